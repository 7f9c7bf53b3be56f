//! Accounts: the one debited and those refunded.

use super::people::coded;
use crate::iban::{Bic, Iban};

/// An account and its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Holder.
    pub holder: String,
    /// IBAN.
    pub iban: Iban,
    /// BIC.
    pub bic: Bic,
}

/// How often contributions are debited.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Frequency {
    /// Every month.
    Monthly,
    /// Every three months.
    Quarterly,
    /// Every six months.
    HalfYearly,
    /// Once a year.
    Yearly,
}

coded!(Frequency {
    Monthly = "mensuelle", "Mensuelle", "Monthly";
    Quarterly = "trimestrielle", "Trimestrielle", "Every three months";
    HalfYearly = "semestrielle", "Semestrielle", "Every six months";
    Yearly = "annuelle", "Annuelle", "Yearly";
});

/// The debit of the contributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debit {
    /// Account debited.
    pub account: Account,
    /// How often.
    pub frequency: Frequency,
    /// Day of the month, one of [`Debit::DAYS`].
    pub day: u8,
}

impl Debit {
    /// Days on which a debit can take place (source: manual of the affiliation).
    pub const DAYS: [u8; 4] = [5, 10, 15, 20];
}

/// Where a beneficiary's refunds go.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BeneficiaryRefund {
    /// The member's account.
    Same,
    /// An account of their own.
    Own(Account),
}

/// All accounts of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bank {
    /// The debit, when something is debited.
    pub debit: Option<Debit>,
    /// The account that receives the member's refunds.
    pub refund: Account,
    /// One per beneficiary, in their order.
    pub beneficiaries: Vec<BeneficiaryRefund>,
}
