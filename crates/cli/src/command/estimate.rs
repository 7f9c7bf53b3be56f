//! `affilio estimate`: one care, one level.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_guarantees::outcome::Outcome;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, InputError, LevelId, Line, RowId, Situation, Used};
use serde_json::Value;

use super::candidates;
use crate::fault::Fault;
use crate::link::row::{Around, Possible};
use crate::link::{self, care, row, single};
use crate::read::Named;
use crate::read::contract::Table;
use crate::read::estimate::{self as read, Ask};
use crate::write::asked;
use crate::write::data::Data;
use crate::write::estimate::{Answer, Asked, answer};

/// The only row and level of a cell alone.
const ONLY: (RowId, LevelId) = (RowId(0), LevelId(0));

/// Answers one line.
pub(crate) fn run(line: &Value) -> Result<Answer, Fault> {
    let ask = read::read(line)?;
    let locale = ask.explain.unwrap_or_default();
    let remarks = asked::left_aside(&ask.circumstances, locale);
    match &ask.table {
        Table::Contract { contract, level } => {
            let plan = link::contract(contract)?;
            let level = level
                .as_ref()
                .ok_or_else(|| Fault::missing("level", "level : le niveau, par exemple \"r1\""))?;
            let level = link::level(plan, level)?;
            let around = around(plan, &ask)?;
            if let [item] = ask.items.as_slice()
                && let Possible::Several(act, found) = row::possible(around, item)?
            {
                return candidates::answer((around, &ask, item), level, (act, &found), remarks);
            }
            let asked = of_contract(plan, &ask)?;
            written(plan, level, true, &ask, &asked, remarks)
        }
        Table::Guarantee { text, includes_amo } => of_guarantee(&ask, text, *includes_amo, remarks),
    }
}

/// What the engine is asked.
pub(crate) struct Question {
    pub(crate) lines: Vec<Line>,
    pub(crate) situation: Situation,
    pub(crate) used: Vec<Used>,
}

/// What is known around the items of a line.
fn around<'a>(plan: &'a Plan, ask: &'a Ask) -> Result<Around<'a>, Fault> {
    let date = dated(ask)?;
    Ok(Around {
        plan,
        row: ask.row.as_ref(),
        act: ask.act.as_ref(),
        path: "",
        years: ask.person.age.years_on(date),
        circumstances: &ask.circumstances,
    })
}

fn dated(ask: &Ask) -> Result<Date, Fault> {
    ask.date
        .ok_or_else(|| Fault::missing("date", "la date des soins, AAAA-MM-JJ"))
}

/// The question about an embedded contract.
pub(crate) fn of_contract(plan: &Plan, ask: &Ask) -> Result<Question, Fault> {
    let around = around(plan, ask)?;
    let rows = ask
        .items
        .iter()
        .map(|item| row::resolve(around, item))
        .collect::<Result<Vec<_>, Fault>>()?;
    of_rows(plan, ask, rows)
}

/// The question once the row and act of each item are known.
pub(crate) fn of_rows(
    plan: &Plan,
    ask: &Ask,
    rows: Vec<(RowId, Option<ActId>)>,
) -> Result<Question, Fault> {
    let lines = ask
        .items
        .iter()
        .zip(rows)
        .map(|(item, found)| care::line(item, found, ask.practitioner, &ask.circumstances))
        .collect();
    let (circumstances, held) = (&ask.circumstances, ask.already_held);
    Ok(Question {
        lines,
        situation: care::situation(dated(ask)?, &ask.person, circumstances, held),
        used: care::used(plan, &ask.used, None)?,
    })
}

fn of_guarantee(
    ask: &Ask,
    text: &Named,
    includes_amo: Option<bool>,
    mut remarks: Vec<Data>,
) -> Result<Answer, Fault> {
    let named_rows = std::iter::once(&ask.row).chain(ask.items.iter().map(|item| &item.row));
    if let Some(row) = named_rows.flatten().next() {
        return Err(row.fault(
            "contradiction",
            "row ne va qu’avec contract : guarantee est sa propre case",
        ));
    }
    let act = one_act(ask)?;
    let single = single::plan(text, includes_amo, act, ask.person.in_pathway)?;
    let date = match ask.date {
        Some(date) => date,
        None => supposed_date(ask, &single, &mut remarks)?,
    };
    let mut lines = Vec::with_capacity(ask.items.len());
    for (at, item) in (0u32..).zip(&ask.items) {
        let mut line = care::line(
            item,
            (ONLY.0, single.act),
            ask.practitioner,
            &ask.circumstances,
        );
        let alone = !single.named && !single.on_base;
        if alone && item.br.is_none() && item.amo_rate.is_none() {
            line.amo_rate = Some(Rate::ZERO);
            let number = (ask.items.len() > 1).then_some(at);
            remarks.push(asked::amo_supposed_zero(ask.explain.unwrap_or_default()).of_item(number));
        }
        // What the AMO never repays has no base: a cell measured on it pays nothing.
        let unpaid = !single.named && line.amo_rate == Some(Rate::ZERO);
        if unpaid && single.on_base && line.br.is_none() {
            line.br = Some(Amount::ZERO);
        }
        lines.push(line);
    }
    let asked = Question {
        lines,
        situation: care::situation(date, &ask.person, &ask.circumstances, ask.already_held),
        used: care::used(&single.plan, &ask.used, Some(ONLY.0))?,
    };
    written(&single.plan, ONLY.1, false, ask, &asked, remarks)
}

/// The act of a guarantee: one for the whole line.
fn one_act(ask: &Ask) -> Result<Option<&Named>, Fault> {
    let mut acts = ask
        .items
        .iter()
        .filter_map(|item| item.act.as_ref())
        .chain(&ask.act);
    let first = acts.next();
    match acts.find(|other| first.is_some_and(|first| first.text != other.text)) {
        Some(other) => {
            Err(other.fault("contradiction", "avec guarantee, un seul acte par demande"))
        }
        None => Ok(first),
    }
}

/// A date where none is told and none changes the answer, but legal ceilings and caps.
fn supposed_date(
    ask: &Ask,
    single: &single::Single,
    remarks: &mut Vec<Data>,
) -> Result<Date, Fault> {
    let why = if single.on_pmss {
        Some("le PMSS en dépend")
    } else if single.named {
        Some("les tarifs de l’acte en dépendent")
    } else if !ask.used.is_empty() {
        Some("elle dit ce qui compte dans used")
    } else {
        None
    };
    if let Some(why) = why {
        return Err(Fault::missing(
            "date",
            &format!("la date des soins, AAAA-MM-JJ : {why}"),
        ));
    }
    let date = Date::new(2026, 1, 1).map_err(|_| Fault::missing("date", "la date des soins"))?;
    let dated = !ask.person.in_pathway
        || ask.items.iter().any(|item| {
            item.class.is_some() || item.participation.is_some() || item.franchise.is_some()
        });
    if dated {
        remarks.push(asked::date_supposed(date, ask.explain.unwrap_or_default()));
    }
    Ok(date)
}

/// Asks the engine, and writes its answer.
pub(crate) fn written(
    plan: &Plan,
    level: LevelId,
    printed: bool,
    ask: &Ask,
    question: &Question,
    remarks: Vec<Data>,
) -> Result<Answer, Fault> {
    let wrong = |(at, error)| refused(ask, at, error);
    let Question {
        lines,
        situation,
        used,
    } = question;
    let episode = plan.episode(lines, situation, used, level).map_err(wrong)?;
    let interval = if matches!(episode.outcome, Outcome::Unknown(_)) {
        plan.interval(lines, situation, used, level)
            .map_err(wrong)?
    } else {
        None
    };
    let told = Asked {
        plan,
        level,
        printed,
        dated: ask.date.is_some(),
        items: &ask.items,
        lines,
        explain: ask.explain,
    };
    Ok(answer(told, &episode, interval, remarks))
}

/// What the engine refuses of an item.
pub(crate) fn refused(ask: &Ask, at: usize, error: InputError) -> Fault {
    let item = ask.items.get(at).map_or("items", |item| item.path.as_str());
    link::refused("", item, error)
}
