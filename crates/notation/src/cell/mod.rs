//! The cells of a printed table: their grammar, read and printed back.
//!
//! ```text
//! cell   = "Néant" | "Oui" | "-" | terms [limit] [count] | rates
//! terms  = term { "+" term }
//! term   = number "%" ("BR" | "FR" | "PMSS") ["/" word] | number "€" ["/" word]
//! limit  = "dans la limite des" ("HLF" | "PLV" | "frais réels")
//! count  = "(max" number ["/" word] ")" | "(" number "max" ["/" word] ")"
//! rates  = number "%/" number "% BR"            (only in the AMO column: a choice)
//! ```

mod parse;
mod print;

pub use parse::{CellError, Expected, parse};

/// A number as printed: `2,0` and `2` are the same amount and two texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// Hundredths of the unit: cents of a euro, basis points of a percent.
    pub hundredths: u32,
    /// Digits printed after the comma.
    pub decimals: u8,
}

/// What the number counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Measure {
    /// % of the *base de remboursement*.
    Br,
    /// % of the *frais réels*.
    Fr,
    /// % of the PMSS.
    Pmss,
    /// Euros.
    Euros,
}

/// One term of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The number.
    pub number: Number,
    /// What it counts.
    pub measure: Measure,
    /// The word after the slash, if one is printed: `an`, `séance`, `œil`.
    pub per: Option<String>,
}

/// What bounds the whole cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// *Honoraires limites de facturation*.
    Hlf,
    /// *Prix limites de vente*.
    Plv,
    /// *Frais réels*.
    RealCosts,
}

/// A printed maximum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Max {
    /// How many.
    pub count: u16,
    /// The word of the period after the slash, if one is printed.
    pub period: Option<String>,
}

/// What a cell says.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Reading {
    /// `Néant`: not covered.
    Nothing,
    /// `Oui`: a service.
    Service,
    /// `-`: nothing in the AMO column.
    Dash,
    /// Several AMO rates, in hundredths of a percent: `70%/100% BR`.
    Rates(Vec<Number>),
    /// An amount.
    Pays {
        /// The terms of the sum, one or more.
        terms: Vec<Term>,
        /// What bounds it.
        limit: Option<Limit>,
        /// The maximum.
        max: Option<Max>,
    },
}

/// How the same words are set on paper. It changes nothing to what is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Style {
    /// `65%BR` rather than `65% BR`; `25€` rather than `25 €`.
    pub tight_unit: bool,
    /// `20 €/séance` rather than `20 € / séance`.
    pub tight_slash: bool,
    /// `(3 max / an)` rather than `(max 3 / an)`.
    pub number_first: bool,
}

/// A cell: what it says, and how it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub reading: Reading,
    /// How it is set.
    pub style: Style,
}

/// Words known after a slash.
pub const PER_WORDS: [&str; 20] = [
    "an",
    "jour",
    "séance",
    "acte",
    "consultation",
    "séjour",
    "verre",
    "monture",
    "équipement",
    "œil",
    "oreille",
    "implant",
    "cure",
    "désobturation",
    "dent",
    "semestre",
    "traitement",
    "boîte",
    "trajet",
    "paire",
];
