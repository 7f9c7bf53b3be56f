//! From the beneficiaries' answers to what is wrong with them.

use affilio_domain::enrolment::BeneficiaryKind;
use affilio_domain::field::Problem;
use affilio_domain::format::Locale;
use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft, FileView};

use crate::i18n::tr;
use crate::say;
use crate::steps::today;

/// What is wrong with one person's answers, at the file's date.
#[must_use]
pub fn person_problems(person: &BeneficiaryDraft, file: &FileView) -> Vec<Problem> {
    person.check(today(file)).err().unwrap_or_default()
}

/// What is wrong with all answers, at the file's date.
#[must_use]
pub fn problems(draft: &BeneficiariesDraft, file: &FileView) -> Vec<Problem> {
    draft.check(today(file)).err().unwrap_or_default()
}

/// How a person is named in a list before and after they have a name: `Camille Durand`, `Enfant`.
#[must_use]
pub fn display_name(person: &BeneficiaryDraft, rank: usize) -> String {
    let number = rank + 1;
    let name = format!("{} {}", person.first_name.trim(), person.last_name.trim());
    match (name.trim(), BeneficiaryKind::from_code(&person.kind)) {
        ("", Some(kind)) => tr(
            format!("{} sans nom", kind.label(Locale::Fr)),
            format!("{} without a name", kind.label(Locale::En)),
        ),
        ("", None) => say!("Bénéficiaire {number}", "Dependant {number}"),
        (name, _) => name.to_owned(),
    }
}
