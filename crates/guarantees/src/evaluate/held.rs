//! What is held back from the AMO and never repaid: *participation forfaitaire* and *franchises*.

use affilio_domain::amount::Amount;

use super::case::Case;
use super::{Record, bounded};
use crate::compiled::{HeldBack, Parameter};
use crate::proof::{HeldCap, Source, Step};
use crate::query::Age;
use crate::remark::{Hypothesis, Remark, Subject};

struct Rules {
    per_unit: Parameter,
    day_count: Option<Parameter>,
    day_cap: Option<Parameter>,
    year_cap: Parameter,
}

fn rules(held_back: HeldBack) -> Option<Rules> {
    let franchise = |per_unit, day_cap| Rules {
        per_unit,
        day_count: None,
        day_cap,
        year_cap: Parameter::FranchiseYearCap,
    };
    match held_back {
        HeldBack::Nothing => None,
        HeldBack::Participation => Some(Rules {
            per_unit: Parameter::Participation,
            day_count: Some(Parameter::ParticipationDayCount),
            day_cap: None,
            year_cap: Parameter::ParticipationYearCap,
        }),
        HeldBack::FranchiseBox => Some(franchise(Parameter::FranchiseBox, None)),
        HeldBack::FranchiseAct => Some(franchise(
            Parameter::FranchiseAct,
            Some(Parameter::FranchiseActDayCap),
        )),
        HeldBack::FranchiseTrip => Some(franchise(
            Parameter::FranchiseTrip,
            Some(Parameter::FranchiseTripDayCap),
        )),
    }
}

/// What is held back for all units.
pub(super) fn evaluate(case: &Case<'_>, unit_amo: Amount, record: &mut Record) -> Amount {
    let Some(rules) = rules(case.family.held_back) else {
        return Amount::ZERO;
    };
    let minor = case.is_minor_on_first_january();
    let maternity = case.situation.maternity || case.act.is_some_and(|act| act.maternity);
    if maternity || unit_amo.is_zero() {
        return Amount::ZERO;
    }
    if minor == Some(true) {
        if case.situation.age == Age::Unknown {
            record.remark(Remark::Supposed(Hypothesis::Minor));
        }
        return Amount::ZERO;
    }
    let Some(found) = case.plan.tariffs().parameter(rules.per_unit, case.day) else {
        return Amount::ZERO;
    };
    let amount = Amount::from_cents(found.value);
    let (unit, within_amo) = bounded(amount, unit_amo);
    let (total, cap) = capped(case, &rules, unit, case.line.same_day);
    let cap = if cap == HeldCap::Full && within_amo {
        HeldCap::Amo
    } else {
        cap
    };
    record.step(Step::HeldBack {
        parameter: rules.per_unit,
        unit: amount,
        total,
        cap,
        source: Source::from(found),
    });
    if !found.confidence.is_enough() {
        let subject = Subject::Parameter(rules.per_unit);
        record.remark(Remark::NotVerified {
            subject,
            confidence: found.confidence,
        });
    }
    if minor.is_none() && !total.is_zero() {
        record.remark(Remark::Supposed(Hypothesis::Adult));
    }
    let (same_day, _) = capped(case, &rules, unit, true);
    if same_day != total {
        record.remark(Remark::Supposed(Hypothesis::DifferentDays {
            units: case.line.quantity,
            same_day,
        }));
    }
    if within_amo && rules.per_unit == Parameter::Participation {
        record.remark(Remark::Supposed(Hypothesis::ParticipationWithinAmo));
    }
    total
}

/// What is held back for all units once the caps of the day and the year apply.
fn capped(case: &Case<'_>, rules: &Rules, unit: Amount, same_day: bool) -> (Amount, HeldCap) {
    let value = |parameter| case.plan.tariffs().parameter(parameter, case.day);
    let mut units = case.line.quantity;
    let mut cap = HeldCap::Full;
    if same_day
        && let Some(found) = rules.day_count.and_then(value)
        && let Ok(most) = u32::try_from(found.value)
        && most < units
    {
        units = most;
        cap = HeldCap::Day;
    }
    let mut total = unit.times(units);
    if same_day
        && let Some(found) = rules.day_cap.and_then(value)
        && found.value < total.cents()
    {
        total = Amount::from_cents(found.value);
        cap = HeldCap::Day;
    }
    let already = case.situation.held_back.map_or(Amount::ZERO, |held| {
        if rules.year_cap == Parameter::ParticipationYearCap {
            held.participations
        } else {
            held.franchises
        }
    });
    if let Some(found) = value(rules.year_cap) {
        let left = Amount::from_cents(found.value).minus_down_to_zero(already);
        if left < total {
            return (left, HeldCap::Year);
        }
    }
    (total, cap)
}
