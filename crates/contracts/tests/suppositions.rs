//! What is supposed for want of an answer: an age, several days. And that it is said.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[allow(dead_code, unreachable_pub, reason = "each file of cases uses a part")]
mod support;

use affilio_domain::amount::Amount;
use affilio_domain::format::Locale;
use affilio_guarantees::outcome::Estimate;
use affilio_guarantees::query::{Age, Line, Situation};
use affilio_guarantees::remark::{Hypothesis, Remark};
use affilio_guarantees::sentences::{self, Context};
use support::{act, check, day, estimate, euros, line, march, plan};

fn toddler_visit() -> Line {
    Line {
        act: act("generaliste_moins_6_ans"),
        price: Some(euros("35")),
        optam: Some(true),
        ..line("sc.generalistes")
    }
}

fn aged(years: u8) -> Situation {
    Situation {
        age: Age::Years(years),
        ..Situation::on(day("2025-06-01"))
    }
}

fn has(estimate: &Estimate, remark: Remark) -> bool {
    estimate.remarks.iter().any(|one| *one == remark)
}

fn said(line: Line, estimate: &Estimate) -> Vec<String> {
    let context = Context {
        plan: plan(),
        row: line.row,
        level: plan().level_by_id("socle").unwrap(),
        locale: Locale::Fr,
    };
    sentences::remarks(context, estimate)
}

#[test]
fn a_visit_made_for_a_child_supposes_a_child() {
    // An estimate without an age supposed an adult and held 2 € back on a visit of a child under 6.
    let expected = ["24.50", "10.50", "0.00"];
    let june = Situation::on(day("2025-06-01"));
    let visit = check(toddler_visit(), june, &[], "socle", expected);
    assert!(has(&visit, Remark::Supposed(Hypothesis::Minor)));
    assert!(!has(&visit, Remark::Supposed(Hypothesis::Adult)));

    let child = check(toddler_visit(), aged(4), &[], "socle", expected);
    assert!(!has(&child, Remark::Supposed(Hypothesis::Minor)));
}

#[test]
fn a_visit_made_for_a_child_never_pays_less_outside_the_pathway() {
    let outside = Situation {
        in_pathway: false,
        ..Situation::on(day("2025-06-01"))
    };
    let expected = ["24.50", "10.50", "0.00"];
    check(toddler_visit(), outside, &[], "socle", expected);
}

#[test]
fn an_age_given_rules_and_is_said_when_the_act_is_for_another() {
    let visit = check(
        toddler_visit(),
        aged(40),
        &[],
        "socle",
        ["22.50", "10.50", "2.00"],
    );
    assert!(has(&visit, Remark::ActAgeOutOfRange { min: 0, max: 5 }));
    let sentence = "L’acte choisi est fait pour une personne de 5 ans ou moins : vérifiez l’âge.";
    assert!(
        said(toddler_visit(), &visit)
            .iter()
            .any(|one| one == sentence)
    );
}

#[test]
fn nothing_made_for_minors_supposes_an_adult() {
    let june = Situation::on(day("2025-06-01"));
    for (row, printed) in plan().rows() {
        let acts = plan().acts_of(row).iter().copied().map(Some);
        for act in acts.chain([None]) {
            let ages = act.and_then(|act| plan().act(act).unwrap().ages);
            if ages.or(printed.ages).is_none_or(|ages| ages.max >= 18) {
                continue;
            }
            let line = Line {
                act,
                price: Some(euros("60")),
                br: Some(euros("40")),
                limit: Some(euros("60")),
                optam: Some(true),
                ..Line::of(row)
            };
            let without = estimate(line, june, &[], "r1");
            let child = estimate(line, aged(1), &[], "r1");
            assert_eq!(without.outcome, child.outcome, "{}", printed.id);
            assert!(!has(&without, Remark::Supposed(Hypothesis::Adult)));
        }
    }
}

fn supposed_days(estimate: &Estimate) -> Option<(u32, Amount)> {
    estimate.remarks.iter().find_map(|remark| match remark {
        Remark::Supposed(Hypothesis::DifferentDays { units, same_day }) => {
            Some((*units, *same_day))
        }
        _ => None,
    })
}

#[test]
fn trips_past_the_cap_of_a_day_say_that_several_days_are_supposed() {
    // Three trips held 12 € back, above the 8 € of a day, and nothing said that days were supposed.
    let trips = |quantity, same_day| Line {
        price: Some(euros("60")),
        br: Some(euros("60")),
        quantity,
        same_day,
        ..line("hosp.transport")
    };
    let april = Situation::on(day("2024-04-15"));
    let held = |line| {
        let estimate = estimate(line, april, &[], "socle");
        let days = supposed_days(&estimate);
        let kept = estimate.remarks.iter().find_map(|remark| match remark {
            Remark::NeverRepaid { total } => Some(*total),
            _ => None,
        });
        (kept.unwrap(), days)
    };
    assert_eq!(held(trips(2, None)), (euros("8"), None));
    assert_eq!(held(trips(3, None)), (euros("12"), Some((3, euros("8")))));
    assert_eq!(held(trips(3, Some(true))), (euros("8"), None));

    let three = estimate(trips(3, None), april, &[], "socle");
    let sentence = "Supposé : 3 trajets à des jours différents. Le même jour, avec le même professionnel, la Sécurité sociale retiendrait 8,00\u{202f}€.";
    let said = said(trips(3, None), &three);
    assert!(said.iter().any(|one| one == sentence), "{said:?}");
}

#[test]
fn visits_and_sessions_past_the_cap_of_a_day_say_it_too() {
    let visits = |quantity| Line {
        act: act("generaliste"),
        price: Some(euros("26.50")),
        optam: Some(true),
        quantity,
        ..line("sc.generalistes")
    };
    let days = |line| supposed_days(&estimate(line, march(), &[], "socle"));
    assert_eq!(days(visits(4)), None);
    assert_eq!(days(visits(5)), Some((5, euros("4"))));
    let sessions = |quantity| Line {
        act: act("kine"),
        price: Some(euros("16.13")),
        quantity,
        ..line("sc.auxiliaires")
    };
    assert_eq!(days(sessions(4)), None);
    assert_eq!(days(sessions(5)), Some((5, euros("2"))));
}

#[test]
fn what_is_not_printed_is_said_once() {
    // The unprinted unit of four rows was told twice: as a doubt of the scan and as a reading.
    for (_, row) in plan().rows() {
        let Some(doubt) = &row.doubt else { continue };
        let twice = !row.read_into.is_empty() && doubt.why.contains("unité");
        assert!(!twice, "{} : {}", row.id, doubt.why);
    }
    let room = Line {
        price: Some(euros("80")),
        ..line("hosp.chambre.nuitee")
    };
    let mut about_unit: Vec<_> = said(room, &estimate(room, march(), &[], "socle"));
    about_unit.retain(|one| one.starts_with("Lecture"));
    assert_eq!(about_unit.len(), 1, "{about_unit:?}");
}
