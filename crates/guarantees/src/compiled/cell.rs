//! One cell of a table: what is printed, and the rule that is read from it.

use serde::{Deserialize, Serialize};

/// What is counted when a line says "one": the word that follows the quantity.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Unit {
    /// One act or product, whatever it is.
    Act,
    /// One consultation or visit.
    Consultation,
    /// One session.
    Session,
    /// One day, the day of discharge included.
    Day,
    /// One stay.
    Stay,
    /// One box of medicine.
    Box,
    /// One course of treatment.
    Treatment,
    /// One trip.
    Trip,
    /// One lens of glasses.
    Lens,
    /// One frame.
    Frame,
    /// One whole equipment (a frame and two lenses).
    Equipment,
    /// One eye.
    Eye,
    /// One ear.
    Ear,
    /// One tooth or prosthesis.
    Tooth,
    /// One semester of orthodontics.
    Semester,
    /// One root canal treated again.
    Desobturation,
    /// One implant.
    Implant,
    /// One spa cure.
    Cure,
    /// One pair.
    Pair,
}

/// Over what an amount is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Per {
    /// The amount is for one unit of the row.
    Unit,
    /// The amount is for a calendar year, whatever the number of units.
    Year,
}

/// How an amount is measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Measure {
    /// Basis points of the *base de remboursement*.
    PercentBr(u32),
    /// Basis points of what is really paid (*frais réels*).
    RealCosts(u32),
    /// Basis points of the monthly ceiling of the Sécurité sociale at the date of care.
    PercentPmss(u32),
    /// Cents.
    Euros(i64),
    /// Basis points of the *ticket modérateur*: the base less what the AMO pays.
    TicketModerateur(u32),
}

/// One term of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Term {
    /// The measure.
    pub measure: Measure,
    /// Over what it is spread.
    pub per: Per,
    /// False: the amount includes what the AMO pays. True: it comes on top of it.
    pub on_top: bool,
}

/// The regulated price that bounds a basket.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Limit {
    /// *Honoraire limite de facturation* (dental).
    Hlf,
    /// *Prix limite de vente* (optics, hearing).
    Plv,
    /// The regulated flat amount in force (*forfait journalier*, *acte lourd*).
    Forfait,
}

/// How long a count runs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Period {
    /// From 1 January to 31 December.
    CalendarYear,
    /// So many months before the date of care.
    RollingMonths(u16),
    /// So many years from the first act paid, then anew.
    YearsFromFirst(u8),
}

/// For what a count is kept apart.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Each {
    /// One count for the person.
    Person,
    /// One count for each ear, or each eye.
    Side,
}

/// How many units are paid over a period, and what is paid beyond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Count {
    /// The number of units.
    pub max: u16,
    /// Over this period.
    pub period: Period,
    /// For whom or what it is kept.
    pub each: Each,
    /// What applies to the units beyond; nothing if none.
    pub beyond: Option<Term>,
}

/// What a paying cell pays.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Pays {
    /// The first term.
    pub first: Term,
    /// The term added by a `+`, always on top.
    pub added: Option<Term>,
    /// The regulated price that bounds the whole.
    pub limit: Option<Limit>,
    /// The most that the contract itself pays, for a unit or a year; in euros or % of PMSS.
    pub at_most: Option<Term>,
    /// The count of units.
    pub count: Option<Count>,
}

/// What is read from a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Rule {
    /// *Néant*: not covered. Not the same as covered for 0 €.
    Nothing,
    /// *Oui*: a service, without amount.
    Service,
    /// An amount.
    Pays(Pays),
}

/// Another way to read a cell whose print is doubtful.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Alternative {
    /// The text that would be printed.
    pub printed: String,
    /// Its rule.
    pub rule: Rule,
    /// Why it may be so.
    pub why: String,
}

/// One cell.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cell {
    /// The text as printed.
    pub printed: String,
    /// The text it is read as, when the print is doubtful.
    pub read_as: Option<String>,
    /// The reading retained.
    pub rule: Rule,
    /// Why this reading is retained, when the print is doubtful.
    pub why: Option<String>,
    /// The other readings, most likely first.
    pub alternatives: Vec<Alternative>,
}

impl Pays {
    /// The terms of the sum, in the order of print.
    pub fn terms(&self) -> impl Iterator<Item = &Term> {
        std::iter::once(&self.first).chain(&self.added)
    }

    /// Every term: of the sum, of the cap, of what is paid beyond the count.
    pub fn every_term(&self) -> impl Iterator<Item = &Term> {
        let beyond = self.count.as_ref().and_then(|count| count.beyond.as_ref());
        self.terms().chain(&self.at_most).chain(beyond)
    }
}

impl Cell {
    /// The text to show: as printed, and what it is read as when they differ.
    #[must_use]
    pub fn shown(&self) -> String {
        match &self.read_as {
            Some(read) => format!("{} (lu {read})", self.printed),
            None => self.printed.clone(),
        }
    }
}
