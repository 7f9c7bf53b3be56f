//! The cells of a printed table: their grammar, read and printed back.
//!
//! ```text
//! cell    = nothing | service | "-" | rates | sum { bound }
//! rates   = number "%" { "/" number "%" } "BR"       (only in the AMO column: a choice)
//! sum     = term { "+" term }
//! term    = number "%" base [per] | ("TM" | "Frais réels" | "RO") [per] | number "€" [per]
//!         | "Prise en charge à" number "%"            (then a regulated limit must follow)
//! base    = "BR" | "FR" | "PMSS" | "PASS" | "TM" | "Santé"     (and their synonyms)
//! per     = ("/" | "par") word
//! bound   = "dans la limite des" price
//!         | ("max" | "limité à" | …) (term | count)   (in parentheses, or not)
//! price   = "HLF" | "PLV" | "frais réels" | "forfait réglementaire en vigueur"
//! count   = number ["max"] [word] [("/" | "par" | "tous les") period] ["en MAS"]
//! ```
//!
//! What a cell says ([`Reading`]) is kept apart from how it is set ([`Style`]): blanks, synonyms,
//! slashes. Printing a cell that was read gives its text back, character for character.

mod bounds;
mod cursor;
mod error;
mod parse;
mod print;
pub(crate) mod vocabulary;

pub use error::{CellError, Expected};
pub use parse::parse;
pub use vocabulary::PER_WORDS;

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
    /// % of the monthly ceiling of the Sécurité sociale.
    Pmss,
    /// % of the yearly ceiling: twelve times the monthly one.
    Pass,
    /// % of the *ticket modérateur*.
    Tm,
    /// `100% Santé`: what is really paid, within the regulated price of the basket.
    FullCover,
    /// `RO`: what the AMO pays, and nothing more; only before a `+`.
    Amo,
    /// Euros.
    Euros,
}

/// One term of a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The number; none for `TM`, `Frais réels` or `RO` alone, the whole of it.
    pub number: Option<Number>,
    /// What it counts.
    pub measure: Measure,
    /// The word after the slash, if one is printed, as in [`PER_WORDS`]: `an`, `séance`, `œil`.
    pub per: Option<&'static str>,
}

/// The regulated price that bounds the whole cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Limit {
    /// *Honoraires limites de facturation*.
    Hlf,
    /// *Prix limites de vente*.
    Plv,
    /// The regulated flat amount in force.
    Forfait,
    /// *Frais réels*.
    RealCosts,
}

/// Over what a maximum is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Period {
    /// A calendar year.
    Year,
    /// So many years.
    Years(u8),
    /// So many months.
    Months(u8),
}

/// Where a maximum applies, when it is not everywhere.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place {
    /// *Maison d'accueil spécialisée*.
    Mas,
    /// Psychiatry.
    Psychiatry,
    /// Convalescence.
    Convalescence,
}

/// A printed maximum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Max {
    /// How many.
    pub count: u16,
    /// Of what, if it is printed, as in [`PER_WORDS`].
    pub noun: Option<&'static str>,
    /// Over what, if it is printed.
    pub period: Option<Period>,
    /// Where, if it is not everywhere.
    pub place: Option<Place>,
}

/// What bounds a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Bound {
    /// A regulated price.
    Limit(Limit),
    /// The most that the contract pays.
    AtMost(Term),
    /// The most units paid.
    Count(Max),
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
        /// What bounds it, in the order of print.
        bounds: Vec<Bound>,
    },
}

/// How the same words are set on paper: blanks, synonyms, slashes, in the order of print. It changes
/// nothing to what is read. The default is the plainest way.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Style {
    marks: Vec<String>,
}

/// A cell: what it says, and how it is set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Cell {
    /// What it says.
    pub reading: Reading,
    /// How it is set.
    pub style: Style,
}
