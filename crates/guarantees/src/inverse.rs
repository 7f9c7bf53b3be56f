//! Questions the other way round, solved exactly: what is left to pay never falls when the price
//! rises, and what a better level saves never falls when units are added, so that a search by halves
//! or one by one finds the very cent or unit.

use affilio_domain::amount::Amount;

use crate::outcome::Estimate;
use crate::plan::Plan;
use crate::query::{InputError, LevelId, Line, Situation, Used};
use crate::remark::{Hypothesis, Remark};

/// The highest price asked about: a hundred million euros.
const LARGEST: i64 = 10_000_000_000;
/// The most units tried before giving up.
const MOST_UNITS: u32 = 1_000;

/// Up to which price nothing is left to pay.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Highest {
    /// Up to this price of a unit.
    Price(Amount),
    /// At any price.
    Any,
    /// At no price.
    Never,
}

impl Plan {
    /// Up to which price of a unit nothing is left to pay but what no contract repays. Nothing when
    /// something else than the price is missing, or when the price is supposed to respect a regulated
    /// one that is not known: every price would then look free.
    ///
    /// # Errors
    /// As [`Plan::estimate`].
    pub fn free_up_to(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        level: LevelId,
    ) -> Result<Option<Highest>, InputError> {
        let mut estimate = Estimate::default();
        let mut at = |cents: i64| -> Result<Option<bool>, InputError> {
            let line = Line {
                price: Some(Amount::from_cents(cents)),
                ..*line
            };
            self.estimate_into(&line, situation, used, level, &mut estimate)?;
            if supposes_its_price(&estimate) {
                return Ok(None);
            }
            let held = estimate.held;
            let held = held.participations.saturating_add(held.franchises);
            Ok(estimate
                .outcome
                .amounts()
                .map(|amounts| amounts.rac <= held))
        };
        match (at(0)?, at(LARGEST)?) {
            (None, _) | (_, None) => return Ok(None),
            (Some(false), _) => return Ok(Some(Highest::Never)),
            (_, Some(true)) => return Ok(Some(Highest::Any)),
            (Some(true), Some(false)) => {}
        }
        let (mut low, mut high) = (0, LARGEST);
        while high - low > 1 {
            let middle = low.midpoint(high);
            if at(middle)? == Some(true) {
                low = middle;
            } else {
                high = middle;
            }
        }
        Ok(Some(if low == 0 {
            Highest::Never
        } else {
            Highest::Price(Amount::from_cents(low))
        }))
    }

    /// From how many units a better level saves at least `cost` (what it costs more over the same
    /// time); nothing when it never does, or when an amount is missing.
    ///
    /// # Errors
    /// As [`Plan::estimate`].
    pub fn break_even(
        &self,
        line: &Line,
        situation: &Situation,
        used: &[Used],
        (level, better): (LevelId, LevelId),
        cost: Amount,
    ) -> Result<Option<u32>, InputError> {
        for quantity in 1..=MOST_UNITS {
            let line = Line { quantity, ..*line };
            let rac = |level| -> Result<Option<Amount>, InputError> {
                let estimate = self.estimate(&line, situation, used, level)?;
                Ok(estimate.outcome.amounts().map(|amounts| amounts.rac))
            };
            let (Some(before), Some(after)) = (rac(level)?, rac(better)?) else {
                return Ok(None);
            };
            if before.saturating_sub(after) >= cost {
                return Ok(Some(quantity));
            }
        }
        Ok(None)
    }
}

/// Whether the answer rests on a price within a regulated one that nobody told.
fn supposes_its_price(estimate: &Estimate) -> bool {
    estimate.remarks.iter().any(|remark| {
        matches!(
            remark,
            Remark::Supposed(Hypothesis::WithinRegulatedPrice | Hypothesis::SoldAtRegulatedPrice)
        )
    })
}
