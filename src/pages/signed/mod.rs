//! The end page: works when bookmarked, never signs twice, and then tells where the file stands.

pub mod asked_piece;
pub mod stages;

use affilio_domain::date::Date;
use affilio_domain::format;
use affilio_domain::wire::{AttachmentPurpose, FileView, Stage};
use leptos::prelude::*;

use asked_piece::{AskedPiece, asked};
use stages::{Timeline, where_it_stands};

use super::guarded::Guarded;
use crate::api;
use crate::draft::File;
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::ui::icon::{Icon, IconView};
use crate::ui::page::{Heading, arrive};

/// Reference, where the file stands, what happens next, contact, the file.
#[component]
pub fn Signed() -> impl IntoView {
    arrive(tr("Adhésion signée", "Enrolment signed"));
    view! {
        <Guarded place=Place::End>
            <End />
        </Guarded>
    }
}

#[component]
fn End() -> impl IntoView {
    let file = expect_context::<File>();
    let stage = Memo::new(move |_| Some(file.get()?.stages.last()?.stage));
    let piece = Memo::new(move |_| file.get().as_ref().and_then(asked).cloned());
    // A file being joined changes nothing here: it is shown where it is joined.
    let settled = Memo::new(move |_| {
        let mut view = file.get()?;
        let rank = asked(&view).map(|one| one.rank.to_string());
        view.attachments.retain(|one| {
            one.purpose == AttachmentPurpose::AskedPiece && Some(&one.subject) != rank.as_ref()
        });
        Some(view)
    });
    let body = move || {
        let view = settled.get()?;
        let signature = view.signature.clone()?;
        let first_day = Date::parse_iso(&view.employer.effective_on).map_or_else(
            |_| view.employer.effective_on.clone(),
            |day| format::date(day, locale()),
        );
        let timeline = view.clone();
        let next = what_next(&view);
        Some(view! {
            <dl class="facts">
                <div><dt>{tr("Référence", "Reference")}</dt><dd class="number">{signature.reference}</dd></div>
                <div><dt>{tr("Signé le", "Signed on")}</dt><dd>{format::moment(&signature.signed_at, locale())}</dd></div>
                <div><dt>{tr("Numéro d’adhérent", "Member number")}</dt><dd class="number">{view.member_number}</dd></div>
                <div><dt>{tr("Début des garanties", "First day of cover")}</dt><dd>{first_day}</dd></div>
            </dl>
            <a class="button" href=api::DOCUMENT download="" rel="external">
                <IconView icon=Icon::Download />
                {tr("Télécharger mon dossier (PDF)", "Download my file (PDF, in French)")}
            </a>
            <section>
                <h2>{tr("Où en est votre dossier", "Where your file stands")}</h2>
                <Timeline view=timeline />
            </section>
            <section>
                <h2>{tr("Et maintenant", "What happens next")}</h2>
                {next}
                <h3>{tr("Une question sur votre contrat santé", "A question about your health plan")}</h3>
                <p>
                    <a class="tel" href="tel:+33980980018">"0 980 980 018"</a>
                    " "
                    {tr("Appel non surtaxé, lundi à vendredi, 8 h 30 – 18 h 30 ; samedi, 8 h 30 – 12 h.", "Standard rate, Monday to Friday, 8:30–18:30; Saturday, 8:30–12:00 (Paris time).")}
                </p>
            </section>
            <p class="small">
                {tr("Signature électronique simple, par code à usage unique. Empreinte du document : ", "Simple electronic signature, by a one-time code. Fingerprint of the document: ")}
                <code class="fingerprint">{signature.fingerprint}</code>
            </p>
        })
    };
    view! {
        <div class="page narrow">
            <p class="state state-done"><IconView icon=Icon::Check />{tr("Signé", "Signed")}</p>
            <Heading text=tr("Votre adhésion est signée", "Your enrolment is signed") />
            {move || stage.get().map(where_it_stands)}
            {move || piece.get().map(|asked| view! { <AskedPiece asked /> })}
            {body}
        </div>
    }
}

/// What is still to come, at the stage reached.
fn what_next(view: &FileView) -> Option<AnyView> {
    let stage = view
        .stages
        .last()
        .map_or(Stage::Checking, |last| last.stage);
    let card = match stage {
        Stage::Checking | Stage::PieceAsked => tr(
            "Une fois vos informations vérifiées, la mutuelle vous envoie votre carte. Le délai n’est pas connu d’affilio.",
            "Once your information is checked, the insurer sends you your card. affilio does not know how long it takes.",
        ),
        Stage::Validated => tr(
            "La mutuelle vous envoie votre carte. Le délai n’est pas connu d’affilio.",
            "The insurer sends you your card. affilio does not know how long it takes.",
        ),
        Stage::CardReady => return None,
    };
    let told = if view.email.is_some() {
        tr(
            "Un e-mail vous prévient à chaque changement d’état. Cette page montre alors le nouvel état.",
            "An e-mail tells you of each change. This page then shows the new state.",
        )
    } else {
        tr(
            "Sans adresse e-mail, rien ne vous prévient : revenez voir cette page, ou appelez le numéro plus bas.",
            "Without an e-mail address, nothing tells you of a change: come back to this page, or call the number below.",
        )
    };
    let just_signed = view.stages.len() <= 1;
    let confirmation = view.email.clone().filter(|_| just_signed).map(|email| {
        view! {
            <li>{tr("Un e-mail de confirmation part à ", "A confirmation goes by e-mail to ")}<strong>{email}</strong>"."</li>
        }
    });
    Some(
        view! {
            <ul class="next">
                {confirmation}
                <li>{told}</li>
                <li>{card}</li>
            </ul>
        }
        .into_any(),
    )
}
