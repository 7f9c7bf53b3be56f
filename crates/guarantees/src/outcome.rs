//! What is answered: three amounts, or why there are none.

use affilio_domain::amount::Amount;

use crate::few::Few;
use crate::proof::Proof;
use crate::remark::Remark;

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
}

impl Missing {
    const ALL: [Missing; 8] = [
        Self::Price,
        Self::Optam,
        Self::Hlf,
        Self::Plv,
        Self::Br,
        Self::AmoRate,
        Self::Pmss,
        Self::LegalCap,
    ];

    const fn bit(self) -> u8 {
        match self {
            Self::Price => 1,
            Self::Optam => 1 << 1,
            Self::Hlf => 1 << 2,
            Self::Plv => 1 << 3,
            Self::Br => 1 << 4,
            Self::AmoRate => 1 << 5,
            Self::Pmss => 1 << 6,
            Self::LegalCap => 1 << 7,
        }
    }
}

/// All that is missing, in the order in which to ask.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct MissingSet(u8);

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
    pub remarks: Few<Remark, 16>,
    /// The other readings that change an amount; empty in nearly all cases.
    pub readings: Vec<Reading>,
    /// What it takes from counts and yearly amounts.
    pub consumed: Consumed,
}
