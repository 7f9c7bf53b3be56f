//! Other readings of the table or of a rule: what each one is, and what comes of it.

use affilio_domain::amount::Amount;
use affilio_domain::format;
use affilio_domain::rate::Rate;

use super::scene::Scene;
use super::tongue::Tongue;
use crate::compiled::{Measure, Rule, SchemeRates};
use crate::outcome::{Outcome, Reading, ReadingOf};

pub(super) fn reading<T: Tongue>(scene: Scene<'_>, reading: &Reading) -> String {
    let said = |(what, why): (&str, &str)| (what.to_owned(), why.to_owned());
    let (what, why) = match reading.of {
        ReadingOf::Cell(at) => other_print::<T>(scene, at),
        ReadingOf::Convention(at) => other_convention::<T>(scene, at),
        ReadingOf::AmoRate => other_rate::<T>(scene),
        ReadingOf::OtherForfait => said(T::other_forfait()),
        ReadingOf::UsedIncludesFirst => said(T::used_includes_first()),
        ReadingOf::NotHeavy => said(T::not_heavy()),
        ReadingOf::NoPathwayCap => said(T::no_pathway_cap()),
        ReadingOf::Lenses(class) => said(T::other_lenses(class)),
        ReadingOf::SameDay(true) => said(T::all_the_same_day()),
        ReadingOf::SameDay(false) => said(T::on_different_days()),
        ReadingOf::AmoRefuses => said(T::amo_refuses()),
        ReadingOf::WholeCeiling => said(T::whole_ceiling()),
        ReadingOf::AgreementInstead => said(T::agreement_instead()),
    };
    T::other_reading(&what, &result::<T>(&reading.outcome), &why)
}

fn result<T: Tongue>(outcome: &Outcome) -> String {
    let e = |amount: Amount| format::amount(amount, T::LOCALE);
    match outcome {
        Outcome::Covered(amounts) | Outcome::NotCovered(amounts) => {
            T::amounts(&e(amounts.amc), &e(amounts.rac))
        }
        Outcome::Service => T::service().to_owned(),
        Outcome::Unknown(_) => T::unknown().to_owned(),
    }
}

fn other_print<T: Tongue>(scene: Scene<'_>, at: usize) -> (String, String) {
    let other = scene.cell().and_then(|cell| cell.alternatives.get(at));
    let (printed, why) = other.map_or(("", ""), |other| {
        (other.printed.as_str(), other.why.as_str())
    });
    T::other_print(printed, why)
}

fn other_convention<T: Tongue>(scene: Scene<'_>, at: usize) -> (String, String) {
    let on_top = scene.cell().is_some_and(|cell| match cell.rule {
        Rule::Pays(pays) => pays.first.on_top && matches!(pays.first.measure, Measure::Euros(_)),
        Rule::Nothing | Rule::Service => false,
    });
    let convention = scene.contract().conventions.get(at);
    let (printed, why) =
        convention.map_or(("", ""), |one| (one.printed.as_str(), one.why.as_str()));
    // What is retained for the row is told by the row itself, when it is not the convention.
    let why = if on_top { "" } else { why };
    T::other_convention(printed, why)
}

fn other_rate<T: Tongue>(scene: Scene<'_>) -> (String, String) {
    let of = |rates: &SchemeRates| rates.alternative.clone();
    let family = scene.family();
    let other =
        family.and_then(|family| of(&family.alsace_moselle).or_else(|| of(&family.general)));
    let (rate, why) = other.unwrap_or_default();
    let rate = Rate::from_basis_points(rate);
    T::other_rate(&format::rate(rate, T::LOCALE), &why)
}
