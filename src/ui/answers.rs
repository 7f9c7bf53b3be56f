//! An answer as people read it: the words of a code, the text as typed otherwise.

use affilio_domain::enrolment::{BeneficiaryKind, Civility, FamilyStatus, Frequency};
use affilio_domain::field::Field;

use crate::i18n::{locale, tr};

/// The words of an answer; empty when there is none.
#[must_use]
pub fn words(field: Field, typed: &str) -> String {
    let typed = typed.trim();
    let coded = match field {
        Field::Civility => Civility::from_code(typed).map(|one| one.label(locale())),
        Field::FamilyStatus => FamilyStatus::from_code(typed).map(|one| one.label(locale())),
        Field::BeneficiaryKind => BeneficiaryKind::from_code(typed).map(|one| one.label(locale())),
        Field::Frequency => Frequency::from_code(typed).map(|one| one.label(locale())),
        Field::Teletransmission
        | Field::AlsaceMoselle
        | Field::SameAddress
        | Field::RefundSame
        | Field::BeneficiaryRefundSame => yes_no(typed),
        Field::Beneficiaries => (typed == "oui").then(|| tr("Personne", "Nobody")),
        _ => None,
    };
    coded.map_or_else(|| typed.to_owned(), str::to_owned)
}

/// Yes or no, in words.
#[must_use]
pub fn yes_no(code: &str) -> Option<&'static str> {
    match code {
        "oui" => Some(tr("Oui", "Yes")),
        "non" => Some(tr("Non", "No")),
        _ => None,
    }
}
