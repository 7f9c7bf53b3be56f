//! A household's year: contributions and what is left to pay, level by level.

use affilio_domain::amount::Amount;

use crate::contributions::{Household, HouseholdPrice, PriceError};
use crate::outcome::{Amounts, MissingSet, Outcome};
use crate::plan::Plan;
use crate::query::{AlreadyHeld, InputError, LevelId, Line, Situation, Used};

/// One day of care of a member.
#[derive(Clone, Debug)]
pub struct Care {
    /// The place of the member in the household.
    pub member: usize,
    /// The lines.
    pub lines: Vec<Line>,
    /// The situation of the member that day; what is held back is added up by the year.
    pub situation: Situation,
}

/// The year at one level.
#[derive(Clone, Debug, PartialEq)]
pub struct YearAtLevel {
    /// The level.
    pub level: LevelId,
    /// The monthly contribution.
    pub contribution: HouseholdPrice,
    /// What the employee pays in twelve months.
    pub employee_pays: Amount,
    /// What everybody pays in twelve months, the employer included.
    pub contributions: Amount,
    /// The cares whose amounts are known, added up.
    pub amounts: Amounts,
    /// What is missing for the others.
    pub missing: MissingSet,
    /// How many cares are unknown.
    pub unknown: usize,
    /// What is left to pay after each care, in the order of dates; nothing for an unknown one.
    pub after: Vec<Option<Amount>>,
}

impl YearAtLevel {
    /// What the year costs the household: its contributions and what is left to pay.
    #[must_use]
    pub fn cost(&self) -> Amount {
        self.employee_pays.saturating_add(self.amounts.rac)
    }
}

/// From which care a level has paid for itself, against the one below.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct BreakEven {
    /// The lower level.
    pub from: LevelId,
    /// The better one.
    pub to: LevelId,
    /// What the better one costs the employee more over the year.
    pub cost: Amount,
    /// The place of the care in `Year::order`, if it ever does.
    pub care: Option<usize>,
}

/// The year at every level.
#[derive(Clone, Debug, PartialEq)]
pub struct Year {
    /// The cares in the order of dates: their places in what was asked.
    pub order: Vec<usize>,
    /// Level by level, cheapest first.
    pub levels: Vec<YearAtLevel>,
    /// Level against level.
    pub break_even: Vec<BreakEven>,
}

/// Why no year can be given.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum YearError {
    /// The contributions cannot be given.
    #[error(transparent)]
    Price(#[from] PriceError),
    /// A care is wrong.
    #[error("care {care}, line {line}: {error}")]
    Care {
        /// The care.
        care: usize,
        /// Its line.
        line: usize,
        /// Why.
        error: InputError,
    },
}

impl Plan {
    /// A year of cares for a household; `household.level` is ignored, every level not below the
    /// compulsory one is tried.
    ///
    /// # Errors
    /// Says what is wrong, and in which care.
    pub fn year(&self, household: &Household<'_>, cares: &[Care]) -> Result<Year, YearError> {
        let mut order: Vec<usize> = (0..cares.len()).collect();
        order.sort_by_key(|at| cares.get(*at).map(|care| care.situation.date));
        let levels = self
            .levels()
            .filter(|level| *level >= household.mandatory)
            .map(|level| self.year_at(household, cares, &order, level))
            .collect::<Result<Vec<_>, _>>()?;
        let break_even = levels
            .iter()
            .zip(levels.iter().skip(1))
            .map(|(lower, upper)| break_even(lower, upper))
            .collect();
        Ok(Year {
            order,
            levels,
            break_even,
        })
    }

    fn year_at(
        &self,
        household: &Household<'_>,
        cares: &[Care],
        order: &[usize],
        level: LevelId,
    ) -> Result<YearAtLevel, YearError> {
        let contribution = self.contributions(&Household {
            level,
            ..*household
        })?;
        let mut ledgers = vec![Ledger::default(); household.members.len()];
        let mut year = YearAtLevel {
            level,
            employee_pays: contribution.employee_pays.times(12),
            contributions: contribution.total.times(12),
            contribution,
            amounts: Amounts::default(),
            missing: MissingSet::default(),
            unknown: 0,
            after: Vec::with_capacity(order.len()),
        };
        for at in order {
            let Some(care) = cares.get(*at) else {
                continue;
            };
            let mut nobody = Ledger::default();
            let ledger = ledgers.get_mut(care.member).unwrap_or(&mut nobody);
            let outcome =
                self.one_day(care, ledger, level)
                    .map_err(|(line, error)| YearError::Care {
                        care: *at,
                        line,
                        error,
                    })?;
            match outcome {
                Outcome::Unknown(missing) => {
                    year.missing = year.missing.union(missing);
                    year.unknown += 1;
                }
                Outcome::Covered(_) | Outcome::NotCovered(_) | Outcome::Service => {}
            }
            let amounts = outcome.amounts();
            year.after.push(amounts.map(|amounts| amounts.rac));
            if let Some(amounts) = amounts {
                year.amounts = year.amounts.plus(amounts);
            }
        }
        Ok(year)
    }

    fn one_day(
        &self,
        care: &Care,
        ledger: &mut Ledger,
        level: LevelId,
    ) -> Result<Outcome, (usize, InputError)> {
        let date = care.situation.date;
        ledger.turn_to(date.year());
        let said = care.situation.held_back.unwrap_or_default();
        let situation = Situation {
            held_back: Some(ledger.held.plus(said)),
            ..care.situation
        };
        let episode = self.episode(&care.lines, &situation, &ledger.used, level)?;
        for (line, estimate) in care.lines.iter().zip(&episode.lines) {
            ledger.held = ledger.held.plus(estimate.held);
            let entry = |row, quantity, amount| Used {
                row,
                date,
                quantity,
                amount,
                side: line.side,
            };
            ledger.used.push(entry(
                line.row,
                estimate.consumed.quantity,
                estimate.consumed.amount,
            ));
            if let Some((row, paid)) = estimate.second {
                ledger.used.push(entry(row, 0, paid));
            }
        }
        Ok(episode.outcome)
    }
}

/// What a member used.
#[derive(Clone, Debug, Default)]
struct Ledger {
    used: Vec<Used>,
    held: AlreadyHeld,
    year: u16,
}

impl Ledger {
    /// What is held back starts anew on 1 January.
    fn turn_to(&mut self, year: u16) {
        if self.year != year {
            self.year = year;
            self.held = AlreadyHeld::default();
        }
    }
}

impl AlreadyHeld {
    fn plus(self, other: Self) -> Self {
        Self {
            participations: self.participations.saturating_add(other.participations),
            franchises: self.franchises.saturating_add(other.franchises),
        }
    }
}

impl Amounts {
    /// Two amounts added part by part.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self {
            billed: self.billed.saturating_add(other.billed),
            amo: self.amo.saturating_add(other.amo),
            amc: self.amc.saturating_add(other.amc),
            rac: self.rac.saturating_add(other.rac),
        }
    }
}

/// The first care after which what the better level saved covers what it costs more.
fn break_even(lower: &YearAtLevel, upper: &YearAtLevel) -> BreakEven {
    let cost = upper.employee_pays.saturating_sub(lower.employee_pays);
    let mut saved = Amount::ZERO;
    let care = lower.after.iter().zip(&upper.after).position(|pair| {
        if let (Some(before), Some(after)) = pair {
            saved = saved.saturating_add(before.saturating_sub(*after));
        }
        saved >= cost
    });
    BreakEven {
        from: lower.level,
        to: upper.level,
        cost,
        care,
    }
}
