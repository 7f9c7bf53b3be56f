//! What is answered: three amounts, or why there are none.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;

use crate::compiled::LensClass;
use crate::proof::Proof;
use crate::query::{AlreadyHeld, RowId};
use crate::remark::Remarks;

/// The three amounts; they always add up to what is billed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Amounts {
    /// What is billed, all units together.
    pub billed: Amount,
    /// What the compulsory scheme pays, once what it holds back is off.
    pub amo: Amount,
    /// What the contract pays.
    pub amc: Amount,
    /// *Reste à charge*.
    pub rac: Amount,
}

/// Something without which no amount can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Missing {
    /// The price of a unit.
    Price,
    /// Whether the practitioner is in OPTAM.
    Optam,
    /// The *honoraire limite de facturation*.
    Hlf,
    /// The *prix limite de vente*.
    Plv,
    /// The *base de remboursement*.
    Br,
    /// The AMO rate.
    AmoRate,
    /// The PMSS of that year is not in the data.
    Pmss,
    /// A dated legal ceiling is not in the data at that date.
    LegalCap,
    /// The regulated flat amount in force.
    Forfait,
}

impl Missing {
    const ALL: [Missing; 9] = [
        Self::Price,
        Self::Optam,
        Self::Hlf,
        Self::Plv,
        Self::Br,
        Self::AmoRate,
        Self::Pmss,
        Self::LegalCap,
        Self::Forfait,
    ];

    const fn bit(self) -> u16 {
        match self {
            Self::Price => 1,
            Self::Optam => 1 << 1,
            Self::Hlf => 1 << 2,
            Self::Plv => 1 << 3,
            Self::Br => 1 << 4,
            Self::AmoRate => 1 << 5,
            Self::Pmss => 1 << 6,
            Self::LegalCap => 1 << 7,
            Self::Forfait => 1 << 8,
        }
    }
}

/// All that is missing, in the order in which to ask.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct MissingSet(u16);

impl MissingSet {
    pub(crate) fn add(&mut self, missing: Missing) {
        self.0 |= missing.bit();
    }

    pub(crate) fn union(self, other: Self) -> Self {
        Self(self.0 | other.0)
    }

    /// True when nothing is missing.
    #[must_use]
    pub const fn is_empty(self) -> bool {
        self.0 == 0
    }

    /// True when this is missing.
    #[must_use]
    pub const fn contains(self, missing: Missing) -> bool {
        self.0 & missing.bit() != 0
    }

    /// What is missing, in the order in which to ask.
    pub fn iter(self) -> impl Iterator<Item = Missing> {
        Missing::ALL
            .into_iter()
            .filter(move |missing| self.contains(*missing))
    }
}

impl std::fmt::Debug for MissingSet {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_set().entries(self.iter()).finish()
    }
}

/// The answer for one level. "0 €", "not covered" and "unknown" are three different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// The contract covers it; the AMC may be 0 €.
    Covered(Amounts),
    /// The contract does not cover it (*Néant*); what the AMO pays is known.
    NotCovered(Amounts),
    /// A service included, without amount (*Oui*).
    Service,
    /// Something is missing.
    Unknown(MissingSet),
}

impl Outcome {
    /// The amounts, when they are known.
    #[must_use]
    pub const fn amounts(&self) -> Option<Amounts> {
        match self {
            Self::Covered(amounts) | Self::NotCovered(amounts) => Some(*amounts),
            Self::Service | Self::Unknown(_) => None,
        }
    }
}

/// What the line takes from the counts and yearly amounts, for the next lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Consumed {
    /// Units counted.
    pub quantity: u32,
    /// Amount counted.
    pub amount: Amount,
}

/// Which other reading this is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ReadingOf {
    /// The cell's other text, by its place in [`crate::compiled::Cell::alternatives`].
    Cell(usize),
    /// The contract's other convention, by its place in [`crate::compiled::Contract::conventions`].
    Convention(usize),
    /// The other AMO rate that the text may mean.
    AmoRate,
    /// The units done on the same day, or on different days, against what is supposed.
    SameDay(bool),
    /// Glasses of mixed classes, with lenses of another kind than the one supposed.
    Lenses(LensClass),
    /// The flat amount of heavy acts before a change on which sources conflict.
    OtherForfait,
    /// What was used before includes what the first term of a sum pays, that the yearly amount does
    /// not bear.
    UsedIncludesFirst,
    /// The rate typed, kept though the act is heavy.
    NotHeavy,
    /// What leaving the pathway costs, without the cap whose value is not verified.
    NoPathwayCap,
    /// The AMO refuses what the contract refuses: the element is renewed too early.
    AmoRefuses,
    /// A class B element paid up to the ceiling of the whole equipment, beyond its own cell.
    WholeCeiling,
    /// The tariff agreed replaces the cell instead of bounding it.
    AgreementInstead,
}

/// What is left after the line, for the same person and row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Left {
    /// Units left to be paid over the period of the count, if there is one.
    pub count: Option<u32>,
    /// What is left of the yearly amount, if there is one.
    pub amount: Option<Amount>,
    /// The date from which the row pays again, when nothing is left.
    pub next_right: Option<Date>,
}

/// The amounts under another reading of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Reading {
    /// Which reading.
    pub of: ReadingOf,
    /// What the answer would be.
    pub outcome: Outcome,
}

/// The whole answer for one line and one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Estimate {
    /// The answer retained.
    pub outcome: Outcome,
    /// How it is reached, step by step.
    pub proof: Proof,
    /// What to know about it.
    pub remarks: Remarks,
    /// The other readings that change an amount; empty in nearly all cases.
    pub readings: Vec<Reading>,
    /// What it takes from counts and yearly amounts.
    pub consumed: Consumed,
    /// What is left after it.
    pub left: Left,
    /// What is held back and counts against the caps of the year.
    pub held: AlreadyHeld,
    /// What a second row of the contract paid on what the first left.
    pub second: Option<(RowId, Amount)>,
}

impl Default for Estimate {
    /// An empty estimate, to be written by [`crate::plan::Plan::estimate_into`].
    fn default() -> Self {
        Self {
            outcome: Outcome::Unknown(MissingSet::default()),
            proof: Proof::new(),
            remarks: Remarks::new(),
            readings: Vec::new(),
            consumed: Consumed::default(),
            left: Left::default(),
            held: AlreadyHeld::default(),
            second: None,
        }
    }
}

/// The answer for several lines of one day.
#[derive(Clone, Debug, PartialEq)]
pub struct Episode {
    /// Line by line, in the order given.
    pub lines: Vec<Estimate>,
    /// The whole: unknown as soon as a line is.
    pub outcome: Outcome,
}
