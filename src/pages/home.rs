//! The home page.

use leptos::prelude::*;

use crate::ui::page::{Heading, arrive};

/// What affilio does, and the two ways in.
#[component]
pub fn Home() -> impl IntoView {
    arrive("Accueil");
    view! {
        <div class="page home">
            <Heading text="Votre complémentaire santé, au clair" />
            <p class="lead">
                "Rejoignez le contrat de votre entreprise en quelques minutes, et sachez au centime près ce qu’un soin vous coûtera."
            </p>
            <div class="doors">
                <section class="door">
                    <h2>"Adhérer"</h2>
                    <p>"Vous avez reçu un e-mail d’invitation : ouvrez son lien, il est valable 60 jours. Vous avez déjà commencé : connectez-vous, tout est gardé."</p>
                    <a href="/connexion" class="button">"Reprendre mon adhésion"</a>
                </section>
                <section class="door">
                    <h2>"Estimer un soin"</h2>
                    <p>"Choisissez un soin et son prix : vous voyez ce que paient l’assurance maladie et la mutuelle, ce qui reste pour vous, et pourquoi."</p>
                    <a href="/estimer" class="button">"Estimer un soin"</a>
                </section>
            </div>
            <section>
                <h2>"À garder sous la main pour adhérer"</h2>
                <ul class="ticks">
                    <li>"votre attestation de droits (carte Vitale), et celle de chaque bénéficiaire ;"</li>
                    <li>"votre RIB ;"</li>
                    <li>"votre téléphone mobile : il recevra le code de signature."</li>
                </ul>
            </section>
        </div>
    }
}
