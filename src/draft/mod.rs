//! The file in memory, and how a step's answers reach the server: one save at a time, in order,
//! the last answers always the ones that stay.

use affilio_domain::wire::{
    BankDraft, BeneficiariesDraft, FileView, GuaranteesDraft, ProblemCode, ProfileDraft, StepSave,
};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::{self, ApiError, SavedStep};

/// The file of the person signed in, shared by all screens.
#[derive(Clone, Copy)]
pub struct File(RwSignal<Option<FileView>>);

impl File {
    /// No file yet.
    #[must_use]
    pub fn new() -> Self {
        Self(RwSignal::new(None))
    }

    /// The file; tracked.
    #[must_use]
    pub fn get(self) -> Option<FileView> {
        self.0.get()
    }

    /// The file, outside of any reaction.
    #[must_use]
    pub fn read(self) -> Option<FileView> {
        self.0.get_untracked()
    }

    /// Takes the server's file, or forgets it.
    pub fn set(self, file: Option<FileView>) {
        self.0.set(file);
    }

    fn update<T: SavedStep>(self, version: u32, draft: T) {
        self.0.update(|file| {
            if let Some(file) = file {
                let step = T::of_mut(file);
                step.version = version;
                step.draft = draft;
            }
        });
    }
}

impl Default for File {
    fn default() -> Self {
        Self::new()
    }
}

/// How the saving of a step goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Saving {
    /// Nothing typed since the page opened.
    Untouched,
    /// Typed, not sent yet.
    Waiting,
    /// On its way.
    Sending,
    /// Durable at the server.
    Saved,
    /// The network is cut or the server away: kept here, sent again by itself.
    Retrying,
    /// Another tab saved in between.
    Conflict,
    /// The session is over.
    SignedOut,
    /// Refused for another reason.
    Refused(String),
}

/// Pause after a key press before saving, in milliseconds.
const PAUSE_MS: u32 = 800;
/// Pause before another try when the network is cut, in milliseconds.
const RETRY_MS: u32 = 2_500;

/// Saves one step: at most one request at a time. It lives as long as the application, so that
/// leaving a screen loses nothing that still waits for the network.
pub struct Saver<T: SavedStep> {
    file: File,
    state: RwSignal<Saving>,
    /// The last answers not sent yet.
    next: StoredValue<Option<T>>,
    /// A request or a pause before one is under way.
    busy: StoredValue<bool>,
    /// Grows at each key press, so that only the last pause sends.
    pauses: StoredValue<u32>,
}

impl<T: SavedStep> Clone for Saver<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: SavedStep> Copy for Saver<T> {}

impl<T: SavedStep> Saver<T> {
    /// A saver of the file's step.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self {
            file,
            state: RwSignal::new(Saving::Untouched),
            next: StoredValue::new(None),
            busy: StoredValue::new(false),
            pauses: StoredValue::new(0),
        }
    }

    /// How the saving goes; tracked.
    #[must_use]
    pub fn state(self) -> Saving {
        self.state.get()
    }

    /// The step's last answers: those that still wait, else those saved.
    #[must_use]
    pub fn draft(self) -> T {
        self.next
            .get_value()
            .or_else(|| self.file.read().map(|file| T::of(&file).draft.clone()))
            .unwrap_or_default()
    }

    /// Whether answers are not durable yet.
    #[must_use]
    pub fn is_unsaved(self) -> bool {
        !matches!(
            self.state.get_untracked(),
            Saving::Untouched | Saving::Saved
        )
    }

    /// Saves a little after the last key press.
    pub fn save_soon(self, draft: T) {
        self.next.set_value(Some(draft));
        if !matches!(
            self.state.get_untracked(),
            Saving::Conflict | Saving::SignedOut | Saving::Retrying
        ) {
            self.state.set(Saving::Waiting);
        }
        let turn = self.pauses.with_value(|turn| turn.wrapping_add(1));
        self.pauses.set_value(turn);
        spawn_local(async move {
            TimeoutFuture::new(PAUSE_MS).await;
            if self.pauses.get_value() == turn {
                self.flush().await;
            }
        });
    }

    /// Saves now and waits for the outcome; `true` when all is durable.
    pub async fn save(self, draft: T) -> bool {
        self.next.set_value(Some(draft));
        self.flush().await;
        while self.busy.get_value()
            && matches!(
                self.state.get_untracked(),
                Saving::Sending | Saving::Waiting
            )
        {
            TimeoutFuture::new(40).await;
        }
        matches!(self.state.get_untracked(), Saving::Saved)
    }

    /// After a conflict: what is typed here wins over what the other tab saved.
    pub async fn keep_mine(self, draft: T) {
        if let Ok(file) = api::file().await {
            let version = T::of(&file).version;
            let theirs = T::of(&file).draft.clone();
            self.file.set(Some(file));
            self.file.update(version, theirs);
            self.state.set(Saving::Waiting);
            self.save(draft).await;
        }
    }

    /// After a conflict: what the other tab saved is shown instead; gives it back.
    pub async fn take_theirs(self) -> Option<T> {
        let file = api::file().await.ok()?;
        let draft = T::of(&file).draft.clone();
        self.file.set(Some(file));
        self.next.set_value(None);
        self.state.set(Saving::Saved);
        Some(draft)
    }

    /// After a new sign-in: sends what was waiting.
    pub async fn resume(self) {
        self.state.set(Saving::Waiting);
        self.flush().await;
    }

    async fn flush(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        while let Some(draft) = self.next.try_update_value(Option::take).flatten() {
            self.state.set(Saving::Sending);
            let version = self.file.read().map_or(0, |file| T::of(&file).version);
            let save = StepSave { version, draft };
            match api::save_step(&save).await {
                Ok(saved) => {
                    self.file.update(saved.version, save.draft);
                    self.state.set(Saving::Saved);
                }
                Err(error) => {
                    self.keep(save.draft);
                    if !self.fail(error).await {
                        break;
                    }
                }
            }
        }
        self.busy.set_value(false);
    }

    /// Puts answers that were not saved back, unless newer ones wait already.
    fn keep(self, draft: T) {
        self.next.try_update_value(|next| {
            if next.is_none() {
                *next = Some(draft);
            }
        });
    }

    /// Tells what went wrong; `true` when the same answers can be sent again now.
    async fn fail(self, error: ApiError) -> bool {
        let state = match error.code() {
            _ if error.is_transient() => Saving::Retrying,
            Some(ProblemCode::StaleVersion) => Saving::Conflict,
            Some(ProblemCode::SessionMissing) => Saving::SignedOut,
            _ => Saving::Refused(error.message()),
        };
        let again = state == Saving::Retrying;
        self.state.set(state);
        if again {
            TimeoutFuture::new(RETRY_MS).await;
        }
        again
    }
}

/// The savers of all steps.
#[derive(Clone, Copy)]
pub struct Savers {
    /// *Mon profil*.
    pub profile: Saver<ProfileDraft>,
    /// *Mes bénéficiaires*.
    pub beneficiaries: Saver<BeneficiariesDraft>,
    /// *Mes garanties*.
    pub guarantees: Saver<GuaranteesDraft>,
    /// *Mes coordonnées bancaires*.
    pub bank: Saver<BankDraft>,
}

impl Savers {
    /// Savers of the file's steps.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self {
            profile: Saver::new(file),
            beneficiaries: Saver::new(file),
            guarantees: Saver::new(file),
            bank: Saver::new(file),
        }
    }

    /// Whether any answer is not durable yet.
    #[must_use]
    pub fn any_unsaved(self) -> bool {
        self.profile.is_unsaved()
            || self.beneficiaries.is_unsaved()
            || self.guarantees.is_unsaved()
            || self.bank.is_unsaved()
    }
}
