//! An address that leads nowhere.

use leptos::prelude::*;

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
                <li><a href="/connexion">"Reprendre mon adhésion"</a></li>
                <li><a href="/estimer">"Estimer un soin"</a></li>
                <li><a href="/">"Revenir à l’accueil"</a></li>
            </ul>
        </div>
    }
}
