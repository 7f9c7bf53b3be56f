//! The evaluation of a line of care, in the order of the law: base, AMO, what is held back, the
//! cell, the AMC, what is left. An episode of several lines adds what is joint between them.

mod amc;
mod amo;
mod answer;
mod carry;
mod case;
mod checks;
mod counts;
mod episode;
mod heavy;
mod held;
mod mixing;
mod pathway;
mod readings;
mod terms;
mod variants;

use affilio_domain::amount::Amount;

use crate::outcome::{Estimate, Missing, Outcome};
use crate::plan::Plan;
use crate::proof::{Column, Proof, Step};
use crate::query::{InputError, LevelId, Line, Situation, Used};
use crate::remark::{Remark, Remarks};
use amo::AmoPart;
use answer::Answer;
use carry::{ALONE, Carry};
use case::Case;

/// Where proof and remarks are written; nowhere for an answer that is only compared.
#[derive(Default)]
pub(crate) struct Record<'a> {
    log: Option<(&'a mut Proof, &'a mut Remarks)>,
}

impl<'a> Record<'a> {
    fn of(proof: &'a mut Proof, remarks: &'a mut Remarks) -> Self {
        Self {
            log: Some((proof, remarks)),
        }
    }

    const fn silent() -> Record<'static> {
        Record { log: None }
    }

    fn step(&mut self, step: Step) {
        if let Some((proof, _)) = &mut self.log {
            proof.push(step);
        }
    }

    fn remark(&mut self, remark: Remark) {
        if let Some((_, remarks)) = &mut self.log {
            remarks.push(remark);
        }
    }
}

impl Estimate {
    fn clear(&mut self) {
        self.proof.clear();
        self.remarks.clear();
        self.readings.clear();
        self.second = None;
    }
}

impl Plan {
    /// Estimates one line of care at one level.
    ///
    /// # Errors
    /// When the question itself is wrong: unknown row, negative price, date outside the contract.
    /// What is merely missing is an answer, [`crate::outcome::Outcome::Unknown`].
    pub fn estimate(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Result<Estimate, InputError> {
        let mut estimate = Estimate::default();
        self.estimate_into(line, situation, used, level, &mut estimate)?;
        Ok(estimate)
    }

    /// The same, written over an estimate that is used again: nothing is allocated.
    ///
    /// # Errors
    /// As [`Plan::estimate`]; the estimate then holds nothing of use.
    pub fn estimate_into(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        level: LevelId,
        estimate: &mut Estimate,
    ) -> Result<(), InputError> {
        let case = Case::new(self, line, situation, used)?;
        case.check_used(level)?;
        alone(&case, &ALONE, level, estimate).map(|_| ())
    }

    /// Estimates one line of care at every level, cheapest first, in one pass.
    ///
    /// # Errors
    /// As [`Plan::estimate`].
    pub fn estimate_levels(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
    ) -> Result<Vec<Estimate>, InputError> {
        let mut estimates = Vec::new();
        self.estimate_levels_into(line, situation, used, &mut estimates)?;
        Ok(estimates)
    }

    /// The same, written over a list that is used again.
    ///
    /// # Errors
    /// As [`Plan::estimate`].
    pub fn estimate_levels_into(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        estimates: &mut Vec<Estimate>,
    ) -> Result<(), InputError> {
        let case = Case::new(self, line, situation, used)?;
        estimates.resize_with(self.contract().levels.len(), Estimate::default);
        let carry = &ALONE;
        let Some((first, others)) = estimates.split_first_mut() else {
            return Ok(());
        };
        let amo = amo_into(&case, carry, first);
        if heavy::is_shared(&case, &amo) {
            for (level, estimate) in self.levels().zip(estimates) {
                heavy::evaluate(&case, carry, level, estimate)?;
            }
            return Ok(());
        }
        for other in others.iter_mut() {
            other.clear();
            for step in first.proof.iter() {
                other.proof.push(*step);
            }
            for remark in first.remarks.iter() {
                other.remarks.push(*remark);
            }
        }
        let levels = std::iter::once(first).chain(others);
        for (level, estimate) in self.levels().zip(levels) {
            at_level(&case, &amo, carry, level, estimate)?;
            without_optam(&case, carry, level, estimate)?;
        }
        Ok(())
    }
}

/// One line, on its own or as part of an episode.
fn alone(
    case: &Case<'_>,
    carry: &Carry,
    level: LevelId,
    estimate: &mut Estimate,
) -> Result<AmoPart, InputError> {
    let amo = amo_into(case, carry, estimate);
    if heavy::is_shared(case, &amo) {
        return heavy::evaluate(case, carry, level, estimate);
    }
    at_level(case, &amo, carry, level, estimate)?;
    let settled = without_optam(case, carry, level, estimate)?;
    Ok(settled.unwrap_or(amo))
}

/// When only OPTAM is missing and changes no amount, the answer does not wait for it.
fn without_optam(
    case: &Case<'_>,
    carry: &Carry,
    level: LevelId,
    estimate: &mut Estimate,
) -> Result<Option<AmoPart>, InputError> {
    let Outcome::Unknown(missing) = estimate.outcome else {
        return Ok(None);
    };
    if !missing.iter().eq([Missing::Optam]) {
        return Ok(None);
    }
    let mut other = Estimate::default();
    let outside = case.with_dptm(false);
    let amo = amo_into(&outside, carry, &mut other);
    at_level(&outside, &amo, carry, level, &mut other)?;
    let mut told = Estimate::default();
    let inside = case.with_dptm(true);
    let amo = amo_into(&inside, carry, &mut told);
    at_level(&inside, &amo, carry, level, &mut told)?;
    let same = told.outcome == other.outcome && told.outcome.amounts().is_some();
    if same {
        *estimate = told;
    }
    Ok(same.then_some(amo))
}

/// The AMO part, which no level changes.
fn amo_into(case: &Case<'_>, carry: &Carry, estimate: &mut Estimate) -> AmoPart {
    estimate.clear();
    let Estimate { proof, remarks, .. } = estimate;
    amo::evaluate(case, carry, &mut Record::of(proof, remarks))
}

fn at_level(
    case: &Case<'_>,
    amo: &AmoPart,
    carry: &Carry,
    level: LevelId,
    estimate: &mut Estimate,
) -> Result<(), InputError> {
    let row = usize::from(case.row_id.0);
    let column = |second| case.plan.contract().cell(row, usize::from(level.0), second);
    let (first, second) = (column(false), column(true));
    let (Some(first), Some(second)) = (first, second) else {
        return Err(InputError::NoSuchLevel);
    };
    let mut missing = amo.missing;
    let (cell, name) = match (case.row.split, case.dptm) {
        (false, _) => (first, Column::Only),
        (true, Some(true)) => (first, Column::Dptm),
        (true, Some(false)) => (second, Column::OutOfDptm),
        (true, None) => {
            let silent =
                |rule| answer::evaluate(case, amo, carry, rule, missing, &mut Record::silent());
            let same = first.rule == second.rule || {
                let (inside, outside) = (silent(&first.rule), silent(&second.rule));
                inside == outside && inside.outcome.amounts().is_some()
            };
            if !same && !case.is_excluded() {
                missing.add(Missing::Optam);
            }
            (first, Column::Dptm)
        }
    };
    let Estimate { proof, remarks, .. } = estimate;
    let mut record = Record::of(proof, remarks);
    record.step(Step::Cell {
        row: case.row_id,
        column: name,
    });
    if cell.why.is_some() {
        record.remark(Remark::DoubtfulCell);
    }
    if case.row.doubt.is_some() && !has_doubtful_cell(case) {
        record.remark(Remark::DoubtfulRow);
    }
    if !case.row.read_into.is_empty() {
        record.remark(Remark::ReadInto);
    }
    let mut answer = answer::evaluate(case, amo, carry, &cell.rule, missing, &mut record);
    if let Some(then) = case.plan.then_of(case.row_id) {
        if case.line.then {
            answer::then(case, then, level, amo, &mut answer, &mut record);
        } else if answer.rest(amo) > Amount::ZERO {
            record.remark(Remark::ThenRow(then));
        }
    }
    readings::evaluate(
        case,
        amo,
        carry,
        level,
        (cell, missing),
        &answer,
        &mut estimate.readings,
    );
    estimate.held = amo.held.of_year();
    let Answer {
        outcome,
        consumed,
        left,
        second,
        ..
    } = answer;
    estimate.outcome = outcome;
    estimate.consumed = consumed;
    estimate.left = left;
    estimate.second = second;
    Ok(())
}

/// True when the doubt on a row is about one of its cells: only that cell then says so.
fn has_doubtful_cell(case: &Case<'_>) -> bool {
    let row = usize::from(case.row_id.0);
    let contract = case.plan.contract();
    let levels = 0..contract.levels.len();
    levels
        .filter_map(|level| contract.cell(row, level, false))
        .any(|cell| cell.why.is_some())
}

/// The lower of two amounts, and whether the second was lower.
fn bounded(amount: Amount, bound: Amount) -> (Amount, bool) {
    if bound < amount {
        (bound, true)
    } else {
        (amount, false)
    }
}
