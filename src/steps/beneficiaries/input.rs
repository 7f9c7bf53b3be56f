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

/// Where a person stands in the list: where their key is, whatever the list became meanwhile; `None`
/// when they are not in it, or no longer. Answers of before keys have nothing but their rank.
#[must_use]
pub fn place_of(all: &BeneficiariesDraft, key: &str, rank: usize) -> Option<usize> {
    if key.is_empty() {
        return (rank < all.people.len()).then_some(rank);
    }
    all.people.iter().position(|one| one.key == key)
}

/// All beneficiaries with the answers of one of them, who is added at the end if not among them, and
/// where this one stands. The rank is for answers without a key.
#[must_use]
pub fn with_person(
    mut all: BeneficiariesDraft,
    rank: usize,
    person: BeneficiaryDraft,
) -> (BeneficiariesDraft, usize) {
    all.nobody = false;
    let place = place_of(&all, &person.key, rank).unwrap_or(all.people.len());
    match all.people.get_mut(place) {
        Some(before) => *before = person,
        None => all.people.push(person),
    }
    (all, place)
}
