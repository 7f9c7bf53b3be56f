//! Several lines of care on one day: each line sees what the lines before took, and what is joint
//! between them (caps of a day, the flat amount of heavy acts, the *forfait journalier*, mixed
//! classes of glasses).

use super::carry::Carry;
use super::case::Case;
use super::{alone, amc, counts, mixing};
use crate::compiled::{Heavy, Rule};
use crate::outcome::{Amounts, Episode, Estimate, MissingSet, Outcome};
use crate::plan::Plan;
use crate::query::{InputError, LevelId, Line, Situation, Used};

impl Plan {
    /// Estimates the lines of one day at one level.
    ///
    /// # Errors
    /// The place of the first line whose question is wrong, and why.
    pub fn episode(
        &self,
        lines: &[Line],
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Result<Episode, (usize, InputError)> {
        let mut carry = Carry {
            mixed: mixing::ceiling(self, lines, situation, level),
            ..Carry::default()
        };
        let mut ledger = used.to_vec();
        let mut estimates = vec![Estimate::default(); lines.len()];
        for at in in_order(self, lines) {
            let (Some(line), Some(estimate)) = (lines.get(at), estimates.get_mut(at)) else {
                continue;
            };
            let wrong = |error| (at, error);
            let case = Case::new(self, line, situation, &ledger).map_err(wrong)?;
            case.check_used(level).map_err(wrong)?;
            let amo = alone(&case, &carry, level, estimate).map_err(wrong)?;
            carry.hold(case.family_at, &amo.held);
            carry.heavy_due |= amo.heavy_due;
            let (row, level) = (usize::from(case.row_id.0), usize::from(level.0));
            let cell = self.contract().cell(row, level, false);
            let rule = cell.map_or(&Rule::Nothing, |cell| &cell.rule);
            carry.follow(&case, &amo, rule, estimate);
            let entry = |row, amount| Used {
                row,
                date: situation.date,
                quantity: 0,
                amount,
                side: line.side,
            };
            let first = Used {
                quantity: estimate.consumed.quantity,
                ..entry(counts::row_of_element(&case), estimate.consumed.amount)
            };
            let second = estimate.second.map(|(row, paid)| entry(row, paid));
            ledger.push(first);
            ledger.extend(second);
        }
        let outcome = whole(&estimates);
        Ok(Episode {
            lines: estimates,
            outcome,
        })
    }
}

/// The places of the lines, stays before what is imputed on them.
fn in_order(plan: &Plan, lines: &[Line]) -> Vec<usize> {
    let mut places: Vec<usize> = (0..lines.len()).collect();
    places.sort_by_key(|at| {
        let family = lines.get(*at).and_then(|line| plan.family_of(line.row));
        family.is_some_and(|family| family.imputed)
    });
    places
}

impl Carry {
    /// Takes note of a stay's *ticket modérateur*, of what absorbed it, and of mixed glasses.
    fn follow(&mut self, case: &Case<'_>, amo: &super::AmoPart, rule: &Rule, estimate: &Estimate) {
        let quantity = case.line.quantity;
        if case.family.heavy == Heavy::Stay
            && !amo.heavy_due
            && let (Some(br), Some(price)) = (amo.br, case.price())
        {
            let tm = br.min(price).minus_down_to_zero(amo.inside);
            self.stay_tm = self.stay_tm.saturating_add(tm.times(quantity));
        }
        let Some(amounts) = estimate.outcome.amounts() else {
            return;
        };
        if case.family.imputed
            && let Some(price) = case.price()
        {
            let waived = price.times(quantity).minus_down_to_zero(amounts.billed);
            self.stay_tm = self.stay_tm.minus_down_to_zero(waived);
        }
        if let Some(whole) = amc::of_equipment(case, rule) {
            let paid = if whole.on_top {
                amounts.amc
            } else {
                amounts
                    .amo
                    .saturating_add(amo.held.total)
                    .saturating_add(amounts.amc)
            };
            let left = self.equipment.unwrap_or(whole.amount);
            self.equipment = Some(left.minus_down_to_zero(paid));
        }
        if mixing::is_class_b(case)
            && let Some(mixed) = &mut self.mixed
        {
            let paid = amounts.amo.saturating_add(amounts.amc);
            mixed.left = mixed.left.minus_down_to_zero(paid);
        }
    }
}

/// The sum of the lines; unknown as soon as one is, not covered when none is covered.
fn whole(estimates: &[Estimate]) -> Outcome {
    let mut total = Amounts::default();
    let mut missing = MissingSet::default();
    let (mut covered, mut services) = (false, 0);
    for estimate in estimates {
        match estimate.outcome {
            Outcome::Unknown(set) => missing = missing.union(set),
            Outcome::Service => services += 1,
            Outcome::Covered(_) | Outcome::NotCovered(_) => {}
        }
        covered |= matches!(estimate.outcome, Outcome::Covered(_));
        if let Some(amounts) = estimate.outcome.amounts() {
            total = total.plus(amounts);
        }
    }
    if !missing.is_empty() {
        Outcome::Unknown(missing)
    } else if services > 0 && services == estimates.len() {
        Outcome::Service
    } else if covered {
        Outcome::Covered(total)
    } else {
        Outcome::NotCovered(total)
    }
}
