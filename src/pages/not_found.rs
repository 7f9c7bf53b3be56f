//! An address that leads nowhere.

use leptos::prelude::*;
use leptos_router::components::A;

use crate::ui::page::{Heading, arrive};

/// Says so, and where to go.
#[component]
pub fn NotFound() -> impl IntoView {
    arrive("Page introuvable");
    view! {
        <div class="page">
            <Heading text="Cette page n’existe pas" />
            <p>"L’adresse est incomplète ou a changé. Votre adhésion, elle, est intacte."</p>
            <ul class="links">
                <li><A href="/connexion">"Reprendre mon adhésion"</A></li>
                <li><A href="/estimer">"Estimer un soin"</A></li>
                <li><A href="/">"Revenir à l’accueil"</A></li>
            </ul>
        </div>
    }
}
