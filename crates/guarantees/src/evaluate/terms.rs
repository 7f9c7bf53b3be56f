//! One term of a cell: how much it is, and what it pays.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::amo::AmoPart;
use super::case::Case;
use super::{Record, bounded};
use crate::compiled::{Measure, Parameter, Term};
use crate::proof::{Bound, Source, Step};
use crate::remark::Remark;

/// What a term may draw on, for one unit.
#[derive(Clone, Copy)]
pub(super) struct Room {
    pub(super) price: Amount,
    /// The most that AMO and AMC together may pay, and why.
    pub(super) ceiling: (Amount, Bound),
    /// What the first term pays already.
    pub(super) first: Amount,
}

/// The amount of a flat term, when it is known.
pub(super) fn flat_amount(case: &Case<'_>, term: Term) -> Option<Amount> {
    match term.measure {
        Measure::Euros(cents) => Some(Amount::from_cents(cents)),
        Measure::PercentPmss(points) => {
            let found = case.plan.tariffs().parameter(Parameter::Pmss, case.day)?;
            Some(Rate::from_basis_points(points).of(Amount::from_cents(found.value)))
        }
        Measure::PercentBr(_) | Measure::RealCosts(_) | Measure::TicketModerateur(_) => None,
    }
}

/// The amount a measure comes to.
pub(super) fn measure(
    case: &Case<'_>,
    amo: &AmoPart,
    measure: Measure,
    price: Amount,
    record: &mut Record<'_>,
) -> Amount {
    match measure {
        Measure::PercentBr(points) => {
            let (rate, br) = (Rate::from_basis_points(points), amo.br.unwrap_or_default());
            let amount = rate.of(br);
            record.step(Step::PercentBr { rate, br, amount });
            amount
        }
        Measure::RealCosts(points) => {
            let rate = Rate::from_basis_points(points);
            let amount = rate.of(price);
            record.step(Step::RealCosts { rate, amount });
            amount
        }
        Measure::PercentPmss(points) => {
            let rate = Rate::from_basis_points(points);
            let Some(found) = case.plan.tariffs().parameter(Parameter::Pmss, case.day) else {
                return Amount::ZERO;
            };
            let pmss = Amount::from_cents(found.value);
            let amount = rate.of(pmss);
            record.step(Step::PercentPmss {
                rate,
                pmss,
                amount,
                source: Source::from(found),
            });
            amount
        }
        Measure::Euros(cents) => {
            let amount = Amount::from_cents(cents);
            record.step(Step::Euros { amount });
            amount
        }
        Measure::TicketModerateur(points) => {
            let rate = Rate::from_basis_points(points);
            let tm = amo.br.unwrap_or_default().minus_down_to_zero(amo.inside);
            let amount = rate.of(tm);
            record.step(Step::PercentTm { rate, tm, amount });
            amount
        }
    }
}

/// What a term by unit pays for one unit.
pub(super) fn by_unit(
    case: &Case<'_>,
    amo: &AmoPart,
    term: Term,
    room: Room,
    record: &mut Record<'_>,
) -> Amount {
    let amount = measure(case, amo, term.measure, room.price, record);
    if term.on_top {
        let to_pay = room.left_to_pay(amo);
        let paid = amount.min(to_pay);
        record.step(Step::OnTop {
            to_pay,
            paid,
            total: false,
        });
        return paid;
    }
    let (guarantee, was_bounded) = bounded(amount, room.ceiling.0);
    if was_bounded {
        record.step(Step::Bounded {
            by: room.ceiling.1,
            to: guarantee,
        });
    }
    let amc = guarantee.minus_down_to_zero(amo.inside);
    record.step(Step::MinusAmo {
        guarantee,
        amo: amo.inside,
        amc,
    });
    amc
}

impl Room {
    fn left_to_pay(&self, amo: &AmoPart) -> Amount {
        self.ceiling
            .0
            .minus_down_to_zero(amo.inside)
            .minus_down_to_zero(self.first)
    }
}

/// What a term by year pays for all units covered, and what is left of it.
pub(super) fn by_year(
    case: &Case<'_>,
    amo: &AmoPart,
    term: Term,
    room: Room,
    covered: u32,
    record: &mut Record<'_>,
) -> (Amount, Amount) {
    let amount = measure(case, amo, term.measure, room.price, record);
    let used = case.used_amount(room.first);
    let left = amount.minus_down_to_zero(used);
    record.step(Step::YearlyLeft { amount, used, left });
    let to_pay = room.left_to_pay(amo).times(covered);
    let total = if term.on_top {
        left.min(to_pay)
    } else {
        let guarantee = left.min(room.ceiling.0.times(covered));
        guarantee.minus_down_to_zero(amo.inside.times(covered))
    };
    record.step(Step::OnTop {
        to_pay,
        paid: total,
        total: true,
    });
    let after = left.minus_down_to_zero(total);
    record.remark(if after.is_zero() {
        Remark::YearlyAmountReached { amount }
    } else {
        Remark::YearlyAmountLeft { left: after }
    });
    (total, after)
}
