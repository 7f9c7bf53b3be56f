//! The piece that the insurer asks for: joined here, then handed in.

use affilio_domain::wire::{AttachmentPurpose, FileView, PieceHandedIn, Stage, StageView};
use leptos::prelude::*;

use super::stages::STANDS;
use crate::api::{self, ApiError};
use crate::browser;
use crate::draft::{About, File, Savers};
use crate::i18n::tr;
use crate::ui::act::Act;
use crate::ui::notice::fault;
use crate::ui::upload::{Upload, joined_at};

const FAULT: &str = "piece-erreur";

/// The stage that asks for a piece, if that is where the file stands.
pub fn asked(view: &FileView) -> Option<&StageView> {
    let last = view.stages.last()?;
    (last.stage == Stage::PieceAsked).then_some(last)
}

/// Hands in what is joined for the piece that a stage asks for; the act is done once, however often it
/// is sent.
async fn hand_in(file: File, rank: u32, key: StoredValue<String>) -> Result<(), ApiError> {
    let piece = PieceHandedIn { rank };
    let outcome = api::hand_in(&file.member(), &piece, &key.get_value()).await;
    // What was refused is another act when it is asked for again.
    if outcome.as_ref().is_err_and(|error| !error.is_transient()) {
        key.try_set_value(browser::random_key());
    }
    let reached = outcome?;
    file.change(|view| {
        if view.stages.iter().all(|one| one.rank < reached.rank) {
            view.stages.push(reached.clone());
        }
    });
    request_animation_frame(|| browser::focus(STANDS));
    Ok(())
}

/// Joins the piece, and hands it in.
#[component]
pub fn AskedPiece(
    /// The stage that asks.
    asked: StageView,
) -> impl IntoView {
    let file = expect_context::<File>();
    let uploads = expect_context::<Savers>().uploads;
    let rank = asked.rank;
    let key = StoredValue::new(browser::random_key());
    let act = Act::new();
    let told = RwSignal::new(None::<&'static str>);
    let about = About {
        purpose: AttachmentPurpose::AskedPiece,
        subject: rank.to_string(),
    };
    let subject = about.subject.clone();
    let lacking = Memo::new(move |_| {
        let nothing = joined_at(&file.get()?, about.purpose, &about.subject).is_empty();
        let leaving = uploads.at(&about).iter().any(|one| one.fate.may_leave());
        lacking_words(nothing, leaving)
    });
    // What is lacking is said when the button is pressed, and only as long as it lacks.
    let said = move || {
        let told = told.get().filter(|words| lacking.get() == Some(*words));
        told.map(str::to_owned).or_else(|| act.failure())
    };
    let press = move |_| {
        told.set(lacking.get_untracked());
        if told.get_untracked().is_some() {
            request_animation_frame(|| browser::focus(FAULT));
        } else {
            act.run(FAULT, hand_in(file, rank, key));
        }
    };
    view! {
        <section class="group">
            <Upload
                purpose=AttachmentPurpose::AskedPiece
                subject
                label=asked.piece
                hint=asked.why
            />
            {move || fault(FAULT, said())}
            <p class="small">
                {tr(
                    "Une fois transmise, la pièce ne peut plus être changée ici. Sans photo ni fichier, appelez le numéro plus bas : on vous dira comment l’envoyer.",
                    "Once handed in, the document can no longer be changed here. With no photo and no file, call the number below: you will be told how to send it.",
                )}
            </p>
            <div class="actions">
                <button type="button" class="button" prop:disabled=move || act.is_busy() on:click=press>
                    {tr("Transmettre à la mutuelle", "Hand in to the insurer")}
                </button>
            </div>
        </section>
    }
}

/// What keeps the piece from being handed in.
fn lacking_words(nothing: bool, leaving: bool) -> Option<&'static str> {
    if leaving {
        Some(tr(
            "Un fichier n’est pas encore joint : attendez qu’il le soit, ou envoyez-le de nouveau.",
            "A file is not attached yet: wait until it is, or send it again.",
        ))
    } else if nothing {
        Some(tr(
            "Joignez la pièce demandée, puis transmettez-la.",
            "Attach the document asked for, then hand it in.",
        ))
    } else {
        None
    }
}
