//! One question, checked, with what it refers to.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use crate::compiled::{
    Act, AgeRange, Class, Day, Each, Effect, Family, Found, Pays, Per, Period, Row, Rule,
    SchemeCode, SchemeRates, Unit, When,
};
use crate::ledger;
use crate::plan::Plan;
use crate::query::{ActId, Age, InputError, LevelId, Line, RowId, Sector, Situation, Used};

/// A hundred million euros: beyond, a price is a typing mistake, and sums stay exact below.
const LARGEST: Amount = Amount::from_euros(100_000_000);
const MOST_UNITS: u32 = 10_000;

#[derive(Clone, Copy)]
pub(super) struct Case<'a> {
    pub(super) plan: &'a Plan,
    /// The row that pays: the line's, or the one of its class.
    pub(super) row_id: RowId,
    pub(super) row: &'a Row,
    pub(super) family: &'a Family,
    /// The place of the family: one professional a day is supposed for each.
    pub(super) family_at: usize,
    pub(super) act: Option<&'a Act>,
    /// The act taken because none was named.
    pub(super) supposed_act: Option<ActId>,
    pub(super) line: &'a Line,
    pub(super) situation: &'a Situation,
    pub(super) used: &'a [Used],
    pub(super) day: Day,
    /// Whether the practitioner is in a DPTM; regulated fees count as such.
    pub(super) dptm: Option<bool>,
    /// Another AMO rate that the text may mean.
    pub(super) other_rate: Option<Rate>,
    rate_retained: Option<Rate>,
    same_day_retained: Option<bool>,
    /// The flat amount of heavy acts, for another reading of its date of effect.
    forfait_retained: Option<Amount>,
    /// True for the reading that keeps the rate typed where a heavy act changes it.
    pub(super) is_not_heavy: bool,
    /// True for the reading in which what was used includes what the first term of a sum paid.
    pub(super) used_includes_first: bool,
    /// True for the reading without the cap on what leaving the pathway costs.
    pub(super) without_pathway_cap: bool,
}

impl<'a> Case<'a> {
    pub(super) fn new(
        plan: &'a Plan,
        line: &'a Line,
        situation: &'a Situation,
        used: &'a [Used],
    ) -> Result<Self, InputError> {
        let asked = plan.row(line.row).ok_or(InputError::NoSuchRow)?;
        let row_id = row_of_class(plan, line, asked, situation)?;
        let row = plan.row(row_id).ok_or(InputError::NoSuchRow)?;
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
        let years = situation.age.years_on(situation.date);
        // A blind person has the hearing aids of the young, whatever their age.
        let blind = situation.context.blind == Some(true) && row.unit == Unit::Ear;
        let years = if blind {
            Some(years.map_or(20, |years| years.min(20)))
        } else {
            years
        };
        let place = situation.context.establishment;
        let supposed_act = match line.act {
            Some(_) => None,
            None if row_id == line.row => plan.usual_act(row_id, years, place),
            // Class A glasses quoted on a class B row: the act of the same element.
            None => plan
                .act_with_unit(row_id, asked.unit)
                .or_else(|| plan.usual_act(row_id, years, place)),
        };
        let act_id = line.act.or(supposed_act);
        let family_at = plan
            .family_place(row_id, act_id)
            .ok_or(InputError::NoSuchRow)?;
        let family = plan.tariffs().families.get(family_at);
        let family = family.ok_or(InputError::NoSuchRow)?;
        let act = act_id
            .map(|act| plan.act(act).ok_or(InputError::NoSuchAct))
            .transpose()?;
        let mut case = Self {
            plan,
            row_id,
            row,
            family,
            family_at,
            act,
            supposed_act,
            line,
            situation,
            used,
            day,
            dptm: dptm(line),
            other_rate: None,
            rate_retained: None,
            same_day_retained: None,
            forfait_retained: None,
            is_not_heavy: false,
            used_includes_first: false,
            without_pathway_cap: false,
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
        let amount = |term| super::terms::flat_amount(self, term);
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

    /// The same question with this AMO rate.
    pub(super) fn with_rate(&self, rate: Rate) -> Self {
        Self {
            rate_retained: Some(rate),
            other_rate: None,
            ..*self
        }
    }

    /// The same question with its units on one day, or on different days.
    pub(super) fn with_same_day(&self, same_day: bool) -> Self {
        Self {
            same_day_retained: Some(same_day),
            ..*self
        }
    }

    /// The same question with another flat amount of heavy acts.
    pub(super) fn with_forfait(&self, forfait: Amount) -> Self {
        Self {
            forfait_retained: Some(forfait),
            ..*self
        }
    }

    /// The same question for an act that is not heavy.
    pub(super) fn as_not_heavy(&self) -> Self {
        Self {
            is_not_heavy: true,
            ..*self
        }
    }

    /// The same question with what was used read as all that the contract paid.
    pub(super) fn with_used_whole(&self) -> Self {
        Self {
            used_includes_first: true,
            ..*self
        }
    }

    /// The flat amount of heavy acts, when it is not the dated one.
    pub(super) fn typed_forfait(&self) -> Option<Amount> {
        self.forfait_retained.or(self.line.heavy_forfait)
    }

    /// The same question without the cap on what leaving the pathway costs.
    pub(super) fn without_pathway_cap(&self) -> Self {
        Self {
            without_pathway_cap: true,
            ..*self
        }
    }

    /// The same question with a practitioner inside a DPTM, or outside.
    pub(super) fn with_dptm(&self, dptm: bool) -> Self {
        Self {
            dptm: Some(dptm),
            ..*self
        }
    }

    /// The same question for a part of the line, with what the other part used.
    pub(super) fn of_part<'b>(&'b self, line: &'b Line, used: &'b [Used]) -> Case<'b> {
        Case {
            line,
            used,
            ..*self
        }
    }

    /// The same question on the row that pays what this one leaves.
    pub(super) fn for_rest(&self, row: RowId) -> Option<Self> {
        Some(Self {
            row_id: row,
            row: self.plan.row(row)?,
            family: self.plan.family_of(row)?,
            ..*self
        })
    }

    pub(super) fn forced_rate(&self) -> Option<Rate> {
        self.rate_retained.or(self.line.amo_rate)
    }

    /// Whether the units are done on one day, when it was said.
    pub(super) fn same_day(&self) -> Option<bool> {
        self.same_day_retained.or(self.line.same_day)
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
        let act = self.act?;
        if let (Some(rate), Some(br)) = (act.br_of_limit, self.line.br) {
            // The law sets the base as a rate of this price: one gives the other.
            return Rate::from_basis_points(rate)
                .whole_of(br)
                .map(|limit| (limit, None));
        }
        match act.limit.at(self.day) {
            Some(found) => Some((Amount::from_cents(found.value), Some(found))),
            None if self.sold_at_limit() => Some((self.price()?, None)),
            None => None,
        }
    }

    /// True when the regulated price sets the base and neither was told: class A glasses are then
    /// supposed sold at that price. What is left to pay does not depend on it.
    pub(super) fn sold_at_limit(&self) -> bool {
        let told = self.line.limit.is_some() || self.line.br.is_some();
        let known = |act: &Act| act.br_of_limit.is_some() && act.limit.at(self.day).is_none();
        !told && self.act.is_some_and(known)
    }

    /// The restrictions of the row that apply, with their places.
    pub(super) fn restrictions(&self) -> impl Iterator<Item = (u16, Effect)> {
        let applies = |when: &When| self.applies(when) == Some(true);
        (0u16..)
            .zip(&self.row.conditions)
            .filter(move |(_, condition)| applies(&condition.when))
            .map(|(at, condition)| (at, condition.effect))
    }

    /// True when a restriction of the row excludes it.
    pub(super) fn is_excluded(&self) -> bool {
        self.restrictions()
            .any(|(_, effect)| effect == Effect::NotCovered)
    }

    /// True when the row has restrictions and none of their questions is answered.
    pub(super) fn restrictions_unanswered(&self) -> bool {
        let conditions = &self.row.conditions;
        !conditions.is_empty()
            && conditions
                .iter()
                .all(|condition| self.applies(&condition.when).is_none())
    }

    fn applies(&self, when: &When) -> Option<bool> {
        let context = &self.situation.context;
        match when {
            When::In(places) => context.establishment.map(|place| places.contains(&place)),
            When::Ambulatory(wanted) => context.ambulatory.map(|said| said == *wanted),
            When::WithoutSurgery => context.surgery.map(|surgery| !surgery),
            When::NeitherMealNorLodging => context.meal_or_lodging.map(|said| !said),
            When::StayNotCovered => match (context.stay_covered, context.ambulatory) {
                (Some(covered), _) => Some(!covered),
                (None, Some(true)) => Some(true),
                (None, _) => None,
            },
            When::NotPrescribed => context.prescribed.map(|prescribed| !prescribed),
            When::Agreement => context.agreement.map(|_| true),
        }
    }

    /// The ages that the act is made for, else the row.
    fn ages(&self) -> Option<AgeRange> {
        self.act.and_then(|act| act.ages).or(self.row.ages)
    }

    /// Whether the person is under an age at the date of care; `None` when neither an answer nor
    /// the ages of the act or the row tell it.
    pub(super) fn is_under(&self, age: u8) -> Option<bool> {
        match self.situation.age.years_on(self.situation.date) {
            Some(years) => Some(years < u16::from(age)),
            None => {
                let ages = self.ages()?;
                let all_on_one_side = ages.max < age || ages.min >= age;
                all_on_one_side.then_some(ages.max < age)
            }
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

/// Whether the practitioner is in a DPTM, when it can be told.
fn dptm(line: &Line) -> Option<bool> {
    match (line.optam, line.sector) {
        // OPTAM is for the second sector: a doctor of the first is never outside it.
        (_, Some(Sector::One)) => Some(true),
        (Some(optam), _) => Some(optam),
        (None, Some(Sector::None)) => Some(false),
        (None, Some(Sector::Two) | None) => None,
    }
}

/// The row that pays the class of the line: class A glasses quoted on a class B row are paid by the
/// class A row of the person's age.
fn row_of_class(
    plan: &Plan,
    line: &Line,
    asked: &Row,
    situation: &Situation,
) -> Result<RowId, InputError> {
    match (line.class, asked.class) {
        (Some(Class::A), Some(Class::B)) if asked.optics.is_some() => {
            // Without an age, that of the row quoted.
            let of_row = || asked.ages.map(|ages| u16::from(ages.min));
            let years = situation.age.years_on(situation.date).or_else(of_row);
            plan.class_a_row(years).ok_or(InputError::WrongClass)
        }
        (Some(class), Some(of_row)) if class != of_row => Err(InputError::WrongClass),
        _ => Ok(line.row),
    }
}

fn check_amounts(line: &Line, situation: &Situation) -> Result<(), InputError> {
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
