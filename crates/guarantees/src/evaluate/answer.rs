//! The answer of a rule, once the AMO is known.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;

use super::Record;
use super::amc::{self, Payment};
use super::amo::AmoPart;
use super::carry::Carry;
use super::case::Case;
use super::terms::{self, Room};
use crate::compiled::{Per, Rule};
use crate::outcome::{Amounts, Consumed, Left, MissingSet, Outcome};
use crate::proof::{Bound, Step};
use crate::query::{LevelId, RowId};
use crate::remark::{Hypothesis, Remark};

/// What a rule answers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Answer {
    pub(super) outcome: Outcome,
    pub(super) consumed: Consumed,
    pub(super) left: Left,
    pub(super) second: Option<(RowId, Amount)>,
    /// True when an element of glasses comes too early.
    pub(super) too_early: bool,
}

impl Answer {
    fn of(outcome: Outcome) -> Self {
        Self {
            outcome,
            consumed: Consumed::default(),
            left: Left::default(),
            second: None,
            too_early: false,
        }
    }

    /// What another row may pay: what is left once what is never repaid is off.
    pub(super) fn rest(&self, amo: &AmoPart) -> Amount {
        self.outcome.amounts().map_or(Amount::ZERO, |amounts| {
            amounts.rac.minus_down_to_zero(amo.held.total)
        })
    }
}

pub(super) fn evaluate(
    case: &Case<'_>,
    amo: &AmoPart,
    carry: &Carry,
    rule: &Rule,
    missing: MissingSet,
    record: &mut Record<'_>,
) -> Answer {
    let pays = match rule {
        Rule::Service => return Answer::of(Outcome::Service),
        Rule::Nothing => None,
        Rule::Pays(pays) => Some(pays),
    };
    let excluded = case.is_excluded();
    let pays = pays.filter(|_| !excluded);
    let missing =
        missing.union(pays.map_or(MissingSet::default(), |pays| amc::missing(case, amo, pays)));
    let (true, Some(price)) = (missing.is_empty(), case.price()) else {
        return Answer::of(Outcome::Unknown(missing));
    };
    for (at, _) in case.restrictions() {
        record.step(Step::Restricted(at));
        record.remark(Remark::Restricted(at));
    }
    if case.restrictions_unanswered() {
        record.remark(Remark::Supposed(Hypothesis::NoRestriction));
    }
    let payment = match pays {
        Some(pays) => amc::evaluate(case, amo, pays, price, record),
        None => {
            record.step(Step::NotCovered);
            Payment::default()
        }
    };
    let amounts = totals(case, amo, carry, (rule, price), payment.amc, record);
    let outcome = if pays.is_some() {
        Outcome::Covered(amounts)
    } else {
        Outcome::NotCovered(amounts)
    };
    let year_over = payment.yearly_left.is_some_and(Amount::is_zero);
    let next_year = year_over.then(|| case.situation.date.first_of_year().add_years(1));
    Answer {
        consumed: Consumed {
            amount: payment.consumed.amount.min(amounts.amc),
            ..payment.consumed
        },
        left: Left {
            count: payment.units.left,
            amount: payment.yearly_left,
            next_right: later(payment.units.next_right, next_year),
        },
        too_early: payment.units.too_early,
        ..Answer::of(outcome)
    }
}

fn later(one: Option<Date>, other: Option<Date>) -> Option<Date> {
    match (one, other) {
        (Some(one), Some(other)) => Some(one.max(other)),
        (one, other) => one.or(other),
    }
}

/// The amounts of all units.
fn totals(
    case: &Case<'_>,
    amo: &AmoPart,
    carry: &Carry,
    (rule, price): (&Rule, Amount),
    amc: Amount,
    record: &mut Record<'_>,
) -> Amounts {
    let quantity = case.line.quantity;
    let gross = amo.unit.times(quantity);
    let mut amc = amc;
    let mut billed = price.times(quantity);
    if case.family.imputed && !carry.stay_tm.is_zero() {
        let waived = carry.stay_tm.min(billed.saturating_sub(gross));
        billed = billed.saturating_sub(waived);
        amc = amc.min(billed.saturating_sub(gross));
        record.remark(Remark::NotBilled { waived });
        record.step(Step::Imputed {
            tm: carry.stay_tm,
            waived,
        });
    }
    if let Some(whole) = amc::of_equipment(case, rule) {
        // One amount for the frame and the lenses, however many lines they are billed on.
        let left = carry.equipment.unwrap_or(whole.amount);
        let amo = if whole.on_top { Amount::ZERO } else { gross };
        amc = amc.min(left.minus_down_to_zero(amo));
    }
    if let Some(mixed) = carry.mixed.filter(|_| super::mixing::is_class_b(case)) {
        if mixed.supposed {
            record.remark(Remark::Supposed(Hypothesis::SimpleLenses));
        }
        record.step(Step::Mixed {
            ceiling: mixed.ceiling,
            class_a: mixed.class_a,
            left: mixed.left,
        });
        amc = amc.min(mixed.left.minus_down_to_zero(gross));
    }
    let net = gross.minus_down_to_zero(amo.held.total);
    if quantity != 1 {
        record.step(Step::Totals {
            quantity,
            amo: gross,
            amc,
        });
    }
    if !amo.held.total.is_zero() {
        record.remark(Remark::NeverRepaid {
            total: amo.held.total,
        });
    }
    let rac = billed.saturating_sub(net).saturating_sub(amc);
    record.step(Step::Rest {
        billed,
        amo: net,
        amc,
        rac,
    });
    Amounts {
        billed,
        amo: net,
        amc,
        rac,
    }
}

/// Adds what a second row of the contract pays on what the first leaves.
pub(super) fn then(
    case: &Case<'_>,
    row: RowId,
    level: LevelId,
    amo: &AmoPart,
    answer: &mut Answer,
    record: &mut Record<'_>,
) {
    let rest = answer.rest(amo);
    let Some(amounts) = answer.outcome.amounts().filter(|_| !rest.is_zero()) else {
        return;
    };
    let cell = case
        .plan
        .contract()
        .cell(usize::from(row.0), usize::from(level.0), false);
    let Some(Rule::Pays(pays)) = cell.map(|cell| cell.rule) else {
        return;
    };
    let Some(of_row) = case.for_rest(row).filter(|of_row| !of_row.is_excluded()) else {
        return;
    };
    let nothing = AmoPart::default();
    let room = Room {
        price: rest,
        ceiling: (rest, Bound::Price),
        first: Amount::ZERO,
    };
    let silent = &mut Record::silent();
    let paid = match pays.first.per {
        Per::Year => terms::by_year(&of_row, &nothing, pays.first, room, 1, silent).0,
        Per::Unit => terms::by_unit(&of_row, &nothing, pays.first, room, silent),
    };
    if paid.is_zero() {
        return;
    }
    record.step(Step::Then { row, rest, paid });
    let amounts = Amounts {
        amc: amounts.amc.saturating_add(paid),
        rac: amounts.rac.saturating_sub(paid),
        ..amounts
    };
    record.step(Step::Rest {
        billed: amounts.billed,
        amo: amounts.amo,
        amc: amounts.amc,
        rac: amounts.rac,
    });
    answer.outcome = Outcome::Covered(amounts);
    answer.second = Some((row, paid));
}
