//! A beneficiary among the others, between the form and the draft that is saved.

use affilio_domain::wire::{BeneficiariesDraft, BeneficiaryDraft, ProfileDraft};

/// A person to be added, under a new key: what is true of most, to be changed when it is not.
#[must_use]
pub fn newcomer(member: &ProfileDraft, key: String) -> BeneficiaryDraft {
    BeneficiaryDraft {
        key,
        same_address: "oui".to_owned(),
        country: "France".to_owned(),
        teletransmission: member.teletransmission.clone(),
        alsace_moselle: member.alsace_moselle.clone(),
        ..BeneficiaryDraft::default()
    }
}

/// The same answers for a brother or sister: all but what makes the person.
#[must_use]
pub fn twin(person: &BeneficiaryDraft, key: String) -> BeneficiaryDraft {
    BeneficiaryDraft {
        key,
        first_name: String::new(),
        birth_date: String::new(),
        twin_rank: String::new(),
        situation: String::new(),
        ..person.clone()
    }
}

/// All beneficiaries with one of them replaced, or added at the end.
#[must_use]
pub fn with_person(
    mut all: BeneficiariesDraft,
    rank: usize,
    person: BeneficiaryDraft,
) -> BeneficiariesDraft {
    all.nobody = false;
    match all.people.get_mut(rank) {
        Some(place) => *place = person,
        None => all.people.push(person),
    }
    all
}
