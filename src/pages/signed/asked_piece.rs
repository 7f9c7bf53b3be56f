//! The piece that the insurer asks for: joined here, then handed in.

use affilio_domain::wire::{AttachmentPurpose, FileView, PieceHandedIn, Stage, StageView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::stages::STANDS;
use crate::api;
use crate::browser;
use crate::draft::{About, File, Savers};
use crate::i18n::tr;
use crate::ui::icon::{Icon, IconView};
use crate::ui::upload::{Upload, joined_at};

const FAULT: &str = "piece-erreur";

/// The stage that asks for a piece, if that is where the file stands.
pub fn asked(view: &FileView) -> Option<&StageView> {
    let last = view.stages.last()?;
    (last.stage == Stage::PieceAsked).then_some(last)
}

/// One piece being handed in.
#[derive(Clone, Copy)]
struct HandingIn {
    file: File,
    /// Rank of the stage that asks.
    rank: u32,
    /// The act, so that it is done once however often it is sent.
    key: StoredValue<String>,
    sending: RwSignal<bool>,
    /// What the server refused, and why.
    fault: RwSignal<Option<String>>,
    /// What was lacking when the button was pressed.
    told: RwSignal<Option<&'static str>>,
}

impl HandingIn {
    /// Hands in what is joined, unless something is lacking.
    fn start(self, lacking: Option<&'static str>) {
        if self.sending.get_untracked() {
            return;
        }
        self.fault.set(None);
        self.told.set(lacking);
        if lacking.is_some() {
            request_animation_frame(|| browser::focus(FAULT));
            return;
        }
        self.sending.set(true);
        spawn_local(async move {
            let piece = PieceHandedIn { rank: self.rank };
            match api::hand_in(&self.file.member(), &piece, &self.key.get_value()).await {
                Ok(reached) => self.reach(&reached),
                Err(error) => {
                    // What was refused is another act when it is asked for again.
                    if !error.is_transient() {
                        self.key.try_set_value(browser::random_key());
                    }
                    self.fault.try_set(Some(error.message()));
                    request_animation_frame(|| browser::focus(FAULT));
                }
            }
            self.sending.try_set(false);
        });
    }

    /// Takes the stage that the server tells.
    fn reach(self, reached: &StageView) {
        self.file.change(|view| {
            if view.stages.iter().all(|one| one.rank < reached.rank) {
                view.stages.push(reached.clone());
            }
        });
        request_animation_frame(|| browser::focus(STANDS));
    }
}

/// Joins the piece, and hands it in.
#[component]
pub fn AskedPiece(
    /// The stage that asks.
    asked: StageView,
) -> impl IntoView {
    let file = expect_context::<File>();
    let uploads = expect_context::<Savers>().uploads;
    let handing_in = HandingIn {
        file,
        rank: asked.rank,
        key: StoredValue::new(browser::random_key()),
        sending: RwSignal::new(false),
        fault: RwSignal::new(None),
        told: RwSignal::new(None),
    };
    let about = About {
        purpose: AttachmentPurpose::AskedPiece,
        subject: asked.rank.to_string(),
    };
    let subject = about.subject.clone();
    let lacking = Memo::new(move |_| {
        let nothing = joined_at(&file.get()?, about.purpose, &about.subject).is_empty();
        let leaving = uploads.at(&about).iter().any(|one| one.fate.may_leave());
        lacking_words(nothing, leaving)
    });
    // What is lacking is said when the button is pressed, and only as long as it lacks.
    let said = move || {
        let told = handing_in.told.get();
        let told = told.filter(|words| lacking.get() == Some(*words));
        handing_in.fault.get().or_else(|| told.map(str::to_owned))
    };
    view! {
        <section class="group">
            <Upload
                purpose=AttachmentPurpose::AskedPiece
                subject
                label=asked.piece
                hint=asked.why
            />
            {move || said().map(|words| view! {
                <p class="field-error" id=FAULT tabindex="-1" role="alert">
                    <IconView icon=Icon::Alert />
                    <span>{words}</span>
                </p>
            })}
            <p class="small">
                {tr(
                    "Une fois transmise, la pièce ne peut plus être changée ici. Sans photo ni fichier, appelez le numéro plus bas : on vous dira comment l’envoyer.",
                    "Once handed in, the document can no longer be changed here. With no photo and no file, call the number below: you will be told how to send it.",
                )}
            </p>
            <div class="actions">
                <button
                    type="button"
                    class="button"
                    prop:disabled=move || handing_in.sending.get()
                    on:click=move |_| handing_in.start(lacking.get_untracked())
                >
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
