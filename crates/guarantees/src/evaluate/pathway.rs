//! What leaving the coordinated pathway costs (CSS R160-6).

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::Record;
use super::amo::verified;
use super::case::Case;
use crate::compiled::{Found, Parameter};
use crate::proof::{Source, Step};
use crate::remark::{Hypothesis, Remark, Subject};

/// The points that the AMO rate loses, when this care is concerned.
fn lost(case: &Case<'_>) -> Option<Found> {
    if !case.family.pathway || case.situation.in_pathway {
        return None;
    }
    let value = |parameter| case.plan.tariffs().parameter(parameter, case.day);
    let from_age = value(Parameter::PathwayAge).and_then(|age| u8::try_from(age.value).ok())?;
    let lost = value(Parameter::PathwayReductionRate)?;
    (case.is_under(from_age) != Some(true)).then_some(lost)
}

/// A rate typed for a care outside the pathway may be the one that is really applied, already
/// reduced: then the rate inside the pathway, against which the contract pays.
pub(super) fn rate_before_reduction(
    case: &Case<'_>,
    dated: impl Fn() -> Option<Rate>,
) -> Option<Rate> {
    let typed = case.line.amo_rate?;
    let points = u32::try_from(lost(case)?.value).ok()?;
    match dated() {
        Some(dated) => (typed < dated).then_some(dated),
        None => (typed.basis_points() <= points)
            .then(|| Rate::from_basis_points(typed.basis_points() + points)),
    }
}

/// AMO for one unit once the pathway is known, and whether it was left.
pub(super) fn evaluate(
    case: &Case<'_>,
    base: Amount,
    inside: Amount,
    reduced: Option<Rate>,
    record: &mut Record<'_>,
) -> (Amount, bool) {
    let Some(rate) = lost(case) else {
        return (inside, false);
    };
    let (reduction, source) = if let Some(reduced) = reduced {
        record.remark(Remark::Supposed(Hypothesis::ReducedRateTyped));
        let reduction = inside.minus_down_to_zero(reduced.of(base));
        (reduction, Source::Typed)
    } else {
        reduction(case, base, inside, rate, record)
    };
    let amo = inside.minus_down_to_zero(reduction);
    record.step(Step::OutsidePathway {
        inside,
        reduction,
        amo,
        source,
    });
    record.remark(Remark::OutsidePathway);
    (amo, true)
}

/// The points lost, within the dated cap.
fn reduction(
    case: &Case<'_>,
    base: Amount,
    inside: Amount,
    rate: Found,
    record: &mut Record<'_>,
) -> (Amount, Source) {
    let points = u32::try_from(rate.value).unwrap_or(0);
    let reduction = Rate::from_basis_points(points).of(base).min(inside);
    let parameter = Parameter::PathwayReductionCap;
    let cap = case.plan.tariffs().parameter(parameter, case.day);
    match cap.filter(|cap| cap.value < reduction.cents() && !case.without_pathway_cap) {
        Some(cap) => {
            verified(cap, Subject::Parameter(parameter), record);
            (Amount::from_cents(cap.value), Source::from(cap))
        }
        None => (reduction, Source::from(rate)),
    }
}

/// True when the cap lowers what is lost and is not verified: the other reading is then given.
pub(super) fn cap_is_doubtful(case: &Case<'_>) -> bool {
    let parameter = Parameter::PathwayReductionCap;
    let cap = case.plan.tariffs().parameter(parameter, case.day);
    lost(case).is_some() && cap.is_some_and(|cap| !cap.confidence.is_enough())
}
