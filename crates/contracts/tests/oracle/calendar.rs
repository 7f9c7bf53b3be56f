//! Ages and dated values, counted by hand from years, months and days.

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{Day, Parameter, Series, Tariffs};
use affilio_guarantees::query::Age;
use rust_decimal::Decimal;

use super::money::euros;

/// Birthdays passed since the birth; 0 before it.
fn birthdays(birth: Date, on: Date) -> u16 {
    let years = i32::from(on.year()) - i32::from(birth.year());
    let not_yet = (on.month(), on.day()) < (birth.month(), birth.day());
    u16::try_from(years - i32::from(not_yet)).unwrap_or(0)
}

pub(crate) fn age_at(age: Age, on: Date) -> Option<u16> {
    match age {
        Age::Unknown => None,
        Age::Years(years) => Some(u16::from(years)),
        Age::Born(birth) => Some(birthdays(birth, on)),
    }
}

/// The value of a series at a date: the period that holds the day.
pub(crate) fn dated(series: &Series, date: Date) -> Option<i64> {
    let day = Day::from(date);
    let mut found = None;
    for entry in &series.entries {
        if entry.from <= day && day <= entry.to {
            found = Some(entry.value);
        }
    }
    found
}

fn raw(tariffs: &Tariffs, parameter: Parameter, date: Date) -> Option<i64> {
    for (at, known) in Parameter::ALL.into_iter().enumerate() {
        if known == parameter {
            return dated(&tariffs.parameters[at], date);
        }
    }
    None
}

/// A parameter in euros.
pub(crate) fn law(tariffs: &Tariffs, parameter: Parameter, date: Date) -> Option<Decimal> {
    raw(tariffs, parameter, date).map(euros)
}

/// A parameter that is a count or a rate in basis points.
pub(crate) fn number(tariffs: &Tariffs, parameter: Parameter, date: Date) -> Option<u32> {
    raw(tariffs, parameter, date).and_then(|value| u32::try_from(value).ok())
}
