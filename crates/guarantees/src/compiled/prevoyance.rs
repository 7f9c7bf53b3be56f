//! *Prévoyance*: income in case of incapacity, invalidity, death.

use serde::{Deserialize, Serialize};

use super::contract::ReadInto;

/// An option, with its rates in basis points of the reference pay.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct PrevoyanceOption {
    /// Identifier: `1bis`.
    pub id: String,
    /// Name as printed.
    pub label: String,
    /// Contribution up to [`Prevoyance::young_until`], of the monthly pay.
    pub young: u32,
    /// Contribution above it.
    pub older: u32,
    /// Daily allowances of a temporary incapacity, of the monthly pay.
    pub incapacity: u32,
    /// Capital, of the yearly pay.
    pub capital: u32,
    /// What opens the capital, as printed: `Décès ou IPA`.
    pub capital_event: String,
    /// Pension of a permanent invalidity, of the monthly pay; not covered when none.
    pub pension: Option<u32>,
}

/// The *prévoyance* of a contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Prevoyance {
    /// The insurer.
    pub insurer: String,
    /// The document and page.
    pub source: String,
    /// The last age, in whole years, of the lower contribution.
    pub young_until: u8,
    /// The least invalidity that opens the pension, basis points.
    pub invalidity_from: u32,
    /// Hours a month of a state worker.
    pub worker_hours: u16,
    /// What is added to the pay of a state worker, basis points.
    pub worker_uplift: u32,
    /// The options.
    pub options: Vec<PrevoyanceOption>,
    /// What is read into the document and is not printed.
    pub read_into: Vec<ReadInto>,
}
