//! The four everyday cares at a level, with the proof of each in words.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::format;
use affilio_guarantees::compiled::{Confidence, Day, Found};
use affilio_guarantees::outcome::{Estimate, Missing, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, LevelId, Line, RowId, Sector, Situation};
use affilio_guarantees::sentences::{self, Context};

use super::examples::{Bill, EVERYDAY, Example, Item};
use super::household::Home;
use crate::i18n::{locale, tr};
use crate::levels::messages::{Care, Parts, Step};
use crate::say;

impl Home {
    /// The four everyday cares of the employee at a level.
    pub(super) fn cares(&self, level: LevelId) -> Vec<Care> {
        EVERYDAY
            .iter()
            .map(|example| self.care(example, level))
            .collect()
    }

    fn care(&self, example: &Example, level: LevelId) -> Care {
        let (french, english) = example.name;
        let age = self.members.first().map_or(Age::Unknown, |one| one.age);
        let mut care = Care {
            name: tr(french, english).to_owned(),
            supposes: supposes(self.plan, example, self.date),
            ..Care::default()
        };
        let Some(lines) = lines(self.plan, example, self.date, age) else {
            care.unknown = Some(
                tr(
                    "Ce contrat n’a pas de ligne pour ce soin.",
                    "This contract has no row for this care.",
                )
                .to_owned(),
            );
            return care;
        };
        let situation = self.situation(age, self.date);
        let Ok(episode) = self.plan.episode(&lines, &situation, &[], level) else {
            care.unknown = Some(outside().to_owned());
            return care;
        };
        match episode.outcome {
            Outcome::Covered(amounts) | Outcome::NotCovered(amounts) => {
                care.parts = Some(Parts {
                    billed: amounts.billed.cents(),
                    amo: amounts.amo.cents(),
                    amc: amounts.amc.cents(),
                    rac: amounts.rac.cents(),
                });
                care.covered = matches!(episode.outcome, Outcome::Covered(_));
            }
            Outcome::Service => care.covered = true,
            Outcome::Unknown(missing) => {
                let first = missing.iter().next();
                care.unknown = Some(first.map_or_else(String::new, |one| unknown(one, self.date)));
            }
        }
        for (line, estimate) in lines.iter().zip(&episode.lines) {
            let context = Context {
                plan: self.plan,
                row: line.row,
                level,
                locale: locale(),
            };
            if lines.len() > 1 {
                care.steps.push(named(self.plan, line.row));
            }
            care.steps.extend(proof(context, estimate));
            care.remarks.extend(remarks(context, estimate));
        }
        care.remarks.dedup();
        care
    }

    /// A member at a date.
    pub(super) fn situation(&self, age: Age, date: Date) -> Situation {
        Situation {
            age,
            scheme: self.scheme,
            ..Situation::on(date)
        }
    }
}

fn outside() -> &'static str {
    tr(
        "Le contrat ne couvre pas cette date dans nos données.",
        "Our data of the contract do not cover this date.",
    )
}

fn named(plan: &Plan, row: RowId) -> Step {
    Step {
        text: plan
            .row(row)
            .map_or_else(String::new, |row| row.label.clone()),
        source: None,
    }
}

fn proof(context: Context<'_>, estimate: &Estimate) -> Vec<Step> {
    sentences::proof_in(context, estimate)
        .into_iter()
        .map(|sentence| Step {
            text: sentence.text,
            source: sentence.source,
        })
        .collect()
}

/// Remarks, and the other readings of a doubtful print.
fn remarks(context: Context<'_>, estimate: &Estimate) -> Vec<String> {
    let mut all = sentences::remarks_in(context, estimate);
    let readings = estimate.readings.iter();
    all.extend(readings.map(|reading| sentences::reading_in(context, estimate, reading)));
    all
}

/// What is missing at that date, and why.
fn unknown(missing: Missing, date: Date) -> String {
    let what = sentences::missing_in(locale(), missing);
    let day = format::date(date, locale());
    say!(
        "À préciser : il manque {what} au {day}. Aucun tarif daté de nos données ne le donne.",
        "To be stated: {what} is missing on {day}. No dated tariff of our data gives it."
    )
}

/// The lines of an example for somebody; `None` when the contract has no row for one of them.
pub(super) fn lines(plan: &Plan, example: &Example, date: Date, age: Age) -> Option<Vec<Line>> {
    // An adult is supposed where the age is not known, as the engine does.
    let years = age.years_on(date).unwrap_or(ADULT);
    let line = |item: &Item| {
        let (row, _) = plan.rows().find(|(_, row)| {
            row.cares.iter().any(|care| care == item.care)
                && row.ages.is_none_or(|ages| ages.holds(years))
        })?;
        let act = item.act.and_then(|act| plan.act_by_id(act));
        Some(Line {
            act,
            price: price(plan, item, date).map(|(price, _)| price),
            quantity: item.quantity,
            sector: (item.bill == Bill::Tariff).then_some(Sector::One),
            ..Line::of(row)
        })
    };
    example.items.iter().map(line).collect()
}

/// Whoever has this age is an adult for every row.
const ADULT: u16 = 30;

/// The price of one unit and, when a text sets it, what was found of it.
fn price(plan: &Plan, item: &Item, date: Date) -> Option<(Amount, Option<Found>)> {
    let act = item
        .act
        .and_then(|act| plan.act_by_id(act))
        .and_then(|act| plan.act(act));
    let day = Day::from(date);
    let found = match item.bill {
        Bill::Supposed(cents) => return Some((Amount::from_cents(cents), None)),
        Bill::Tariff => act?.br.at(day),
        Bill::Ceiling => act?.limit.at(day),
        Bill::Regulated => act?.price.at(day),
    }?;
    Some((Amount::from_cents(found.value), Some(found)))
}

/// At which price the example is counted, where it comes from, and whether that is doubtful.
pub(super) fn supposes(plan: &Plan, example: &Example, date: Date) -> String {
    let told = example.items.iter().filter_map(|item| {
        let (price, found) = price(plan, item, date)?;
        let amount = format::amount(price, locale());
        let times = match item.quantity {
            1 => String::new(),
            many => format!("{many} × "),
        };
        let why = match (item.bill, found) {
            (_, None) => tr(
                "prix supposé, il est libre",
                "a supposed price: it is free by law",
            )
            .to_owned(),
            (Bill::Ceiling, Some(found)) => {
                let source = source(plan, found);
                say!(
                    "le plus haut prix permis ; {source}",
                    "the highest price allowed; {source}"
                )
            }
            (_, Some(found)) => source(plan, found),
        };
        Some(format!("{times}{amount} ({why})"))
    });
    told.collect::<Vec<_>>().join(" + ")
}

/// The text a value comes from, marked when it was not verified there.
fn source(plan: &Plan, found: Found) -> String {
    let source = plan.tariffs().source(found.source);
    match found.confidence {
        Confidence::Verified | Confidence::Secondary => source.to_owned(),
        Confidence::Unverified | Confidence::Conflicting => {
            say!("{source} ; valeur à vérifier", "{source}; not verified")
        }
    }
}
