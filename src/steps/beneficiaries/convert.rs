//! From the beneficiaries' answers to what is wrong with them.

use affilio_domain::date::Date;
use affilio_domain::enrolment::BeneficiaryKind;
use affilio_domain::field::Problem;
use affilio_domain::format::Locale;
use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft, FileView};

use crate::i18n::tr;
use crate::say;
use crate::steps::today;

/// What is wrong with the answers of the person of this rank, at the file's date: said as of the
/// only one on the screen.
#[must_use]
pub fn person_problems(all: &BeneficiariesDraft, rank: usize, file: &FileView) -> Vec<Problem> {
    problems(all, file)
        .into_iter()
        .filter(|one| one.person == Some(rank))
        .map(|one| Problem::own(one.field, one.reason))
        .collect()
}

/// What is wrong with all answers, at the file's date.
#[must_use]
pub fn problems(draft: &BeneficiariesDraft, file: &FileView) -> Vec<Problem> {
    draft
        .check(&file.terms(), today(file))
        .err()
        .unwrap_or_default()
}

/// What is asked of a person because of the others, or of their age.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Asked {
    /// The order of birth: another child of the list was born on the same day.
    pub twin: bool,
    /// What the child does: the common age of the contract is reached.
    pub situation: bool,
}

/// What is asked of the person of this rank.
#[must_use]
pub fn asked(all: &BeneficiariesDraft, rank: usize, file: &FileView) -> Asked {
    let terms = file.terms();
    let situation = all.people.get(rank).is_some_and(|person| {
        let child = BeneficiaryKind::from_code(&person.kind) == Some(BeneficiaryKind::Child);
        let birth = Date::parse_french(&person.birth_date);
        match (child, birth, &terms.children) {
            (true, Ok(birth), Some(children)) => children.asks(birth, terms.effective_on),
            _ => false,
        }
    });
    Asked {
        twin: !all.twins_of(rank).is_empty(),
        situation,
    }
}

/// The ranks among twins, in words.
#[must_use]
pub fn twin_ranks() -> Vec<(String, String)> {
    let first = tr("En premier", "First");
    let words = |rank: u8| match rank {
        1 => first.to_owned(),
        _ => say!("En {rank}e", "Number {rank}"),
    };
    (1..=9)
        .map(|rank| (rank.to_string(), words(rank)))
        .collect()
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
