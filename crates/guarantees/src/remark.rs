//! What to know about an estimate, as data.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;

use crate::compiled::{Confidence, Parameter, Period};
use crate::few::Few;
use crate::query::{ActId, RowId};

/// The remarks of an estimate.
pub type Remarks = Few<Remark, 20>;

/// Something supposed for want of an answer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Hypothesis {
    /// The person is 18 or more on 1 January.
    Adult,
    /// The person is under 18 on 1 January, as the ages of the act or the row want it: nothing is
    /// held back.
    Minor,
    /// The units are done on different days: the caps of a day, which would lower what is held
    /// back, do not apply.
    DifferentDays {
        /// How many units.
        units: u32,
        /// What would be held back if they were done the same day by the same professional.
        same_day: Amount,
    },
    /// The units are done on the same day by the same professional: the caps of a day apply.
    SameDay {
        /// How many units.
        units: u32,
        /// What would be held back if they were done on different days.
        different_days: Amount,
    },
    /// No act was named: the usual one of the row is taken.
    UsualAct(ActId),
    /// The AMO rate typed is the one outside the pathway, already reduced.
    ReducedRateTyped,
    /// The price is not above the regulated price of the basket, that was not told: it may not be.
    WithinRegulatedPrice,
    /// The AMO pays nothing, as the table prints, though it may repay such things: no base was told.
    NotRepaid,
    /// The doctor is bound to regulated fees: the price is not above them, and nothing was told.
    RegulatedFee,
    /// The equipment is sold at its regulated price, that was not told and sets the base.
    SoldAtRegulatedPrice,
    /// The lenses are simple and unifocal: the correction was not told.
    SimpleLenses,
    /// None of the restrictions of the row applies, for want of an answer.
    NoRestriction,
    /// The other ear or eye: the side was not told.
    OtherSide,
    /// What is held back is limited to what the AMO pays: the text says it for *franchises*; it is
    /// supposed for the *participation forfaitaire*.
    ParticipationWithinAmo,
    /// The flat amount of heavy acts is due in the Alsace-Moselle scheme too.
    HeavyForfaitInAlsaceMoselle,
}

/// What a value that is not fully verified is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// The regulated price.
    Price,
    /// The *base de remboursement*.
    Br,
    /// The HLF or PLV.
    Limit,
    /// The AMO rate.
    AmoRate,
    /// A parameter.
    Parameter(Parameter),
}

/// A remark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Remark {
    /// The units beyond the maximum are not paid, or less.
    CountReached {
        /// The maximum.
        max: u16,
        /// Over this period.
        period: Period,
        /// Units beyond.
        beyond: u32,
        /// True when something else is paid beyond.
        paid_otherwise: bool,
    },
    /// Units left after this line.
    CountLeft {
        /// How many.
        left: u32,
        /// Over this period.
        period: Period,
    },
    /// The yearly amount is used up by this line, or was before.
    YearlyAmountReached {
        /// The yearly amount.
        amount: Amount,
    },
    /// What is left of the yearly amount after this line.
    YearlyAmountLeft {
        /// How much.
        left: Amount,
    },
    /// The cell cannot be read with certainty; other readings are given.
    DoubtfulCell,
    /// The source of the row is doubtful, and how it was settled is told.
    DoubtfulRow,
    /// Something is read into the row that is not printed.
    #[default]
    ReadInto,
    /// The rate printed in the AMO column is not the one applied.
    PrintedRateDiffers {
        /// Printed.
        printed: Rate,
        /// Applied.
        applied: Rate,
    },
    /// A value used is not verified.
    NotVerified {
        /// Which value.
        subject: Subject,
        /// How far it can be trusted.
        confidence: Confidence,
    },
    /// Something is supposed.
    Supposed(Hypothesis),
    /// Outside the pathway, the contract pays neither the increase nor overruns.
    OutsidePathway,
    /// The age given is not one this row is made for.
    AgeOutOfRange {
        /// Youngest.
        min: u8,
        /// Oldest.
        max: u8,
    },
    /// The age given is not one this act is made for.
    ActAgeOutOfRange {
        /// Youngest.
        min: u8,
        /// Oldest.
        max: u8,
    },
    /// The price is above the regulated price of the basket.
    AboveRegulatedPrice {
        /// The regulated price.
        limit: Amount,
    },
    /// A restriction of the row applies, by its place in the row's conditions.
    Restricted(u16),
    /// Another row may pay on what this one leaves.
    ThenRow(RowId),
    /// The right opens again.
    OpensAgain {
        /// From this date.
        from: Date,
    },
    /// The element of glasses is renewed too early.
    TooEarly {
        /// The delay between two elements, months.
        months: u16,
        /// The date from which it may be renewed.
        from: Date,
    },
    /// A *forfait journalier* is not billed on top of the stay: it is imputed on its *ticket
    /// modérateur*.
    NotBilled {
        /// How much of it.
        waived: Amount,
    },
    /// An amount used and told includes more than what counts against the yearly amount.
    UsedCountsWhole,
    /// A flat amount stays to be paid by the patient whatever the contract.
    NeverRepaid {
        /// What is held back.
        total: Amount,
    },
}
