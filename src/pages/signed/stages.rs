//! Where a signed file stands at the insurer's, in words and dates.

use affilio_domain::format;
use affilio_domain::wire::{AttachmentPurpose, FileView, Stage, StageView};
use leptos::prelude::*;

use crate::api;
use crate::i18n::{locale, tr};
use crate::ui::notice::{Notice, Tone};
use crate::ui::upload::joined_at;

/// Where the focus goes when the stage changes under the person's hands.
pub const STANDS: &str = "etat-du-dossier";

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
            "The insurer is checking your information. You have nothing to do. affilio does not know how long it takes.",
        ),
        Stage::PieceAsked => tr(
            "Une pièce manque pour finir la vérification. Joignez-la ci-dessous, puis transmettez-la.",
            "A document is missing to finish the check. Attach it below, then hand it in.",
        ),
        Stage::Validated => tr(
            "Vos informations sont vérifiées. Votre carte de mutuelle suit.",
            "Your information is checked. Your card follows.",
        ),
        Stage::CardReady => tr(
            "Votre carte est prête chez la mutuelle, qui vous la remet. affilio ne la contient pas : si vous ne l’avez pas, appelez le numéro plus bas.",
            "Your card is ready at the insurer’s, who hands it to you. affilio does not hold it: if you do not have it, call the number below.",
        ),
    }
}

/// The stages reached, each with its moment and, once a piece is handed in, its files.
#[component]
pub fn Timeline(
    /// The signed file, without the files that are joined and not handed in.
    view: FileView,
) -> impl IntoView {
    let last = view.stages.len();
    let items = view
        .stages
        .iter()
        .enumerate()
        .map(|(place, reached)| stage_reached(&view, reached, place + 1 == last))
        .collect_view();
    let signed_at = view
        .signature
        .as_ref()
        .map(|signature| told(&signature.signed_at));
    view! {
        <ol class="next">
            <li>
                <strong>{tr("Signée", "Signed")}</strong>
                <span class="small">" "{signed_at}</span>
            </li>
            {items}
        </ol>
    }
}

fn told(at: &str) -> String {
    format::moment(at, locale())
}

fn stage_reached(view: &FileView, reached: &StageView, now: bool) -> AnyView {
    let piece = (reached.stage == Stage::PieceAsked).then(|| {
        let why = (!reached.why.is_empty()).then(|| format!(" – {}", reached.why));
        view! { <p><strong>{reached.piece.clone()}</strong>{why}</p> }
    });
    let files = joined_at(
        view,
        AttachmentPurpose::AskedPiece,
        &reached.rank.to_string(),
    )
    .into_iter()
    .map(|one| {
        view! {
            <p>
                {tr("Transmis : ", "Handed in: ")}
                <a href=api::attachment(&one.id) download="" rel="external">{one.name}</a>
            </p>
        }
    })
    .collect_view();
    view! {
        <li aria-current=now.then_some("step")>
            <strong>{in_words(reached.stage)}</strong>
            <span class="small">" "{told(&reached.at)}</span>
            {piece}
            {files}
        </li>
    }
    .into_any()
}

/// The last stage reached, in sight before anything else.
pub fn where_it_stands(stage: Stage) -> AnyView {
    let tone = match stage {
        Stage::Checking => Tone::Info,
        Stage::PieceAsked => Tone::Warn,
        Stage::Validated | Stage::CardReady => Tone::Ok,
    };
    view! {
        <Notice tone>
            <h2 id=STANDS tabindex="-1">{in_words(stage)}</h2>
            <p>{meaning(stage)}</p>
        </Notice>
    }
    .into_any()
}
