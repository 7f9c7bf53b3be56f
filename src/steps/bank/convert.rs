//! From the accounts' answers to what is wrong with them.

use affilio_domain::field::Problem;
use affilio_domain::wire::{BankDraft, FileView};

/// What is wrong with the answers, given what the file debits and who joins.
#[must_use]
pub fn problems(draft: &BankDraft, file: &FileView) -> Vec<Problem> {
    draft
        .check(debits(file), &file.beneficiaries.draft.people)
        .err()
        .unwrap_or_default()
}

/// Whether a part of the contributions is debited from an account.
#[must_use]
pub fn debits(file: &FileView) -> bool {
    file.drafts().debits(&file.terms())
}
