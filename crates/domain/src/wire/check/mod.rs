//! From raw answers to the domain's values, or everything that is wrong with them.

mod bank;
mod person;
mod reader;
mod twins;

use self::person::Family;
use self::reader::Reader;
use super::draft::{BeneficiariesDraft, GuaranteesDraft};
use crate::date::Date;
use crate::enrolment::{Beneficiary, Terms};
use crate::field::{Field, Problem, Reason};

/// The values read, or every problem found, in the order of the screen.
pub type Checked<T> = Result<T, Vec<Problem>>;

impl BeneficiariesDraft {
    /// Reads all beneficiaries. Nobody at all must be said in words (`nobody`).
    ///
    /// # Errors
    /// Every problem, person by person.
    pub fn check(&self, terms: &Terms, today: Date) -> Checked<Vec<Beneficiary>> {
        if self.people.is_empty() && !self.nobody {
            return Err(vec![Problem::own(Field::Beneficiaries, Reason::Missing)]);
        }
        let mut people = Vec::with_capacity(self.people.len());
        let mut problems = Vec::new();
        for (rank, draft) in self.people.iter().enumerate() {
            let family = Family {
                terms,
                twin_rank: self.known_twin_rank(rank),
            };
            match draft.check(&family, today) {
                Ok(person) => people.push(person),
                Err(found) => problems.extend(found.into_iter().map(|one| one.of_person(rank))),
            }
        }
        if problems.is_empty() {
            Ok(people)
        } else {
            Err(problems)
        }
    }
}

impl GuaranteesDraft {
    /// Reads the chosen level.
    ///
    /// # Errors
    /// The level is missing or not on offer.
    pub fn check(&self, terms: &Terms) -> Checked<String> {
        let mut reader = Reader::default();
        let level = reader.choice(Field::Level, &self.level, |code| {
            terms.levels.iter().find(|level| *level == code).cloned()
        });
        reader.finish(level)
    }
}
