//! The file in memory, and how a step's answers reach the server: one save at a time, in order,
//! the last answers always the ones that stay.

mod answers;
mod saver;

pub use answers::{Answers, SavedStep};
pub use saver::{Saver, Savers, Saving};

use affilio_domain::wire::FileView;
use leptos::prelude::*;

/// The file of the person signed in, shared by all screens.
#[derive(Clone, Copy)]
pub struct File(RwSignal<Option<FileView>>);

impl File {
    /// No file yet.
    #[must_use]
    pub fn none() -> Self {
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

    /// *Numéro d'adhérent* of the file; empty when there is none.
    #[must_use]
    pub fn member(self) -> String {
        self.0
            .with_untracked(|file| file.as_ref().map(|file| file.member_number.clone()))
            .unwrap_or_default()
    }

    /// Takes the server's file, or forgets it.
    pub fn set(self, file: Option<FileView>) {
        self.0.set(file);
    }

    /// The version and the answers of a step; nothing answered when there is no file.
    #[must_use]
    pub fn step(self, step: SavedStep) -> (u32, Answers) {
        self.0.with_untracked(|file| match file {
            Some(file) => step.of(file),
            None => (0, step.unanswered()),
        })
    }

    /// Takes answers that the server has saved.
    pub fn saved(self, version: u32, answers: Answers) {
        self.0.update(|file| {
            if let Some(file) = file {
                answers.put(file, version);
            }
        });
    }
}
