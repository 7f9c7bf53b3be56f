//! What the compulsory scheme pays for one unit.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;

use super::carry::Carry;
use super::case::Case;
use super::held::{self, Held};
use super::{Record, bounded, pathway};
use crate::compiled::{AgeRange, Found, Heavy, Limit, Parameter, Rule};
use crate::outcome::{Missing, MissingSet};
use crate::proof::{Source, Step};
use crate::query::Sector;
use crate::remark::{Hypothesis, Remark, Subject};

/// The AMO share.
#[derive(Clone, Copy, Default)]
pub(super) struct AmoPart {
    /// What is missing to know it.
    pub(super) missing: MissingSet,
    /// The base for one unit, when it is known.
    pub(super) br: Option<Amount>,
    /// Why it is not known.
    pub(super) br_missing: Option<Missing>,
    /// What the AMO would pay for one unit inside the pathway, before what is held back.
    pub(super) inside: Amount,
    /// What it pays for one unit, before what is held back.
    pub(super) unit: Amount,
    /// What is held back, all units together.
    pub(super) held: Held,
    /// True when the person was outside the pathway and it matters.
    pub(super) outside: bool,
    /// True when the flat amount of heavy acts is due.
    pub(super) heavy_due: bool,
    /// True when the act is heavy, whether an amount is due or not.
    pub(super) heavy: bool,
}

pub(super) fn evaluate(case: &Case<'_>, carry: &Carry, record: &mut Record<'_>) -> AmoPart {
    let mut part = AmoPart::default();
    if let Some(act) = case.supposed_act {
        record.remark(Remark::Supposed(Hypothesis::UsualAct(act)));
    }
    if case.regulated_fee {
        record.remark(Remark::Supposed(Hypothesis::RegulatedFee));
    }
    age_remark(case, record);
    if case.price().is_none() {
        part.missing.add(Missing::Price);
    }
    if let Some(found) = case.regulated_price()
        && case.price() == Some(Amount::from_cents(found.value))
    {
        verified(found, Subject::Price, record);
    }
    let rate = find_rate(case, record);
    let mut pays_nothing = rate.is_some_and(|(rate, _)| rate == Rate::ZERO);
    match find_br(case, record) {
        Ok(br) => part.br = Some(br),
        Err(missing) => {
            if !pays_nothing && is_printed_unpaid(case) {
                record.remark(Remark::Supposed(Hypothesis::NotRepaid));
                pays_nothing = true;
            }
            part.br_missing = Some(missing);
            if !pays_nothing {
                part.missing.add(missing);
            }
        }
    }
    let Some((rate, source)) = rate else {
        part.missing.add(Missing::AmoRate);
        return part;
    };
    if pays_nothing {
        record.step(Step::NoAmo);
        return part;
    }
    let (Some(br), Some(price)) = (part.br, case.price()) else {
        return part;
    };
    let known = || known_rate(case, &mut Record::silent()).map(|(rate, _)| rate);
    let before = pathway::rate_before_reduction(case, known);
    let reduced = before.map(|_| rate);
    let rate = before.unwrap_or(rate);
    let heavy = heavy_rule(case, br, source);
    part.heavy = heavy != Heavy::Never;
    (part.inside, part.heavy_due) =
        unit_inside(case, carry, (br, price), (rate, source), heavy, record);
    (part.unit, part.outside) =
        pathway::evaluate(case, br.min(price), part.inside, reduced, record);
    part.held = held::evaluate(case, carry, part.unit, record);
    part
}

/// True for a row that prints « - » in the AMO column, of a family that the AMO repays, when neither
/// rate nor act was told.
fn is_printed_unpaid(case: &Case<'_>) -> bool {
    case.row.printed_amo == "-"
        && case.forced_rate().is_none()
        && case.act.is_none()
        && !case.scheme_rates().rates.is_empty()
}

fn age_remark(case: &Case<'_>, record: &mut Record<'_>) {
    let is_out = |ages: &AgeRange| {
        let too_young = case.is_under(ages.min) == Some(true);
        let too_old = case.is_under(ages.max.saturating_add(1)) == Some(false);
        too_young || too_old
    };
    let of_act = case.act.and_then(|act| act.ages);
    if let Some(AgeRange { min, max }) = of_act.filter(is_out) {
        record.remark(Remark::ActAgeOutOfRange { min, max });
    }
    let blind = case.situation.context.blind == Some(true) && case.row.class.is_some();
    if let Some(AgeRange { min, max }) = case.row.ages.filter(|ages| !blind && is_out(ages)) {
        record.remark(Remark::AgeOutOfRange { min, max });
    }
}

pub(super) fn verified(found: Found, subject: Subject, record: &mut Record<'_>) {
    if !found.confidence.is_enough() {
        record.remark(Remark::NotVerified {
            subject,
            confidence: found.confidence,
        });
    }
}

fn find_rate(case: &Case<'_>, record: &mut Record<'_>) -> Option<(Rate, Source)> {
    if let Some(rate) = case.forced_rate() {
        return Some((rate, Source::Typed));
    }
    known_rate(case, record)
}

/// The rate that the situation, the act, the dated tariffs or the table give.
fn known_rate(case: &Case<'_>, record: &mut Record<'_>) -> Option<(Rate, Source)> {
    let of_family = case.scheme_rates().rates.at(case.day);
    let no_amo = of_family.is_some_and(|found| found.value == 0);
    let maternity_act = case.act.is_some_and(|act| act.maternity);
    // In maternity the AMO takes the *forfait journalier* on itself (CSS L174-4).
    if case.family.imputed && case.situation.maternity {
        return Some((Rate::WHOLE, Source::Situation));
    }
    if !no_amo && (case.situation.ald || case.situation.maternity || maternity_act) {
        return Some((Rate::WHOLE, Source::Situation));
    }
    let printed = match case.row.printed_rates.as_slice() {
        [only] => Some(Rate::from_basis_points(*only)),
        _ => None,
    };
    let found = if let Some(rate) = case.act.and_then(|act| act.rate) {
        Some((Rate::from_basis_points(rate), Source::Act))
    } else if let Some(found) = of_family {
        verified(found, Subject::AmoRate, record);
        let rate = u32::try_from(found.value)
            .unwrap_or(0)
            .min(Rate::WHOLE.basis_points());
        Some((Rate::from_basis_points(rate), Source::from(found)))
    } else if case.situation.scheme == Scheme::General {
        printed.map(|rate| (rate, Source::Printed))
    } else {
        None
    };
    if let (Some(printed), Some((applied, _)), Scheme::General) =
        (printed, found, case.situation.scheme)
        && printed != applied
    {
        record.remark(Remark::PrintedRateDiffers { printed, applied });
    }
    found
}

fn find_br(case: &Case<'_>, record: &mut Record<'_>) -> Result<Amount, Missing> {
    if let Some(br) = case.line.br {
        record.step(Step::Base {
            br,
            source: Source::Typed,
        });
        return Ok(br);
    }
    let act = case.act.ok_or(Missing::Br)?;
    if let Some(rate) = act.br_of_limit {
        let rate = Rate::from_basis_points(rate);
        let (limit, _) = case.limit().ok_or_else(|| missing_limit(case))?;
        let br = rate.of(limit);
        if case.sold_at_limit() {
            record.remark(Remark::Supposed(Hypothesis::SoldAtRegulatedPrice));
        }
        record.step(Step::BaseOfLimit { rate, limit, br });
        return Ok(br);
    }
    let series = match (act.optam_matters, case.dptm) {
        // The *tarif d'autorité* has no source here.
        _ if case.line.sector == Some(Sector::None) => return Err(Missing::Br),
        (true, None) => return Err(Missing::Optam),
        (true, Some(false)) => &act.br_out_of_optam,
        _ => &act.br,
    };
    let found = series.at(case.day).ok_or(Missing::Br)?;
    verified(found, Subject::Br, record);
    let br = Amount::from_cents(found.value);
    record.step(Step::Base {
        br,
        source: Source::from(found),
    });
    Ok(br)
}

/// HLF or PLV, as the cells of the row name it.
fn missing_limit(case: &Case<'_>) -> Missing {
    let row = usize::from(case.row_id.0);
    let limit = case
        .plan
        .contract()
        .cell(row, 0, false)
        .map(|cell| cell.rule);
    match limit {
        Some(Rule::Pays(pays)) if pays.limit == Some(Limit::Hlf) => Missing::Hlf,
        _ => Missing::Plv,
    }
}

/// AMO for one unit, inside the pathway, and whether the flat amount of heavy acts is due.
fn unit_inside(
    case: &Case<'_>,
    carry: &Carry,
    (br, price): (Amount, Amount),
    (rate, source): (Rate, Source),
    heavy: Heavy,
    record: &mut Record<'_>,
) -> (Amount, bool) {
    let (base, price_is_lower) = bounded(br, price);
    // The flat amount replaces the *ticket modérateur*, whatever the rate.
    if let Some(forfait) = case.typed_forfait().filter(|forfait| !forfait.is_zero()) {
        return (heavy_forfait(base, forfait, Source::Typed, record), true);
    }
    match heavy {
        // Due once for a stay or a consultation, even with several heavy acts.
        Heavy::Forfait if carry.heavy_due => {
            record.step(Step::HeavyWhole { base });
            return (base, false);
        }
        Heavy::Forfait => {
            let parameter = Parameter::HeavyForfait;
            if let Some(found) = case.plan.tariffs().parameter(parameter, case.day) {
                verified(found, Subject::Parameter(parameter), record);
                if case.situation.scheme == Scheme::AlsaceMoselle {
                    record.remark(Remark::Supposed(Hypothesis::HeavyForfaitInAlsaceMoselle));
                }
                let forfait = Amount::from_cents(found.value);
                return (
                    heavy_forfait(base, forfait, Source::from(found), record),
                    true,
                );
            }
        }
        Heavy::Exempt | Heavy::Stay => {
            record.step(Step::HeavyWhole { base });
            return (base, false);
        }
        Heavy::Never => {}
    }
    let amo = rate.of(base);
    record.step(Step::Amo {
        base,
        price_is_lower,
        rate,
        amo,
        source,
    });
    (amo, false)
}

fn heavy_rule(case: &Case<'_>, br: Amount, source: Source) -> Heavy {
    let rule = case.family.heavy;
    // A long-term illness and maternity owe no flat amount, whatever the rate typed (CSS R160-16).
    let situation = case.situation;
    let exempt = situation.ald || situation.maternity || case.act.is_some_and(|act| act.maternity);
    if case.typed_forfait().is_some() || case.is_not_heavy || exempt {
        return Heavy::Never;
    }
    let said = case.line.heavy;
    let automatic = matches!(
        source,
        Source::Tariff { .. } | Source::Printed | Source::Typed
    );
    let applies = match rule {
        Heavy::Never => false,
        Heavy::Stay => said == Some(true),
        Heavy::Forfait | Heavy::Exempt => {
            let threshold = case
                .plan
                .tariffs()
                .parameter(Parameter::HeavyThreshold, case.day);
            let by_tariff = threshold.is_some_and(|found| br.cents() >= found.value);
            let by_act = case.act.is_some_and(|act| act.heavy);
            said.unwrap_or(automatic && (by_tariff || by_act))
        }
    };
    if applies { rule } else { Heavy::Never }
}

fn heavy_forfait(base: Amount, forfait: Amount, source: Source, record: &mut Record<'_>) -> Amount {
    let amo = base.minus_down_to_zero(forfait);
    record.step(Step::HeavyForfait {
        base,
        forfait,
        amo,
        source,
    });
    amo
}
