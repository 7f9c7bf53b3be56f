//! The end page: works when bookmarked, never signs twice, and then tells where the file stands.

use affilio_domain::date::Date;
use affilio_domain::format;
use affilio_domain::wire::{FileView, Stage, StageView};
use leptos::prelude::*;

use super::guarded::Guarded;
use crate::api;
use crate::draft::File;
use crate::i18n::{locale, tr};
use crate::journey::Place;
use crate::ui::icon::{Icon, IconView};
use crate::ui::notice::{Notice, Tone};
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

/// A stage in words.
const fn stage_words(stage: Stage) -> [&'static str; 2] {
    match stage {
        Stage::Checking => ["Vérification en cours", "Being checked"],
        Stage::PieceAsked => ["Pièce demandée", "A document is asked for"],
        Stage::Validated => ["Adhésion validée", "Enrolment validated"],
        Stage::CardReady => ["Carte disponible", "Card ready"],
    }
}

fn in_words(stage: Stage) -> &'static str {
    let [french, english] = stage_words(stage);
    tr(french, english)
}

/// What each stage means for the person, from what is known.
fn meaning(stage: Stage) -> &'static str {
    match stage {
        Stage::Checking => tr(
            "La mutuelle vérifie vos informations. Vous n’avez rien à faire. Le temps que cela prend n’est pas connu d’affilio.",
            "The insurer is checking your information. There is nothing to do. How long it takes is not known to affilio.",
        ),
        Stage::PieceAsked => tr(
            "Une pièce manque pour finir la vérification. Appelez le numéro ci-dessous pour savoir comment la transmettre.",
            "A document is missing to finish the check. Call the number below to learn how to send it.",
        ),
        Stage::Validated => tr(
            "Vos informations sont vérifiées. Votre carte de mutuelle suit.",
            "Your information is checked. Your card follows.",
        ),
        Stage::CardReady => tr(
            "Votre carte de mutuelle est disponible auprès de la mutuelle. affilio ne la contient pas.",
            "Your card is available from the insurer. affilio does not hold it.",
        ),
    }
}

#[component]
fn Timeline(stages: Vec<StageView>, signed_at: String) -> impl IntoView {
    let told = |at: &str| format::moment(at, locale());
    let last = stages.len();
    let items = stages
        .into_iter()
        .enumerate()
        .map(|(rank, reached)| {
            let now = rank + 1 == last;
            let piece = (reached.stage == Stage::PieceAsked).then(|| {
                view! {
                    <span>
                        <strong>{reached.piece}</strong>
                        {(!reached.why.is_empty()).then(|| format!(" – {}", reached.why))}
                    </span>
                }
            });
            view! {
                <li aria-current=now.then_some("step")>
                    <strong>{in_words(reached.stage)}</strong>
                    <span class="small">" "{told(&reached.at)}</span>
                    {piece.map(|piece| view! { <p>{piece}</p> })}
                </li>
            }
        })
        .collect_view();
    view! {
        <ol class="next">
            <li>
                <strong>{tr("Signée", "Signed")}</strong>
                <span class="small">" "{told(&signed_at)}</span>
            </li>
            {items}
        </ol>
    }
}

/// The last stage reached, in sight before anything else.
fn where_it_stands(view: &FileView) -> Option<impl IntoView + use<>> {
    let stage = view.stages.last()?.stage;
    let tone = match stage {
        Stage::Checking => Tone::Info,
        Stage::PieceAsked => Tone::Warn,
        Stage::Validated | Stage::CardReady => Tone::Ok,
    };
    Some(view! {
        <Notice tone>
            <h2>{in_words(stage)}</h2>
            <p>{meaning(stage)}</p>
        </Notice>
    })
}

#[component]
fn End() -> impl IntoView {
    let file = expect_context::<File>();
    let body = move || {
        let view = file.get()?;
        let stands = where_it_stands(&view);
        let signature = view.signature?;
        let first_day = Date::parse_iso(&view.employer.effective_on).map_or_else(
            |_| view.employer.effective_on.clone(),
            |day| format::date(day, locale()),
        );
        let signed_at = signature.signed_at.clone();
        Some(view! {
            {stands}
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
                <Timeline stages=view.stages signed_at />
            </section>
            <section>
                <h2>{tr("Et maintenant", "What happens next")}</h2>
                <ul class="next">
                    {view.email.map(|email| view! {
                        <li>{tr("Un e-mail de confirmation part à ", "A confirmation goes by e-mail to ")}<strong>{email}</strong>"."</li>
                        <li>{tr("Un e-mail vous prévient à chaque changement d’état. Cette page montre alors le nouvel état.", "An e-mail tells you of each change. This page then shows the new state.")}</li>
                    })}
                    <li>{tr("Une fois vos informations vérifiées, la mutuelle vous envoie votre carte. Le délai n’est pas connu d’affilio.", "Once your information is checked, the insurer sends you your card. How long it takes is not known to affilio.")}</li>
                </ul>
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
            {body}
        </div>
    }
}
