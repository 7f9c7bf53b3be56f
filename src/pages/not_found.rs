//! An address that leads nowhere.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::ui::page::{Heading, arrive};

/// Says so, and where to go.
#[component]
pub fn NotFound() -> impl IntoView {
    arrive(tr("Page introuvable", "Page not found"));
    view! {
        <div class="page">
            <Heading text=tr("Cette page n’existe pas", "This page does not exist") />
            <p>{tr("L’adresse est incomplète ou a changé. Votre adhésion, elle, est intacte.", "The address is incomplete or has changed. Your enrolment is intact.")}</p>
            <ul class="links">
                <li><a href="/connexion">{tr("Reprendre mon adhésion", "Resume my enrolment")}</a></li>
                <li><a href="/estimer">{tr("Estimer un soin", "Estimate a treatment")}</a></li>
                <li><a href="/">{tr("Revenir à l’accueil", "Back to the home page")}</a></li>
            </ul>
        </div>
    }
}
