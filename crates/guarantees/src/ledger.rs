//! What was used already: counts and yearly amounts, by person.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;

use crate::compiled::Period;
use crate::plan::Plan;
use crate::query::{RowId, Used};

/// Units used over the period that holds the date, by all rows that share the count.
pub(crate) fn used_count(
    plan: &Plan,
    row: RowId,
    date: Date,
    period: Period,
    used: &[Used],
) -> u32 {
    let Some(group) = plan.row(row).map(|row| row.count_group) else {
        return 0;
    };
    let shares = |entry: &&Used| {
        plan.row(entry.row)
            .is_some_and(|row| row.count_group == group)
    };
    let relevant = used
        .iter()
        .filter(shares)
        .filter(|entry| entry.date <= date);
    let start = match period {
        Period::CalendarYear => date.first_of_year(),
        Period::RollingYears(years) => date.add_years(-i32::from(years)).add_days(1),
        Period::YearsFromFirst(years) => {
            window_start(relevant.clone().map(|entry| entry.date), date, years)
        }
    };
    relevant
        .filter(|entry| entry.date >= start)
        .fold(0, |sum, entry| sum.saturating_add(entry.quantity))
}

/// Amount used over the calendar year of the date, by all rows that share it.
pub(crate) fn used_amount(plan: &Plan, row: RowId, date: Date, used: &[Used]) -> Amount {
    let Some(group) = plan.row(row).map(|row| row.amount_group) else {
        return Amount::ZERO;
    };
    used.iter()
        .filter(|entry| {
            plan.row(entry.row)
                .is_some_and(|row| row.amount_group == group)
        })
        .filter(|entry| entry.date >= date.first_of_year() && entry.date <= date)
        .map(|entry| entry.amount)
        .fold(Amount::ZERO, |sum, amount| {
            sum.saturating_add(amount.max(Amount::ZERO))
        })
}

/// The first act of the window that holds the date: a window runs some years from its first act,
/// and the next act after it opens another.
fn window_start(dates: impl Iterator<Item = Date> + Clone, date: Date, years: u8) -> Date {
    let next_from =
        |from: Option<Date>| dates.clone().filter(|d| from.is_none_or(|f| *d >= f)).min();
    let mut start = next_from(None);
    while let Some(first) = start {
        let end = first.add_years(i32::from(years));
        if date < end || end <= first {
            return first;
        }
        start = next_from(Some(end));
    }
    date
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_window_runs_from_its_first_act_and_the_next_act_after_it_opens_another() {
        let day = |iso: &str| Date::parse_iso(iso).unwrap();
        let start =
            |dates: &[&str], date| window_start(dates.iter().map(|iso| day(iso)), day(date), 3);
        // Nothing yet: the window opens with this care.
        assert_eq!(start(&[], "2024-05-01"), day("2024-05-01"));
        let acts = ["2020-02-01", "2022-12-31", "2023-03-01"];
        assert_eq!(start(&acts, "2023-01-31"), day("2020-02-01"));
        // The first window ended on 1 February 2023; the act of March opened the second.
        assert_eq!(start(&acts, "2024-05-01"), day("2023-03-01"));
        assert_eq!(start(&acts, "2026-03-01"), day("2026-03-01"));
        // Order does not matter.
        assert_eq!(
            start(&["2023-03-01", "2020-02-01"], "2024-05-01"),
            day("2023-03-01")
        );
    }
}
