//! What deserves a second look without being wrong: nobody is kept from going on by it.

use super::draft::{BeneficiariesDraft, BeneficiaryDraft, ProfileDraft};
use crate::date::Date;
use crate::enrolment::{BeneficiaryKind, ChildSituation, Civility, FamilyStatus, Terms};
use crate::field::Field;
use crate::nir::Nir;
use crate::organism::OrganismCode;
use crate::text::compact;

/// Something that may be right, and is worth a look.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The number begins like those of people of the other civility.
    NirSex,
    /// Year or month of birth in the number are not those of the date of birth.
    NirBirth,
    /// A spouse bears the member's own number.
    NirOfMember,
    /// The member is not 18 yet.
    Minor,
    /// The fund is in Alsace or Moselle, and the local scheme is not said to apply.
    LocalScheme,
    /// Another spouse is in the list.
    SecondSpouse,
    /// A spouse, while the member says to live without one.
    SpouseOfNone,
    /// A child whose situation is not covered from this birthday on.
    TooOld {
        /// That birthday.
        until: u8,
    },
    /// A child born before the member.
    OlderThanParent,
    /// The same names and birth as somebody else in the file.
    SamePerson,
    /// A twin has the same rank.
    SameTwinRank,
}

impl Note {
    /// The field it stands beside.
    #[must_use]
    pub const fn field(self) -> Field {
        match self {
            Self::NirSex | Self::NirBirth | Self::NirOfMember => Field::Nir,
            Self::Minor | Self::OlderThanParent => Field::BirthDate,
            Self::LocalScheme => Field::AlsaceMoselle,
            Self::SecondSpouse | Self::SpouseOfNone => Field::BeneficiaryKind,
            Self::TooOld { .. } => Field::ChildSituation,
            Self::SamePerson => Field::FirstName,
            Self::SameTwinRank => Field::TwinRank,
        }
    }
}

/// The departments whose funds pay the local scheme: Moselle, Bas-Rhin, Haut-Rhin (source:
/// nomenclature of the funds of the *régime général*, SNDS).
const LOCAL: [&str; 3] = ["57", "67", "68"];

impl ProfileDraft {
    /// What is worth a look in the profile.
    #[must_use]
    pub fn notes(&self, today: Date) -> Vec<Note> {
        let birth = Date::parse_french(&self.birth_date).ok();
        let minor = birth
            .and_then(|birth| birth.age_on(today))
            .is_some_and(|years| years < 18);
        let mut notes = own_number(&self.nir, &self.civility, birth);
        notes.extend(minor.then_some(Note::Minor));
        notes.extend(local_scheme(&self.organism, &self.alsace_moselle));
        notes
    }
}

impl BeneficiariesDraft {
    /// What is worth a look in the answers of the person of this rank.
    #[must_use]
    pub fn notes(&self, rank: usize, member: &ProfileDraft, terms: &Terms) -> Vec<Note> {
        let Some(person) = self.people.get(rank) else {
            return Vec::new();
        };
        let mut notes = match BeneficiaryKind::from_code(&person.kind) {
            Some(BeneficiaryKind::Spouse) => self.of_spouse(rank, person, member),
            Some(BeneficiaryKind::Child) => self.of_child(rank, person, member, terms),
            None => Vec::new(),
        };
        let double = identity(&member.first_name, &member.last_name, &member.birth_date);
        let others = self.people.iter().enumerate().filter(|(at, _)| *at != rank);
        let same = identity(&person.first_name, &person.last_name, &person.birth_date).is_some_and(
            |own| {
                double.as_ref() == Some(&own)
                    || others.into_iter().any(|(_, one)| {
                        identity(&one.first_name, &one.last_name, &one.birth_date).as_ref()
                            == Some(&own)
                    })
            },
        );
        notes.extend(same.then_some(Note::SamePerson));
        notes.extend(local_scheme(&person.organism, &person.alsace_moselle));
        notes
    }

    fn of_spouse(
        &self,
        rank: usize,
        person: &BeneficiaryDraft,
        member: &ProfileDraft,
    ) -> Vec<Note> {
        let is_spouse = |one: &BeneficiaryDraft| one.kind == BeneficiaryKind::Spouse.code();
        let another = self.people.iter().take(rank).any(is_spouse);
        let alone = matches!(
            FamilyStatus::from_code(&member.family_status),
            Some(FamilyStatus::Single | FamilyStatus::Divorced | FamilyStatus::Widowed)
        );
        let number = Nir::parse(&person.nir).ok();
        let of_member = number.is_some() && number == Nir::parse(&member.nir).ok();
        let birth = Date::parse_french(&person.birth_date).ok();
        let mut notes = Vec::new();
        notes.extend(another.then_some(Note::SecondSpouse));
        notes.extend(alone.then_some(Note::SpouseOfNone));
        if of_member {
            notes.push(Note::NirOfMember);
        } else {
            notes.extend(own_number(&person.nir, &person.civility, birth));
        }
        notes
    }

    fn of_child(
        &self,
        rank: usize,
        person: &BeneficiaryDraft,
        member: &ProfileDraft,
        terms: &Terms,
    ) -> Vec<Note> {
        let Ok(birth) = Date::parse_french(&person.birth_date) else {
            return Vec::new();
        };
        let situation = ChildSituation::from_code(&person.situation);
        let until = terms
            .children
            .as_ref()
            .and_then(|children| children.too_old(birth, situation?, terms.effective_on));
        let older = Date::parse_french(&member.birth_date).is_ok_and(|parent| birth <= parent);
        let own = person.twin_rank.trim();
        let same_rank = !own.is_empty()
            && self.twins_of(rank).into_iter().any(|twin| {
                self.people
                    .get(twin)
                    .is_some_and(|twin| twin.twin_rank.trim() == own)
            });
        let mut notes = Vec::new();
        notes.extend(until.map(|until| Note::TooOld { until }));
        notes.extend(older.then_some(Note::OlderThanParent));
        notes.extend(same_rank.then_some(Note::SameTwinRank));
        notes
    }
}

/// Whether a number is the person's own, as far as sex and birth tell. Never asked of a child, who
/// bears a parent's.
fn own_number(nir: &str, civility: &str, birth: Option<Date>) -> Vec<Note> {
    let Ok(nir) = Nir::parse(nir) else {
        return Vec::new();
    };
    let other_sex = match Civility::from_code(civility) {
        Some(Civility::Madame) => nir.is_of_a_man(),
        Some(Civility::Monsieur) => !nir.is_of_a_man(),
        None => false,
    };
    let other_birth = birth.is_some_and(|birth| !nir.may_be_born(birth));
    let mut notes = Vec::new();
    notes.extend(other_sex.then_some(Note::NirSex));
    notes.extend(other_birth.then_some(Note::NirBirth));
    notes
}

fn local_scheme(organism: &str, said: &str) -> Option<Note> {
    let code = OrganismCode::parse(organism).ok()?;
    let local = code.scheme() == "01" && LOCAL.iter().any(|one| code.fund().starts_with(one));
    (local && said != "oui").then_some(Note::LocalScheme)
}

/// Who a person is, however their names are typed; `None` while something is missing.
fn identity(first: &str, last: &str, birth: &str) -> Option<(String, String, Date)> {
    let (first, last) = (compact(first), compact(last));
    let birth = Date::parse_french(birth).ok()?;
    (!first.is_empty() && !last.is_empty()).then_some((first, last, birth))
}
