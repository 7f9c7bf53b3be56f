//! What surrounds every screen: the way to the content, the name, the help.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use crate::browser;
use crate::browser::address::Address;
use crate::journey::Screen;

const HELP: &str = "aide";

/// Top of every screen.
#[component]
pub fn Header() -> impl IntoView {
    let address = expect_context::<Address>();
    let here = move |screen| move || (Screen::at(&address.path()) == screen).then_some("page");
    view! {
        <a class="skip" href="#contenu" on:click=|event| {
            event.prevent_default();
            browser::focus("contenu");
        }>"Aller au contenu"</a>
        <header class="site">
            <div class="site-in">
                <a href="/" class="brand">"affilio"</a>
                <nav aria-label="Principale">
                    <a href="/estimer" aria-current=here(Screen::Estimator)>"Estimer un soin"</a>
                    <a href="/connexion" aria-current=here(Screen::SignIn)>"Mon adhésion"</a>
                </nav>
                <button type="button" class="button-help" on:click=|_| browser::open_dialog(HELP)>
                    <IconView icon=Icon::Phone />
                    "Aide"
                </button>
            </div>
        </header>
        <Help />
    }
}

/// Bottom of every screen.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site">
            <div class="site-in">
                <p>
                    "affilio montre ce que disent le contrat et les textes, avec leur date et leur source. "
                    "Il ne dépose aucun traceur et n’appelle aucun autre site."
                </p>
            </div>
        </footer>
    }
}

/// The two numbers, each with its purpose and hours (source: manual of the affiliation, 2022).
#[component]
pub fn Help() -> impl IntoView {
    view! {
        <dialog id=HELP class="dialog" aria-labelledby="aide-titre">
            <h2 id="aide-titre">"Une personne vous répond"</h2>
            <dl class="help">
                <dt>"Pour votre adhésion en ligne"</dt>
                <dd>
                    <a class="tel" href="tel:+33980989823">"0 980 98 98 23"</a>
                    <span>"appel non surtaxé · lundi à vendredi, 8 h 30 – 18 h 30 ; samedi, 8 h 30 – 12 h"</span>
                </dd>
                <dt>"Pour toute autre question sur votre contrat santé"</dt>
                <dd>
                    <a class="tel" href="tel:+33980980018">"0 980 980 018"</a>
                    <span>"appel non surtaxé · lundi à vendredi, 8 h 30 – 18 h 30 ; samedi, 8 h 30 – 12 h"</span>
                </dd>
            </dl>
            <p class="small">"Ayez sous la main votre numéro d’adhérent : il figure dans votre e-mail d’invitation."</p>
            <button type="button" class="button" on:click=|_| browser::close_dialog(HELP)>"Fermer"</button>
        </dialog>
    }
}
