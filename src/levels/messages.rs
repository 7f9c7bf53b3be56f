//! What travels between the journey and the engine in its worker: small, plain, nothing of the
//! engine's own types, so that the journey does not link it.

use serde::{Deserialize, Serialize};

/// A household, and the levels to tell about.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ask {
    /// Id of the contract.
    pub contract: String,
    /// Ids of the levels on offer.
    pub levels: Vec<String>,
    /// Id of the compulsory level.
    pub mandatory: String,
    /// Part of the compulsory contribution that the employer pays, such as `0.50`.
    pub share: String,
    /// First day of the guarantees, ISO.
    pub date: String,
    /// Whether the household is under the local scheme of Alsace-Moselle.
    pub local: bool,
    /// Whether words are wanted in English.
    pub english: bool,
    /// The employee first, then those who join, in the file's order.
    pub people: Vec<Person>,
}

/// Somebody to cover.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Whether it is a child.
    pub child: bool,
    /// Date of birth, ISO, when it can be read.
    pub born: Option<String>,
}

/// What the engine tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Each level of the question that the contract has, in the same order.
    pub offers: Vec<Offer>,
    /// Places among those who join of the people whom the contract no longer covers.
    pub uncovered: Vec<usize>,
    /// Where the contributions come from and until when children are covered.
    pub terms: Option<String>,
}

/// A level for this household.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Offer {
    /// Its id.
    pub id: String,
    /// What it costs each month; `None` when the data do not tell at that date.
    pub price: Option<Price>,
}

/// What a level costs each month, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Price {
    /// What the employee pays.
    pub pays: i64,
    /// Everything.
    pub total: i64,
    /// What the employer pays.
    pub employer: i64,
}

/// A question or an answer, with the number of the question, as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered<T>(pub u32, pub T);
