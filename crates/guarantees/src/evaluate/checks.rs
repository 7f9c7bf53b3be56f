//! What is refused: amounts that cannot be true, and more used than a year holds.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::case::Case;
use super::terms;
use crate::compiled::{Each, Pays, Per, Period, Rule};
use crate::ledger;
use crate::query::{InputError, LevelId, Line, Situation};

/// A hundred million euros: beyond, a price is a typing mistake, and sums stay exact below.
const LARGEST: Amount = Amount::from_euros(100_000_000);
const MOST_UNITS: u32 = 10_000;

/// Refuses amounts below zero or too large to be true.
pub(super) fn amounts(line: &Line, situation: &Situation) -> Result<(), InputError> {
    let held = situation.held_back;
    let amounts = [
        line.price,
        line.br,
        line.limit,
        line.participation,
        line.franchise,
        line.heavy_forfait,
        situation.context.agreement,
        held.map(|held| held.participations),
        held.map(|held| held.franchises),
    ];
    for amount in amounts.into_iter().flatten() {
        if amount.is_negative() {
            return Err(InputError::Negative);
        }
        if amount > LARGEST {
            return Err(InputError::TooLarge);
        }
    }
    let rate_too_large = line.amo_rate.is_some_and(|rate| rate > Rate::WHOLE);
    if rate_too_large || line.quantity > MOST_UNITS {
        return Err(InputError::TooLarge);
    }
    Ok(())
}

impl Case<'_> {
    /// Refuses an amount used in the year beyond what its row pays in a year at this level.
    pub(super) fn check_used(&self, level: LevelId) -> Result<(), InputError> {
        let date = self.situation.date;
        for (entry, used) in self.used.iter().enumerate() {
            let row = usize::from(used.row.0);
            let cell = self.plan.contract().cell(row, usize::from(level.0), false);
            let Some(Rule::Pays(pays)) = cell.map(|cell| cell.rule) else {
                continue;
            };
            let Some(cap) = self.most_in_a_year(&pays) else {
                continue;
            };
            let so_far = self.used.get(..=entry).unwrap_or_default();
            if ledger::used_amount(self.plan, used.row, date, so_far) > cap {
                return Err(InputError::UsedAboveCap { cap, entry });
            }
        }
        Ok(())
    }

    /// What was used of the yearly amount of the row, `first` being what a first term pays by unit.
    pub(super) fn used_amount(&self, first: Amount) -> Amount {
        let (date, used) = (self.situation.date, self.used);
        let amount = ledger::used_amount(self.plan, self.row_id, date, used);
        if !self.used_includes_first {
            return amount;
        }
        let units = ledger::used_units(self.plan, self.row_id, date, used);
        amount.minus_down_to_zero(first.times(units))
    }

    /// The most a cell pays in a calendar year, when it is told by the cell alone.
    fn most_in_a_year(&self, pays: &Pays) -> Option<Amount> {
        let amount = |term| terms::flat_amount(self, term);
        if pays.first.per == Per::Year {
            return amount(pays.first);
        }
        if let Some(most) = pays.at_most.filter(|most| most.per == Per::Year) {
            return amount(most);
        }
        let count = pays.count.filter(|count| {
            count.period == Period::CalendarYear && count.beyond.is_none() && pays.added.is_none()
        })?;
        let sides = match count.each {
            Each::Person => 1,
            Each::Side => 2,
        };
        Some(amount(pays.first)?.times(u32::from(count.max) * sides))
    }
}
