//! Every row of every table, at every level, in a few situations: amounts to be read against the
//! brochures.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::fmt::Write as _;

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::outcome::{Missing, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, Line, Situation};

/// The name of a situation, its price per unit, its quantity, and what it changes.
struct Case {
    name: &'static str,
    euros: i64,
    quantity: u32,
    change: fn(&mut Line, &mut Situation),
}

const CASES: [Case; 7] = [
    Case {
        name: "50 €, OPTAM",
        euros: 50,
        quantity: 1,
        change: |_, _| (),
    },
    Case {
        name: "120 €, OPTAM",
        euros: 120,
        quantity: 1,
        change: |_, _| (),
    },
    Case {
        name: "120 €, hors OPTAM",
        euros: 120,
        quantity: 1,
        change: |line, _| line.optam = Some(false),
    },
    Case {
        name: "120 €, hors parcours",
        euros: 120,
        quantity: 1,
        change: |_, situation| situation.in_pathway = false,
    },
    Case {
        name: "120 €, ALD",
        euros: 120,
        quantity: 1,
        change: |_, situation| situation.ald = true,
    },
    Case {
        name: "120 €, Alsace-Moselle",
        euros: 120,
        quantity: 1,
        change: |_, situation| situation.scheme = Scheme::AlsaceMoselle,
    },
    Case {
        name: "6 × 120 €, OPTAM",
        euros: 120,
        quantity: 6,
        change: |_, _| (),
    },
];

/// What the tariffs do not give is told: a base of 50 €, a regulated price of 90 €, a rate of 60 %.
fn told(plan: &Plan, line: &mut Line, situation: &Situation) -> String {
    let mut words = String::new();
    for level in plan.levels() {
        let estimate = plan.estimate(line, situation, &[], level).unwrap();
        let Outcome::Unknown(missing) = estimate.outcome else {
            continue;
        };
        if missing.contains(Missing::Plv) || missing.contains(Missing::Hlf) {
            line.limit = Some(Amount::from_euros(90));
            words += " (limite 90 €)";
        }
        if missing.contains(Missing::Br) {
            line.br = Some(Amount::from_euros(50));
            words += " (base 50 €)";
        }
        if missing.contains(Missing::AmoRate) {
            line.amo_rate = Some(Rate::from_percent(60));
            words += " (taux 60 %)";
        }
    }
    words
}

fn adult(date: Date) -> Situation {
    Situation {
        age: Age::Years(40),
        ..Situation::on(date)
    }
}

fn shown(outcome: Outcome) -> String {
    match outcome {
        Outcome::Covered(all) => format!(
            "{} + {} + {}",
            all.amo.to_plain(),
            all.amc.to_plain(),
            all.rac.to_plain()
        ),
        Outcome::NotCovered(all) => {
            format!(
                "{} + non couvert + {}",
                all.amo.to_plain(),
                all.rac.to_plain()
            )
        }
        Outcome::Service => "inclus".to_owned(),
        Outcome::Unknown(missing) => format!("inconnu {missing:?}"),
    }
}

fn table(plan: &Plan, date: Date) -> String {
    let names = plan.contract().levels.iter().map(|level| level.id.as_str());
    let mut text = format!(
        "AMO + AMC + RAC, {}, 40 ans, le {date}\n",
        plan.contract().id
    );
    writeln!(text, "niveaux : {}", names.collect::<Vec<_>>().join(" | ")).unwrap();
    for (row, printed) in plan.rows() {
        writeln!(text, "\n{}", printed.id).unwrap();
        for case in &CASES {
            let mut line = Line {
                price: Some(Amount::from_euros(case.euros)),
                quantity: case.quantity,
                optam: Some(true),
                ..Line::of(row)
            };
            let mut situation = adult(date);
            (case.change)(&mut line, &mut situation);
            let words = told(plan, &mut line, &situation);
            let levels = plan.estimate_levels(&line, &situation, &[]).unwrap();
            let cells: Vec<String> = levels.iter().map(|level| shown(level.outcome)).collect();
            writeln!(text, "  {:<22} {}{words}", case.name, cells.join(" | ")).unwrap();
        }
    }
    text
}

#[test]
fn every_row_of_eclat() {
    let date = Date::parse_iso("2024-06-03").unwrap();
    let plan = affilio_contracts::eclat().unwrap();
    insta::assert_snapshot!("eclat-2024", table(plan, date));
}

#[test]
fn every_row_of_hfp() {
    let date = Date::parse_iso("2020-06-03").unwrap();
    let plan = affilio_contracts::hfp().unwrap();
    insta::assert_snapshot!("hfp-armees-civils-2020", table(plan, date));
}
