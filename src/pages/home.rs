//! The home page.

use leptos::prelude::*;

use crate::i18n::tr;
use crate::ui::page::{Heading, arrive};

/// What affilio does, and the two ways in.
#[component]
pub fn Home() -> impl IntoView {
    arrive(tr("Accueil", "Home"));
    view! {
        <div class="page home">
            <Heading text=tr("Votre complémentaire santé, au clair", "Your health plan, made clear") />
            <p class="lead">
                {tr("Rejoignez le contrat de votre entreprise en quelques minutes, et sachez au centime près ce qu’un soin vous coûtera.", "Join your company’s plan in a few minutes, and know to the cent what a treatment will cost you.")}
            </p>
            <div class="doors">
                <section class="door">
                    <h2>{tr("Adhérer", "Join the plan")}</h2>
                    <p>{tr("Vous avez reçu un e-mail d’invitation : ouvrez son lien, il est valable 60 jours. Vous avez déjà commencé : connectez-vous, tout est gardé.", "You received an invitation by e-mail: open its link, it is valid for 60 days. You have started already: sign in, everything is kept.")}</p>
                    <a href="/connexion" class="button">{tr("Reprendre mon adhésion", "Go on with my enrolment")}</a>
                </section>
                <section class="door">
                    <h2>{tr("Estimer un soin", "Estimate a treatment")}</h2>
                    <p>{tr("Choisissez un soin et son prix : vous voyez ce que paient l’assurance maladie et la mutuelle, ce qui reste pour vous, et pourquoi.", "Choose a treatment and its price: you see what the state health insurance (assurance maladie) and the plan pay, what is left to you, and why.")}</p>
                    <a href="/estimer" class="button">{tr("Estimer un soin", "Estimate a treatment")}</a>
                </section>
            </div>
            <section>
                <h2>{tr("À garder sous la main pour adhérer", "What to have at hand to join")}</h2>
                <ul class="ticks">
                    <li>{tr("votre attestation de droits (carte Vitale), et celle de chaque bénéficiaire ;", "your “attestation de droits” (carte Vitale), and that of each dependant;")}</li>
                    <li>{tr("votre RIB ;", "your bank details (RIB);")}</li>
                    <li>{tr("votre téléphone mobile : il recevra le code de signature.", "your mobile phone: it will receive the code to sign.")}</li>
                </ul>
            </section>
        </div>
    }
}
