//! What justifies each step: the row and its footnotes, a general condition, a dated text of law.

use affilio_domain::amount::Amount;
use affilio_domain::format;

use super::scene::Scene;
use super::tongue::Tongue;
use crate::compiled::{Day, Effect, Parameter, Row};
use crate::proof::{Bound, Source, Step};

/// How the general conditions of a contract begin where they exclude overruns.
const OUTSIDE_PATHWAY: &str = "Hors parcours";

pub(super) fn of_step<T: Tongue>(scene: Scene<'_>, step: &Step) -> Option<String> {
    match *step {
        Step::Base { source, .. }
        | Step::Amo { source, .. }
        | Step::HeavyForfait { source, .. }
        | Step::OutsidePathway { source, .. }
        | Step::HeldBack { source, .. }
        | Step::PercentPmss { source, .. } => cite::<T>(scene, source),
        Step::BaseOfLimit { .. } => Some(T::rule_of_act()),
        Step::NoAmo => prints_no_rate(scene).then(T::printed_rate),
        Step::HeavyWhole { .. } => T::heavy(scene.heavy()).map(str::to_owned),
        Step::Cell { .. } => scene.row().and_then(|row| place::<T>(scene, row)),
        Step::Restricted(at) => {
            let note = scene.condition(at)?.note?;
            notes::<T>(&[scene.mark(note)?])
        }
        Step::TooEarly { .. } => Some(T::renewal().to_owned()),
        Step::Mixed { .. } => notes::<T>(&scene.all_marks()),
        Step::Imputed { .. } => Some(T::imputation().to_owned()),
        Step::Then { row, .. } => scene.plan.row(row).and_then(|row| place::<T>(scene, row)),
        Step::Bounded { by, to } => bound::<T>(scene, by, to),
        Step::Counted { .. } | Step::Beyond { .. } => notes::<T>(&scene.row_marks()),
        Step::PercentBr { .. }
        | Step::RealCosts { .. }
        | Step::PercentTm { .. }
        | Step::Euros { .. }
        | Step::MinusAmo { .. }
        | Step::YearlyLeft { .. }
        | Step::OnTop { .. }
        | Step::NotCovered
        | Step::Totals { .. }
        | Step::Rest { .. } => None,
    }
}

fn bound<T: Tongue>(scene: Scene<'_>, by: Bound, to: Amount) -> Option<String> {
    match by {
        Bound::Price | Bound::AtMost => None,
        Bound::Regulated(_) => notes::<T>(&scene.all_marks()),
        Bound::Legal(parameter) => legal::<T>(scene, parameter, to),
        Bound::BaseOutsidePathway => {
            let mut conditions = scene.contract().conditions.iter();
            let condition = conditions.find(|text| text.starts_with(OUTSIDE_PATHWAY))?;
            Some(T::condition(condition))
        }
        Bound::Agreement => {
            let mut conditions = scene.row()?.conditions.iter();
            let agreed = conditions.find(|one| one.effect == Effect::WithinAgreement)?;
            notes::<T>(&[scene.mark(agreed.note?)?])
        }
    }
}

/// The text that sets a legal ceiling. The step tells its amount and not its date: the latest
/// period with that amount is the one.
fn legal<T: Tongue>(scene: Scene<'_>, parameter: Parameter, to: Amount) -> Option<String> {
    let at = Parameter::ALL.iter().position(|one| *one == parameter)?;
    let series = scene.plan.tariffs().parameters.get(at)?;
    let mut entries = series.entries.iter().rev();
    let entry = entries.find(|entry| entry.value == to.cents())?;
    dated::<T>(scene, entry.source, entry.from, entry.attested)
}

fn cite<T: Tongue>(scene: Scene<'_>, source: Source) -> Option<String> {
    match source {
        Source::Typed => Some(T::typed()),
        Source::Tariff {
            since,
            attested,
            source,
        } => dated::<T>(scene, source, since, attested),
        Source::Act => Some(T::rule_of_act()),
        Source::Printed => Some(T::printed_rate()),
        Source::Situation => Some(T::situation()),
    }
}

fn dated<T: Tongue>(scene: Scene<'_>, source: u16, since: Day, attested: bool) -> Option<String> {
    let since = format::date(since.date()?, T::LOCALE);
    let text = scene.plan.tariffs().source(source);
    Some(T::tariff(text, &since, attested))
}

fn place<T: Tongue>(scene: Scene<'_>, row: &Row) -> Option<String> {
    let document = scene.contract().source.as_str();
    // A guarantee typed on its own is on no page.
    let is_printed = !document.is_empty();
    is_printed.then(|| T::place(document, row.page, row.line, &scene.marks_above(row)))
}

fn notes<T: Tongue>(marks: &[&str]) -> Option<String> {
    (!marks.is_empty()).then(|| T::notes(marks))
}

/// True when the AMO column of the row is printed, without a rate.
fn prints_no_rate(scene: Scene<'_>) -> bool {
    scene
        .row()
        .is_some_and(|row| !row.printed_amo.is_empty() && row.printed_rates.is_empty())
}
