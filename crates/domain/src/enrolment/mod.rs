//! A person joins the plan: the steps, and the answers once read.

mod bank;
mod children;
mod people;
mod step;

pub use bank::{Account, Bank, BeneficiaryRefund, Debit, Frequency};
pub use children::{ChildSituation, ChildTerms};
pub use people::{
    Address, Beneficiary, BeneficiaryKind, Civility, FamilyStatus, Insurance, Profile,
};
pub use step::Step;

use crate::date::Date;

/// What the employer arranged, as far as completeness depends on it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Terms {
    /// Ids of the levels on offer, from the lowest.
    pub levels: Vec<String>,
    /// Id of the compulsory level, paid through the pay slip.
    pub mandatory_level: String,
    /// First day of the guarantees: ages of children are counted on it.
    pub effective_on: Date,
    /// Until when children are covered; none when the contract does not tell.
    pub children: Option<ChildTerms>,
}

impl Terms {
    /// Whether a part of the contributions is debited from a bank account: only what goes beyond
    /// the compulsory part does, that is beneficiaries or a higher level (source: manual of the
    /// affiliation, *Les coordonnées bancaires*, remark 1).
    #[must_use]
    pub fn debits(&self, level: &str, beneficiaries: usize) -> bool {
        beneficiaries > 0 || level != self.mandatory_level
    }
}

/// A complete file: what is signed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Enrolment {
    /// The member.
    pub profile: Profile,
    /// Those who join with the member.
    pub beneficiaries: Vec<Beneficiary>,
    /// Id of the chosen level, the same for all.
    pub level: String,
    /// Accounts.
    pub bank: Bank,
}
