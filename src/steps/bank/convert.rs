//! From the accounts' answers to what is wrong with them.

use affilio_domain::field::Problem;
use affilio_domain::wire::{AccountDraft, BankDraft, FileView, ProfileDraft};

/// What is wrong with the answers, given what the file debits and who joins.
#[must_use]
pub fn problems(draft: &BankDraft, file: &FileView) -> Vec<Problem> {
    draft
        .check(
            debits(file),
            &file.profile.draft,
            &file.beneficiaries.draft.people,
        )
        .err()
        .unwrap_or_default()
}

/// Whether a part of the contributions is debited from an account.
#[must_use]
pub fn debits(file: &FileView) -> bool {
    file.drafts().debits(&file.terms())
}

/// The answers with the member proposed as holder of each of their accounts that nothing was said
/// of: most people have an account in their name, and are not asked it twice.
#[must_use]
pub fn proposed(mut draft: BankDraft, member: &ProfileDraft) -> BankDraft {
    let name = format!("{} {}", member.first_name.trim(), member.last_name.trim());
    for account in [&mut draft.debit, &mut draft.refund] {
        if *account == AccountDraft::default() {
            name.trim().clone_into(&mut account.holder);
        }
    }
    draft
}

/// The BIC to write after the bank was found: over nothing, or over what was found for the account
/// typed before, never over what the person wrote.
#[must_use]
pub fn deduced(typed: &str, before: Option<&str>, found: Option<&str>) -> Option<String> {
    let ours = typed.trim().is_empty() || before == Some(typed);
    (ours && found.unwrap_or_default() != typed).then(|| found.unwrap_or_default().to_owned())
}
