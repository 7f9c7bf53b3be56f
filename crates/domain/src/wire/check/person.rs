//! The member and one beneficiary.

use super::Checked;
use super::reader::{Reader, yes_no};
use crate::date::Date;
use crate::enrolment::{
    Beneficiary, BeneficiaryKind, ChildSituation, Civility, FamilyStatus, Profile, Terms,
};
use crate::field::{Field, Problem, Reason};
use crate::phone::{MobilePhone, parse_phone};
use crate::wire::draft::{BeneficiaryDraft, ProfileDraft};

/// A member younger than this is a typing error: work before 14 is forbidden but for artists (code
/// du travail, L4153-1).
const YOUNGEST: i32 = 14;

impl ProfileDraft {
    /// Reads the profile; `today` bounds the date of birth.
    ///
    /// # Errors
    /// Every problem, in the order of the screen.
    pub fn check(&self, today: Date) -> Checked<Profile> {
        let mut reader = Reader::default();
        let civility = reader.choice(Field::Civility, &self.civility, Civility::from_code);
        let last_name = reader.name(Field::LastName, &self.last_name);
        let first_name = reader.name(Field::FirstName, &self.first_name);
        let birth_date = reader.birth(&self.birth_date, today);
        if birth_date.is_some_and(|birth| birth > today.add_years(-YOUNGEST)) {
            reader
                .problems
                .push(Problem::own(Field::BirthDate, Reason::TooYoungToWork));
        }
        let family_status = reader.choice(
            Field::FamilyStatus,
            &self.family_status,
            FamilyStatus::from_code,
        );
        let address = reader.address(
            &self.street,
            &self.address_extra,
            &self.postal_code,
            &self.city,
            &self.country,
        );
        let phone = reader.read(Field::Phone, &self.phone, |text| {
            MobilePhone::parse(text).map_err(Reason::Phone)
        });
        let insurance = reader.insurance([
            &self.nir,
            &self.organism,
            &self.alsace_moselle,
            &self.teletransmission,
        ]);
        let profile = || {
            Some(Profile {
                civility: civility?,
                last_name: last_name?,
                first_name: first_name?,
                birth_date: birth_date?,
                family_status: family_status?,
                address: address?,
                phone: phone?,
                insurance: insurance?,
            })
        };
        reader.finish(profile())
    }

    /// Reads the profile of somebody who is to sign: the number must also be one that a code has
    /// shown to be theirs.
    ///
    /// # Errors
    /// Every problem, in the order of the screen; the number to be verified last.
    pub fn check_with_phone(&self, today: Date, verified: Option<&str>) -> Checked<Profile> {
        let read = self.check(today);
        let unverified =
            MobilePhone::parse(&self.phone).is_ok_and(|phone| verified != Some(phone.as_str()));
        if !unverified {
            return read;
        }
        let mut problems = read.err().unwrap_or_default();
        problems.push(Problem::own(Field::PhoneCode, Reason::PhoneUnverified));
        Err(problems)
    }
}

/// What the others and the contract say of one beneficiary.
pub(super) struct Family<'a> {
    /// What the employer arranged.
    pub(super) terms: &'a Terms,
    /// The rank among twins, when it needs no answer.
    pub(super) twin_rank: Option<u8>,
}

/// A rank among twins, from 1 to 9.
pub(super) fn twin_rank(text: &str) -> Option<u8> {
    text.trim()
        .parse::<u8>()
        .ok()
        .filter(|rank| (1..=9).contains(rank))
}

impl BeneficiaryDraft {
    /// Reads one beneficiary; `today` bounds the date of birth.
    pub(super) fn check(&self, family: &Family<'_>, today: Date) -> Checked<Beneficiary> {
        let mut reader = Reader::default();
        let kind = reader.choice(
            Field::BeneficiaryKind,
            &self.kind,
            BeneficiaryKind::from_code,
        );
        let civility = reader.choice(Field::Civility, &self.civility, Civility::from_code);
        let last_name = reader.name(Field::LastName, &self.last_name);
        let first_name = reader.name(Field::FirstName, &self.first_name);
        let birth_date = reader.birth(&self.birth_date, today);
        let twin_rank = match family.twin_rank {
            Some(rank) => Some(rank),
            None => reader.read(Field::TwinRank, &self.twin_rank, |text| {
                twin_rank(text).ok_or(Reason::TwinRank)
            }),
        };
        let situation = match (kind, birth_date, family.terms.children.as_ref()) {
            (Some(BeneficiaryKind::Child), Some(birth), Some(children))
                if children.asks(birth, family.terms.effective_on) =>
            {
                reader
                    .choice(
                        Field::ChildSituation,
                        &self.situation,
                        ChildSituation::from_code,
                    )
                    .map(Some)
            }
            _ => Some(None),
        };
        let same = reader.choice(Field::SameAddress, &self.same_address, yes_no);
        let address = match same {
            Some(false) => reader
                .address(
                    &self.street,
                    &self.address_extra,
                    &self.postal_code,
                    &self.city,
                    &self.country,
                )
                .map(Some),
            _ => Some(None),
        };
        let phone = reader.optional(Field::Phone, &self.phone, |text| {
            parse_phone(text).map(Some).map_err(Reason::Phone)
        });
        let insurance = reader.insurance([
            &self.nir,
            &self.organism,
            &self.alsace_moselle,
            &self.teletransmission,
        ]);
        let beneficiary = || {
            Some(Beneficiary {
                kind: kind?,
                civility: civility?,
                last_name: last_name?,
                first_name: first_name?,
                birth_date: birth_date?,
                twin_rank: twin_rank?,
                situation: situation?,
                address: address?,
                phone: phone?,
                insurance: insurance?,
            })
        };
        reader.finish(beneficiary())
    }
}
