//! One question, checked, with what it refers to.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::checks;
use crate::compiled::{
    Act, AgeRange, Class, Day, Effect, Family, Found, Row, SchemeCode, SchemeRates, Unit, When,
};
use crate::plan::Plan;
use crate::query::{ActId, Age, InputError, Line, RowId, Sector, Situation, Used};

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
    /// True when regulated fees are supposed.
    pub(super) regulated_fee: bool,
    /// Another AMO rate that the text may mean.
    pub(super) other_rate: Option<Rate>,
    pub(super) rate_retained: Option<Rate>,
    pub(super) same_day_retained: Option<bool>,
    /// The flat amount of heavy acts, for another reading of its date of effect.
    pub(super) forfait_retained: Option<Amount>,
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
        checks::amounts(line, situation)?;
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
            regulated_fee: false,
            other_rate: None,
            rate_retained: None,
            same_day_retained: None,
            forfait_retained: None,
            is_not_heavy: false,
            used_includes_first: false,
            without_pathway_cap: false,
        };
        case.suppose_regulated_fee();
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

    /// A doctor who bills no more than the regulated fee is supposed bound to it, when neither OPTAM
    /// nor the sector is told.
    fn suppose_regulated_fee(&mut self) {
        let untold = self.dptm.is_none() && self.line.sector.is_none();
        let fee = self.act.filter(|act| act.optam_matters);
        let fee = fee.and_then(|act| act.br.at(self.day));
        if let (true, Some(fee), Some(price)) = (untold, fee, self.price())
            && price.cents() <= fee.value
            && self.line.br.is_none()
        {
            self.dptm = Some(true);
            self.regulated_fee = true;
        }
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
