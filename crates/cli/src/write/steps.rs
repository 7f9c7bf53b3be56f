//! Steps of the proof as short objects: the rule, its operands, and what justifies it.

use affilio_guarantees::compiled::{Limit, Row};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::proof::{Bound, Column, HeldCap, Source, Step};
use affilio_guarantees::query::{LevelId, RowId};

use super::data::Data;

/// Where the steps were made.
#[derive(Clone, Copy)]
pub(crate) struct Scene<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) row: RowId,
    pub(crate) level: LevelId,
    /// False for a cell that the line wrote: it has neither row nor page.
    pub(crate) printed: bool,
}

/// One step.
pub(crate) fn step(scene: Scene<'_>, step: &Step) -> Data {
    match step {
        Step::Base { .. }
        | Step::BaseOfLimit { .. }
        | Step::Amo { .. }
        | Step::NoAmo
        | Step::HeavyForfait { .. }
        | Step::HeavyWhole { .. }
        | Step::OutsidePathway { .. }
        | Step::HeldBack { .. } => amo(scene, step),
        Step::Cell { .. }
        | Step::PercentBr { .. }
        | Step::RealCosts { .. }
        | Step::PercentPmss { .. }
        | Step::Euros { .. }
        | Step::PercentTm { .. } => cell(scene, step),
        Step::Restricted(_)
        | Step::TooEarly { .. }
        | Step::Mixed { .. }
        | Step::Imputed { .. }
        | Step::Then { .. } => rules(scene, step),
        Step::Bounded { .. }
        | Step::MinusAmo { .. }
        | Step::YearlyLeft { .. }
        | Step::OnTop { .. }
        | Step::Counted { .. }
        | Step::Beyond { .. }
        | Step::NotCovered
        | Step::Totals { .. }
        | Step::Rest { .. } => amc(step),
    }
}

fn amo(scene: Scene<'_>, step: &Step) -> Data {
    match *step {
        Step::Base { br, source } => cite(Data::step("base").amount("br", br), scene, source),
        Step::BaseOfLimit { rate, limit, br } => Data::step("base_of_limit")
            .rate("rate", rate)
            .amount("limit", limit)
            .amount("br", br),
        Step::Amo {
            base,
            price_is_lower,
            rate,
            amo,
            source,
        } => {
            let data = Data::step("amo")
                .rate("rate", rate)
                .amount("base", base)
                .flag("price_below_br", price_is_lower)
                .amount("amo", amo);
            cite(data, scene, source)
        }
        Step::HeavyForfait {
            base,
            forfait,
            amo,
            source,
        } => {
            let data = Data::step("heavy_forfait")
                .amount("base", base)
                .amount("forfait", forfait)
                .amount("amo", amo);
            cite(data, scene, source)
        }
        Step::HeavyWhole { base } => Data::step("heavy_whole").amount("amo", base),
        Step::OutsidePathway {
            inside,
            reduction,
            amo,
            source,
        } => {
            let data = Data::step("outside_pathway")
                .amount("inside", inside)
                .amount("reduction", reduction)
                .amount("amo", amo);
            cite(data, scene, source)
        }
        Step::HeldBack {
            parameter,
            unit,
            total,
            cap,
            source,
        } => {
            let data = Data::step("held_back")
                .word("rule", parameter.id())
                .amount("unit", unit)
                .amount("total", total);
            let data = match cap {
                HeldCap::Full => data,
                HeldCap::Amo => data.word("cap", "amo"),
                HeldCap::Day => data.word("cap", "day"),
                HeldCap::Year => data.word("cap", "year"),
            };
            cite(data, scene, source)
        }
        _ => Data::step("no_amo"),
    }
}

fn cell(scene: Scene<'_>, step: &Step) -> Data {
    match *step {
        Step::Cell { row, column } => printed(scene, row, column),
        Step::PercentBr { rate, br, amount } => Data::step("percent_br")
            .rate("rate", rate)
            .amount("br", br)
            .amount("amount", amount),
        Step::RealCosts { rate, amount } => Data::step("real_costs")
            .rate("rate", rate)
            .amount("amount", amount),
        Step::PercentPmss {
            rate,
            pmss,
            amount,
            source,
        } => {
            let data = Data::step("percent_pmss")
                .rate("rate", rate)
                .amount("pmss", pmss)
                .amount("amount", amount);
            cite(data, scene, source)
        }
        Step::PercentTm { rate, tm, amount } => Data::step("percent_tm")
            .rate("rate", rate)
            .amount("tm", tm)
            .amount("amount", amount),
        Step::Euros { amount } => Data::step("euros").amount("amount", amount),
        _ => Data::step("cell"),
    }
}

/// The cell, its row, column, page and footnotes.
fn printed(scene: Scene<'_>, row: RowId, column: Column) -> Data {
    let contract = scene.plan.contract();
    let second = column == Column::OutOfDptm;
    let cell = contract.cell(usize::from(row.0), usize::from(scene.level.0), second);
    let data = Data::step("cell").text("text", cell.map_or("", |cell| cell.printed.as_str()));
    let data = match column {
        Column::Only => data,
        Column::Dptm => data.word("column", "dptm"),
        Column::OutOfDptm => data.word("column", "hors_dptm"),
    };
    match scene.plan.row(row) {
        Some(of) if scene.printed => data
            .text("row", of.id.as_str())
            .number("page", of.page)
            .list("notes", marks(scene.plan, of)),
        _ => data,
    }
}

/// The marks of the footnotes of a row and of its section.
fn marks(plan: &Plan, row: &Row) -> Vec<String> {
    let contract = plan.contract();
    let of_section = contract
        .sections
        .get(usize::from(row.section))
        .map_or(&[][..], |section| &section.notes);
    let mut marks: Vec<String> = Vec::new();
    for note in of_section.iter().chain(&row.notes) {
        let mark = contract.footnotes.get(usize::from(*note));
        if let Some(mark) = mark.map(|note| &note.mark)
            && !marks.contains(mark)
        {
            marks.push(mark.clone());
        }
    }
    marks
}

fn rules(scene: Scene<'_>, step: &Step) -> Data {
    match *step {
        Step::Restricted(at) => {
            let condition = scene
                .plan
                .row(scene.row)
                .and_then(|row| row.conditions.get(usize::from(at)));
            let note = condition
                .and_then(|condition| condition.note)
                .and_then(|note| scene.plan.contract().footnotes.get(usize::from(note)));
            let data = Data::step("restricted");
            match note {
                Some(note) => data.text("note", note.mark.as_str()),
                None => data,
            }
        }
        Step::TooEarly { months, from } => Data::step("too_early")
            .number("months", months)
            .date("from", from),
        Step::Mixed {
            ceiling,
            class_a,
            left,
        } => Data::step("mixed_classes")
            .amount("ceiling", ceiling)
            .amount("class_a", class_a)
            .amount("left", left),
        Step::Imputed { tm, waived } => Data::step("imputed_on_stay")
            .amount("tm", tm)
            .amount("waived", waived),
        Step::Then { row, rest, paid } => {
            let id = scene.plan.row(row).map_or("", |row| row.id.as_str());
            Data::step("then")
                .text("row", id)
                .amount("rest", rest)
                .amount("paid", paid)
        }
        _ => Data::step("rule"),
    }
}

fn amc(step: &Step) -> Data {
    match *step {
        Step::Bounded { by, to } => Data::step("bounded").word("by", bound(by)).amount("to", to),
        Step::MinusAmo {
            guarantee,
            amo,
            amc,
        } => Data::step("minus_amo")
            .amount("guarantee", guarantee)
            .amount("amo", amo)
            .amount("amc", amc),
        Step::YearlyLeft { amount, used, left } => Data::step("yearly_left")
            .amount("amount", amount)
            .amount("used", used)
            .amount("left", left),
        Step::OnTop {
            to_pay,
            paid,
            total,
        } => Data::step("on_top")
            .amount("to_pay", to_pay)
            .amount("paid", paid)
            .flag("all_units", total),
        Step::Counted {
            max,
            used,
            covered,
            beyond,
        } => Data::step("counted")
            .number("max", max)
            .number("used", used)
            .number("covered", covered)
            .number("beyond", beyond),
        Step::Beyond {
            rate,
            guarantee,
            amc,
        } => Data::step("beyond")
            .rate("rate", rate)
            .amount("guarantee", guarantee)
            .amount("amc", amc),
        Step::Totals { quantity, amo, amc } => Data::step("totals")
            .number("quantity", quantity)
            .amount("amo", amo)
            .amount("amc", amc),
        Step::Rest {
            billed,
            amo,
            amc,
            rac,
        } => Data::step("rest")
            .amount("billed", billed)
            .amount("amo", amo)
            .amount("amc", amc)
            .amount("rac", rac),
        _ => Data::step("not_covered"),
    }
}

fn bound(by: Bound) -> &'static str {
    match by {
        Bound::Price => "price",
        Bound::Regulated(Limit::Hlf) => "hlf",
        Bound::Regulated(Limit::Plv) => "plv",
        Bound::Regulated(Limit::Forfait) => "forfait",
        Bound::BaseOutsidePathway => "br_outside_pathway",
        Bound::Legal(parameter) => parameter.id(),
        Bound::Agreement => "agreement_tariff",
        Bound::AtMost => "at_most",
    }
}

/// What justifies a value: the day it applies from, and its text or document.
fn cite(data: Data, scene: Scene<'_>, source: Source) -> Data {
    match source {
        Source::Typed => data.word("from", "typed"),
        Source::Act => data.word("from", "act"),
        Source::Printed => data.word("from", "printed"),
        Source::Situation => data.word("from", "situation"),
        Source::Tariff {
            since,
            attested,
            source,
        } => {
            let text = scene.plan.tariffs().source(source);
            let data = match since.date() {
                Some(date) if attested => data.date("seen", date),
                Some(date) => data.date("since", date),
                None => data,
            };
            data.text("source", text)
        }
    }
}
