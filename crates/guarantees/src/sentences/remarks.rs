//! Remarks: which sentence each one is, and what it refers to.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format;

use super::scene::Scene;
use super::steps;
use super::tongue::Tongue;
use crate::remark::{Hypothesis, Remark};

pub(super) fn remark<T: Tongue>(scene: Scene<'_>, remark: &Remark) -> Vec<String> {
    let e = |amount: Amount| format::amount(amount, T::LOCALE);
    let d = |date: Date| format::date(date, T::LOCALE);
    let p = |rate| format::rate(rate, T::LOCALE);
    let unit = scene.unit();
    let one = match *remark {
        Remark::CountReached {
            max,
            period,
            beyond,
            paid_otherwise,
        } => T::count_reached((unit, max), period, beyond, paid_otherwise),
        Remark::CountLeft { left, period } => T::count_left(unit, left, period),
        Remark::YearlyAmountReached { amount } => T::yearly_amount_reached(&e(amount)),
        Remark::YearlyAmountLeft { left } => T::yearly_amount_left(&e(left)),
        Remark::DoubtfulCell => doubtful_cell::<T>(scene),
        Remark::DoubtfulRow => return doubtful_row::<T>(scene),
        Remark::ReadInto => return read_into::<T>(scene),
        Remark::PrintedRateDiffers { printed, applied } => {
            T::printed_rate_differs(&p(printed), &p(applied))
        }
        Remark::NotVerified {
            subject,
            confidence,
        } => T::not_verified(subject, confidence),
        Remark::Supposed(hypothesis) => supposed::<T>(scene, hypothesis),
        Remark::OutsidePathway => T::pathway_left(scene.contract().overrun_outside_pathway),
        Remark::AgeOutOfRange { min, max } => T::row_for_ages(min, max),
        Remark::ActAgeOutOfRange { min, max } => T::act_for_ages(min, max),
        Remark::AboveRegulatedPrice { limit } => T::above_regulated_price(&e(limit)),
        Remark::Restricted(at) => steps::restricted::<T>(scene, at),
        Remark::ThenRow(row) => T::then_row(scene.other_row(row).0),
        Remark::OpensAgain { from } => T::opens_again(&d(from)),
        Remark::TooEarly { months, from } => T::too_early(months, &d(from)),
        Remark::NotBilled { waived } => T::not_billed(&e(waived)),
        Remark::UsedCountsWhole => T::used_counts_whole(),
        Remark::NeverRepaid { total } => T::never_repaid(&e(total)),
    };
    vec![one]
}

fn supposed<T: Tongue>(scene: Scene<'_>, hypothesis: Hypothesis) -> String {
    let e = |amount: Amount| format::amount(amount, T::LOCALE);
    match hypothesis {
        Hypothesis::Adult => T::adult(),
        Hypothesis::Minor => T::minor(),
        Hypothesis::DifferentDays { units, same_day } => {
            T::different_days(scene.unit(), units, &e(same_day))
        }
        Hypothesis::SameDay {
            units,
            different_days,
        } => T::same_day(scene.unit(), units, &e(different_days)),
        Hypothesis::UsualAct(act) => {
            let act = scene.plan.act(act);
            T::usual_act(act.map_or("", |act| act.label.as_str()))
        }
        Hypothesis::NoRestriction => T::no_restriction(),
        Hypothesis::ReducedRateTyped => T::reduced_rate_typed(),
        Hypothesis::WithinRegulatedPrice => T::within_regulated_price(),
        Hypothesis::SoldAtRegulatedPrice => T::sold_at_regulated_price(),
        Hypothesis::NotRepaid => T::not_repaid(),
        Hypothesis::RegulatedFee => T::regulated_fee(),
        Hypothesis::SimpleLenses => T::simple_lenses(),
        Hypothesis::OtherSide => T::other_side(),
        Hypothesis::ParticipationWithinAmo => T::participation_within_amo(),
        Hypothesis::HeavyForfaitInAlsaceMoselle => T::heavy_forfait_in_alsace_moselle(),
    }
}

fn doubtful_cell<T: Tongue>(scene: Scene<'_>) -> String {
    let why = scene.cell().and_then(|cell| cell.why.as_deref());
    T::doubtful_cell(why.unwrap_or_default())
}

fn doubtful_row<T: Tongue>(scene: Scene<'_>) -> Vec<String> {
    let doubt = scene.row().and_then(|row| row.doubt.as_ref());
    doubt
        .iter()
        .map(|doubt| T::doubtful_row(&doubt.why, &doubt.resolution, &doubt.confidence))
        .collect()
}

fn read_into<T: Tongue>(scene: Scene<'_>) -> Vec<String> {
    let read = scene.row().map_or(&[][..], |row| &row.read_into);
    read.iter()
        .map(|read| T::read_into(&read.what, &read.why))
        .collect()
}
