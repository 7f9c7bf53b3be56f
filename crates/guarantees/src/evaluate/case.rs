//! One question, checked, with what it refers to.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use crate::compiled::{Act, AgeRange, Day, Family, Found, Row, SchemeCode, SchemeRates};
use crate::plan::Plan;
use crate::query::{Age, InputError, Line, Situation, Used};

/// A hundred million euros: beyond, a price is a typing mistake, and sums stay exact below.
const LARGEST: Amount = Amount::from_euros(100_000_000);
const MOST_UNITS: u32 = 10_000;

#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) plan: &'a Plan,
    pub(super) row: &'a Row,
    pub(super) family: &'a Family,
    pub(super) act: Option<&'a Act>,
    pub(super) line: &'a Line,
    pub(super) situation: &'a Situation,
    pub(super) used: &'a [Used],
    pub(super) day: Day,
    /// Another AMO rate that the text may mean.
    pub(super) other_rate: Option<Rate>,
    rate_retained: Option<Rate>,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        line: &'a Line,
        situation: &'a Situation,
        used: &'a [Used],
    ) -> Result<Self, InputError> {
        let row = plan.row(line.row).ok_or(InputError::NoSuchRow)?;
        let family = plan.family_of(line.row).ok_or(InputError::NoSuchRow)?;
        let act = line
            .act
            .map(|act| plan.act(act).ok_or(InputError::NoSuchAct))
            .transpose()?;
        check_amounts(line, situation)?;
        let day = Day::from(situation.date);
        let contract = plan.contract();
        if day < contract.valid_from || day > contract.valid_to {
            let date = |day: Day| day.date().unwrap_or(situation.date);
            return Err(InputError::OutsideContract {
                from: date(contract.valid_from),
                to: date(contract.valid_to),
            });
        }
        let mut case = Self {
            plan,
            row,
            family,
            act,
            line,
            situation,
            used,
            day,
            other_rate: None,
            rate_retained: None,
        };
        let whole = situation.ald || situation.maternity || line.amo_rate.is_some();
        if !whole && act.is_none_or(|act| act.rate.is_none()) {
            case.other_rate = case
                .scheme_rates()
                .alternative
                .as_ref()
                .map(|(rate, _)| Rate::from_basis_points(*rate));
        }
        Ok(case)
    }

    /// The same question with this AMO rate.
    pub(super) fn with_rate(&self, rate: Rate) -> Self {
        Self {
            rate_retained: Some(rate),
            other_rate: None,
            ..*self
        }
    }

    pub(super) fn forced_rate(&self) -> Option<Rate> {
        self.rate_retained.or(self.line.amo_rate)
    }

    pub(super) fn scheme_rates(&self) -> &'a SchemeRates {
        match SchemeCode::from(self.situation.scheme) {
            SchemeCode::General => &self.family.general,
            SchemeCode::AlsaceMoselle => &self.family.alsace_moselle,
        }
    }

    /// The price of one unit: said, or regulated.
    pub(super) fn price(&self) -> Option<Amount> {
        let regulated = || {
            self.regulated_price()
                .map(|found| Amount::from_cents(found.value))
        };
        self.line.price.or_else(regulated)
    }

    /// The regulated price of one unit.
    pub(super) fn regulated_price(&self) -> Option<Found> {
        self.act?.price.at(self.day)
    }

    /// The HLF or PLV of one unit.
    pub(super) fn limit(&self) -> Option<(Amount, Option<Found>)> {
        if let Some(limit) = self.line.limit {
            return Some((limit, None));
        }
        let found = self.act?.limit.at(self.day)?;
        Some((Amount::from_cents(found.value), Some(found)))
    }

    /// The ages that the act is made for, else the row.
    fn ages(&self) -> Option<AgeRange> {
        self.act.and_then(|act| act.ages).or(self.row.ages)
    }

    /// Whether the person is under an age at the date of care; `None` when neither an answer nor
    /// the ages of the act or the row tell it.
    pub(super) fn is_under(&self, age: u8) -> Option<bool> {
        match self.situation.age {
            Age::Unknown => {
                let ages = self.ages()?;
                let all_on_one_side = ages.max < age || ages.min >= age;
                all_on_one_side.then_some(ages.max < age)
            }
            Age::Years(years) => Some(years < age),
            Age::Born(birth) => Some(
                birth
                    .age_on(self.situation.date)
                    .is_none_or(|years| years < u16::from(age)),
            ),
        }
    }

    /// Whether the person is under 18 on 1 January of the year of care; `None` when it cannot be told.
    pub(super) fn is_minor_on_first_january(&self) -> Option<bool> {
        match self.situation.age {
            // At 18 today, the birthday may be before or after 1 January.
            Age::Unknown | Age::Years(_) => match (self.is_under(18), self.is_under(19)) {
                (Some(true), _) => Some(true),
                (_, Some(false)) => Some(false),
                _ => None,
            },
            Age::Born(birth) => Some(
                birth
                    .age_on(self.situation.date.first_of_year())
                    .is_none_or(|years| years < 18),
            ),
        }
    }
}

fn check_amounts(line: &Line, situation: &Situation) -> Result<(), InputError> {
    let held = situation.held_back;
    let amounts = [
        line.price,
        line.br,
        line.limit,
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
