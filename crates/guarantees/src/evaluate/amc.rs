//! What the contract pays.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::Record;
use super::amo::AmoPart;
use super::case::Case;
use super::counts::{self, Units};
use super::terms::{self, Room};
use crate::compiled::{
    Class, Effect, Element, Found, LegalCap, Limit, Measure, Parameter, Pays, Per, Rule, Term, Unit,
};
use crate::outcome::{Consumed, Missing, MissingSet};
use crate::proof::{Bound, Step};
use crate::remark::{Hypothesis, Remark, Subject};

/// What the contract pays for all units.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Payment {
    pub(super) amc: Amount,
    pub(super) consumed: Consumed,
    pub(super) units: Units,
    /// What is left of the yearly amount.
    pub(super) yearly_left: Option<Amount>,
}

/// What a rule needs and is not known.
pub(super) fn missing(case: &Case<'_>, amo: &AmoPart, pays: &Pays) -> MissingSet {
    let mut missing = MissingSet::default();
    if let Some(limit) = pays.limit
        && regulated(case, limit).is_none()
        && !limit_cannot_matter(pays)
    {
        missing.add(match limit {
            Limit::Hlf => Missing::Hlf,
            Limit::Plv => Missing::Plv,
            Limit::Forfait => Missing::Forfait,
        });
    }
    let known = |parameter| case.plan.tariffs().parameter(parameter, case.day).is_some();
    for term in pays.every_term() {
        match term.measure {
            Measure::PercentPmss(_) if !known(Parameter::Pmss) => missing.add(Missing::Pmss),
            Measure::PercentBr(_) | Measure::TicketModerateur(_) => {
                if let Some(br) = amo.br_missing {
                    missing.add(br);
                }
            }
            _ => {}
        }
    }
    missing
}

/// True when an untold HLF or PLV changes nothing: *100 % Santé*, where the professional may not bill
/// more, or a cell that stays within the base, which is never above that price.
fn limit_cannot_matter(pays: &Pays) -> bool {
    let within = match pays.first.measure {
        Measure::RealCosts(points) => points == 10_000,
        Measure::PercentBr(points) => points <= 10_000 && pays.added.is_none(),
        Measure::PercentPmss(_) | Measure::Euros(_) | Measure::TicketModerateur(_) => false,
    };
    within && matches!(pays.limit, Some(Limit::Hlf | Limit::Plv))
}

/// The regulated price of a limit, and what it was found in.
fn regulated(case: &Case<'_>, limit: Limit) -> Option<(Amount, Option<Found>)> {
    match limit {
        Limit::Hlf | Limit::Plv => case.limit(),
        Limit::Forfait => case.line.limit.map(|limit| (limit, None)).or_else(|| {
            let found = case.regulated_price()?;
            Some((Amount::from_cents(found.value), Some(found)))
        }),
    }
}

pub(super) fn evaluate(
    case: &Case<'_>,
    amo: &AmoPart,
    pays: &Pays,
    price: Amount,
    record: &mut Record<'_>,
) -> Payment {
    let mut payment = Payment::default();
    counts::evaluate(case, pays, &mut payment.units, record);
    let ceiling = ceiling(case, amo, pays, price, record);
    let units = &payment.units;
    if units.counted {
        let paid_beyond = pays.count.is_some_and(|count| count.beyond.is_some());
        let beyond = if paid_beyond { units.beyond } else { 0 };
        payment.consumed.quantity = units.covered + beyond;
    }
    let room = Room {
        price,
        ceiling,
        first: Amount::ZERO,
    };
    let (covered, beyond) = (units.covered, units.beyond);
    let too_early = units.too_early;
    if covered == 0 {
        // Nothing is told of a cell that pays no unit.
        by_the_cell(case, amo, pays, room, &mut payment, &mut Record::silent());
    } else {
        by_the_cell(case, amo, pays, room, &mut payment, record);
    }
    if beyond > 0 && !too_early {
        let term = pays.count.as_ref().and_then(|count| count.beyond.as_ref());
        let amc = term.map_or(Amount::ZERO, |term| {
            beyond_unit(case, amo, *term, (price, ceiling), record)
        });
        payment.amc = payment.amc.saturating_add(amc.times(beyond));
    }
    payment
}

/// What the cell pays for the units it covers.
fn by_the_cell(
    case: &Case<'_>,
    amo: &AmoPart,
    pays: &Pays,
    mut room: Room,
    payment: &mut Payment,
    record: &mut Record<'_>,
) {
    let covered = payment.units.covered;
    let mut by_unit = Amount::ZERO;
    for term in pays.terms() {
        match term.per {
            Per::Unit => {
                let paid = terms::by_unit(case, amo, *term, room, record);
                room.first = room.first.saturating_add(paid);
                by_unit = by_unit.saturating_add(paid);
            }
            Per::Year => {
                let (paid, left) = terms::by_year(case, amo, *term, room, covered, record);
                if *term != pays.first && case.used_amount(Amount::ZERO) > Amount::ZERO {
                    record.remark(Remark::UsedCountsWhole);
                }
                payment.amc = payment.amc.saturating_add(paid);
                payment.consumed.amount = payment.consumed.amount.saturating_add(paid);
                payment.yearly_left = Some(left);
            }
        }
    }
    if let Some(most) = pays.at_most.filter(|most| most.per == Per::Unit) {
        let most = terms::measure(case, amo, most.measure, room.price, record);
        if most < by_unit {
            record.step(Step::Bounded {
                by: Bound::AtMost,
                to: most,
            });
            by_unit = most;
        }
    }
    payment.amc = payment.amc.saturating_add(by_unit.times(covered));
    if let Some(most) = pays.at_most.filter(|most| most.per == Per::Year) {
        at_most_a_year(case, amo, most, payment, record);
    }
}

/// The cap of a year on what the contract pays.
fn at_most_a_year(
    case: &Case<'_>,
    amo: &AmoPart,
    most: Term,
    payment: &mut Payment,
    record: &mut Record<'_>,
) {
    let amount = terms::measure(case, amo, most.measure, Amount::ZERO, record);
    let used = case.used_amount(Amount::ZERO);
    let left = amount.minus_down_to_zero(used);
    record.step(Step::YearlyLeft { amount, used, left });
    payment.amc = payment.amc.min(left);
    payment.consumed.amount = payment.amc;
    let after = left.minus_down_to_zero(payment.amc);
    payment.yearly_left = Some(after);
    record.remark(if after.is_zero() {
        Remark::YearlyAmountReached { amount }
    } else {
        Remark::YearlyAmountLeft { left: after }
    });
}

/// The most that AMO and AMC together may pay for one unit, whatever the cell says.
fn ceiling(
    case: &Case<'_>,
    amo: &AmoPart,
    pays: &Pays,
    price: Amount,
    record: &mut Record<'_>,
) -> (Amount, Bound) {
    let mut ceiling = (price, Bound::Price);
    let mut lower = |bound: Amount, by: Bound| {
        if bound < ceiling.0 {
            ceiling = (bound, by);
        }
    };
    let limit = pays.limit.map(|kind| (kind, regulated(case, kind)));
    let in_full = matches!(pays.first.measure, Measure::RealCosts(_));
    if let Some((_, None)) = limit.filter(|_| in_full) {
        record.remark(Remark::Supposed(Hypothesis::WithinRegulatedPrice));
    }
    if let Some((kind, Some((limit, found)))) = limit {
        if let Some(found) = found.filter(|found| !found.confidence.is_enough()) {
            record.remark(Remark::NotVerified {
                subject: Subject::Limit,
                confidence: found.confidence,
            });
        }
        if limit < price {
            record.remark(Remark::AboveRegulatedPrice { limit });
        }
        lower(limit, Bound::Regulated(kind));
    }
    if let Some(parameter) = legal_parameter(case)
        && let Some(found) = case.plan.tariffs().parameter(parameter, case.day)
    {
        lower(Amount::from_cents(found.value), Bound::Legal(parameter));
    }
    if amo.outside
        && !case.plan.contract().overrun_outside_pathway
        && let Some(br) = amo.br
    {
        lower(br, Bound::BaseOutsidePathway);
    }
    if let Some(agreement) = case.situation.context.agreement
        && case
            .restrictions()
            .any(|(_, effect)| effect == Effect::WithinAgreement)
    {
        lower(agreement, Bound::Agreement);
    }
    ceiling
}

/// The legal ceiling of an equipment at a free price.
fn legal_parameter(case: &Case<'_>) -> Option<Parameter> {
    let class = case.line.class.or(case.row.class);
    let frame = case
        .row
        .optics
        .as_ref()
        .is_some_and(|optics| optics.element == Element::Frame)
        || case.row.unit == Unit::Frame;
    match (case.row.legal_cap, class) {
        (Some(LegalCap::HearingClassTwo), _) | (None, Some(Class::II)) => {
            Some(Parameter::HearingClassTwoCap)
        }
        (None, Some(Class::B)) if frame => Some(Parameter::FrameCap),
        (None, _) => None,
    }
}

/// AMC for one unit beyond the count.
fn beyond_unit(
    case: &Case<'_>,
    amo: &AmoPart,
    term: Term,
    (price, ceiling): (Amount, (Amount, Bound)),
    record: &mut Record<'_>,
) -> Amount {
    let amount = terms::measure(case, amo, term.measure, price, &mut Record::silent());
    let guarantee = amount.min(ceiling.0);
    let amc = guarantee.minus_down_to_zero(amo.inside);
    let rate = match term.measure {
        Measure::PercentBr(points)
        | Measure::RealCosts(points)
        | Measure::PercentPmss(points)
        | Measure::TicketModerateur(points) => Rate::from_basis_points(points),
        Measure::Euros(_) => Rate::ZERO,
    };
    record.step(Step::Beyond {
        rate,
        guarantee,
        amc,
    });
    amc
}

/// An amount for a whole equipment.
#[derive(Clone, Copy)]
pub(super) struct OfEquipment {
    pub(super) amount: Amount,
    /// True when it comes on top of the AMO.
    pub(super) on_top: bool,
}

/// The amount of a cell for a whole equipment: its elements share it.
pub(super) fn of_equipment(case: &Case<'_>, rule: &Rule) -> Option<OfEquipment> {
    let Rule::Pays(pays) = rule else {
        return None;
    };
    if case.row.unit != Unit::Equipment || pays.first.per != Per::Unit {
        return None;
    }
    let amount = terms::flat_amount(case, pays.first)?;
    Some(OfEquipment {
        amount,
        on_top: pays.first.on_top,
    })
}
