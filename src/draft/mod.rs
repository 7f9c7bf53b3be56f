//! The file in memory, and how a step's answers reach the server: one request at a time for the
//! whole file, in the order in which steps were changed, the last answers always the ones that stay. Files chosen are on their way beside them.

mod answers;
pub mod choices;
mod line;
pub mod merge;
mod queue;
mod saver;
mod uploads;

pub use answers::{Answers, SavedStep};
pub use line::Savers;
pub use queue::{About, Fate};
pub use saver::{Conflict, Kept, Saver, Saving};
pub use uploads::{Chosen, Done, Uploads};

use affilio_domain::wire::FileView;
use leptos::prelude::*;

/// The file of the person signed in, shared by all screens.
#[derive(Clone, Copy)]
pub struct File {
    /// As the screens show it: with the answers that still wait for the network.
    shown: RwSignal<Option<FileView>>,
    /// As the server holds it, as far as is known here.
    known: StoredValue<Option<FileView>>,
}

impl File {
    /// No file yet.
    #[must_use]
    pub fn none() -> Self {
        Self {
            shown: RwSignal::new(None),
            known: StoredValue::new(None),
        }
    }

    /// The file; tracked.
    #[must_use]
    pub fn get(self) -> Option<FileView> {
        self.shown.get()
    }

    /// Runs the reaction again when the file changes.
    pub fn track(self) {
        self.shown.track();
    }

    /// The file, outside of any reaction.
    #[must_use]
    pub fn read(self) -> Option<FileView> {
        self.shown.get_untracked()
    }

    /// *Numéro d'adhérent* of the file; empty when there is none.
    #[must_use]
    pub fn member(self) -> String {
        self.shown
            .with_untracked(|file| file.as_ref().map(|file| file.member_number.clone()))
            .unwrap_or_default()
    }

    /// Takes the server's file, or forgets it.
    pub fn set(self, file: Option<FileView>) {
        self.known.set_value(file.clone());
        self.shown.set(file);
    }

    /// Changes what is known of the file, after the server did.
    pub fn change(self, change: impl Fn(&mut FileView)) {
        let in_file = |file: &mut Option<FileView>| {
            if let Some(file) = file {
                change(file);
            }
        };
        self.known.update_value(in_file);
        self.shown.update(in_file);
    }

    /// Takes where the file stands; answers stay.
    pub fn stand_as(self, read: &FileView) {
        self.change(|view| {
            view.status = read.status;
            view.today.clone_from(&read.today);
            view.expires_on.clone_from(&read.expires_on);
        });
    }

    /// The same, for what no screen that is open has to be drawn again for: a code awaited is only
    /// looked for when its screen opens.
    pub fn note(self, change: impl Fn(&mut FileView)) {
        let in_file = |file: &mut Option<FileView>| {
            if let Some(file) = file {
                change(file);
            }
        };
        self.known.update_value(in_file);
        self.shown.update_untracked(in_file);
    }

    /// The answers of a step as the screens show them; nothing answered when there is no file.
    #[must_use]
    pub fn answers(self, step: SavedStep) -> Answers {
        self.shown.with_untracked(|file| match file {
            Some(file) => step.of(file).1,
            None => step.unanswered(),
        })
    }

    /// The version and the answers of a step that the server holds, as far as is known here.
    #[must_use]
    pub fn known(self, step: SavedStep) -> (u32, Answers) {
        self.known.with_value(|file| match file {
            Some(file) => step.of(file),
            None => (0, step.unanswered()),
        })
    }

    /// Shows answers that are not at the server yet.
    pub fn typed(self, step: SavedStep, answers: Answers) {
        if answers == self.answers(step) {
            return;
        }
        let (version, _) = self.known(step);
        self.shown.update(|file| {
            if let Some(file) = file {
                answers.put(file, version);
            }
        });
    }

    /// Takes answers that the server holds now. They end the code that would sign others.
    pub fn saved(self, version: u32, answers: Answers) {
        self.note(|file| file.code = None);
        self.known.update_value(|file| {
            if let Some(file) = file {
                answers.clone().put(file, version);
            }
        });
        self.shown.update(|file| {
            if let Some(file) = file {
                answers.put(file, version);
            }
        });
    }
}
