//! Each step, remark, reading and question has its sentence in both languages.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format::Locale;
use affilio_domain::rate::Rate;

use super::scene::Scene;
use super::tongue::Tongue;
use super::{Context, English, French, missing_in, period_in, readings, remarks, steps};
use super::{how_many_in, unit_in, why_missing_in};
use crate::compiled::{Confidence, LensClass, Limit, Parameter, Period, Unit};
use crate::outcome::{Amounts, Estimate, Missing, MissingSet, Outcome, Reading, ReadingOf};
use crate::plan::Plan;
use crate::proof::{Bound, Column, HeldCap, Source, Step};
use crate::query::{ActId, LevelId, RowId};
use crate::remark::{Hypothesis, Remark, Subject};
use fixture::plan;

mod fixture;

const SOME: Amount = Amount::from_cents(12_345);
const SOURCE: Source = Source::Typed;

fn day() -> Date {
    Date::parse_iso("2024-03-01").unwrap()
}

/// One sample of each step; the match obliges a new one to come here.
fn every_step() -> Vec<Step> {
    let mut all = vec![Step::default()];
    while let Some(next) = after(all.last().unwrap()) {
        all.push(next);
    }
    all
}

#[expect(clippy::too_many_lines, reason = "one arm for each step")]
fn after(step: &Step) -> Option<Step> {
    let (rate, row) = (Rate::from_percent(70), RowId(0));
    Some(match step {
        Step::NoAmo => Step::Base {
            br: SOME,
            source: SOURCE,
        },
        Step::Base { .. } => Step::BaseOfLimit {
            rate,
            limit: SOME,
            br: SOME,
        },
        Step::BaseOfLimit { .. } => Step::Amo {
            base: SOME,
            price_is_lower: true,
            rate,
            amo: SOME,
            source: SOURCE,
        },
        Step::Amo { .. } => Step::HeavyForfait {
            base: SOME,
            forfait: SOME,
            amo: SOME,
            source: SOURCE,
        },
        Step::HeavyForfait { .. } => Step::HeavyWhole { base: SOME },
        Step::HeavyWhole { .. } => Step::OutsidePathway {
            inside: SOME,
            reduction: SOME,
            amo: SOME,
            source: SOURCE,
        },
        Step::OutsidePathway { .. } => Step::HeldBack {
            parameter: Parameter::Participation,
            unit: SOME,
            total: SOME,
            cap: HeldCap::Day,
            source: SOURCE,
        },
        Step::HeldBack { .. } => Step::Cell {
            row,
            column: Column::Only,
        },
        Step::Cell { .. } => Step::PercentBr {
            rate,
            br: SOME,
            amount: SOME,
        },
        Step::PercentBr { .. } => Step::RealCosts { rate, amount: SOME },
        Step::RealCosts { .. } => Step::PercentPmss {
            rate,
            pmss: SOME,
            amount: SOME,
            source: SOURCE,
        },
        Step::PercentPmss { .. } => Step::Euros { amount: SOME },
        Step::Euros { .. } => Step::PercentTm {
            rate,
            tm: SOME,
            amount: SOME,
        },
        Step::PercentTm { .. } => Step::Restricted(0),
        Step::Restricted(_) => Step::TooEarly {
            months: 24,
            from: day(),
        },
        Step::TooEarly { .. } => Step::Mixed {
            ceiling: SOME,
            class_a: SOME,
            left: SOME,
        },
        Step::Mixed { .. } => Step::Imputed {
            tm: SOME,
            waived: SOME,
        },
        Step::Imputed { .. } => Step::Then {
            row,
            rest: SOME,
            paid: SOME,
        },
        Step::Then { .. } => Step::Bounded {
            by: Bound::AtMost,
            to: SOME,
        },
        Step::Bounded { .. } => Step::MinusAmo {
            guarantee: SOME,
            amo: SOME,
            amc: SOME,
        },
        Step::MinusAmo { .. } => Step::YearlyLeft {
            amount: SOME,
            used: SOME,
            left: SOME,
        },
        Step::YearlyLeft { .. } => Step::OnTop {
            to_pay: SOME,
            paid: SOME,
            total: false,
        },
        Step::OnTop { .. } => Step::Counted {
            max: 3,
            used: 1,
            covered: 2,
            beyond: 1,
        },
        Step::Counted { .. } => Step::Beyond {
            rate,
            guarantee: SOME,
            amc: SOME,
        },
        Step::Beyond { .. } => Step::NotCovered,
        Step::NotCovered => Step::Totals {
            quantity: 2,
            amo: SOME,
            amc: SOME,
        },
        Step::Totals { .. } => Step::Rest {
            billed: SOME,
            amo: SOME,
            amc: SOME,
            rac: SOME,
        },
        Step::Rest { .. } => return None,
    })
}

/// One sample of each remark; the match obliges a new one to come here.
fn every_remark() -> Vec<Remark> {
    let mut all = vec![Remark::default()];
    while let Some(next) = following(all.last().unwrap()) {
        all.push(next);
    }
    all
}

fn following(remark: &Remark) -> Option<Remark> {
    let period = Period::RollingMonths(12);
    let rate = Rate::from_percent(60);
    Some(match remark {
        Remark::ReadInto => Remark::CountReached {
            max: 3,
            period,
            beyond: 1,
            paid_otherwise: true,
        },
        Remark::CountReached { .. } => Remark::CountLeft { left: 0, period },
        Remark::CountLeft { left: 0, .. } => Remark::CountLeft { left: 2, period },
        Remark::CountLeft { .. } => Remark::YearlyAmountReached { amount: SOME },
        Remark::YearlyAmountReached { .. } => Remark::YearlyAmountLeft { left: SOME },
        Remark::YearlyAmountLeft { .. } => Remark::DoubtfulCell,
        Remark::DoubtfulCell => Remark::DoubtfulRow,
        Remark::DoubtfulRow => Remark::PrintedRateDiffers {
            printed: rate,
            applied: rate,
        },
        Remark::PrintedRateDiffers { .. } => Remark::NotVerified {
            subject: Subject::Br,
            confidence: Confidence::Conflicting,
        },
        Remark::NotVerified { .. } => Remark::NotBilled { waived: SOME },
        Remark::NotBilled { .. } => Remark::Supposed(Hypothesis::Adult),
        Remark::Supposed(hypothesis) => match next_supposed(*hypothesis) {
            Some(next) => Remark::Supposed(next),
            None => Remark::OutsidePathway,
        },
        Remark::OutsidePathway => Remark::AgeOutOfRange { min: 0, max: 1 },
        Remark::AgeOutOfRange { .. } => Remark::ActAgeOutOfRange {
            min: 16,
            max: u8::MAX,
        },
        Remark::ActAgeOutOfRange { .. } => Remark::AboveRegulatedPrice { limit: SOME },
        Remark::AboveRegulatedPrice { .. } => Remark::Restricted(0),
        Remark::Restricted(_) => Remark::ThenRow(RowId(0)),
        Remark::ThenRow(_) => Remark::OpensAgain { from: day() },
        Remark::OpensAgain { .. } => Remark::TooEarly {
            months: 24,
            from: day(),
        },
        Remark::TooEarly { .. } => Remark::UsedCountsWhole,
        Remark::UsedCountsWhole => Remark::NeverRepaid { total: SOME },
        Remark::NeverRepaid { .. } => return None,
    })
}

fn next_supposed(hypothesis: Hypothesis) -> Option<Hypothesis> {
    Some(match hypothesis {
        Hypothesis::Adult => Hypothesis::Minor,
        Hypothesis::Minor => Hypothesis::DifferentDays {
            units: 3,
            same_day: SOME,
        },
        Hypothesis::DifferentDays { .. } => Hypothesis::SameDay {
            units: 3,
            different_days: SOME,
        },
        Hypothesis::SameDay { .. } => Hypothesis::UsualAct(ActId(0)),
        Hypothesis::UsualAct(_) => Hypothesis::NoRestriction,
        Hypothesis::NoRestriction => Hypothesis::ReducedRateTyped,
        Hypothesis::ReducedRateTyped => Hypothesis::WithinRegulatedPrice,
        Hypothesis::WithinRegulatedPrice => Hypothesis::SoldAtRegulatedPrice,
        Hypothesis::SoldAtRegulatedPrice => Hypothesis::NotRepaid,
        Hypothesis::NotRepaid => Hypothesis::RegulatedFee,
        Hypothesis::RegulatedFee => Hypothesis::SimpleLenses,
        Hypothesis::SimpleLenses => Hypothesis::OtherSide,
        Hypothesis::OtherSide => Hypothesis::ParticipationWithinAmo,
        Hypothesis::ParticipationWithinAmo => Hypothesis::HeavyForfaitInAlsaceMoselle,
        Hypothesis::HeavyForfaitInAlsaceMoselle => return None,
    })
}

/// A sentence says something, has no hole where a name should be, and ends.
#[track_caller]
fn sound(sentence: &str) {
    assert!(sentence.ends_with('.'), "{sentence}");
    complete(sentence);
}

#[track_caller]
fn complete(words: &str) {
    let holes = ["{", "}", "«  »", "“”", "()", "  ", " .", " ,", ": ."];
    let hole = holes.iter().find(|hole| words.contains(**hole));
    assert!(!words.trim().is_empty() && hole.is_none(), "{words}");
}

fn scene(plan: &Plan) -> Scene<'_> {
    let context = Context {
        plan,
        row: RowId(0),
        level: LevelId(0),
        locale: Locale::Fr,
    };
    Scene::of(context, &Estimate::default())
}

fn all_is_told<T: Tongue>() {
    let plan = plan();
    let scene = scene(&plan);
    for step in every_step() {
        let sentence = steps::step::<T>(scene, &step);
        sound(&sentence.text);
        sentence.source.iter().for_each(|source| complete(source));
    }
    for remark in every_remark() {
        let told = remarks::remark::<T>(scene, &remark);
        assert!(!told.is_empty(), "{remark:?}");
        told.iter().for_each(|sentence| sound(sentence));
    }
    let outcomes = [
        Outcome::Covered(Amounts::default()),
        Outcome::Service,
        Outcome::Unknown(MissingSet::default()),
    ];
    for of in [
        ReadingOf::Cell(0),
        ReadingOf::Convention(0),
        ReadingOf::AmoRate,
        ReadingOf::NoPathwayCap,
        ReadingOf::OtherForfait,
        ReadingOf::UsedIncludesFirst,
        ReadingOf::NotHeavy,
        ReadingOf::Lenses(LensClass::MultifocalSimple),
        ReadingOf::SameDay(true),
        ReadingOf::SameDay(false),
        ReadingOf::AmoRefuses,
        ReadingOf::WholeCeiling,
        ReadingOf::AgreementInstead,
    ] {
        for outcome in outcomes {
            complete(&readings::reading::<T>(scene, &Reading { of, outcome }));
        }
    }
}

#[test]
fn all_is_told_in_french() {
    all_is_told::<French>();
}

#[test]
fn all_is_told_in_english() {
    all_is_told::<English>();
}

#[test]
fn bounds_and_questions_are_told_in_both_languages() {
    for locale in [Locale::Fr, Locale::En] {
        for missing in [
            Missing::Price,
            Missing::Optam,
            Missing::Hlf,
            Missing::Plv,
            Missing::Br,
            Missing::AmoRate,
            Missing::Pmss,
            Missing::LegalCap,
            Missing::Forfait,
        ] {
            complete(missing_in(locale, missing));
            sound(why_missing_in(locale, missing));
        }
        for period in [
            Period::CalendarYear,
            Period::RollingMonths(6),
            Period::YearsFromFirst(3),
        ] {
            complete(&period_in(locale, period));
        }
        assert!(how_many_in(locale, Unit::Lens).contains(unit_in(locale, Unit::Lens, 2)));
    }
    for by in [
        Bound::Price,
        Bound::Regulated(Limit::Hlf),
        Bound::Legal(Parameter::FrameCap),
    ] {
        sound(&<English as super::tongue::Steps>::bounded(by, "€1.00"));
    }
}
