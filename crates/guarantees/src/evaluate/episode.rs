//! Several lines of care together: each takes from the counts and yearly amounts of the next.

use crate::outcome::{Amounts, Estimate, MissingSet, Outcome};
use crate::plan::Plan;
use crate::query::{InputError, LevelId, Line, Situation, Used};

/// The answer for an episode.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Episode {
    /// The answer for each line, in order.
    pub lines: Vec<Estimate>,
    /// The answer for the whole: unknown as soon as one line is.
    pub total: Outcome,
}

impl Plan {
    /// Estimates several lines of care of the same person and date.
    ///
    /// # Errors
    /// The place of the first wrong line, and what is wrong with it.
    pub fn estimate_episode(
        &self,
        lines: &[Line],
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Result<Episode, (usize, InputError)> {
        let mut ledger = used.to_vec();
        let mut estimates = Vec::with_capacity(lines.len());
        for (at, line) in lines.iter().enumerate() {
            let estimate = self
                .estimate(line, situation, &ledger, level)
                .map_err(|error| (at, error))?;
            ledger.push(Used {
                row: line.row,
                date: situation.date,
                quantity: estimate.consumed.quantity,
                amount: estimate.consumed.amount,
            });
            estimates.push(estimate);
        }
        let total = total(&estimates);
        Ok(Episode {
            lines: estimates,
            total,
        })
    }
}

fn total(lines: &[Estimate]) -> Outcome {
    let mut sum = Amounts::default();
    let mut missing = MissingSet::default();
    let (mut covered, mut service) = (false, !lines.is_empty());
    for line in lines {
        match line.outcome {
            Outcome::Unknown(more) => missing = missing.union(more),
            Outcome::Covered(_) => covered = true,
            Outcome::NotCovered(_) | Outcome::Service => {}
        }
        service &= line.outcome == Outcome::Service;
        if let Some(amounts) = line.outcome.amounts() {
            sum.billed = sum.billed.saturating_add(amounts.billed);
            sum.amo = sum.amo.saturating_add(amounts.amo);
            sum.amc = sum.amc.saturating_add(amounts.amc);
            sum.rac = sum.rac.saturating_add(amounts.rac);
        }
    }
    if !missing.is_empty() {
        Outcome::Unknown(missing)
    } else if service {
        Outcome::Service
    } else if covered {
        Outcome::Covered(sum)
    } else {
        Outcome::NotCovered(sum)
    }
}
