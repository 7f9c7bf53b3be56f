//! What is held back from the AMO and never repaid: *participation forfaitaire* and *franchises*.

use affilio_domain::amount::Amount;

use super::carry::Carry;
use super::case::Case;
use super::{Record, bounded};
use crate::compiled::{HeldBack, Parameter, Unit};
use crate::proof::{HeldCap, Source, Step};
use crate::query::{Age, AlreadyHeld};
use crate::remark::{Hypothesis, Remark, Subject};

/// What is held back on a line.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Held {
    /// All of it, all units together.
    pub(super) total: Amount,
    /// *Participations forfaitaires*.
    participations: Amount,
    /// How many of them today.
    participations_today: u32,
    /// *Franchises*.
    franchises: Amount,
    /// Those of today on paramedical acts.
    acts_today: Amount,
    /// Those of today on trips.
    trips_today: Amount,
}

impl Held {
    /// What counts against the caps of the year.
    pub(super) fn of_year(&self) -> AlreadyHeld {
        AlreadyHeld {
            participations: self.participations,
            franchises: self.franchises,
        }
    }
}

impl Held {
    /// What two parts of a line hold back together.
    pub(super) fn plus(&self, other: &Self) -> Self {
        let sum = |one: Amount, other: Amount| one.saturating_add(other);
        Self {
            total: sum(self.total, other.total),
            participations: sum(self.participations, other.participations),
            participations_today: self.participations_today + other.participations_today,
            franchises: sum(self.franchises, other.franchises),
            acts_today: sum(self.acts_today, other.acts_today),
            trips_today: sum(self.trips_today, other.trips_today),
        }
    }
}

impl Carry {
    /// Adds what a line held back.
    pub(super) fn hold(&mut self, family: usize, held: &Held) {
        self.participations = self.participations.saturating_add(held.participations);
        self.franchises = self.franchises.saturating_add(held.franchises);
        self.participations_today
            .add(family, held.participations_today);
        self.acts_today = self.acts_today.saturating_add(held.acts_today);
        self.trips_today = self.trips_today.saturating_add(held.trips_today);
    }
}

/// One kind of flat amount held back.
#[derive(Clone, Copy)]
struct Charge {
    kind: HeldBack,
    per_unit: Parameter,
    unit: Amount,
    source: Source,
}

fn parameter(kind: HeldBack) -> Option<Parameter> {
    match kind {
        HeldBack::Nothing => None,
        HeldBack::Participation => Some(Parameter::Participation),
        HeldBack::FranchiseBox => Some(Parameter::FranchiseBox),
        HeldBack::FranchiseAct => Some(Parameter::FranchiseAct),
        HeldBack::FranchiseTrip => Some(Parameter::FranchiseTrip),
    }
}

/// What is held back for all units.
pub(super) fn evaluate(
    case: &Case<'_>,
    carry: &Carry,
    unit_amo: Amount,
    record: &mut Record<'_>,
) -> Held {
    let mut held = Held::default();
    if unit_amo.is_zero() {
        return held;
    }
    let of_family = case.family.held_back;
    let is_participation = of_family == HeldBack::Participation;
    let (typed, other) = (case.line.participation, case.line.franchise);
    let mut left_of_amo = unit_amo;
    let franchise_kind = if is_participation || of_family == HeldBack::Nothing {
        HeldBack::FranchiseBox
    } else {
        of_family
    };
    let charges = [
        (HeldBack::Participation, typed, is_participation),
        (
            franchise_kind,
            other,
            !is_participation && of_family != HeldBack::Nothing,
        ),
    ];
    for (kind, typed, is_dated) in charges {
        let charge = match typed {
            Some(unit) => parameter(kind).map(|per_unit| Charge {
                kind,
                per_unit,
                unit,
                source: Source::Typed,
            }),
            None if is_dated => dated(case, kind, record),
            None => None,
        };
        let Some(charge) = charge.filter(|charge| !charge.unit.is_zero()) else {
            continue;
        };
        let (unit, within_amo) = bounded(charge.unit, left_of_amo);
        left_of_amo = left_of_amo.minus_down_to_zero(unit);
        one(case, carry, charge, (unit, within_amo), &mut held, record);
    }
    held
}

/// The dated amount of a kind, unless the person is exempt.
fn dated(case: &Case<'_>, kind: HeldBack, record: &mut Record<'_>) -> Option<Charge> {
    let per_unit = parameter(kind)?;
    let minor = case.is_minor_on_first_january();
    if kind == HeldBack::FranchiseTrip && case.situation.context.urgent == Some(true) {
        return None;
    }
    if case.situation.maternity || case.act.is_some_and(|act| act.maternity) {
        return None;
    }
    if minor == Some(true) {
        if case.situation.age == Age::Unknown {
            record.remark(Remark::Supposed(Hypothesis::Minor));
        }
        return None;
    }
    let found = case.plan.tariffs().parameter(per_unit, case.day)?;
    if !found.confidence.is_enough() {
        record.remark(Remark::NotVerified {
            subject: Subject::Parameter(per_unit),
            confidence: found.confidence,
        });
    }
    if minor.is_none() {
        record.remark(Remark::Supposed(Hypothesis::Adult));
    }
    Some(Charge {
        kind,
        per_unit,
        unit: Amount::from_cents(found.value),
        source: Source::from(found),
    })
}

fn one(
    case: &Case<'_>,
    carry: &Carry,
    charge: Charge,
    (unit, within_amo): (Amount, bool),
    held: &mut Held,
    record: &mut Record<'_>,
) {
    let said = case.same_day();
    let supposed = matches!(
        case.act.and_then(|act| act.unit).unwrap_or(case.row.unit),
        Unit::Act
    );
    let same_day = said.unwrap_or(supposed);
    let taken = Taken::of(case, carry, charge.kind, unit, same_day);
    let cap = match (taken.cap, within_amo) {
        (HeldCap::Full, true) => HeldCap::Amo,
        (cap, _) => cap,
    };
    record.step(Step::HeldBack {
        parameter: charge.per_unit,
        unit: charge.unit,
        total: taken.total,
        cap,
        source: charge.source,
    });
    if said.is_none() && case.line.quantity > 1 {
        let otherwise = Taken::of(case, carry, charge.kind, unit, !same_day).total;
        let units = case.line.quantity;
        if otherwise != taken.total {
            record.remark(Remark::Supposed(if same_day {
                Hypothesis::SameDay {
                    units,
                    different_days: otherwise,
                }
            } else {
                Hypothesis::DifferentDays {
                    units,
                    same_day: otherwise,
                }
            }));
        }
    }
    if within_amo && charge.kind == HeldBack::Participation {
        record.remark(Remark::Supposed(Hypothesis::ParticipationWithinAmo));
    }
    held.total = held.total.saturating_add(taken.total);
    match charge.kind {
        HeldBack::Participation => {
            held.participations = taken.total;
            held.participations_today = taken.units_today;
        }
        HeldBack::FranchiseAct => held.acts_today = taken.today,
        HeldBack::FranchiseTrip => held.trips_today = taken.today,
        HeldBack::FranchiseBox | HeldBack::Nothing => {}
    }
    if charge.kind != HeldBack::Participation {
        held.franchises = taken.total;
    }
}

/// What is taken for all units once the caps of the day and the year apply.
struct Taken {
    total: Amount,
    today: Amount,
    units_today: u32,
    cap: HeldCap,
}

impl Taken {
    fn of(case: &Case<'_>, carry: &Carry, kind: HeldBack, unit: Amount, same_day: bool) -> Self {
        let value = |parameter| case.plan.tariffs().parameter(parameter, case.day);
        let amount = |parameter| value(parameter).map(|found| Amount::from_cents(found.value));
        let quantity = case.line.quantity;
        // The first unit at least is done today, with the other lines of the episode.
        let today_units = if same_day { quantity } else { quantity.min(1) };
        let later = unit.times(quantity - today_units);
        let mut units_today = today_units;
        let mut today = unit.times(today_units);
        let mut cap = HeldCap::Full;
        let today_before = carry.participations_today.of(case.family_at);
        let day_cap = match kind {
            HeldBack::Participation => {
                let most = value(Parameter::ParticipationDayCount)
                    .and_then(|found| u32::try_from(found.value).ok());
                if let Some(left) = most.map(|most| most.saturating_sub(today_before))
                    && left < today_units
                {
                    units_today = left;
                    today = unit.times(left);
                    cap = HeldCap::Day;
                }
                None
            }
            HeldBack::FranchiseAct => {
                amount(Parameter::FranchiseActDayCap).map(|most| (most, carry.acts_today))
            }
            HeldBack::FranchiseTrip => {
                amount(Parameter::FranchiseTripDayCap).map(|most| (most, carry.trips_today))
            }
            HeldBack::FranchiseBox | HeldBack::Nothing => None,
        };
        if let Some(left) = day_cap.map(|(most, before)| most.minus_down_to_zero(before))
            && left < today
        {
            today = left;
            cap = HeldCap::Day;
        }
        let mut total = today.saturating_add(later);
        let said = case.situation.held_back;
        let (year_cap, before) = if kind == HeldBack::Participation {
            let said = said.map_or(Amount::ZERO, |held| held.participations);
            (
                Parameter::ParticipationYearCap,
                said.saturating_add(carry.participations),
            )
        } else {
            let said = said.map_or(Amount::ZERO, |held| held.franchises);
            (
                Parameter::FranchiseYearCap,
                said.saturating_add(carry.franchises),
            )
        };
        if let Some(left) = amount(year_cap).map(|most| most.minus_down_to_zero(before))
            && left < total
        {
            total = left;
            cap = HeldCap::Year;
        }
        Self {
            today: today.min(total),
            units_today,
            total,
            cap,
        }
    }
}
