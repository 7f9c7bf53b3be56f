//! Accounts: the one debited and those refunded.

use super::people::coded;
use crate::date::Date;
use crate::iban::{Bic, Iban};

/// An account and its holder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Account {
    /// Holder.
    pub holder: String,
    /// IBAN.
    pub iban: Iban,
    /// BIC; optional, because the IBAN alone leads a payment to any account of the SEPA area
    /// (regulation (EU) 260/2012, article 5(7)).
    pub bic: Option<Bic>,
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

impl Frequency {
    /// Months paid by one debit.
    #[must_use]
    pub const fn months(self) -> u8 {
        match self {
            Self::Monthly => 1,
            Self::Quarterly => 3,
            Self::HalfYearly => 6,
            Self::Yearly => 12,
        }
    }
}

/// The debit of the contributions.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Debit {
    /// Account debited.
    pub account: Account,
    /// How often.
    pub frequency: Frequency,
    /// Day of the month, one of [`Debit::DAYS`].
    pub day: u8,
    /// Whether the account is somebody else's, who agreed that it pays.
    pub by_other: bool,
}

impl Debit {
    /// Days on which a debit can take place (source: manual of the affiliation).
    pub const DAYS: [u8; 4] = [5, 10, 15, 20];
    /// Days of notice before a debit, unless the parties agree on fewer (source: SEPA Core Direct
    /// Debit Rulebook of the European Payments Council, EPC016-06, section 4.3; not verified for
    /// this contract).
    pub const NOTICE_DAYS: i32 = 14;

    /// The earliest day of a first debit: on the day of the month chosen, not before the guarantees
    /// begin, and with the whole notice after the signature.
    #[must_use]
    pub fn earliest(day: u8, effective_on: Date, signed_on: Date) -> Date {
        let from = effective_on.max(signed_on.add_days(Self::NOTICE_DAYS));
        let month = from.add_days(1 - i32::from(from.day()));
        let in_month = |month: Date| month.add_days(i32::from(day) - 1);
        if in_month(month) >= from {
            in_month(month)
        } else {
            in_month(month.add_months(1))
        }
    }
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_debit_waits_for_the_guarantees_and_the_notice() {
        for (day, effective, signed, first) in [
            (10, "2026-12-01", "2026-11-10", "2026-12-10"),
            // Signed on the eve: two weeks of notice come first.
            (10, "2026-12-01", "2026-11-30", "2027-01-10"),
            (15, "2026-12-01", "2026-12-01", "2026-12-15"),
            (15, "2026-12-01", "2026-12-02", "2027-01-15"),
            (5, "2027-03-01", "2027-02-15", "2027-03-05"),
            (20, "2028-02-29", "2028-02-29", "2028-03-20"),
        ] {
            let date = |iso| Date::parse_iso(iso).unwrap();
            let found = Debit::earliest(day, date(effective), date(signed));
            assert_eq!(found.to_iso(), first, "{day}, {effective}, {signed}");
        }
    }
}
