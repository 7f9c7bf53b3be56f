//! The one line to the server: steps leave in the order in which they were changed, one at a time.
//! When the network is cut they wait, and leave in that order when it is back.

use affilio_domain::enrolment::Step;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{File, SavedStep, Saver, Saving, Uploads};
use crate::browser;

/// First pause before another try, in milliseconds; it doubles at each failure.
const FIRST_PAUSE_MS: u32 = 1_000;
/// Longest pause before another try, in milliseconds.
const LONGEST_PAUSE_MS: u32 = 10_000;
/// How often a pause looks whether the network is back, in milliseconds.
const LOOK_MS: u32 = 200;

/// The steps that wait to be sent.
#[derive(Clone, Copy)]
pub(super) struct Line {
    savers: StoredValue<Vec<Saver>>,
    waiting: StoredValue<Vec<SavedStep>>,
    /// A request, or the pause before another try, is under way.
    busy: StoredValue<bool>,
    /// Grows when what waits is forgotten: a request under way then belongs to somebody else.
    epoch: StoredValue<u32>,
    /// Whether the last request found no server.
    cut: RwSignal<bool>,
    /// The network is said to be back: the pause may end.
    hurried: StoredValue<bool>,
}

impl Line {
    fn new() -> Self {
        Self {
            savers: StoredValue::new(Vec::new()),
            waiting: StoredValue::new(Vec::new()),
            busy: StoredValue::new(false),
            epoch: StoredValue::new(0),
            cut: RwSignal::new(false),
            hurried: StoredValue::new(false),
        }
    }

    pub(super) fn epoch(self) -> u32 {
        self.epoch.get_value()
    }

    /// Puts a step at the end of the line, unless it is in it.
    pub(super) fn join(self, step: SavedStep) {
        self.waiting.update_value(|waiting| {
            if !waiting.contains(&step) {
                waiting.push(step);
            }
        });
        self.hurried.set_value(true);
        if !self.busy.get_value() {
            self.busy.set_value(true);
            spawn_local(self.run());
        }
    }

    fn of(self, step: SavedStep) -> Option<Saver> {
        self.savers
            .with_value(|savers| savers.iter().copied().find(|one| one.step() == step))
    }

    async fn run(self) {
        let epoch = self.epoch();
        let mut pause = FIRST_PAUSE_MS;
        while let Some(step) = self.waiting.with_value(|waiting| waiting.first().copied()) {
            let Some(saver) = self.of(step) else { break };
            let state = saver.send().await;
            if self.epoch() != epoch {
                return;
            }
            match state {
                Saving::Retrying => {
                    self.cut.set(true);
                    self.tell_all(Saving::Retrying);
                    self.rest(pause).await;
                    if self.epoch() != epoch {
                        return;
                    }
                    pause = (pause * 2).min(LONGEST_PAUSE_MS);
                    continue;
                }
                Saving::SignedOut => self.tell_all(Saving::SignedOut),
                _ => {}
            }
            self.cut.set(false);
            pause = FIRST_PAUSE_MS;
            // It may have been changed while it was on its way: it then waits for its turn again.
            self.waiting
                .update_value(|waiting| waiting.retain(|one| *one != step));
            if state == Saving::SignedOut {
                self.waiting.update_value(Vec::clear);
            } else if saver.is_waiting() && !state.is_stopped() {
                self.waiting.update_value(|waiting| waiting.push(step));
            }
        }
        self.busy.set_value(false);
    }

    /// Every step in the line meets the same trouble, but those that wait for the person's choice.
    fn tell_all(self, state: Saving) {
        for step in self.waiting.get_value() {
            if let Some(saver) = self
                .of(step)
                .filter(|one| one.state_now() != Saving::Conflict)
            {
                saver.enter(state.clone());
            }
        }
    }

    /// Waits, or until the network is said to be back.
    async fn rest(self, pause: u32) {
        self.hurried.set_value(false);
        let mut rested = 0;
        // Spread out, so that all the pages that a server lost do not come back at once.
        let pause = pause + browser::chance(pause / 4);
        while rested < pause && !self.hurried.get_value() {
            TimeoutFuture::new(LOOK_MS).await;
            rested += LOOK_MS;
        }
    }
}

/// How long a person who leaves waits for files on their way.
const PATIENCE_MS: u32 = 4_000;

/// The savers of all steps, and the files on their way.
#[derive(Clone, Copy)]
pub struct Savers {
    line: Line,
    /// *Mon profil*.
    pub profile: Saver,
    /// *Mes bénéficiaires*.
    pub beneficiaries: Saver,
    /// *Mes garanties*.
    pub guarantees: Saver,
    /// *Mes coordonnées bancaires*.
    pub bank: Saver,
    /// *Ma dispense*.
    pub exemption: Saver,
    /// Files on their way.
    pub uploads: Uploads,
}

impl Savers {
    /// Savers of the file's steps.
    #[must_use]
    pub fn new(file: File) -> Self {
        let line = Line::new();
        let savers = Self {
            line,
            profile: Saver::new(SavedStep::Profile, file, line),
            beneficiaries: Saver::new(SavedStep::Beneficiaries, file, line),
            guarantees: Saver::new(SavedStep::Guarantees, file, line),
            bank: Saver::new(SavedStep::Bank, file, line),
            exemption: Saver::new(SavedStep::Exemption, file, line),
            uploads: Uploads::new(file),
        };
        line.savers.set_value(savers.all().to_vec());
        savers
    }

    /// Sends all that waits and waits for the outcome; `true` when nothing is left to save.
    pub async fn settle(self) -> bool {
        let mut settled = true;
        for saver in self.all() {
            settled &= saver.settle().await;
        }
        self.uploads.resume();
        let mut waited = 0;
        while self.uploads.is_under_way() && waited < PATIENCE_MS {
            TimeoutFuture::new(LOOK_MS).await;
            waited += LOOK_MS;
        }
        settled && !self.uploads.is_unsent()
    }

    /// Whether leaving the application now would lose something.
    #[must_use]
    pub fn is_unsaved(self) -> bool {
        self.all().iter().any(|saver| saver.is_unsaved()) || self.uploads.is_unsent()
    }

    /// The steps whose answers or files are not durable yet, in order; tracked.
    #[must_use]
    pub fn unsaved(self) -> Vec<Step> {
        let mut unsaved: Vec<Step> = self
            .all()
            .into_iter()
            .filter(|saver| !matches!(saver.state(), Saving::Untouched | Saving::Saved))
            .filter_map(|saver| saver.step().shown_at())
            .chain(self.uploads.unsent_steps())
            .collect();
        unsaved.sort();
        unsaved.dedup();
        unsaved
    }

    /// Whether every answer and file is durable; tracked.
    #[must_use]
    pub fn all_saved(self) -> bool {
        self.unsaved().is_empty()
    }

    /// Whether the last request found no server; tracked.
    #[must_use]
    pub fn is_cut(self) -> bool {
        self.line.cut.get()
    }

    /// What waits leaves now: an answer is finished, since the focus left its field.
    pub fn send_now(self) {
        for saver in self.all() {
            saver.hurry();
        }
    }

    /// The network is said to be back, or the page is about to be hidden: what waits leaves now.
    pub fn hurry(self) {
        self.line.hurried.set_value(true);
        self.send_now();
        self.uploads.hurry();
    }

    /// After a new sign-in of the same person: sends what was waiting.
    pub fn resume(self) {
        for saver in self.all() {
            if saver.state_now() == Saving::SignedOut {
                saver.enter(Saving::Waiting);
                self.line.join(saver.step());
            }
        }
        self.uploads.resume();
    }

    /// Forgets all that waits: somebody else is at the screen.
    pub fn forget(self) {
        self.line
            .epoch
            .update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.line.waiting.update_value(Vec::clear);
        self.line.busy.set_value(false);
        self.line.cut.set(false);
        for saver in self.all() {
            saver.forget();
        }
        self.uploads.forget();
    }

    /// Every saver.
    #[must_use]
    pub fn all(self) -> [Saver; 5] {
        [
            self.profile,
            self.beneficiaries,
            self.guarantees,
            self.bank,
            self.exemption,
        ]
    }
}
