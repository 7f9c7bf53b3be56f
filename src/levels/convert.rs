//! From the file's answers to what is asked of the engine.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{BeneficiaryKind, ChildSituation, ChildTerms};
use affilio_domain::format::Locale;
use affilio_domain::wire::{BeneficiaryDraft, ChildTermsView, FileView};

use super::messages::{Ask, Person};
use crate::i18n::locale;

/// The question that a file asks, in the language of the screens.
#[must_use]
pub fn ask(file: &FileView) -> Ask {
    let employer = &file.employer;
    let profile = &file.profile.draft;
    let employee = Person {
        born: born(&profile.birth_date),
        ..Person::default()
    };
    let terms = employer.children.as_ref().map(ChildTermsView::terms);
    let others = linked(&file.beneficiaries.draft.people).map(|(_, person, kind)| {
        let child = kind == BeneficiaryKind::Child;
        let (student, disabled) = beyond(&person.situation, terms.as_ref());
        Person {
            child,
            student: child && student,
            disabled: child && disabled,
            born: born(&person.birth_date),
        }
    });
    Ask {
        contract: employer.contract.clone(),
        levels: employer
            .levels
            .iter()
            .map(|level| level.id.clone())
            .collect(),
        mandatory: employer.mandatory_level.clone(),
        share: employer.employer_share.clone(),
        date: employer.effective_on.clone(),
        local: profile.alsace_moselle == "oui",
        english: locale() == Locale::En,
        people: std::iter::once(employee).chain(others).collect(),
    }
}

/// Those who join and whose link with the member is told, with their rank: the others have no price.
pub fn linked(
    people: &[BeneficiaryDraft],
) -> impl Iterator<Item = (usize, &BeneficiaryDraft, BeneficiaryKind)> {
    people.iter().enumerate().filter_map(|(rank, person)| {
        Some((rank, person, BeneficiaryKind::from_code(&person.kind)?))
    })
}

/// Whether a grown child is covered until the students' age, and whatever the age. As long as nothing
/// is said, a child is counted as studying: the step that asks it says what is missing.
fn beyond(situation: &str, terms: Option<&ChildTerms>) -> (bool, bool) {
    match (ChildSituation::from_code(situation), terms) {
        (Some(situation), Some(terms)) => match terms.limit(situation) {
            Some(until) => (until > terms.until, false),
            None => (true, true),
        },
        _ => (true, false),
    }
}

fn born(typed: &str) -> Option<String> {
    Some(Date::parse_french(typed).ok()?.to_iso())
}
