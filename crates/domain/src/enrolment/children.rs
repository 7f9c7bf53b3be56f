//! Until when a child may join, and what must be proved beyond.

use super::people::coded;
use crate::date::Date;

/// What a grown child does. A contract keeps some of them covered beyond the common age.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ChildSituation {
    /// At school or university, or studying from a distance.
    Studies,
    /// *Apprentissage, professionnalisation*, vocational training.
    Apprentice,
    /// Looking for a first job, registered.
    FirstJob,
    /// Working in an *ESAT*, or in a sheltered workshop.
    Esat,
    /// A disability recognised early.
    Disability,
    /// Anything else.
    Other,
}

coded!(ChildSituation {
    Studies = "etudes", "Étudie, y compris à distance", "Studying, distance learning included";
    Apprentice = "apprentissage", "En apprentissage, en alternance ou en formation professionnelle", "In an apprenticeship or vocational training";
    FirstJob = "premier-emploi", "Cherche un premier emploi, avec une inscription à France Travail", "Looking for a first job, registered with France Travail (the job centre)";
    Esat = "esat", "Travaille dans un ESAT ou un atelier protégé", "Works in an ESAT (sheltered workplace)";
    Disability = "handicap", "En situation de handicap", "Disabled";
    Other = "autre", "Autre situation", "Something else";
});

/// Until when the contract covers a child.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChildTerms {
    /// Every child is covered before this birthday.
    pub until: u8,
    /// Situations covered beyond, each until a birthday; without limit when none.
    pub beyond: Vec<(ChildSituation, Option<u8>)>,
}

impl ChildTerms {
    /// Whether a child of this age must say what they do.
    #[must_use]
    pub fn asks(&self, birth: Date, on: Date) -> bool {
        years(birth, on) >= u16::from(self.until)
    }

    /// The birthday until which a situation is covered; none when there is no limit.
    #[must_use]
    pub fn limit(&self, situation: ChildSituation) -> Option<u8> {
        self.beyond
            .iter()
            .find(|(one, _)| *one == situation)
            .map_or(Some(self.until), |(_, until)| *until)
    }

    /// The age reached that closes the contract to this child; `None` when they are covered.
    #[must_use]
    pub fn too_old(&self, birth: Date, situation: ChildSituation, on: Date) -> Option<u8> {
        self.limit(situation)
            .filter(|until| years(birth, on) >= u16::from(*until))
    }
}

/// Whole years at a date; 0 before birth.
fn years(birth: Date, on: Date) -> u16 {
    birth.age_on(on).unwrap_or(0)
}
