//! What was used already: counts and yearly amounts, by person.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;

use crate::compiled::{Element, Period};
use crate::plan::Plan;
use crate::query::{RowId, Side, Used};

/// Which entries share a count.
#[derive(Clone, Copy)]
enum Shared {
    /// The rows of a count group.
    Group(u16),
    /// The rows that pay an element of glasses.
    Element(Element),
}

/// The entries of the ledger that share a count, over the period that holds a date.
#[derive(Clone, Copy)]
pub(crate) struct Window<'a> {
    plan: &'a Plan,
    shared: Option<Shared>,
    side: Option<Side>,
    period: Period,
    start: Date,
    date: Date,
    used: &'a [Used],
    /// True when the element is counted for a whole equipment: what is delivered that day is part
    /// of it.
    whole_too: bool,
}

impl<'a> Window<'a> {
    /// The entries of all rows that share the row's count.
    pub(crate) fn of_row(
        plan: &'a Plan,
        row: RowId,
        date: Date,
        period: Period,
        used: &'a [Used],
    ) -> Self {
        let shared = plan.row(row).map(|row| Shared::Group(row.count_group));
        Self::new(plan, shared, date, period, used)
    }

    /// The entries of all rows that pay an element of glasses.
    pub(crate) fn of_element(
        plan: &'a Plan,
        element: Element,
        date: Date,
        period: Period,
        used: &'a [Used],
    ) -> Self {
        Self::new(plan, Some(Shared::Element(element)), date, period, used)
    }

    fn new(
        plan: &'a Plan,
        shared: Option<Shared>,
        date: Date,
        period: Period,
        used: &'a [Used],
    ) -> Self {
        let mut window = Self {
            plan,
            shared,
            side: None,
            period,
            start: Date::MIN,
            date,
            used,
            whole_too: false,
        };
        window.start = match period {
            Period::CalendarYear => date.first_of_year(),
            Period::RollingMonths(_) => Date::MIN,
            Period::YearsFromFirst(years) => {
                let dates = window.entries().map(|(date, _)| date);
                window_start(dates, date, years)
            }
        };
        window
    }

    /// The same, for one ear or eye.
    pub(crate) fn for_side(self, side: Option<Side>) -> Self {
        Self { side, ..self }
    }

    /// Dates and units of the entries, in the order given.
    fn entries(self) -> impl Iterator<Item = (Date, u32)> + Clone + 'a {
        self.used
            .iter()
            .filter(move |entry| entry.date <= self.date && self.holds(entry.date))
            .filter(move |entry| self.shares(entry))
            .map(move |entry| (entry.date, self.units_of(entry)))
            .filter(|(_, units)| *units > 0)
    }

    fn holds(&self, date: Date) -> bool {
        match self.period {
            Period::RollingMonths(months) => date.add_months(i32::from(months)) > self.date,
            Period::CalendarYear | Period::YearsFromFirst(_) => date >= self.start,
        }
    }

    fn shares(&self, entry: &Used) -> bool {
        let Some(row) = self.plan.row(entry.row) else {
            return false;
        };
        match self.shared {
            None => false,
            Some(Shared::Group(group)) => row.count_group == group,
            Some(Shared::Element(element)) => row.optics.as_ref().is_some_and(|optics| {
                let whole =
                    self.whole_too || [optics.element, element].contains(&Element::Equipment);
                // What is delivered on one day makes one equipment.
                let same = [element, Element::Equipment].contains(&optics.element)
                    || element == Element::Equipment;
                same && (!whole || entry.date != self.date)
            }),
        }
    }

    fn units_of(&self, entry: &Used) -> u32 {
        let elements = match self.shared {
            // A whole equipment holds two lenses.
            Some(Shared::Element(Element::Lens)) => {
                let whole = self.plan.row(entry.row).and_then(|row| row.optics.as_ref());
                1 + u32::from(whole.is_some_and(|optics| optics.element == Element::Equipment))
            }
            _ => 1,
        };
        let units = entry.quantity.saturating_mul(elements);
        match (self.side, entry.side) {
            (Some(wanted), Some(side)) if wanted != side => 0,
            // Without a side, units are shared between both.
            (Some(_), None) => units.div_ceil(2),
            _ => units,
        }
    }

    /// Units of the side that were told to be its own.
    pub(crate) fn used_with_side(self) -> u32 {
        let own = self.used.iter().filter(|entry| entry.side == self.side);
        own.filter(|entry| entry.date <= self.date && self.holds(entry.date))
            .filter(|entry| self.shares(entry))
            .fold(0, |sum: u32, entry| sum.saturating_add(entry.quantity))
    }

    /// Units used.
    pub(crate) fn used(self) -> u32 {
        let sum = |window: Self| {
            let units = window.entries().map(|(_, units)| units);
            units.fold(0, u32::saturating_add)
        };
        match self.shared {
            // A frame and two lenses are one equipment, whichever was bought with which.
            Some(Shared::Element(Element::Equipment)) => {
                let of = |element| Self {
                    shared: Some(Shared::Element(element)),
                    whole_too: true,
                    ..self
                };
                sum(of(Element::Frame)).max(sum(of(Element::Lens)).div_ceil(2))
            }
            _ => sum(self),
        }
    }

    /// The date from which one unit at least is paid again, `now` units being taken at the date of
    /// the window.
    pub(crate) fn opens_again(self, max: u32, now: u32) -> Option<Date> {
        match self.period {
            Period::CalendarYear => Some(self.date.first_of_year().add_years(1)),
            Period::YearsFromFirst(years) => Some(self.start.add_years(i32::from(years))),
            Period::RollingMonths(months) => {
                let total = self.used().saturating_add(now);
                let mut leaving = (total + 1).checked_sub(max).filter(|_| max > 0)?;
                let mut after: Option<Date> = None;
                loop {
                    let later = |date: Date| after.is_none_or(|after| date > after);
                    let next = self
                        .entries()
                        .map(|(date, _)| date)
                        .filter(|d| later(*d))
                        .min();
                    let Some(oldest) = next else {
                        return Some(self.date.add_months(i32::from(months)));
                    };
                    let units = self
                        .entries()
                        .filter(|(date, _)| *date == oldest)
                        .fold(0, |sum: u32, (_, units)| sum.saturating_add(units));
                    if units >= leaving {
                        return Some(oldest.add_months(i32::from(months)));
                    }
                    leaving -= units;
                    after = Some(oldest);
                }
            }
        }
    }
}

/// The entries of the calendar year of the date, of all rows that share the row's yearly amount.
fn of_the_year<'a>(
    plan: &'a Plan,
    row: RowId,
    date: Date,
    used: &'a [Used],
) -> impl Iterator<Item = &'a Used> {
    let group = plan.row(row).map(|row| row.amount_group);
    used.iter()
        .filter(move |entry| plan.row(entry.row).map(|row| row.amount_group) == group)
        .filter(move |entry| entry.date >= date.first_of_year() && entry.date <= date)
}

/// Amount used over the calendar year of the date, by all rows that share it.
pub(crate) fn used_amount(plan: &Plan, row: RowId, date: Date, used: &[Used]) -> Amount {
    of_the_year(plan, row, date, used)
        .map(|entry| entry.amount)
        .fold(Amount::ZERO, |sum, amount| {
            sum.saturating_add(amount.max(Amount::ZERO))
        })
}

/// Units that go with that amount.
pub(crate) fn used_units(plan: &Plan, row: RowId, date: Date, used: &[Used]) -> u32 {
    of_the_year(plan, row, date, used)
        .map(|entry| entry.quantity)
        .fold(0, u32::saturating_add)
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
