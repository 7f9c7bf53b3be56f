//! The end page: works when bookmarked, never signs twice.

use leptos::prelude::*;

use super::guarded::Guarded;
use crate::api;
use crate::draft::File;
use crate::journey::Place;
use crate::ui::icon::{Icon, IconView};
use crate::ui::page::{Heading, arrive};

/// Reference, what happens next, contact, the file.
#[component]
pub fn Signed() -> impl IntoView {
    arrive("Adhésion signée");
    view! {
        <Guarded place=Place::End>
            <End />
        </Guarded>
    }
}

/// `2026-11-21T10:42:07Z` as `21/11/2026 à 10:42 (UTC)`.
fn moment(iso: &str) -> String {
    match (iso.get(..4), iso.get(5..7), iso.get(8..10), iso.get(11..16)) {
        (Some(year), Some(month), Some(day), Some(time)) => {
            format!("{day}/{month}/{year} à {time} (UTC)")
        }
        _ => iso.to_owned(),
    }
}

#[component]
fn End() -> impl IntoView {
    let file = expect_context::<File>();
    let body = move || {
        let view = file.get()?;
        let signature = view.signature?;
        Some(view! {
            <dl class="facts">
                <div><dt>"Référence"</dt><dd class="number">{signature.reference}</dd></div>
                <div><dt>"Signé le"</dt><dd>{moment(&signature.signed_at)}</dd></div>
                <div><dt>"Numéro d’adhérent"</dt><dd class="number">{view.member_number}</dd></div>
            </dl>
            <a class="button" href=api::DOCUMENT download="" rel="external">
                <IconView icon=Icon::Download />
                "Télécharger mon dossier (PDF)"
            </a>
            <section>
                <h2>"Et maintenant"</h2>
                <ol class="next">
                    {view.email.map(|email| view! {
                        <li>"Un e-mail de confirmation part à "<strong>{email}</strong>"."</li>
                    })}
                    <li>"La mutuelle vérifie vos informations. Si une pièce manque, elle vous écrit."</li>
                    <li>"Votre carte de mutuelle suit, une fois vos informations vérifiées."</li>
                </ol>
                <p>"Une question : le bouton « Aide », en haut de l’écran, donne le numéro et ses horaires."</p>
            </section>
            <p class="small">
                "Signature électronique simple, par code reçu par SMS. Empreinte du document : "
                <code class="fingerprint">{signature.fingerprint}</code>
            </p>
        })
    };
    view! {
        <div class="page narrow">
            <p class="state state-done"><IconView icon=Icon::Check />"Signé"</p>
            <Heading text="Votre adhésion est signée" />
            {body}
        </div>
    }
}
