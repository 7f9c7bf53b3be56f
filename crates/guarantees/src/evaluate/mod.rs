//! The evaluation of one line of care, in the order of the law: base, AMO, what is held back, the
//! cell, the AMC, what is left.

mod amc;
mod amo;
mod case;
mod held;

use affilio_domain::amount::Amount;

use crate::compiled::{Cell, Measure, Pays, Rule};
use crate::few::Few;
use crate::outcome::{Amounts, Consumed, Estimate, MissingSet, Outcome, Reading, ReadingOf};
use crate::plan::Plan;
use crate::proof::{Column, Proof, Step};
use crate::query::{InputError, LevelId, Line, Situation, Used};
use crate::remark::Remark;
use amo::AmoPart;
use case::Case;

/// Proof and remarks being written.
#[derive(Clone, Default)]
pub(crate) struct Record {
    proof: Proof,
    remarks: Few<Remark, 16>,
}

impl Record {
    fn step(&mut self, step: Step) {
        self.proof.push(step);
    }

    fn remark(&mut self, remark: Remark) {
        self.remarks.push(remark);
    }
}

impl Plan {
    /// Estimates one line of care at one level.
    ///
    /// # Errors
    /// When the question itself is wrong: unknown row, negative price, date outside the contract.
    /// What is merely missing is an answer, [`Outcome::Unknown`].
    pub fn estimate(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Result<Estimate, InputError> {
        let case = Case::new(self, line, situation, used)?;
        let mut record = Record::default();
        let amo = amo::evaluate(&case, &mut record);
        at_level(&case, &amo, record, level)
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
        let case = Case::new(self, line, situation, used)?;
        let mut record = Record::default();
        let amo = amo::evaluate(&case, &mut record);
        self.levels()
            .map(|level| at_level(&case, &amo, record.clone(), level))
            .collect()
    }
}

fn at_level(
    case: &Case<'_>,
    amo: &AmoPart,
    mut record: Record,
    level: LevelId,
) -> Result<Estimate, InputError> {
    let row = usize::from(case.line.row.0);
    let column = |second| case.plan.contract().cell(row, usize::from(level.0), second);
    let (first, second) = (column(false), column(true));
    let (Some(first), Some(second)) = (first, second) else {
        return Err(InputError::NoSuchLevel);
    };
    let same = first.rule == second.rule;
    let (cell, name, undecided) = match (case.row.split, case.line.optam) {
        (false, _) => (first, Column::Only, false),
        (true, Some(true)) => (first, Column::Dptm, false),
        (true, Some(false)) => (second, Column::OutOfDptm, false),
        (true, None) => (first, Column::Dptm, !same),
    };
    record.step(Step::Cell { column: name });
    if cell.why.is_some() {
        record.remark(Remark::DoubtfulCell);
    }
    if case.row.doubt.is_some() && !has_doubtful_cell(case) {
        record.remark(Remark::DoubtfulRow);
    }
    if !case.row.read_into.is_empty() {
        record.remark(Remark::ReadInto);
    }
    let mut missing = amo.missing;
    if undecided {
        missing.add(crate::outcome::Missing::Optam);
    }
    let (outcome, consumed) = answer(case, amo, &cell.rule, missing, &mut record);
    let readings = readings(case, amo, cell, missing, outcome);
    Ok(Estimate {
        outcome,
        proof: record.proof,
        remarks: record.remarks,
        readings,
        consumed,
    })
}

/// True when the doubt on a row is about one of its cells: only that cell then says so.
fn has_doubtful_cell(case: &Case<'_>) -> bool {
    let row = usize::from(case.line.row.0);
    let contract = case.plan.contract();
    let levels = 0..contract.levels.len();
    levels
        .filter_map(|level| contract.cell(row, level, false))
        .any(|cell| cell.why.is_some())
}

/// The outcome of a rule, once the AMO is known.
fn answer(
    case: &Case<'_>,
    amo: &AmoPart,
    rule: &Rule,
    missing: MissingSet,
    record: &mut Record,
) -> (Outcome, Consumed) {
    let pays = match rule {
        Rule::Service => return (Outcome::Service, Consumed::default()),
        Rule::Nothing => None,
        Rule::Pays(pays) => Some(pays),
    };
    let missing =
        missing.union(pays.map_or(MissingSet::default(), |pays| amc::missing(case, amo, pays)));
    let (true, Some(price)) = (missing.is_empty(), case.price()) else {
        return (Outcome::Unknown(missing), Consumed::default());
    };
    let payment = match pays {
        Some(pays) => amc::evaluate(case, amo, pays, price, record),
        None => {
            record.step(Step::NotCovered);
            amc::Payment::default()
        }
    };
    let quantity = case.line.quantity;
    let billed = price.times(quantity);
    let gross = amo.unit.times(quantity);
    let net = gross.minus_down_to_zero(amo.held);
    let amounts = Amounts {
        billed,
        amo: net,
        amc: payment.amc,
        rac: billed.saturating_sub(net).saturating_sub(payment.amc),
    };
    if quantity != 1 {
        record.step(Step::Totals {
            quantity,
            amo: gross,
            amc: payment.amc,
        });
    }
    if !amo.held.is_zero() {
        record.remark(Remark::NeverRepaid { total: amo.held });
    }
    record.step(Step::Rest {
        billed,
        amo: amounts.amo,
        amc: amounts.amc,
        rac: amounts.rac,
    });
    let outcome = if pays.is_some() {
        Outcome::Covered(amounts)
    } else {
        Outcome::NotCovered(amounts)
    };
    (outcome, payment.consumed)
}

/// Other readings of the table, where they change an amount.
fn readings(
    case: &Case<'_>,
    amo: &AmoPart,
    cell: &Cell,
    missing: MissingSet,
    retained: Outcome,
) -> Vec<Reading> {
    let under =
        |rule: &Rule, amo: &AmoPart| answer(case, amo, rule, missing, &mut Record::default()).0;
    let of_cell = cell
        .alternatives
        .iter()
        .enumerate()
        .map(|(at, other)| Reading {
            of: ReadingOf::Cell(at),
            outcome: under(&other.rule, amo),
        });
    let of_convention = flipped(case, &cell.rule).map(|(at, rule)| Reading {
        of: ReadingOf::Convention(at),
        outcome: under(&rule, amo),
    });
    let of_rate = case.other_rate.map(|rate| {
        let other = amo::evaluate(&case.with_rate(rate), &mut Record::default());
        Reading {
            of: ReadingOf::AmoRate,
            outcome: under(&cell.rule, &other),
        }
    });
    of_cell
        .chain(of_convention)
        .chain(of_rate)
        .filter(|reading| reading.outcome != retained)
        .collect()
}

/// The same cell under the contract's other convention, if the document is ambiguous about it.
fn flipped(case: &Case<'_>, rule: &Rule) -> Option<(usize, Rule)> {
    let Rule::Pays(pays) = rule else {
        return None;
    };
    let euros = match (pays.first.measure, pays.added) {
        (Measure::Euros(_), None) => true,
        (Measure::PercentPmss(_), None) => false,
        _ => return None,
    };
    let at = case
        .plan
        .contract()
        .conventions
        .iter()
        .position(|convention| convention.euros == euros)?;
    let mut first = pays.first;
    first.on_top = !first.on_top;
    Some((at, Rule::Pays(Pays { first, ..*pays })))
}

/// The lower of two amounts, and whether the second was lower.
fn bounded(amount: Amount, bound: Amount) -> (Amount, bool) {
    if bound < amount {
        (bound, true)
    } else {
        (amount, false)
    }
}
