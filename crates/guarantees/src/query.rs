//! What is asked: a care, the person's situation, what was used already.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;

use crate::compiled::{Class, Establishment};
use crate::optics::{Prescription, RenewalReason};

/// A row of a contract, by its place in the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RowId(pub u16);

/// An act of the tariffs, by its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ActId(pub u16);

/// A level of a contract, by its place, cheapest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LevelId(pub u8);

/// The side of an ear or an eye.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Side {
    /// Left.
    Left,
    /// Right.
    Right,
}

/// The convention of a practitioner with the AMO.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sector {
    /// Regulated fees.
    One,
    /// Free fees.
    Two,
    /// No convention: the base is the *tarif d'autorité*, that no source gives.
    None,
}

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
    /// *Participation forfaitaire* for one unit, instead of the dated one.
    pub participation: Option<Amount>,
    /// *Franchise* for one unit, instead of the dated one.
    pub franchise: Option<Amount>,
    /// Whether the practitioner is in OPTAM (a DPTM).
    pub optam: Option<bool>,
    /// The practitioner's convention.
    pub sector: Option<Sector>,
    /// Whether the act is heavy; `None` lets the tariff decide.
    pub heavy: Option<bool>,
    /// Flat amount of a heavy act for one unit, instead of the dated one; 0 says that none is due.
    pub heavy_forfait: Option<Amount>,
    /// True when all the units are done the same day by the same professional, false when they are
    /// done on different days; supposed, and said where it matters, when `None`.
    pub same_day: Option<bool>,
    /// The class of the equipment, when it is not the row's.
    pub class: Option<Class>,
    /// The ear or the eye.
    pub side: Option<Side>,
    /// True when the second row that pays on what this one leaves is asked too.
    pub then: bool,
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
            participation: None,
            franchise: None,
            optam: None,
            sector: None,
            heavy: None,
            heavy_forfait: None,
            same_day: None,
            class: None,
            side: None,
            then: false,
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

impl Age {
    /// The age in whole years at a date, when it is known; 0 before the birth.
    #[must_use]
    pub fn years_on(self, date: Date) -> Option<u16> {
        match self {
            Self::Unknown => None,
            Self::Years(years) => Some(u16::from(years)),
            Self::Born(birth) => Some(birth.age_on(date).unwrap_or(0)),
        }
    }
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
    /// What some rows ask.
    pub context: Context,
}

impl Situation {
    /// An adult of the general scheme, inside the pathway.
    #[must_use]
    pub fn on(date: Date) -> Self {
        Self {
            date,
            scheme: Scheme::General,
            age: Age::Unknown,
            ald: false,
            maternity: false,
            in_pathway: true,
            held_back: None,
            context: Context::default(),
        }
    }
}

/// What some rows ask about the care, and no other. `None`: not said.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Context {
    /// Where the stay takes place.
    pub establishment: Option<Establishment>,
    /// Whether the stay is without a night.
    pub ambulatory: Option<bool>,
    /// Whether anaesthesia or ambulatory surgery took place.
    pub surgery: Option<bool>,
    /// Whether the expense is a meal or lodging.
    pub meal_or_lodging: Option<bool>,
    /// Whether the stay is covered and has a night.
    pub stay_covered: Option<bool>,
    /// Whether the act is prescribed.
    pub prescribed: Option<bool>,
    /// Whether a transport was urgent: no *franchise* is then held back.
    pub urgent: Option<bool>,
    /// The tariff agreed between the establishment and the insurer, for one unit.
    pub agreement: Option<Amount>,
    /// Whether the person is blind (hearing aids are then those of the young).
    pub blind: Option<bool>,
    /// Why glasses are renewed early.
    pub renewal: Option<RenewalReason>,
    /// The correction of the glasses.
    pub prescription: Option<Prescription>,
    /// The correction of the previous glasses.
    pub previous_prescription: Option<Prescription>,
}

/// What was held back since 1 January.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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
    /// Amount paid by the contract, that counts against the row's yearly amount.
    pub amount: Amount,
    /// The ear or the eye, when it is told.
    pub side: Option<Side>,
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
    /// The class given is not one this row can pay.
    #[error("the row does not pay this class")]
    WrongClass,
    /// What was used already is above what the row pays in a year.
    #[error("more was used than the yearly amount")]
    UsedAboveCap {
        /// The yearly amount.
        cap: Amount,
        /// The place of the entry that goes beyond it.
        entry: usize,
    },
    /// The date of care is before the contract, or after its end.
    #[error("the contract runs from {from} to {to}")]
    OutsideContract {
        /// The first day of the contract.
        from: Date,
        /// Its last day.
        to: Date,
    },
}
