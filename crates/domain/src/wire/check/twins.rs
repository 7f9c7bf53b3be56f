//! Twins: who is one, and which of them must say their rank.

use super::person::twin_rank;
use crate::date::Date;
use crate::enrolment::BeneficiaryKind;
use crate::wire::draft::{BeneficiariesDraft, BeneficiaryDraft};

impl BeneficiariesDraft {
    /// The twins of a child, by rank in the list: the children born on the same day.
    #[must_use]
    pub fn twins_of(&self, rank: usize) -> Vec<usize> {
        let Some(birth) = self.people.get(rank).and_then(child_birth) else {
            return Vec::new();
        };
        self.people
            .iter()
            .enumerate()
            .filter(|(other, person)| *other != rank && child_birth(person) == Some(birth))
            .map(|(other, _)| other)
            .collect()
    }

    /// The rank among twins where nothing needs to be asked: 1 without a twin; for the first of
    /// twins in the list, the smallest that no other one has.
    #[must_use]
    pub fn known_twin_rank(&self, rank: usize) -> Option<u8> {
        let twins = self.twins_of(rank);
        let own = self.people.get(rank)?;
        if twins.is_empty() {
            return Some(1);
        }
        let answered = !own.twin_rank.trim().is_empty();
        if answered || twins.iter().any(|other| *other < rank) {
            return None;
        }
        let taken: Vec<u8> = twins
            .iter()
            .filter_map(|other| twin_rank(&self.people.get(*other)?.twin_rank))
            .collect();
        (1..=9).find(|rank| !taken.contains(rank))
    }
}

/// The birth of a child; nobody else is a twin here.
fn child_birth(person: &BeneficiaryDraft) -> Option<Date> {
    let is_child = BeneficiaryKind::from_code(&person.kind) == Some(BeneficiaryKind::Child);
    Date::parse_french(&person.birth_date)
        .ok()
        .filter(|_| is_child)
}
