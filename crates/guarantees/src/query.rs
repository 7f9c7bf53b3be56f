//! What is asked: a care, the person's situation, what was used already.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;

/// A row of a contract, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u16);

/// An act of the tariffs, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId(pub u16);

/// A level of a contract, by its place, cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelId(pub u8);

/// One line of care: the same act, one or several times.
///
/// What is `None` is looked up in the dated tariffs, and asked when it is not there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Line {
    /// The row of the table it falls under.
    pub row: RowId,
    /// The act, when its tariff is known.
    pub act: Option<ActId>,
    /// What is billed for one unit; `None` takes the regulated price, if there is one.
    pub price: Option<Amount>,
    /// How many units; see [`crate::questions::Questions::unit`].
    pub quantity: u32,
    /// *Base de remboursement* for one unit, when it is read on a quote.
    pub br: Option<Amount>,
    /// AMO rate, when it is known otherwise.
    pub amo_rate: Option<Rate>,
    /// HLF or PLV for one unit, when it is read on a quote.
    pub limit: Option<Amount>,
    /// Whether the practitioner is in OPTAM (a DPTM).
    pub optam: Option<bool>,
    /// Whether the act is heavy; `None` lets the tariff decide.
    pub heavy: Option<bool>,
    /// True when all the units are done the same day by the same professional; else different days
    /// are supposed, and the result says so where it matters.
    pub same_day: bool,
}

impl Line {
    /// One unit of a row, nothing else known.
    #[must_use]
    pub const fn of(row: RowId) -> Self {
        Self {
            row,
            act: None,
            price: None,
            quantity: 1,
            br: None,
            amo_rate: None,
            limit: None,
            optam: None,
            heavy: None,
            same_day: false,
        }
    }
}

/// How the age is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Age {
    /// It is not: the ages of the act or the row are supposed, else an adult, and the result says so
    /// where it matters.
    #[default]
    Unknown,
    /// The age in years at the date of care.
    Years(u8),
    /// The date of birth.
    Born(Date),
}

/// The person, at the date of care.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Situation {
    /// The date of care: it chooses the tariffs.
    pub date: Date,
    /// The compulsory scheme.
    pub scheme: Scheme,
    /// The age.
    pub age: Age,
    /// True when the care is related to a long-term illness covered at 100 % (ALD).
    pub ald: bool,
    /// True from the sixth month of pregnancy.
    pub maternity: bool,
    /// False when the doctor was seen outside the coordinated pathway.
    pub in_pathway: bool,
    /// What was held back already this year; `None`: nothing is supposed.
    pub held_back: Option<AlreadyHeld>,
}

impl Situation {
    /// An adult of the general scheme, inside the pathway.
    #[must_use]
    pub const fn on(date: Date) -> Self {
        Self {
            date,
            scheme: Scheme::General,
            age: Age::Unknown,
            ald: false,
            maternity: false,
            in_pathway: true,
            held_back: None,
        }
    }
}

/// What was held back since 1 January.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct AlreadyHeld {
    /// *Participations forfaitaires*.
    pub participations: Amount,
    /// *Franchises*.
    pub franchises: Amount,
}

/// Something already paid by the contract for the same person: one entry of the ledger.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Used {
    /// The row that paid.
    pub row: RowId,
    /// The date of that care.
    pub date: Date,
    /// Units that count against the row's maximum.
    pub quantity: u32,
    /// Amount that counts against the row's yearly amount.
    pub amount: Amount,
}

/// Why a question has no answer at all: the question itself is wrong.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum InputError {
    /// The row is not in the contract.
    #[error("no such row in this contract")]
    NoSuchRow,
    /// The level is not in the contract.
    #[error("no such level in this contract")]
    NoSuchLevel,
    /// The act is not in the tariffs.
    #[error("no such act in the tariffs")]
    NoSuchAct,
    /// An amount below zero.
    #[error("a negative amount")]
    Negative,
    /// An amount above a hundred million euros, or more than 10 000 units.
    #[error("an amount or a quantity too large to be true")]
    TooLarge,
    /// The date of care is before the contract, or after its end.
    #[error("the contract runs from {from} to {to}")]
    OutsideContract {
        /// The first day of the contract.
        from: Date,
        /// Its last day.
        to: Date,
    },
}
