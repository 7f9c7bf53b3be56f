//! Saving a step: a moment after each key press, at most one request at a time.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::{FileView, ProblemCode};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Answers, File, SavedStep};
use crate::api::{self, ApiError};

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
/// How often a wait for the request under way looks again, in milliseconds.
const LOOK_MS: u32 = 40;

/// Saves one step. It lives as long as the application, so that leaving a screen loses nothing
/// that still waits for the network.
#[derive(Clone, Copy)]
pub struct Saver {
    step: SavedStep,
    file: File,
    state: RwSignal<Saving>,
    /// The last answers not sent yet.
    next: StoredValue<Option<Answers>>,
    /// The answers of the request under way.
    sent: StoredValue<Option<Answers>>,
    /// A request, or the pause before another try, is under way.
    busy: StoredValue<bool>,
    /// Grows when what waits is forgotten: a request under way then belongs to somebody else.
    epoch: StoredValue<u32>,
    /// Grows at each key press, so that only the last pause sends.
    pauses: StoredValue<u32>,
}

impl Saver {
    fn new(step: SavedStep, file: File) -> Self {
        Self {
            step,
            file,
            state: RwSignal::new(Saving::Untouched),
            next: StoredValue::new(None),
            sent: StoredValue::new(None),
            busy: StoredValue::new(false),
            epoch: StoredValue::new(0),
            pauses: StoredValue::new(0),
        }
    }

    /// How the saving goes; tracked.
    #[must_use]
    pub fn state(self) -> Saving {
        self.state.get()
    }

    /// The step's last answers: those that wait, else those on their way, else those saved.
    #[must_use]
    pub fn answers<T: From<Answers>>(self) -> T {
        let unsaved = self.next.get_value().or_else(|| self.sent.get_value());
        T::from(unsaved.unwrap_or_else(|| self.file.step(self.step).1))
    }

    /// Whether answers are not durable yet.
    #[must_use]
    pub fn is_unsaved(self) -> bool {
        self.state
            .with_untracked(|state| !matches!(state, Saving::Untouched | Saving::Saved))
    }

    /// Sends what waits and waits for the outcome; `true` when nothing is left to save.
    pub async fn settle(self) -> bool {
        !self.is_unsaved() || self.save(self.answers()).await
    }

    /// Forgets what waits: somebody else is at the screen, whose file it must never reach.
    pub fn forget(self) {
        self.epoch
            .update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.next.set_value(None);
        self.sent.set_value(None);
        self.busy.set_value(false);
        self.state.set(Saving::Untouched);
    }

    /// Sends what waits now: the page is about to be hidden, perhaps for good.
    pub fn hurry(self) {
        if self.next.with_value(Option::is_some) {
            spawn_local(self.flush());
        }
    }

    /// Saves a little after the last key press.
    pub fn save_soon(self, answers: Answers) {
        self.next.set_value(Some(answers));
        self.state.update(|state| {
            if !matches!(
                state,
                Saving::Conflict | Saving::SignedOut | Saving::Retrying
            ) {
                *state = Saving::Waiting;
            }
        });
        let turn = self.pauses.get_value().wrapping_add(1);
        self.pauses.set_value(turn);
        let stopped = self
            .state
            .with_untracked(|state| matches!(state, Saving::Conflict | Saving::SignedOut));
        if stopped {
            // What is typed waits for the person's choice, or for a new sign-in.
            return;
        }
        spawn_local(async move {
            TimeoutFuture::new(PAUSE_MS).await;
            if self.pauses.get_value() == turn {
                self.flush().await;
            }
        });
    }

    /// Saves now and waits for the outcome; `true` when all is durable.
    pub async fn save(self, answers: Answers) -> bool {
        self.next.set_value(Some(answers));
        self.flush().await;
        let under_way = || {
            self.busy.get_value()
                && self
                    .state
                    .with_untracked(|state| matches!(state, Saving::Sending | Saving::Waiting))
        };
        while under_way() {
            TimeoutFuture::new(LOOK_MS).await;
        }
        self.state.with_untracked(|state| *state == Saving::Saved)
    }

    /// After a conflict: what is typed here wins over what the other tab saved.
    pub async fn keep_mine(self) {
        let mine: Answers = self.answers();
        let epoch = self.epoch.get_value();
        let theirs = api::file().await;
        if self.epoch.get_value() != epoch {
            return;
        }
        match theirs {
            Ok(file) if file.member_number != self.file.member() => {
                self.state.set(Saving::SignedOut)
            }
            Ok(file) => {
                self.file.set(Some(file));
                self.save(mine).await;
            }
            Err(error) => self.state.set(state_after(&error)),
        }
    }

    /// After a conflict: what the other tab saved is taken instead; `true` once it is.
    pub async fn take_theirs(self) -> bool {
        let epoch = self.epoch.get_value();
        let theirs = api::file().await;
        if self.epoch.get_value() != epoch {
            return false;
        }
        let ours = |file: &FileView| file.member_number == self.file.member();
        let taken = theirs.as_ref().is_ok_and(ours);
        match theirs {
            Ok(file) if !ours(&file) => self.state.set(Saving::SignedOut),
            Ok(file) => {
                self.next.set_value(None);
                self.file.set(Some(file));
                self.state.set(Saving::Saved);
            }
            Err(error) => self.state.set(state_after(&error)),
        }
        taken
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
        let epoch = self.epoch.get_value();
        while let Some(answers) = self.next.try_update_value(Option::take).flatten() {
            self.state.set(Saving::Sending);
            self.sent.set_value(Some(answers.clone()));
            let (version, _) = self.file.step(self.step);
            let outcome = api::save_step(&self.file.member(), version, &answers).await;
            if self.epoch.get_value() != epoch {
                return;
            }
            self.sent.set_value(None);
            match outcome {
                Ok(saved) => {
                    self.file.saved(saved.version, answers);
                    self.state.set(Saving::Saved);
                }
                Err(error) if self.was_saved_before(&error, &answers).await => {
                    if self.epoch.get_value() != epoch {
                        return;
                    }
                    self.state.set(Saving::Saved);
                }
                // Somebody else may have come to the screen during that look.
                Err(_) if self.epoch.get_value() != epoch => return,
                Err(error) => {
                    self.put_back(answers);
                    let state = state_after(&error);
                    let again = state == Saving::Retrying;
                    self.state.set(state);
                    if !again {
                        break;
                    }
                    TimeoutFuture::new(RETRY_MS).await;
                    if self.epoch.get_value() != epoch {
                        return;
                    }
                }
            }
        }
        self.busy.set_value(false);
    }

    /// After a stale version: whether the server holds these very answers already. The network may
    /// have been cut between its commit and its answer.
    async fn was_saved_before(self, error: &ApiError, answers: &Answers) -> bool {
        if error.code() != Some(ProblemCode::StaleVersion) {
            return false;
        }
        let Ok(file) = api::file().await else {
            return false;
        };
        let (version, theirs) = self.step.of(&file);
        let same = theirs == *answers && file.member_number == self.file.member();
        if same {
            self.file.saved(version, theirs);
        }
        same
    }

    /// Puts answers that were not saved back, unless newer ones wait already.
    fn put_back(self, answers: Answers) {
        self.next.update_value(|next| {
            next.get_or_insert(answers);
        });
    }
}

fn state_after(error: &ApiError) -> Saving {
    match error.code() {
        _ if error.is_transient() => Saving::Retrying,
        Some(ProblemCode::StaleVersion) => Saving::Conflict,
        Some(ProblemCode::SessionMissing) => Saving::SignedOut,
        _ => Saving::Refused(error.message()),
    }
}

/// The savers of all steps.
#[derive(Clone, Copy)]
pub struct Savers {
    /// *Mon profil*.
    pub profile: Saver,
    /// *Mes bénéficiaires*.
    pub beneficiaries: Saver,
    /// *Mes garanties*.
    pub guarantees: Saver,
    /// *Mes coordonnées bancaires*.
    pub bank: Saver,
}

impl Savers {
    /// Savers of the file's steps.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self {
            profile: Saver::new(SavedStep::Profile, file),
            beneficiaries: Saver::new(SavedStep::Beneficiaries, file),
            guarantees: Saver::new(SavedStep::Guarantees, file),
            bank: Saver::new(SavedStep::Bank, file),
        }
    }

    /// Sends all that waits and waits for the outcome; `true` when nothing is left to save.
    pub async fn settle(self) -> bool {
        let mut settled = true;
        for saver in self.all() {
            settled &= saver.settle().await;
        }
        settled
    }

    /// The steps whose answers are not durable yet, in order; tracked.
    #[must_use]
    pub fn unsaved(self) -> Vec<Step> {
        [
            Step::Profile,
            Step::Beneficiaries,
            Step::Guarantees,
            Step::Bank,
        ]
        .into_iter()
        .zip(self.all())
        .filter(|(_, saver)| !matches!(saver.state(), Saving::Untouched | Saving::Saved))
        .map(|(step, _)| step)
        .collect()
    }

    /// Whether every answer is durable; tracked.
    #[must_use]
    pub fn all_saved(self) -> bool {
        self.unsaved().is_empty()
    }

    /// Forgets all that waits: somebody else is at the screen.
    pub fn forget(self) {
        for saver in self.all() {
            saver.forget();
        }
    }

    /// Every saver.
    #[must_use]
    pub fn all(self) -> [Saver; 4] {
        [self.profile, self.beneficiaries, self.guarantees, self.bank]
    }
}
