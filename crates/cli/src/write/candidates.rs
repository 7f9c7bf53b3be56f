//! The answer to an act that several rows may pay.

use affilio_domain::format::Locale;
use affilio_guarantees::interval::Interval;
use affilio_guarantees::outcome::{MissingSet, Outcome};
use serde::Serialize;

use super::data::Data;
use super::estimate::{Answer, Between, Figures, Part, between};
use crate::read::care::Item;

/// A row tried, and what the engine answers for it.
pub(crate) struct Answered {
    pub(crate) row: String,
    pub(crate) outcome: Outcome,
    pub(crate) interval: Option<Interval>,
}

/// A row that may be the one.
#[derive(Debug, Serialize)]
pub(crate) struct Candidate {
    row: String,
    #[serde(flatten)]
    figures: Figures,
    interval: Option<Between>,
}

/// Writes that the row is not known: the interval over all, and each row with its amounts.
pub(crate) fn undecided(
    item: &Item,
    whole: Between,
    answered: Vec<Answered>,
    locale: Locale,
    remarks: Vec<Data>,
) -> Answer {
    let unknown = Figures::of(&Outcome::Unknown(MissingSet::default()));
    let candidates = answered.into_iter().map(|one| Candidate {
        row: one.row,
        figures: Figures::of(&one.outcome),
        interval: one.interval.map(|interval| between(interval, locale)),
    });
    let mut answer = Answer::empty(unknown, Some(whole));
    answer.items = vec![Part::unknown(item)];
    answer.candidates = candidates.collect();
    answer.remarks = remarks;
    answer
}
