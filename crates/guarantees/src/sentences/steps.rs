//! Steps of the proof: which sentence each one is, and its operands.

use affilio_domain::amount::Amount;
use affilio_domain::format;
use affilio_domain::rate::Rate;

use super::Sentence;
use super::scene::Scene;
use super::sources;
use super::tongue::Tongue;
use crate::compiled::{Cell, Measure, Rule};
use crate::proof::Step;

fn euro<T: Tongue>(amount: Amount) -> String {
    format::amount(amount, T::LOCALE)
}

fn percent<T: Tongue>(rate: Rate) -> String {
    format::rate(rate, T::LOCALE)
}

pub(super) fn step<T: Tongue>(scene: Scene<'_>, step: &Step) -> Sentence {
    Sentence {
        text: text::<T>(scene, step),
        source: sources::of_step::<T>(scene, step),
    }
}

#[expect(
    clippy::too_many_lines,
    reason = "one arm for each step: a new one must not compile before it has its sentence"
)]
fn text<'a, T: Tongue>(scene: Scene<'a>, step: &Step) -> String {
    let (e, p) = (euro::<T>, percent::<T>);
    match *step {
        Step::Base { br, .. } => T::base(&e(br)),
        Step::BaseOfLimit { rate, limit, br } => T::base_of_limit(&p(rate), &e(limit), &e(br)),
        Step::Amo {
            base,
            price_is_lower,
            rate,
            amo,
            ..
        } => T::amo(&p(rate), &e(base), &e(amo), price_is_lower),
        Step::NoAmo => T::no_amo(),
        Step::HeavyForfait {
            base, forfait, amo, ..
        } => T::heavy_forfait(&e(base), &e(forfait), &e(amo)),
        Step::HeavyWhole { base } => T::heavy_whole(scene.heavy(), &e(base)),
        Step::OutsidePathway {
            inside,
            reduction,
            amo,
            ..
        } => T::outside_pathway(&e(inside), &e(reduction), &e(amo)),
        Step::HeldBack {
            parameter,
            unit,
            total,
            cap,
            ..
        } => T::held_back(parameter, &e(unit), &e(total), cap),
        Step::Cell { column, .. } => {
            let text = |cell: &'a Cell| (cell.printed.as_str(), cell.read_as.as_deref());
            let text = scene.cell().map_or(("", None), text);
            let label = scene.row().map_or("", |row| row.label.as_str());
            T::cell(scene.level_label(), column, text, label)
        }
        Step::PercentBr { rate, br, amount } => {
            T::percent_br(&p(rate), &e(br), &e(amount), includes_amo(scene, rate))
        }
        Step::RealCosts { rate, amount } => T::real_costs(&p(rate), &e(amount)),
        Step::PercentPmss {
            rate, pmss, amount, ..
        } => T::percent_pmss(&p(rate), &e(pmss), &e(amount)),
        Step::PercentTm { rate, tm, amount } => T::percent_tm(&p(rate), &e(tm), &e(amount)),
        Step::Euros { amount } => T::euros(&e(amount)),
        Step::Restricted(at) => restricted::<T>(scene, at),
        Step::TooEarly { months, from } => T::too_early(months, &format::date(from, T::LOCALE)),
        Step::Mixed {
            ceiling,
            class_a,
            left,
        } => T::mixed(&e(ceiling), &e(class_a), &e(left)),
        Step::Imputed { tm, waived } => T::imputed(&e(tm), &e(waived)),
        Step::Then { row, rest, paid } => {
            let (label, printed) = scene.other_row(row);
            T::then(label, printed, &e(rest), &e(paid))
        }
        Step::Bounded { by, to } => T::bounded(by, &e(to)),
        Step::MinusAmo {
            guarantee,
            amo,
            amc,
        } => T::minus_amo(&e(guarantee), &e(amo), &e(amc)),
        Step::YearlyLeft { amount, used, left } => T::yearly_left(&e(amount), &e(used), &e(left)),
        Step::OnTop {
            to_pay,
            paid,
            total,
        } => T::on_top(&e(to_pay), &e(paid), total),
        Step::Counted {
            max,
            used,
            covered,
            beyond,
        } => T::counted(scene.unit(), max, used, (covered, beyond)),
        Step::Beyond {
            rate,
            guarantee,
            amc,
        } => {
            let rate = is_of_base(scene).then(|| p(rate));
            T::beyond(rate.as_deref(), &e(guarantee), &e(amc))
        }
        Step::NotCovered => T::not_covered(),
        Step::Totals { quantity, amo, amc } => T::totals(scene.unit(), quantity, &e(amo), &e(amc)),
        Step::Rest {
            billed,
            amo,
            amc,
            rac,
        } => T::rest(&e(billed), &e(amo), &e(amc), &e(rac)),
    }
}

pub(super) fn restricted<T: Tongue>(scene: Scene<'_>, at: u16) -> String {
    match scene.condition(at) {
        Some(condition) => T::restricted(&condition.when, condition.effect, scene.unit()),
        None => T::restricted_somehow(),
    }
}

/// True when a rate of the base is the first term of the cell and includes what the AMO pays.
fn includes_amo(scene: Scene<'_>, rate: Rate) -> bool {
    match scene.rule() {
        Some(Rule::Pays(pays)) => {
            pays.first.measure == Measure::PercentBr(rate.basis_points()) && !pays.first.on_top
        }
        _ => false,
    }
}

/// True when what is paid beyond the count is a rate of the base.
fn is_of_base(scene: Scene<'_>) -> bool {
    let beyond = match scene.rule() {
        Some(Rule::Pays(pays)) => pays.count.and_then(|count| count.beyond),
        _ => None,
    };
    beyond.is_some_and(|term| matches!(term.measure, Measure::PercentBr(_)))
}
