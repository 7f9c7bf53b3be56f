//! Other readings of the table and of the rules, where they change an amount.

use affilio_domain::amount::Amount;

use super::amo::{self, AmoPart};
use super::answer::{self, Answer};
use super::carry::Carry;
use super::case::Case;
use super::{Record, mixing, pathway};
use crate::compiled::{Cell, Confidence, Day, Effect, Measure, Parameter, Pays, Rule};
use crate::outcome::{Amounts, MissingSet, Outcome, Reading, ReadingOf};
use crate::query::LevelId;

/// Adds the readings that differ from the answer retained.
pub(super) fn evaluate(
    case: &Case<'_>,
    amo: &AmoPart,
    carry: &Carry,
    level: LevelId,
    (cell, missing): (&Cell, MissingSet),
    retained: &Answer,
    readings: &mut Vec<Reading>,
) {
    let mut add = |of, outcome| {
        if outcome != retained.outcome {
            readings.push(Reading { of, outcome });
        }
    };
    let under = |case: &Case<'_>, amo: &AmoPart, carry: &Carry, rule: &Rule| {
        let record = &mut Record::silent();
        let mut answer = answer::evaluate(case, amo, carry, rule, missing, record);
        if let Some(then) = case.plan.then_of(case.row_id).filter(|_| case.line.then) {
            answer::then(case, then, level, amo, &mut answer, record);
        }
        answer.outcome
    };
    for (at, other) in cell.alternatives.iter().enumerate() {
        add(ReadingOf::Cell(at), under(case, amo, carry, &other.rule));
    }
    if let Some((at, rule)) = flipped(case, amo, &cell.rule) {
        add(ReadingOf::Convention(at), under(case, amo, carry, &rule));
    }
    for (of, other) in of_rules(case, amo) {
        let part = amo::evaluate(&other, carry, &mut Record::silent());
        add(of, under(&other, &part, carry, &cell.rule));
    }
    if retained.left.amount.is_some() && case.used_amount(Amount::ZERO) > Amount::ZERO {
        let whole = under(&case.with_used_whole(), amo, carry, &cell.rule);
        add(ReadingOf::UsedIncludesFirst, whole);
    }
    for (of, rule) in of_glasses_and_rooms(case, carry, &cell.rule)
        .into_iter()
        .flatten()
    {
        add(of, under(case, amo, carry, &rule));
    }
    let others = carry.mixed.map_or([None; 3], |mixed| mixed.others);
    for (class, left) in others.into_iter().flatten() {
        if mixing::is_class_b(case) {
            let other = carry.with_mixed_left(left);
            add(
                ReadingOf::Lenses(class),
                under(case, amo, &other, &cell.rule),
            );
        }
    }
    if retained.too_early
        && let Some(amounts) = retained.outcome.amounts()
        && !amounts.amo.is_zero()
    {
        let refused = Amounts {
            amo: Amount::ZERO,
            rac: amounts.rac.saturating_add(amounts.amo),
            ..amounts
        };
        add(ReadingOf::AmoRefuses, Outcome::Covered(refused));
    }
}

/// The same question where a rule or a dated value may mean otherwise; empty nearly always.
fn of_rules<'a>(case: &Case<'a>, amo: &AmoPart) -> Vec<(ReadingOf, Case<'a>)> {
    let mut others = Vec::new();
    if let Some(rate) = case.other_rate {
        others.push((ReadingOf::AmoRate, case.with_rate(rate)));
    }
    if let Some(before) = before_conflict(case, amo) {
        others.push((ReadingOf::OtherForfait, case.with_forfait(before)));
    }
    if amo.heavy && case.forced_rate().is_some() && case.typed_forfait().is_none() {
        others.push((ReadingOf::NotHeavy, case.as_not_heavy()));
    }
    if amo.outside && pathway::cap_is_doubtful(case) {
        others.push((ReadingOf::NoPathwayCap, case.without_pathway_cap()));
    }
    let days_matter = case.line.quantity > 1 && !amo.held.total.is_zero();
    if case.line.same_day.is_none() && days_matter {
        for same_day in [true, false] {
            others.push((ReadingOf::SameDay(same_day), case.with_same_day(same_day)));
        }
    }
    others
}

/// What notes on mixed glasses and on agreements may mean otherwise.
fn of_glasses_and_rooms(
    case: &Case<'_>,
    carry: &Carry,
    rule: &Rule,
) -> [Option<(ReadingOf, Rule)>; 2] {
    let Rule::Pays(pays) = rule else {
        return [None, None];
    };
    let mixed = carry.mixed.filter(|_| mixing::is_class_b(case));
    let whole = mixed.map(|_| {
        // The element paid up to the ceiling of the equipment, whatever its own cell.
        let mut first = pays.first;
        (first.measure, first.on_top) = (Measure::RealCosts(10_000), false);
        let rule = Rule::Pays(Pays {
            first,
            added: None,
            ..*pays
        });
        (ReadingOf::WholeCeiling, rule)
    });
    let within = |(_, effect)| effect == Effect::WithinAgreement;
    let agreement = case.situation.context.agreement;
    let instead = agreement.filter(|_| case.restrictions().any(within));
    let instead = instead.map(|agreement| {
        let mut first = pays.first;
        first.measure = Measure::Euros(agreement.cents());
        (
            ReadingOf::AgreementInstead,
            Rule::Pays(Pays { first, ..*pays }),
        )
    });
    [whole, instead]
}

/// The flat amount of heavy acts before a change on which sources conflict.
fn before_conflict(case: &Case<'_>, amo: &AmoPart) -> Option<Amount> {
    if !amo.heavy_due || case.typed_forfait().is_some() {
        return None;
    }
    let at = |day| case.plan.tariffs().parameter(Parameter::HeavyForfait, day);
    let found = at(case.day).filter(|found| found.confidence == Confidence::Conflicting)?;
    let eve = Day::from(found.since.date()?.add_days(-1));
    at(eve).map(|before| Amount::from_cents(before.value))
}

/// The same cell under the contract's other convention, if the document is ambiguous about it and
/// the AMO pays something.
fn flipped(case: &Case<'_>, amo: &AmoPart, rule: &Rule) -> Option<(usize, Rule)> {
    let conventions = &case.plan.contract().conventions;
    if conventions.is_empty() || (amo.inside.is_zero() && amo.missing.is_empty()) {
        return None;
    }
    let Rule::Pays(pays) = rule else {
        return None;
    };
    let euros = match (pays.first.measure, pays.added) {
        (Measure::Euros(_), None) => true,
        (Measure::PercentPmss(_), None) => false,
        _ => return None,
    };
    let at = conventions
        .iter()
        .position(|convention| convention.euros == euros)?;
    let mut first = pays.first;
    first.on_top = !first.on_top;
    Some((at, Rule::Pays(Pays { first, ..*pays })))
}
