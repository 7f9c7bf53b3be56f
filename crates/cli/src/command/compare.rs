//! `affilio compare`: one care at every level, and why the amounts differ.

use affilio_domain::format::{self, Locale};
use affilio_guarantees::compare::{Comparison, Difference, Reason};
use affilio_guarantees::inverse::Highest;
use affilio_guarantees::outcome::{Episode, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::LevelId;
use serde::Serialize;
use serde_json::Value;

use super::estimate::{Question, of_contract, refused};
use crate::fault::Fault;
use crate::link;
use crate::read::contract::Table;
use crate::read::estimate::{Ask, read_compare};
use crate::write::asked;
use crate::write::data::Data;
use crate::write::estimate::{Between, Figures, between};

/// The answer.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    levels: Vec<AtLevel>,
    /// The cheapest of the levels that leave the least to pay.
    best: Option<String>,
    remarks: Vec<Data>,
}

/// One level.
#[derive(Debug, Serialize)]
struct AtLevel {
    level: String,
    label: String,
    #[serde(flatten)]
    figures: Figures,
    interval: Option<Between>,
    /// The highest price of a unit with nothing left but what is never repaid.
    free_up_to: Option<String>,
    /// Against the level before, item by item.
    differences: Vec<Changed>,
}

/// What changes on an item.
#[derive(Debug, Serialize)]
struct Changed {
    item: usize,
    row: String,
    from: String,
    to: String,
    more: String,
    reason: &'static str,
    text: String,
}

/// Answers one line.
pub(crate) fn run(line: &Value) -> Result<Answer, Fault> {
    let ask = read_compare(line)?;
    let Table::Contract { contract, level } = &ask.table else {
        return Err(Fault::missing("contract", "contract"));
    };
    let plan = link::contract(contract)?;
    if let Some(level) = level {
        link::level(plan, level)?;
    }
    let question = of_contract(plan, &ask)?;
    let Question {
        lines,
        situation,
        used,
    } = &question;
    let wrong = |(at, error)| refused(&ask, at, error);
    let comparison = plan.compare(lines, situation, used).map_err(wrong)?;
    let mut levels = Vec::new();
    for (level, episode) in plan.levels().zip(&comparison.levels) {
        levels.push(at_level(
            plan,
            &ask,
            &question,
            (level, episode),
            &comparison,
        )?);
    }
    Ok(Answer {
        best: best(plan, &comparison),
        levels,
        remarks: asked::left_aside(&ask.circumstances, Locale::Fr),
    })
}

fn at_level(
    plan: &Plan,
    ask: &Ask,
    asked: &Question,
    (level, episode): (LevelId, &Episode),
    comparison: &Comparison,
) -> Result<AtLevel, Fault> {
    let Question {
        lines,
        situation,
        used,
    } = asked;
    let interval = match episode.outcome {
        Outcome::Unknown(_) => plan
            .interval(lines, situation, used, level)
            .map_err(|(at, error)| refused(ask, at, error))?,
        Outcome::Covered(_) | Outcome::NotCovered(_) | Outcome::Service => None,
    };
    let free_up_to = match lines.as_slice() {
        [only] => plan
            .free_up_to(only, situation, used, level)
            .map_err(|error| refused(ask, 0, error))?,
        _ => None,
    };
    let printed = plan.contract().levels.get(usize::from(level.0));
    Ok(AtLevel {
        level: link::level_name(plan, level).to_owned(),
        label: printed.map_or("", |level| level.label.as_str()).to_owned(),
        figures: Figures::of(&episode.outcome),
        interval: interval.map(|interval| between(interval, Locale::Fr)),
        free_up_to: free_up_to.map(|highest| match highest {
            Highest::Price(price) => price.to_plain(),
            Highest::Any => "any".to_owned(),
            Highest::Never => "never".to_owned(),
        }),
        differences: comparison
            .differences
            .iter()
            .filter(|difference| difference.to == level)
            .map(|difference| changed(plan, difference))
            .collect(),
    })
}

fn changed(plan: &Plan, difference: &Difference) -> Changed {
    let cell = |level: LevelId| {
        let (row, level) = (usize::from(difference.row.0), usize::from(level.0));
        let cell = plan.contract().cell(row, level, difference.out_of_dptm);
        cell.map_or("", |cell| cell.printed.as_str()).to_owned()
    };
    let (from, to) = (cell(difference.from), cell(difference.to));
    let more = format::amount(difference.more, Locale::Fr);
    let (reason, text) = match difference.reason {
        Reason::SameCell => ("same_cell", format!("même garantie : « {to} »")),
        Reason::NothingLeft => (
            "nothing_left",
            format!("« {to} » au lieu de « {from} », mais il ne restait rien à rembourser de plus"),
        ),
        Reason::BetterCell => (
            "better_cell",
            format!("« {to} » au lieu de « {from} » : {more} de plus"),
        ),
        Reason::NowCovered => (
            "now_covered",
            format!("« {to} » : couvert à partir de ce niveau, {more} de plus"),
        ),
        Reason::MoreUnits => (
            "more_units",
            format!("« {to} » au lieu de « {from} » : plus d’unités payées, {more} de plus"),
        ),
        Reason::NoAmount => ("no_amount", format!("« {to} » : aucun montant à comparer")),
        Reason::Unknown => (
            "unknown",
            format!("« {to} » au lieu de « {from} » : il manque une réponse pour chiffrer"),
        ),
    };
    let row = plan.row(difference.row);
    Changed {
        item: difference.line,
        row: row.map_or("", |row| row.id.as_str()).to_owned(),
        from,
        to,
        more: difference.more.to_plain(),
        reason,
        text,
    }
}

/// The first level with the least left to pay; none when an amount is missing.
fn best(plan: &Plan, comparison: &Comparison) -> Option<String> {
    let rests = plan
        .levels()
        .zip(&comparison.levels)
        .map(|(level, episode)| Some((episode.outcome.amounts()?.rac, level)))
        .collect::<Option<Vec<_>>>()?;
    rests
        .into_iter()
        .min()
        .map(|(_, level)| link::level_name(plan, level).to_owned())
}
