//! What surrounds every screen: the way to the content, the name, the help.

use leptos::prelude::*;

use super::icon::{Icon, IconView};
use super::page::redraw;
use crate::app::Language;
use crate::browser;
use crate::browser::address::Address;
use crate::i18n::tr;
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
        }>{tr("Aller au contenu", "Skip to content")}</a>
        <header class="site">
            <div class="site-in">
                <a href="/" class="brand">"affilio"</a>
                <nav aria-label=tr("Principale", "Main")>
                    <a href="/estimer" aria-current=here(Screen::Estimator)>{tr("Estimer un soin", "Estimate a treatment")}</a>
                    <a href="/connexion" aria-current=here(Screen::SignIn)>{tr("Mon adhésion", "My enrolment")}</a>
                </nav>
                <LanguageButton />
                <button type="button" class="button-help" on:click=|_| browser::open_dialog(HELP)>
                    <IconView icon=Icon::Phone />
                    {tr("Aide", "Help")}
                </button>
            </div>
        </header>
        <Help />
    }
}

const LANGUAGE: &str = "langue";

/// The way to the other language, named in that language.
#[component]
fn LanguageButton() -> impl IntoView {
    let language = expect_context::<Language>();
    // The button is drawn anew with the rest: the focus stays on it.
    let switch = move |_| redraw(|| language.switch(), LANGUAGE);
    view! {
        <button type="button" class="button-help" id=LANGUAGE lang=tr("en", "fr") on:click=switch>
            {tr("English", "Français")}
        </button>
    }
}

/// Bottom of every screen.
#[component]
pub fn Footer() -> impl IntoView {
    view! {
        <footer class="site">
            <div class="site-in">
                <p>
                    {tr(
                        "affilio montre ce que disent le contrat et les textes, avec leur date et leur source. Il ne dépose aucun traceur et n’appelle aucun autre site.",
                        "affilio shows what the contract and the law say, with their date and source. It sets no tracker and contacts no other site.",
                    )}
                </p>
                <p>
                    {tr("Le contrat : ", "The plan: ")}
                    <a href="/tableau">{tr("tableau de garanties", "table of cover")}</a>
                    ", "
                    <a href="/notice">{tr("notice", "notice of cover")}</a>
                    "."
                </p>
            </div>
        </footer>
    }
}

/// The two numbers, each with its purpose and hours (source: manual of the affiliation, 2022).
#[component]
pub fn Help() -> impl IntoView {
    let hours = || {
        tr(
            "appel non surtaxé · lundi à vendredi, 8 h 30 – 18 h 30 ; samedi, 8 h 30 – 12 h",
            "standard rate · Monday to Friday, 8:30–18:30; Saturday, 8:30–12:00 (Paris time)",
        )
    };
    view! {
        <dialog id=HELP class="dialog" aria-labelledby="aide-titre">
            <h2 id="aide-titre">{tr("Une personne vous répond", "Talk to a person")}</h2>
            <dl class="help">
                <dt>{tr("Pour votre adhésion en ligne", "For your online enrolment")}</dt>
                <dd>
                    <a class="tel" href="tel:+33980989823">"0 980 98 98 23"</a>
                    <span>{hours()}</span>
                </dd>
                <dt>{tr("Pour toute autre question sur votre contrat santé", "For any other question about your health plan")}</dt>
                <dd>
                    <a class="tel" href="tel:+33980980018">"0 980 980 018"</a>
                    <span>{hours()}</span>
                </dd>
            </dl>
            <h3>{tr("À garder sous la main", "Have at hand")}</h3>
            <ul class="ticks">
                <li>{tr("votre numéro d’adhérent : il est dans votre e-mail d’invitation et sur chaque écran ;", "your member number: it is in your invitation e-mail and on every screen;")}</li>
                <li>{tr("votre attestation de droits, et celle de chaque bénéficiaire ;", "your “attestation de droits” (proof of social-security rights), and each dependant’s;")}</li>
                <li>{tr("votre RIB et votre téléphone mobile.", "your RIB (bank details) and your mobile phone.")}</li>
            </ul>
            <button type="button" class="button" on:click=|_| browser::close_dialog(HELP)>{tr("Fermer", "Close")}</button>
        </dialog>
    }
}
