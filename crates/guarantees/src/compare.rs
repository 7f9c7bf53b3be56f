//! One care at every level, and why the amounts differ.

use affilio_domain::amount::Amount;

use crate::compiled::{Cell, Rule};
use crate::outcome::{Episode, Outcome};
use crate::plan::Plan;
use crate::proof::{Column, Step};
use crate::query::{InputError, LevelId, Line, RowId, Situation, Used};

/// Why a line is paid otherwise at the next level.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reason {
    /// Both levels print the same cell.
    SameCell,
    /// The cell is better, and nothing more was left to pay.
    NothingLeft,
    /// The cell is better: that is the difference.
    BetterCell,
    /// The row is covered at this level only.
    NowCovered,
    /// More units are paid.
    MoreUnits,
    /// Neither level covers it, or it is a service.
    NoAmount,
    /// Something is missing to tell.
    Unknown,
}

/// The difference between a level and the next one, on one line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Difference {
    /// The lower level.
    pub from: LevelId,
    /// The next one.
    pub to: LevelId,
    /// The line.
    pub line: usize,
    /// The row that paid, and whether its HORS DPTM column did.
    pub row: RowId,
    /// See `row`.
    pub out_of_dptm: bool,
    /// What the next level pays more.
    pub more: Amount,
    /// Why.
    pub reason: Reason,
}

/// A care at every level.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// Level by level, cheapest first.
    pub levels: Vec<Episode>,
    /// From each level to the next, line by line.
    pub differences: Vec<Difference>,
}

impl Plan {
    /// Compares all levels on the lines of one day.
    ///
    /// # Errors
    /// As [`Plan::episode`].
    pub fn compare(
        &self,
        lines: &[Line],
        situation: &Situation,
        used: &[Used],
    ) -> Result<Comparison, (usize, InputError)> {
        let levels = self
            .levels()
            .map(|level| self.episode(lines, situation, used, level))
            .collect::<Result<Vec<_>, _>>()?;
        let mut differences = Vec::new();
        let pairs = self.levels().zip(self.levels().skip(1));
        for ((from, to), (lower, upper)) in pairs.zip(levels.iter().zip(levels.iter().skip(1))) {
            for (at, (before, after)) in lower.lines.iter().zip(&upper.lines).enumerate() {
                let cell = before.proof.iter().find_map(|step| match *step {
                    Step::Cell { row, column } => Some((row, column == Column::OutOfDptm)),
                    _ => None,
                });
                let Some((row, out_of_dptm)) = cell else {
                    continue;
                };
                let cell = |level: LevelId| {
                    let (row, level) = (usize::from(row.0), usize::from(level.0));
                    self.contract().cell(row, level, out_of_dptm)
                };
                let amc = |outcome: &Outcome| outcome.amounts().map(|amounts| amounts.amc);
                let (paid, pays) = (amc(&before.outcome), amc(&after.outcome));
                differences.push(Difference {
                    from,
                    to,
                    line: at,
                    row,
                    out_of_dptm,
                    more: match (paid, pays) {
                        (Some(paid), Some(pays)) => pays.saturating_sub(paid),
                        _ => Amount::ZERO,
                    },
                    reason: reason((cell(from), cell(to)), (&before.outcome, &after.outcome)),
                });
            }
        }
        Ok(Comparison {
            levels,
            differences,
        })
    }
}

fn reason(
    (from, to): (Option<&Cell>, Option<&Cell>),
    (before, after): (&Outcome, &Outcome),
) -> Reason {
    let (paid, pays) = match (before, after) {
        (Outcome::Unknown(_), _) | (_, Outcome::Unknown(_)) => return Reason::Unknown,
        (Outcome::NotCovered(_), Outcome::Covered(_)) => return Reason::NowCovered,
        (Outcome::Covered(before), Outcome::Covered(after)) => (before.amc, after.amc),
        _ => return Reason::NoAmount,
    };
    let (from, to) = (from.map(|cell| cell.rule), to.map(|cell| cell.rule));
    if from == to {
        return Reason::SameCell;
    }
    if paid == pays {
        return Reason::NothingLeft;
    }
    match (from, to) {
        (Some(Rule::Pays(lower)), Some(Rule::Pays(upper)))
            if lower.first == upper.first && lower.added == upper.added =>
        {
            Reason::MoreUnits
        }
        _ => Reason::BetterCell,
    }
}
