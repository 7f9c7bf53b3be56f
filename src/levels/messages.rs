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
    /// The employee first, then those who join and whose link is told, in the file's order.
    pub people: Vec<Person>,
}

/// Somebody to cover.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Person {
    /// Whether it is a child.
    pub child: bool,
    /// Whether a grown child is in a situation that the contract covers until the students' age.
    pub student: bool,
    /// Whether a child is covered whatever the age.
    pub disabled: bool,
    /// Date of birth, ISO, when it can be read.
    pub born: Option<String>,
}

/// What the engine tells.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// Each level of the question that the contract has, in the same order.
    pub offers: Vec<Offer>,
    /// Places, among those who join in the question, of the people whom the contract no longer covers.
    pub uncovered: Vec<usize>,
    /// Years of care from the lightest; those that the data do not let count are left out.
    pub years: Vec<Year>,
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
    /// How that is worked out.
    pub steps: Vec<Step>,
    /// Everyday cares at this level.
    pub cares: Vec<Care>,
}

/// A line of a calculation.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Step {
    /// What is done.
    pub text: String,
    /// What justifies it.
    pub source: Option<String>,
}

/// A care taken as an example, at a level.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Care {
    /// What it is.
    pub name: String,
    /// The price it is counted at, and where that comes from.
    pub supposes: String,
    /// Who pays what, when it is known.
    pub parts: Option<Parts>,
    /// Whether the contract covers it.
    pub covered: bool,
    /// Why nothing is known, when it is not.
    pub unknown: Option<String>,
    /// How it is worked out.
    pub steps: Vec<Step>,
    /// What to know about it.
    pub remarks: Vec<String>,
}

/// Who pays what of a care, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Parts {
    /// What is billed.
    pub billed: i64,
    /// What the compulsory scheme pays.
    pub amo: i64,
    /// What the contract pays.
    pub amc: i64,
    /// What is left to pay.
    pub rac: i64,
}

/// A year of care.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Year {
    /// How much care it is.
    pub name: String,
    /// What it holds, in words.
    pub cares: Vec<String>,
    /// What it costs at each offer, in their order.
    pub at: Vec<YearAt>,
}

/// What a year costs at a level, in cents.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct YearAt {
    /// Twelve contributions of the employee.
    pub contributions: i64,
    /// What is left to pay of the cares.
    pub rac: i64,
    /// How many cares are left out, their amounts unknown.
    pub unknown: usize,
    /// Whether no level costs less that year.
    pub least: bool,
}

impl YearAt {
    /// Contributions and what is left to pay.
    #[must_use]
    pub const fn cost(&self) -> i64 {
        self.contributions.saturating_add(self.rac)
    }
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
    /// What the pay slip bears of what the employee pays, when the contract tells.
    pub from_pay: Option<i64>,
    /// What is debited of it, when the contract tells.
    pub debited: Option<i64>,
    /// How many people are covered.
    pub people: usize,
}

/// A question or an answer, with the number of the question, as it travels.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Numbered<T>(pub u32, pub T);
