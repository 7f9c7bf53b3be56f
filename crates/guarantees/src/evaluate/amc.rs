//! What the contract pays.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;

use super::amo::AmoPart;
use super::case::Case;
use super::{Record, bounded};
use crate::compiled::{LegalCap, Limit, Measure, Parameter, Pays, Per, Term};
use crate::ledger;
use crate::outcome::{Consumed, Missing, MissingSet};
use crate::proof::{Bound, Source, Step};
use crate::remark::{Remark, Subject};

/// What the contract pays for all units.
#[derive(Clone, Copy, Default)]
pub(super) struct Payment {
    pub(super) amc: Amount,
    pub(super) consumed: Consumed,
}

/// What a rule needs and is not known.
pub(super) fn missing(case: &Case<'_>, amo: &AmoPart, pays: &Pays) -> MissingSet {
    let mut missing = MissingSet::default();
    if let Some(limit) = pays.limit
        && case.limit().is_none()
    {
        missing.add(match limit {
            Limit::Hlf => Missing::Hlf,
            Limit::Plv => Missing::Plv,
        });
    }
    let terms = [
        Some(pays.first),
        pays.added,
        pays.count.and_then(|count| count.beyond),
    ];
    for term in terms.into_iter().flatten() {
        let parameter = |parameter| case.plan.tariffs().parameter(parameter, case.day);
        match term.measure {
            Measure::PercentPmss(_) if parameter(Parameter::Pmss).is_none() => {
                missing.add(Missing::Pmss);
            }
            Measure::PercentBr(_) => {
                if let Some(br) = amo.br_missing {
                    missing.add(br);
                }
            }
            _ => {}
        }
    }
    let cap = legal_parameter(case);
    if cap.is_some_and(|cap| case.plan.tariffs().parameter(cap, case.day).is_none()) {
        missing.add(Missing::LegalCap);
    }
    missing
}

/// Units paid by the cell, and units beyond the count.
#[derive(Clone, Copy)]
struct Units {
    covered: u32,
    beyond: u32,
}

pub(super) fn evaluate(
    case: &Case<'_>,
    amo: &AmoPart,
    pays: &Pays,
    price: Amount,
    record: &mut Record,
) -> Payment {
    let units = count(case, pays, record);
    let mut payment = Payment::default();
    if pays.count.is_some() {
        payment.consumed.quantity = case.line.quantity;
    }
    let ceiling = ceiling(case, amo, pays, price, record);
    let first = term(
        case,
        amo,
        pays.first,
        Room {
            price,
            ceiling,
            first: Amount::ZERO,
        },
        units,
        record,
    );
    payment.add(first, pays.first.per);
    if let Some(added) = pays.added {
        let room = Room {
            price,
            ceiling,
            first: first.unit,
        };
        payment.add(term(case, amo, added, room, units, record), added.per);
    }
    if units.beyond > 0 {
        let beyond = pays.count.and_then(|count| count.beyond);
        let amc = beyond.map_or(Amount::ZERO, |term| {
            beyond_unit(case, amo, term, ceiling, record)
        });
        payment.amc = payment.amc.saturating_add(amc.times(units.beyond));
    }
    payment
}

impl Payment {
    fn add(&mut self, paid: Paid, per: Per) {
        self.amc = self.amc.saturating_add(paid.total);
        if per == Per::Year {
            self.consumed.amount = self.consumed.amount.saturating_add(paid.total);
        }
    }
}

fn count(case: &Case<'_>, pays: &Pays, record: &mut Record) -> Units {
    let quantity = case.line.quantity;
    let Some(count) = pays.count else {
        return Units {
            covered: quantity,
            beyond: 0,
        };
    };
    let row = case.line.row;
    let used = ledger::used_count(case.plan, row, case.situation.date, count.period, case.used);
    let left = u32::from(count.max).saturating_sub(used);
    let covered = quantity.min(left);
    let beyond = quantity - covered;
    record.step(Step::Counted {
        max: count.max,
        used,
        covered,
        beyond,
    });
    if beyond > 0 {
        record.remark(Remark::CountReached {
            max: count.max,
            period: count.period,
            beyond,
            paid_otherwise: count.beyond.is_some(),
        });
    } else {
        record.remark(Remark::CountLeft {
            left: left - covered,
            period: count.period,
        });
    }
    Units { covered, beyond }
}

/// The most that AMO and AMC together may pay for one unit, whatever the cell says.
fn ceiling(
    case: &Case<'_>,
    amo: &AmoPart,
    pays: &Pays,
    price: Amount,
    record: &mut Record,
) -> (Amount, Bound) {
    let mut ceiling = (price, Bound::Price);
    if let (Some(kind), Some((limit, found))) = (pays.limit, case.limit()) {
        if let Some(found) = found
            && !found.confidence.is_enough()
        {
            let confidence = found.confidence;
            record.remark(Remark::NotVerified {
                subject: Subject::Limit,
                confidence,
            });
        }
        if limit < ceiling.0 {
            record.remark(Remark::AboveRegulatedPrice { limit });
            ceiling = (limit, Bound::Regulated(kind));
        }
    }
    if let Some(parameter) = legal_parameter(case)
        && let Some(found) = case.plan.tariffs().parameter(parameter, case.day)
        && found.value < ceiling.0.cents()
    {
        ceiling = (Amount::from_cents(found.value), Bound::Legal(parameter));
    }
    if amo.outside
        && !case.plan.contract().overrun_outside_pathway
        && let Some(br) = amo.br
        && br < ceiling.0
    {
        ceiling = (br, Bound::BaseOutsidePathway);
    }
    ceiling
}

fn legal_parameter(case: &Case<'_>) -> Option<Parameter> {
    case.row.legal_cap.map(|cap| match cap {
        LegalCap::HearingClassTwo => Parameter::HearingClassTwoCap,
    })
}

/// What a term may draw on, for one unit.
#[derive(Clone, Copy)]
struct Room {
    price: Amount,
    ceiling: (Amount, Bound),
    /// What the first term pays already.
    first: Amount,
}

/// What a term pays: for one unit (when it is by unit), and for all.
#[derive(Clone, Copy)]
struct Paid {
    unit: Amount,
    total: Amount,
}

fn term(
    case: &Case<'_>,
    amo: &AmoPart,
    term: Term,
    room: Room,
    units: Units,
    record: &mut Record,
) -> Paid {
    let amount = measure(case, amo, term.measure, room.price, record);
    let to_pay = room
        .ceiling
        .0
        .minus_down_to_zero(amo.inside)
        .minus_down_to_zero(room.first);
    if term.per == Per::Year {
        return yearly(
            case,
            amo,
            term,
            amount,
            (to_pay, room.ceiling.0),
            units,
            record,
        );
    }
    let unit = if term.on_top {
        let paid = amount.min(to_pay);
        record.step(Step::OnTop {
            to_pay,
            paid,
            total: false,
        });
        paid
    } else {
        included(amo, amount, room.ceiling, record)
    };
    Paid {
        unit,
        total: unit.times(units.covered),
    }
}

/// AMC for one unit under a guarantee that includes the AMO.
fn included(
    amo: &AmoPart,
    amount: Amount,
    ceiling: (Amount, Bound),
    record: &mut Record,
) -> Amount {
    let (guarantee, was_bounded) = bounded(amount, ceiling.0);
    if was_bounded {
        record.step(Step::Bounded {
            by: ceiling.1,
            to: guarantee,
        });
    }
    let amc = guarantee.minus_down_to_zero(amo.inside);
    record.step(Step::MinusAmo {
        guarantee,
        amo: amo.inside,
        amc,
    });
    amc
}

fn yearly(
    case: &Case<'_>,
    amo: &AmoPart,
    term: Term,
    amount: Amount,
    (to_pay, ceiling): (Amount, Amount),
    units: Units,
    record: &mut Record,
) -> Paid {
    let used = ledger::used_amount(case.plan, case.line.row, case.situation.date, case.used);
    let left = amount.minus_down_to_zero(used);
    record.step(Step::YearlyLeft { amount, used, left });
    let to_pay = to_pay.times(units.covered);
    let total = if term.on_top {
        left.min(to_pay)
    } else {
        let guarantee = left.min(ceiling.times(units.covered));
        guarantee.minus_down_to_zero(amo.inside.times(units.covered))
    };
    record.step(Step::OnTop {
        to_pay,
        paid: total,
        total: true,
    });
    let after = left.minus_down_to_zero(total);
    record.remark(if after.is_zero() {
        Remark::YearlyAmountReached { amount }
    } else {
        Remark::YearlyAmountLeft { left: after }
    });
    Paid {
        unit: Amount::ZERO,
        total,
    }
}

fn measure(
    case: &Case<'_>,
    amo: &AmoPart,
    measure: Measure,
    price: Amount,
    record: &mut Record,
) -> Amount {
    match measure {
        Measure::PercentBr(points) => {
            let (rate, br) = (Rate::from_basis_points(points), amo.br.unwrap_or_default());
            let amount = rate.of(br);
            record.step(Step::PercentBr { rate, br, amount });
            amount
        }
        Measure::RealCosts(points) => {
            let rate = Rate::from_basis_points(points);
            let amount = rate.of(price);
            record.step(Step::RealCosts { rate, amount });
            amount
        }
        Measure::PercentPmss(points) => {
            let rate = Rate::from_basis_points(points);
            let Some(found) = case.plan.tariffs().parameter(Parameter::Pmss, case.day) else {
                return Amount::ZERO;
            };
            let pmss = Amount::from_cents(found.value);
            let amount = rate.of(pmss);
            record.step(Step::PercentPmss {
                rate,
                pmss,
                amount,
                source: Source::from(found),
            });
            amount
        }
        Measure::Euros(cents) => {
            let amount = Amount::from_cents(cents);
            record.step(Step::Euros { amount });
            amount
        }
    }
}

/// AMC for one unit beyond the count.
fn beyond_unit(
    case: &Case<'_>,
    amo: &AmoPart,
    term: Term,
    ceiling: (Amount, Bound),
    record: &mut Record,
) -> Amount {
    let price = case.price().unwrap_or_default();
    let amount = measure(case, amo, term.measure, price, &mut Record::default());
    let guarantee = amount.min(ceiling.0);
    let amc = guarantee.minus_down_to_zero(amo.inside);
    let rate = match term.measure {
        Measure::PercentBr(points) | Measure::RealCosts(points) | Measure::PercentPmss(points) => {
            Rate::from_basis_points(points)
        }
        Measure::Euros(_) => Rate::ZERO,
    };
    record.step(Step::Beyond {
        rate,
        guarantee,
        amc,
    });
    amc
}
