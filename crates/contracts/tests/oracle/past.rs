//! What was used before, and what of it still counts at a date.

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{Contract, Count, Each, Element, Period};
use affilio_guarantees::query::{Side, Used};
use rust_decimal::Decimal;

use super::eyes;
use super::money::ZERO;

/// One care already paid.
#[derive(Clone, Debug)]
pub(crate) struct Paid {
    pub(crate) row: usize,
    pub(crate) date: Date,
    pub(crate) units: u32,
    pub(crate) amount: Decimal,
    pub(crate) side: Option<Side>,
    pub(crate) element: Option<Element>,
}

#[derive(Clone, Debug, Default)]
pub(crate) struct Past(pub(crate) Vec<Paid>);

impl Past {
    pub(crate) fn of(contract: &Contract, used: &[Used]) -> Self {
        let mut past = Vec::new();
        for entry in used {
            let row = usize::from(entry.row.0);
            past.push(Paid {
                row,
                date: entry.date,
                units: entry.quantity,
                amount: entry.amount.to_decimal(),
                side: entry.side,
                element: contract.rows[row]
                    .optics
                    .as_ref()
                    .map(|optics| optics.element),
            });
        }
        Self(past)
    }

    /// The cares that share the count of a row, in the order of their dates.
    fn sharing(&self, contract: &Contract, row: usize) -> Vec<&Paid> {
        let group = contract.rows[row].count_group;
        let mut found: Vec<&Paid> = self
            .0
            .iter()
            .filter(|paid| contract.rows[paid.row].count_group == group && paid.units > 0)
            .collect();
        found.sort_by_key(|paid| paid.date);
        found
    }

    /// The cares that count at a date.
    fn counted(&self, contract: &Contract, row: usize, count: &Count, date: Date) -> Vec<&Paid> {
        let mut paid = self.sharing(contract, row);
        match count.period {
            Period::CalendarYear => paid.retain(|paid| paid.date.year() == date.year()),
            Period::RollingMonths(months) => paid
                .retain(|paid| paid.date <= date && paid.date.add_months(i32::from(months)) > date),
            Period::YearsFromFirst(years) => {
                let start = start_of_period(&paid, years, date);
                paid.retain(|paid| {
                    start.is_some_and(|start| start <= paid.date) && paid.date <= date
                });
            }
        }
        paid
    }

    /// Units still open at a date: those of the side told, or of both when none is told. An entry
    /// without side takes whichever is free.
    pub(crate) fn open(
        &self,
        contract: &Contract,
        row: usize,
        count: &Count,
        side: Option<Side>,
        date: Date,
    ) -> u32 {
        let counted = self.counted(contract, row, count, date);
        let units = |side| {
            let of = counted.iter().filter(|paid| paid.side == side);
            of.map(|paid| paid.units).sum::<u32>()
        };
        let max = u32::from(count.max);
        let free = |side| max.saturating_sub(units(Some(side)));
        match (count.each, side) {
            (Each::Person, _) => max.saturating_sub(counted.iter().map(|paid| paid.units).sum()),
            (Each::Side, Some(side)) => free(side).saturating_sub(units(None).div_ceil(2)),
            (Each::Side, None) => {
                (free(Side::Left) + free(Side::Right)).saturating_sub(units(None))
            }
        }
    }

    /// The first date at which a unit is open again.
    pub(crate) fn opens(
        &self,
        contract: &Contract,
        row: usize,
        count: &Count,
        side: Option<Side>,
        date: Date,
    ) -> Date {
        let paid = self.sharing(contract, row);
        match count.period {
            Period::CalendarYear => next_january(date),
            Period::YearsFromFirst(years) => start_of_period(&paid, years, date)
                .unwrap_or(date)
                .add_years(i32::from(years)),
            Period::RollingMonths(months) => {
                let ends = paid
                    .iter()
                    .map(|paid| paid.date.add_months(i32::from(months)));
                ends.filter(|end| *end > date)
                    .find(|end| self.open(contract, row, count, side, *end) > 0)
                    .unwrap_or(date)
            }
        }
    }

    /// Euros paid in the calendar year by the rows that share a yearly amount.
    pub(crate) fn amount(&self, contract: &Contract, row: usize, date: Date) -> Decimal {
        let group = contract.rows[row].amount_group;
        self.0
            .iter()
            .filter(|paid| contract.rows[paid.row].amount_group == group)
            .filter(|paid| paid.date.year() == date.year())
            .fold(ZERO, |sum, paid| sum + paid.amount)
    }

    /// Frames, or lenses, delivered within a delay.
    pub(crate) fn elements(&self, element: Element, months: i32, date: Date) -> u32 {
        let mut taken = 0;
        for paid in &self.0 {
            let recent = paid.date <= date && paid.date.add_months(months) > date;
            if !recent {
                continue;
            }
            taken += match (paid.element, element) {
                (Some(Element::Equipment), Element::Lens) => 2 * paid.units,
                (Some(Element::Equipment), Element::Frame) => paid.units,
                (Some(found), wanted) if found == wanted => paid.units,
                _ => 0,
            };
        }
        taken
    }
}

/// "Période de 3 ans à partir du premier acte remboursé": the start of the one that holds a date.
fn start_of_period(paid: &[&Paid], years: u8, date: Date) -> Option<Date> {
    let mut start: Option<Date> = None;
    for one in paid.iter().filter(|one| one.date <= date) {
        let over = start.is_none_or(|start| start.add_years(i32::from(years)) <= one.date);
        if over {
            start = Some(one.date);
        }
    }
    start.filter(|start| date < start.add_years(i32::from(years)))
}

pub(crate) fn next_january(date: Date) -> Date {
    Date::new(u32::from(date.year()) + 1, 1, 1).unwrap_or(Date::MAX)
}

/// How many units may be delivered of an element, once what is too recent is off.
pub(crate) fn elements_open(
    past: &Past,
    element: Element,
    date: Date,
    months: impl Fn(Element) -> i32,
    reason: Option<affilio_guarantees::optics::RenewalReason>,
) -> u32 {
    let at_once = eyes::at_once(reason);
    let frames =
        at_once.saturating_sub(past.elements(Element::Frame, months(Element::Frame), date));
    let lenses =
        (2 * at_once).saturating_sub(past.elements(Element::Lens, months(Element::Lens), date));
    match element {
        Element::Frame => frames,
        Element::Lens => lenses,
        Element::Equipment => frames.min(lenses / 2),
    }
}

/// When at least one unit of an element may be delivered again.
pub(crate) fn element_opens(
    past: &Past,
    element: Element,
    date: Date,
    months: impl Fn(Element) -> i32,
    reason: Option<affilio_guarantees::optics::RenewalReason>,
) -> Option<Date> {
    let mut ends: Vec<Date> = Vec::new();
    for paid in &past.0 {
        for kind in [Element::Frame, Element::Lens] {
            ends.push(paid.date.add_months(months(kind)));
        }
    }
    ends.sort();
    ends.into_iter()
        .filter(|end| *end > date)
        .find(|end| elements_open(past, element, *end, &months, reason) > 0)
}
