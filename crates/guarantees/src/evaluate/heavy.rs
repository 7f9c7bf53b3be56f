//! Several heavy acts on one line: the flat amount is due once for the stay or the consultation
//! (CSS R160-16 I), so that the first unit is not paid as the others are.

use super::amo::AmoPart;
use super::carry::Carry;
use super::case::Case;
use super::{amo_into, at_level};
use crate::outcome::{Consumed, Estimate, Outcome, Reading};
use crate::proof::Step;
use crate::query::{InputError, LevelId, Line, Used};

/// True when the units share one flat amount: it is the dated one, and they are not said to be done
/// on different days.
pub(super) fn is_shared(case: &Case<'_>, amo: &AmoPart) -> bool {
    case.line.quantity > 1
        && amo.heavy_due
        && case.typed_forfait().is_none()
        && case.same_day() != Some(false)
}

/// The first unit with the flat amount, the others without, added up.
pub(super) fn evaluate(
    case: &Case<'_>,
    carry: &Carry,
    level: LevelId,
    estimate: &mut Estimate,
) -> Result<AmoPart, InputError> {
    let part = |quantity| Line {
        quantity,
        same_day: Some(true),
        ..*case.line
    };
    let (one, others) = (part(1), part(case.line.quantity - 1));
    let first = case.of_part(&one, case.used);
    let mut amo = amo_into(&first, carry, estimate);
    at_level(&first, &amo, carry, level, estimate)?;
    let mut after = *carry;
    after.hold(case.family_at, &amo.held);
    after.heavy_due = true;
    let mut ledger = case.used.to_vec();
    ledger.push(Used {
        row: case.row_id,
        date: case.situation.date,
        quantity: estimate.consumed.quantity,
        amount: estimate.consumed.amount,
        side: case.line.side,
    });
    let second = case.of_part(&others, &ledger);
    let mut rest = Estimate::default();
    let more = amo_into(&second, &after, &mut rest);
    at_level(&second, &more, &after, level, &mut rest)?;
    amo.held = amo.held.plus(&more.held);
    add(case, estimate, &rest);
    estimate.held = amo.held.of_year();
    Ok(amo)
}

fn plus(one: Outcome, other: Outcome) -> Outcome {
    match (one, other) {
        (Outcome::Covered(one), Outcome::Covered(other)) => Outcome::Covered(one.plus(other)),
        (Outcome::NotCovered(one), Outcome::NotCovered(other)) => {
            Outcome::NotCovered(one.plus(other))
        }
        (Outcome::Covered(_) | Outcome::NotCovered(_), other) => other,
        (one, _) => one,
    }
}

fn add(case: &Case<'_>, estimate: &mut Estimate, rest: &Estimate) {
    let reading = |estimate: &Estimate, of| {
        let found = estimate.readings.iter().find(|reading| reading.of == of);
        found.map_or(estimate.outcome, |reading| reading.outcome)
    };
    let mut kinds: Vec<_> = estimate.readings.iter().map(|reading| reading.of).collect();
    for other in &rest.readings {
        if !kinds.contains(&other.of) {
            kinds.push(other.of);
        }
    }
    let readings = kinds.into_iter().map(|of| Reading {
        of,
        outcome: plus(reading(estimate, of), reading(rest, of)),
    });
    estimate.readings = readings.collect();
    for remark in rest.remarks.iter() {
        if !estimate.remarks.iter().any(|known| known == remark) {
            estimate.remarks.push(*remark);
        }
    }
    estimate.outcome = plus(estimate.outcome, rest.outcome);
    estimate.consumed = Consumed {
        quantity: estimate.consumed.quantity + rest.consumed.quantity,
        amount: estimate
            .consumed
            .amount
            .saturating_add(rest.consumed.amount),
    };
    estimate.left = rest.left;
    if let Some(amounts) = estimate.outcome.amounts() {
        estimate.proof.push(Step::Totals {
            quantity: case.line.quantity,
            amo: amounts.amo,
            amc: amounts.amc,
        });
        estimate.proof.push(Step::Rest {
            billed: amounts.billed,
            amo: amounts.amo,
            amc: amounts.amc,
            rac: amounts.rac,
        });
    }
}
