//! Saving a step: a moment after each key press, and without loss when two places change it.

use affilio_domain::wire::{FileView, ProblemCode};
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::line::Line;
use super::merge::{self, Difference, Spot};
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
    /// Another tab or device saved in between.
    Conflict,
    /// The session is over.
    SignedOut,
    /// Refused for another reason.
    Refused(String),
}

impl Saving {
    /// Whether nothing goes on by itself: the person must do something first.
    pub(super) const fn is_stopped(&self) -> bool {
        self.is_held() || matches!(self, Self::Refused(_))
    }

    /// Whether nothing may be sent before the person chose between two versions, or signed in again.
    /// What was refused may be sent again once it is changed.
    const fn is_held(&self) -> bool {
        matches!(self, Self::Conflict | Self::SignedOut)
    }
}

/// What became of answers that were to be saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kept {
    /// Durable at the server.
    Saved,
    /// Kept here, and sent by itself as soon as the network answers.
    Queued,
    /// The person must do something first: the screen says what.
    Stopped,
}

/// Two versions of a step, begun from the same one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Conflict {
    /// Version saved elsewhere.
    version: u32,
    /// Answers from which both began.
    base: Answers,
    /// Answers saved elsewhere.
    elsewhere: Answers,
}

impl Conflict {
    /// Where the two differ.
    #[must_use]
    pub fn differences(&self, here: &Answers) -> Vec<Difference> {
        merge::differences(&self.base, here, &self.elsewhere)
    }
}

/// Pause after a key press before saving, in milliseconds.
const PAUSE_MS: u32 = 800;
/// How often a wait for the request under way looks again, in milliseconds.
const LOOK_MS: u32 = 40;
/// How long a person who goes on waits for a slow network: what is sent is kept meanwhile.
const PATIENCE_MS: u32 = 4_000;

/// Saves one step. It lives as long as the application, so that leaving a screen loses nothing
/// that still waits for the network.
#[derive(Clone, Copy)]
pub struct Saver {
    step: SavedStep,
    file: File,
    line: Line,
    state: RwSignal<Saving>,
    conflict: RwSignal<Option<Conflict>>,
    /// The last answers not sent yet.
    next: StoredValue<Option<Answers>>,
    /// The answers of the request under way.
    sent: StoredValue<Option<Answers>>,
    /// Grows at each key press, so that only the last pause sends.
    pauses: StoredValue<u32>,
}

impl Saver {
    pub(super) fn new(step: SavedStep, file: File, line: Line) -> Self {
        Self {
            step,
            file,
            line,
            state: RwSignal::new(Saving::Untouched),
            conflict: RwSignal::new(None),
            next: StoredValue::new(None),
            sent: StoredValue::new(None),
            pauses: StoredValue::new(0),
        }
    }

    /// The step that is saved.
    #[must_use]
    pub const fn step(self) -> SavedStep {
        self.step
    }

    /// How the saving goes; tracked.
    #[must_use]
    pub fn state(self) -> Saving {
        self.state.get()
    }

    pub(super) fn state_now(self) -> Saving {
        self.state.get_untracked()
    }

    pub(super) fn enter(self, state: Saving) {
        self.state.set(state);
    }

    /// The other version, when the step was changed elsewhere; tracked.
    #[must_use]
    pub fn conflict(self) -> Option<Conflict> {
        self.conflict.get()
    }

    /// The step's last answers: those that wait, else those on their way, else those shown.
    #[must_use]
    pub fn answers<T: From<Answers>>(self) -> T {
        T::from(self.last())
    }

    fn last(self) -> Answers {
        let unsaved = self.next.get_value().or_else(|| self.sent.get_value());
        unsaved.unwrap_or_else(|| self.file.answers(self.step))
    }

    /// Whether answers are not durable yet.
    #[must_use]
    pub fn is_unsaved(self) -> bool {
        self.state
            .with_untracked(|state| !matches!(state, Saving::Untouched | Saving::Saved))
    }

    pub(super) fn is_waiting(self) -> bool {
        self.next.with_value(Option::is_some)
    }

    /// Sends what waits and waits for the outcome; `true` when nothing is left to save.
    pub async fn settle(self) -> bool {
        !self.is_unsaved() || self.save(self.last()).await == Kept::Saved
    }

    /// Forgets what waits: somebody else is at the screen, whose file it must never reach.
    pub(super) fn forget(self) {
        self.next.set_value(None);
        self.sent.set_value(None);
        self.conflict.set(None);
        self.state.set(Saving::Untouched);
    }

    /// Sends what waits now: the page is about to be hidden, perhaps for good.
    pub fn hurry(self) {
        if self.is_waiting() && !self.state_now().is_stopped() {
            self.line.join(self.step);
        }
    }

    /// Saves a little after the last key press.
    pub fn save_soon(self, answers: Answers) {
        self.next.set_value(Some(answers));
        if self.state_now().is_held() {
            // What is typed now stands against the other version too.
            self.conflict.notify();
            return;
        }
        if self.state_now() != Saving::Retrying {
            self.state.set(Saving::Waiting);
        }
        let turn = self.pauses.get_value().wrapping_add(1);
        self.pauses.set_value(turn);
        spawn_local(async move {
            TimeoutFuture::new(PAUSE_MS).await;
            let last = self.pauses.get_value() == turn && self.is_waiting();
            if last && !self.state_now().is_held() {
                self.file.typed(self.step, self.last());
                self.line.join(self.step);
            }
        });
    }

    /// Saves now and waits for the outcome, not longer than a person bears when the network is slow.
    pub async fn save(self, answers: Answers) -> Kept {
        self.next.set_value(Some(answers.clone()));
        if self.state_now().is_held() {
            self.conflict.notify();
            return Kept::Stopped;
        }
        if self.state_now() != Saving::Retrying {
            self.state.set(Saving::Waiting);
        }
        self.file.typed(self.step, answers);
        self.line.join(self.step);
        let mut waited = 0;
        while matches!(self.state_now(), Saving::Waiting | Saving::Sending) && waited < PATIENCE_MS
        {
            TimeoutFuture::new(LOOK_MS).await;
            waited += LOOK_MS;
        }
        match self.state_now() {
            Saving::Saved | Saving::Untouched => Kept::Saved,
            Saving::Waiting | Saving::Sending | Saving::Retrying => Kept::Queued,
            Saving::Conflict | Saving::SignedOut | Saving::Refused(_) => Kept::Stopped,
        }
    }

    /// After a conflict: takes what was saved elsewhere, but for the spots kept from here. That is the
    /// step's answers from now on, whatever becomes of their saving: the form must show them at once.
    pub fn resolve(self, kept: &[Spot]) {
        let Some(conflict) = self.conflict.get_untracked() else {
            return;
        };
        let here = self.last();
        let chosen = merge::merged(conflict.elsewhere.clone(), &here, kept);
        self.file
            .saved(conflict.version, conflict.elsewhere.clone());
        self.conflict.set(None);
        if chosen == conflict.elsewhere {
            self.next.set_value(None);
            self.state.set(Saving::Saved);
            return;
        }
        self.next.set_value(Some(chosen.clone()));
        self.state.set(Saving::Waiting);
        self.file.typed(self.step, chosen);
        self.line.join(self.step);
    }

    /// Sends the last answers once. `Saving::Retrying` means: again later.
    pub(super) async fn send(self) -> Saving {
        if self.state_now().is_held() {
            return self.state_now();
        }
        let Some(answers) = self.next.try_update_value(Option::take).flatten() else {
            return self.state_now();
        };
        self.state.set(Saving::Sending);
        self.sent.set_value(Some(answers.clone()));
        let epoch = self.line.epoch();
        let (version, _) = self.file.known(self.step);
        let outcome = api::save_step(&self.file.member(), version, &answers).await;
        if self.line.epoch() != epoch {
            return Saving::Untouched;
        }
        let state = match outcome {
            Ok(saved) => {
                self.file.saved(saved.version, answers.clone());
                Saving::Saved
            }
            Err(error) if error.code() == Some(ProblemCode::StaleVersion) => {
                self.compare(&answers).await
            }
            Err(error) => state_after(&error),
        };
        if self.line.epoch() != epoch {
            return Saving::Untouched;
        }
        self.sent.set_value(None);
        if state != Saving::Saved {
            self.put_back(answers);
        } else if self.is_waiting() {
            // Typed while the request was on its way: shown again over what came back.
            self.file.typed(self.step, self.last());
        }
        let waits = state == Saving::Saved && self.is_waiting();
        self.state.set(if waits {
            Saving::Waiting
        } else {
            state.clone()
        });
        state
    }

    /// After a stale version: the server may hold these very answers already, if the network was cut
    /// between its commit and its answer; else two versions stand against each other.
    async fn compare(self, answers: &Answers) -> Saving {
        let (_, base) = self.file.known(self.step);
        match api::file().await {
            Ok(file) if !self.is_ours(&file) => Saving::SignedOut,
            Ok(file) => {
                let (version, elsewhere) = self.step.of(&file);
                if elsewhere == *answers {
                    self.file.saved(version, elsewhere);
                    return Saving::Saved;
                }
                self.conflict.set(Some(Conflict {
                    version,
                    base,
                    elsewhere,
                }));
                Saving::Conflict
            }
            Err(error) => state_after(&error),
        }
    }

    fn is_ours(self, file: &FileView) -> bool {
        file.member_number == self.file.member()
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
        Some(ProblemCode::SessionMissing) => Saving::SignedOut,
        _ => Saving::Refused(error.message()),
    }
}
