//! How many units of a line are paid: counts of the contract, restrictions, renewal of glasses.

use affilio_domain::date::Date;

use super::Record;
use super::case::Case;
use crate::compiled::{Count, Each, Effect, Element, Pays, Period, Unit};
use crate::ledger::Window;
use crate::optics::{self, Renewal};
use crate::proof::Step;
use crate::query::{RowId, Side};
use crate::remark::{Hypothesis, Remark};

/// A frame and two lenses.
const ELEMENTS: u32 = 3;

/// Units paid by the cell, units beyond, and what is left.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Units {
    pub(super) covered: u32,
    pub(super) beyond: u32,
    /// Units left after this line; none when nothing counts them.
    pub(super) left: Option<u32>,
    /// When the right opens again, once nothing is left.
    pub(super) next_right: Option<Date>,
    /// True when something counts the units.
    pub(super) counted: bool,
    /// True when an element of glasses comes too early.
    pub(super) too_early: bool,
}

pub(super) fn evaluate(case: &Case<'_>, pays: &Pays, units: &mut Units, record: &mut Record<'_>) {
    let quantity = case.line.quantity;
    units.covered = quantity;
    let restricted = case.restrictions().find_map(|(_, effect)| match effect {
        Effect::Counted(count) => Some(count),
        Effect::NotCovered | Effect::WithinAgreement => None,
    });
    for count in pays.count.iter().chain(&restricted) {
        counted(case, count, units, record);
    }
    if case.plan.contract().optics.renewal
        && let Some(optics) = &case.row.optics
    {
        renewed(case, element(case, optics.element), units, record);
    }
    units.beyond = quantity - units.covered;
}

fn counted(case: &Case<'_>, count: &Count, units: &mut Units, record: &mut Record<'_>) {
    let quantity = case.line.quantity;
    let window = Window::of_row(
        case.plan,
        case.row_id,
        case.situation.date,
        count.period,
        case.used,
    );
    let one = u32::from(count.max);
    let left_of = |side| one.saturating_sub(window.for_side(Some(side)).used());
    let (window, max, left) = match (count.each, case.line.side) {
        (Each::Side, None) => {
            record.remark(Remark::Supposed(Hypothesis::OtherSide));
            // Units without a side take whichever is free.
            let told = |side| window.for_side(Some(side)).used_with_side();
            let (left, right) = (told(Side::Left), told(Side::Right));
            let untold = window.used().saturating_sub(left + right);
            let free = one.saturating_sub(left) + one.saturating_sub(right);
            (window, one * 2, free.saturating_sub(untold))
        }
        (Each::Side, Some(side)) => (window.for_side(Some(side)), one, left_of(side)),
        (Each::Person, _) => (window, one, one.saturating_sub(window.used())),
    };
    let used = window.used();
    let covered = quantity.min(left);
    let beyond = quantity - covered;
    record.step(Step::Counted {
        max: u16::try_from(max).unwrap_or(u16::MAX),
        used,
        covered,
        beyond,
    });
    if beyond > 0 {
        record.remark(Remark::CountReached {
            max: count.max,
            period: count.period,
            beyond,
            paid_otherwise: count.beyond.is_some(),
        });
    } else {
        record.remark(Remark::CountLeft {
            left: left - covered,
            period: count.period,
        });
    }
    let next = (left == covered)
        .then(|| window.opens_again(max, covered))
        .flatten();
    units.take(covered, left - covered, next, record);
}

/// The renewal of an element of glasses, as the order of 3 December 2018 says.
fn renewed(case: &Case<'_>, element: Element, units: &mut Units, record: &mut Record<'_>) {
    let context = &case.situation.context;
    let years = case.situation.age.years_on(case.situation.date);
    let renewal = Renewal {
        reason: context.renewal,
        sight_changed: match (context.prescription, context.previous_prescription) {
            (Some(now), Some(before)) => now.changed_enough_since(&before),
            _ => false,
        },
    };
    // Without an age, that of the row is supposed, else the longest delay.
    let supposed = if case.is_under(16) == Some(true) {
        15
    } else {
        u16::from(u8::MAX)
    };
    let months = optics::renewal_months(element, years.unwrap_or(supposed), renewal);
    let equipments = optics::equipments(context.renewal);
    let max = match element {
        Element::Lens => 2 * equipments,
        Element::Frame | Element::Equipment => equipments,
    };
    if months == 0 {
        return;
    }
    let window = Window::of_element(
        case.plan,
        element,
        case.situation.date,
        Period::RollingMonths(months),
        case.used,
    );
    let left = max.saturating_sub(window.used());
    let covered = match element {
        // A whole equipment, or two or three of its elements billed on one line.
        Element::Equipment if left > 0 && case.line.quantity <= ELEMENTS => case.line.quantity,
        Element::Frame | Element::Lens | Element::Equipment => case.line.quantity.min(left),
    };
    let taken = match element {
        Element::Equipment if case.line.quantity <= ELEMENTS => covered.min(1),
        Element::Equipment => covered,
        Element::Frame | Element::Lens => covered,
    };
    let next = (left == taken)
        .then(|| window.opens_again(max, taken))
        .flatten();
    if let (true, Some(from)) = (covered < case.line.quantity, next) {
        record.step(Step::TooEarly { months, from });
        record.remark(Remark::TooEarly { months, from });
        units.too_early = true;
    }
    units.take(covered, left - taken, next, record);
}

/// The row under which a line is remembered: for an element of class A glasses told by its act, the
/// row of that element, so that a second one the same day is seen.
pub(super) fn row_of_element(case: &Case<'_>) -> RowId {
    let Some(optics) = &case.row.optics else {
        return case.line.row;
    };
    let element = element(case, optics.element);
    let found = match element {
        Element::Equipment => None,
        Element::Frame | Element::Lens => case.plan.class_b_row(element, None),
    };
    found.unwrap_or(case.line.row)
}

/// The element really bought: that of the row quoted, else the act's, else the row's own.
fn element(case: &Case<'_>, of_row: Element) -> Element {
    let quoted = case
        .plan
        .row(case.line.row)
        .and_then(|row| row.optics.as_ref());
    let quoted = quoted.map_or(of_row, |optics| optics.element);
    if quoted != Element::Equipment {
        return quoted;
    }
    match case.act.and_then(|act| act.unit) {
        Some(Unit::Lens) => Element::Lens,
        Some(Unit::Frame) => Element::Frame,
        _ => Element::Equipment,
    }
}

impl Units {
    /// Keeps the tighter of what was found already and of another count.
    fn take(&mut self, covered: u32, left: u32, next: Option<Date>, record: &mut Record<'_>) {
        self.counted = true;
        self.covered = self.covered.min(covered);
        self.left = Some(self.left.map_or(left, |before| before.min(left)));
        if let Some(from) = next {
            self.next_right = Some(self.next_right.map_or(from, |before| before.max(from)));
            record.remark(Remark::OpensAgain { from });
        }
    }
}
