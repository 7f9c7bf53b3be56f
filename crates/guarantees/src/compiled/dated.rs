//! Values with their date of effect, source and confidence.

use affilio_domain::date::Date;
use serde::{Deserialize, Serialize};

/// A day as one comparable number: 1 March 2024 is 20 240 301.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Day(u32);

impl Day {
    /// The day after which nothing ends: an open period.
    pub const OPEN: Day = Day(99_991_231);

    /// The calendar date, if it exists (loaded data is checked once by validation).
    #[must_use]
    pub fn date(self) -> Option<Date> {
        Date::new(self.0 / 10_000, self.0 / 100 % 100, self.0 % 100).ok()
    }
}

impl From<Date> for Day {
    fn from(date: Date) -> Self {
        Self(
            u32::from(date.year()) * 10_000 + u32::from(date.month()) * 100 + u32::from(date.day()),
        )
    }
}

impl std::fmt::Debug for Day {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(
            f,
            "{:04}-{:02}-{:02}",
            self.0 / 10_000,
            self.0 / 100 % 100,
            self.0 % 100
        )
    }
}

/// How far a value can be trusted.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Confidence {
    /// Seen in a text of law or an official card.
    Verified,
    /// Seen in a secondary page; the text of law was not seen.
    Secondary,
    /// Not verified: every result that uses it says so.
    Unverified,
    /// Sources conflict: every result that uses it says so.
    Conflicting,
}

impl Confidence {
    /// True when a result may use the value without a remark.
    #[must_use]
    pub const fn is_enough(self) -> bool {
        matches!(self, Self::Verified | Self::Secondary)
    }
}

/// One value over one period, both days included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    /// The first day.
    pub from: Day,
    /// True when the first day is only when the value was seen, its date of effect being unknown.
    pub attested: bool,
    /// The last day, or [`Day::OPEN`].
    pub to: Day,
    /// Cents, basis points or a count: the owner of the series says which.
    pub value: i64,
    /// Index in the list of sources.
    pub source: u16,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// A value found at a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Found {
    /// The value.
    pub value: i64,
    /// The first day of its period.
    pub since: Day,
    /// True when that day is only when the value was seen.
    pub attested: bool,
    /// Index in the list of sources.
    pub source: u16,
    /// How far it can be trusted.
    pub confidence: Confidence,
}

/// The history of a value: periods in order, without overlap; gaps mean unknown.
#[derive(Clone, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct Series {
    /// The periods, oldest first.
    pub entries: Vec<Entry>,
}

impl Series {
    /// The value at a day; nothing outside the known periods, never a neighbour's value.
    #[must_use]
    pub fn at(&self, day: Day) -> Option<Found> {
        self.entries
            .iter()
            .rev()
            .find(|entry| entry.from <= day && day <= entry.to)
            .map(|entry| Found {
                value: entry.value,
                since: entry.from,
                attested: entry.attested,
                source: entry.source,
                confidence: entry.confidence,
            })
    }

    /// True when no value is known at any date.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.entries.is_empty()
    }
}
