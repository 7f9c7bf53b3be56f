//! From the profile's answers to what is wrong with them.

use affilio_domain::field::Problem;
use affilio_domain::wire::{FileView, Note, ProfileDraft};

use crate::steps::today;

/// What is wrong with the answers, at the file's date.
#[must_use]
pub fn problems(draft: &ProfileDraft, file: &FileView) -> Vec<Problem> {
    draft
        .check_with_phone(today(file), file.phone_verified.as_deref())
        .err()
        .unwrap_or_default()
}

/// What is worth a look in the answers, at the file's date.
#[must_use]
pub fn notes(draft: &ProfileDraft, file: &FileView) -> Vec<Note> {
    draft.notes(today(file))
}
