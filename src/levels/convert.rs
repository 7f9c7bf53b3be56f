//! From the file's answers to what is asked of the engine.

use affilio_domain::date::Date;
use affilio_domain::enrolment::BeneficiaryKind;
use affilio_domain::format::Locale;
use affilio_domain::wire::FileView;

use super::messages::{Ask, Person};
use crate::i18n::locale;

/// The question that a file asks, in the language of the screens.
#[must_use]
pub fn ask(file: &FileView) -> Ask {
    let employer = &file.employer;
    let profile = &file.profile.draft;
    let employee = Person {
        child: false,
        born: born(&profile.birth_date),
    };
    let others = file.beneficiaries.draft.people.iter().map(|person| Person {
        child: BeneficiaryKind::from_code(&person.kind) == Some(BeneficiaryKind::Child),
        born: born(&person.birth_date),
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

fn born(typed: &str) -> Option<String> {
    Some(Date::parse_french(typed).ok()?.to_iso())
}
