//! `affilio year`: a household's year at every level.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format::Locale;
use affilio_guarantees::contributions::{Household, Member, Standing};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::InputError;
use affilio_guarantees::year::{BreakEven, Care, Year, YearAtLevel, YearError};
use serde::Serialize;
use serde_json::Value;

use super::contributions::{in_force, mandatory, refused, standing};
use crate::fault::Fault;
use crate::link::row::Around;
use crate::link::{self, care, row};
use crate::read::person::Person;
use crate::read::year::{self as read, Ask, Care as Asked, Someone};
use crate::write::asked;
use crate::write::data::Data;
use crate::write::estimate::key;

/// The answer.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    year: u16,
    levels: Vec<AtLevel>,
    /// The level that costs the household least; null when an amount is missing.
    best: Option<String>,
    break_even: Vec<Even>,
    members: Vec<Covered>,
    remarks: Vec<Data>,
}

/// One level.
#[derive(Debug, Serialize)]
struct AtLevel {
    level: String,
    label: String,
    contributions: String,
    employee_pays: String,
    amo: String,
    amc: String,
    rac: String,
    total: String,
    unknown_cares: usize,
    ask: Vec<&'static str>,
}

/// From which care a level has paid for itself, against the one below.
#[derive(Debug, Serialize)]
struct Even {
    from: String,
    to: String,
    extra_cost: String,
    /// The care of this year with which it has paid for itself.
    act: Option<Act>,
    /// Care by care, how many units alone would pay for it.
    alone: Vec<Alone>,
}

/// How many units of a care alone pay for the better level.
#[derive(Debug, Serialize)]
struct Alone {
    care: String,
    units: Option<u32>,
}

/// A care of the year.
#[derive(Debug, Serialize)]
struct Act {
    care: String,
    label: Option<String>,
    date: String,
    /// Which of its times, from 1.
    time: usize,
}

/// A member, covered or not.
#[derive(Debug, Serialize)]
struct Covered {
    id: Option<String>,
    status: &'static str,
    reason: Option<String>,
}

/// One of the dates of a care: its place, its time.
type Occurrence = (usize, usize, Date);

/// Answers one line.
pub(crate) fn run(line: &Value) -> Result<Answer, Fault> {
    let ask = read::read(line)?;
    let plan = link::contract(&ask.contract)?;
    in_force(plan, &ask.terms, "year")?;
    let mandatory = mandatory(plan, &ask.terms)?;
    let members: Vec<Member> = ask.people.iter().map(|one| one.member).collect();
    let household = Household {
        level: mandatory,
        mandatory,
        date: ask.terms.date,
        scheme: ask.terms.scheme,
        employer_share: ask.terms.employer_share,
        members: &members,
    };
    let (cares, occurrences) = cares(plan, &ask)?;
    let year = plan
        .year(&household, &cares)
        .map_err(|error| wrong(plan, &ask, &occurrences, error))?;
    let covered = covered(&ask, &year)?;
    Ok(answer(plan, &ask, &year, (&occurrences, &cares), covered))
}

/// Every care at every of its dates, as the engine reads it.
fn cares(plan: &Plan, ask: &Ask) -> Result<(Vec<Care>, Vec<Occurrence>), Fault> {
    let mut cares = Vec::new();
    let mut occurrences = Vec::new();
    for (at, asked) in ask.cares.iter().enumerate() {
        for (time, date) in asked.dates.iter().enumerate() {
            cares.push(one(plan, ask, asked, *date)?);
            occurrences.push((at, time + 1, *date));
        }
    }
    Ok((cares, occurrences))
}

fn one(plan: &Plan, ask: &Ask, asked: &Asked, date: Date) -> Result<Care, Fault> {
    let person = ask
        .people
        .get(asked.member)
        .map_or_else(Person::default, |one| person(ask, one));
    let around = Around {
        plan,
        row: asked.row.as_ref(),
        act: asked.act.as_ref(),
        path: &asked.path,
        years: person.age.years_on(date),
        circumstances: &asked.circumstances,
    };
    let lines = asked
        .items
        .iter()
        .map(|item| {
            let found = row::resolve(around, item)?;
            Ok(care::line(
                item,
                found,
                asked.practitioner,
                &asked.circumstances,
            ))
        })
        .collect::<Result<Vec<_>, Fault>>()?;
    Ok(Care {
        member: asked.member,
        lines,
        situation: care::situation(date, &person, &asked.circumstances, None),
    })
}

fn person(ask: &Ask, one: &Someone) -> Person {
    Person {
        age: one.member.age,
        scheme: ask.terms.scheme,
        ald: one.ald,
        maternity: one.maternity,
        in_pathway: one.in_pathway,
    }
}

fn wrong(plan: &Plan, ask: &Ask, occurrences: &[Occurrence], error: YearError) -> Fault {
    match error {
        YearError::Price(error) => {
            let level = ask.terms.mandatory.as_ref().unwrap_or(&ask.contract);
            refused(plan, error, level, "year")
        }
        YearError::Care { care, line, error } => {
            let asked = occurrences
                .get(care)
                .and_then(|(at, ..)| ask.cares.get(*at));
            let path = asked.map_or("cares", |care| care.path.as_str());
            let item = asked
                .and_then(|care| care.items.get(line))
                .map_or(path, |item| item.path.as_str());
            match error {
                InputError::UsedAboveCap { .. } => link::refused("", item, error),
                _ => link::refused(path, item, error),
            }
        }
    }
}

/// Who is covered; a care of somebody who is not is refused, as the contract pays nothing for it.
fn covered(ask: &Ask, year: &Year) -> Result<Vec<Covered>, Fault> {
    let Some(first) = year.levels.first() else {
        return Ok(Vec::new());
    };
    let prices = first.contribution.members.iter().zip(&ask.people);
    for (at, (price, one)) in prices.clone().enumerate() {
        if matches!(price.standing, Standing::TooOld { .. } | Standing::Twice)
            && let Some(care) = ask.cares.iter().find(|care| care.member == at)
        {
            let (_, reason) = standing(price.standing, &one.member);
            return Err(Fault::new(
                "not_eligible",
                format!("{}.member", care.path),
                format!(
                    "cette personne n’est pas couverte : {}",
                    reason.unwrap_or_default()
                ),
            ));
        }
    }
    Ok(prices
        .map(|(price, one)| {
            let (status, reason) = standing(price.standing, &one.member);
            Covered {
                id: one.name.clone(),
                status,
                reason,
            }
        })
        .collect())
}

fn answer(
    plan: &Plan,
    ask: &Ask,
    year: &Year,
    (occurrences, cares): (&[Occurrence], &[Care]),
    members: Vec<Covered>,
) -> Answer {
    let all_known = year.levels.iter().all(|level| level.unknown == 0);
    let best = year
        .levels
        .iter()
        .min_by_key(|level| level.cost())
        .filter(|_| all_known);
    Answer {
        year: ask.year,
        levels: year
            .levels
            .iter()
            .map(|level| at_level(plan, level))
            .collect(),
        best: best.map(|level| link::level_name(plan, level.level).to_owned()),
        break_even: year
            .break_even
            .iter()
            .map(|even| self::even(plan, (ask, year), occurrences, cares, even))
            .collect(),
        members,
        remarks: remarks(ask),
    }
}

/// What of the context of each care was left aside.
fn remarks(ask: &Ask) -> Vec<Data> {
    let cares = (0u32..).zip(&ask.cares);
    cares
        .flat_map(|(at, care)| {
            let told = asked::left_aside(&care.circumstances, Locale::Fr);
            told.into_iter()
                .map(move |remark| remark.number("care", at))
        })
        .collect()
}

fn at_level(plan: &Plan, year: &YearAtLevel) -> AtLevel {
    let printed = plan.contract().levels.get(usize::from(year.level.0));
    let plain = |amount: Amount| amount.to_plain();
    AtLevel {
        level: link::level_name(plan, year.level).to_owned(),
        label: printed.map_or("", |level| level.label.as_str()).to_owned(),
        contributions: plain(year.contributions),
        employee_pays: plain(year.employee_pays),
        amo: plain(year.amounts.amo),
        amc: plain(year.amounts.amc),
        rac: plain(year.amounts.rac),
        total: plain(year.cost()),
        unknown_cares: year.unknown,
        ask: year.missing.iter().map(key).collect(),
    }
}

fn even(
    plan: &Plan,
    (ask, year): (&Ask, &Year),
    occurrences: &[Occurrence],
    cares: &[Care],
    even: &BreakEven,
) -> Even {
    let occurrence = even
        .care
        .and_then(|care| year.order.get(care))
        .and_then(|at| occurrences.get(*at));
    let act = occurrence.and_then(|(at, time, date)| {
        let care = ask.cares.get(*at)?;
        Some(Act {
            care: care.path.clone(),
            label: care.label.clone(),
            date: date.to_iso(),
            time: *time,
        })
    });
    Even {
        from: link::level_name(plan, even.from).to_owned(),
        to: link::level_name(plan, even.to).to_owned(),
        extra_cost: even.cost.to_plain(),
        act,
        alone: alone(plan, ask, (occurrences, cares), even),
    }
}

/// Only cares of one line have units to count.
fn alone(
    plan: &Plan,
    ask: &Ask,
    (occurrences, cares): (&[Occurrence], &[Care]),
    even: &BreakEven,
) -> Vec<Alone> {
    let first_time = occurrences.iter().zip(cares);
    first_time
        .filter(|((_, time, _), _)| *time == 1)
        .filter_map(|((at, ..), care)| {
            let [line] = care.lines.as_slice() else {
                return None;
            };
            let levels = (even.from, even.to);
            let units = plan.break_even(line, &care.situation, &[], levels, even.cost);
            Some(Alone {
                care: ask.cares.get(*at)?.path.clone(),
                units: units.ok().flatten(),
            })
        })
        .collect()
}
