//! What is wrong with the choice.

use affilio_domain::field::Problem;
use affilio_domain::wire::{FileView, GuaranteesDraft};

/// What is wrong with the choice.
#[must_use]
pub fn problems(draft: &GuaranteesDraft, file: &FileView) -> Vec<Problem> {
    draft.check(&file.terms()).err().unwrap_or_default()
}
