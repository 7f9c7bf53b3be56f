//! What holds for every row, level and situation of the embedded contracts.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::outcome::{Amounts, Estimate, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, Age, AlreadyHeld, LevelId, Line, RowId, Situation, Used};
use affilio_guarantees::sentences::{self, Context};
use proptest::prelude::*;

fn plan() -> &'static Plan {
    affilio_contracts::eclat().expect("the embedded contract loads")
}

fn amount(most: i64) -> impl Strategy<Value = Amount> {
    (0..=most).prop_map(Amount::from_cents)
}

prop_compose! {
    fn any_date()(days in 0i32..1_100) -> Date {
        Date::parse_iso("2024-01-01").unwrap().add_days(days)
    }
}

fn any_age() -> impl Strategy<Value = Age> {
    prop_oneof![
        Just(Age::Unknown),
        (0u8..=110).prop_map(Age::Years),
        (0i32..40_000)
            .prop_map(|days| { Age::Born(Date::parse_iso("2027-01-01").unwrap().add_days(-days)) }),
    ]
}

prop_compose! {
    fn any_situation()(
        date in any_date(),
        local: bool,
        age in any_age(),
        (ald, maternity, in_pathway) in any::<(bool, bool, bool)>(),
        held in proptest::option::of((amount(6_000), amount(6_000))),
    ) -> Situation {
        Situation {
            date,
            scheme: if local { Scheme::AlsaceMoselle } else { Scheme::General },
            age,
            ald,
            maternity,
            in_pathway,
            held_back: held.map(|(participations, franchises)| AlreadyHeld { participations, franchises }),
            ..Situation::on(date)
        }
    }
}

prop_compose! {
    fn any_line()(
        row in 0u16..88,
        act in proptest::option::of(0usize..8),
        price in amount(500_000),
        quantity in 0u32..12,
        br in proptest::option::of(amount(60_000)),
        amo_rate in proptest::option::of((0u32..=10_000).prop_map(Rate::from_basis_points)),
        limit in proptest::option::of(amount(200_000)),
        optam in any::<Option<bool>>(),
        heavy in any::<Option<bool>>(),
        same_day: Option<bool>,
    ) -> Line {
        let acts = plan().acts_of(RowId(row));
        let act = act.and_then(|at| acts.get(at)).copied();
        Line { row: RowId(row), act, price: Some(price), quantity, br, amo_rate, limit, optam, heavy, same_day, ..Line::of(RowId(row)) }
    }
}

prop_compose! {
    fn any_used()(
        entries in proptest::collection::vec((0u16..88, any_date(), 0u32..5, amount(30_000)), 0..4)
    ) -> Vec<Used> {
        entries
            .into_iter()
            .map(|(row, date, quantity, amount)| Used { row: RowId(row), date, quantity, amount, side: None })
            .collect()
    }
}

fn every_outcome(estimate: &Estimate) -> Vec<Amounts> {
    let others = estimate.readings.iter().map(|reading| reading.outcome);
    others
        .chain([estimate.outcome])
        .filter_map(|outcome| outcome.amounts())
        .collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4_000))]

    #[test]
    fn the_three_amounts_add_up_and_none_is_negative(
        line in any_line(), situation in any_situation(), used in any_used(),
    ) {
        let billed = line.price.unwrap().times(line.quantity);
        for estimate in plan().estimate_levels(&line, &situation, &used).unwrap() {
            for amounts in every_outcome(&estimate) {
                prop_assert_eq!(amounts.billed, billed);
                prop_assert_eq!(amounts.amo.saturating_add(amounts.amc).saturating_add(amounts.rac), billed);
                for part in [amounts.amo, amounts.amc, amounts.rac] {
                    prop_assert!(!part.is_negative(), "{:?}", amounts);
                }
            }
        }
    }

    #[test]
    fn a_higher_level_never_pays_less(
        line in any_line(), situation in any_situation(), used in any_used(),
    ) {
        let levels = plan().estimate_levels(&line, &situation, &used).unwrap();
        let amc: Vec<_> = levels.iter().filter_map(|e| e.outcome.amounts()).map(|a| a.amc).collect();
        prop_assert!(amc.is_sorted(), "{amc:?}");
    }

    #[test]
    fn a_higher_price_never_lowers_what_is_paid(
        line in any_line(), situation in any_situation(), used in any_used(), more in amount(100_000),
    ) {
        let dearer = Line { price: line.price.map(|price| price.saturating_add(more)), ..line };
        let levels = plan().levels();
        for level in levels {
            let at = |line| plan().estimate(line, &situation, &used, level);
            let (Ok(before), Ok(after)) = (at(&line), at(&dearer)) else {
                // More was used than a year holds.
                return Ok(());
            };
            if let (Some(before), Some(after)) = (before.outcome.amounts(), after.outcome.amounts()) {
                let paid = |amounts: Amounts| amounts.amo.saturating_add(amounts.amc);
                prop_assert!(paid(after) >= paid(before), "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn what_was_used_never_raises_what_is_paid(
        line in any_line(), situation in any_situation(), used in any_used(),
    ) {
        let level = LevelId(1);
        let fresh = plan().estimate(&line, &situation, &[], level).unwrap();
        let Ok(after) = plan().estimate(&line, &situation, &used, level) else {
            // More was used than a year holds.
            return Ok(());
        };
        if let (Some(fresh), Some(after)) = (fresh.outcome.amounts(), after.outcome.amounts()) {
            prop_assert!(after.amc <= fresh.amc);
        }
    }

    #[test]
    fn any_question_is_answered_and_told(
        row: u16, act in any::<Option<u16>>(), price in any::<Option<i64>>(), quantity: u32,
        br in any::<Option<i64>>(), rate in any::<Option<u32>>(), limit in any::<Option<i64>>(),
        level: u8, situation in any_situation(), year in 1u32..9999,
    ) {
        let cents = |value: Option<i64>| value.map(Amount::from_cents);
        let line = Line {
            row: RowId(row % 100), act: act.map(|act| ActId(act % 100)), price: cents(price), quantity,
            br: cents(br), amo_rate: rate.map(Rate::from_basis_points), limit: cents(limit),
            optam: None, heavy: None, same_day: None, ..Line::of(RowId(0))
        };
        let situation = Situation { date: Date::new(year, 1, 1).unwrap(), ..situation };
        let used = [Used { row: line.row, date: situation.date, quantity, amount: Amount::from_cents(price.unwrap_or(0)), side: None }];
        let _answer = plan().estimate(&line, &situation, &used, LevelId(level));
        let _questions = plan().questions(line.row, line.act, situation.date);
    }

    #[test]
    fn every_step_and_remark_has_a_sentence(
        line in any_line(), situation in any_situation(), used in any_used(),
    ) {
        let levels = plan().estimate_levels(&line, &situation, &used).unwrap();
        for (level, estimate) in plan().levels().zip(&levels) {
            let context = Context { plan: plan(), row: line.row, level, locale: Default::default() };
            for sentence in sentences::proof(context, estimate) {
                prop_assert!(sentence.text.ends_with('.'), "{:?}", sentence);
            }
            for remark in sentences::remarks(context, estimate) {
                prop_assert!(remark.ends_with('.'), "{remark}");
            }
            for reading in &estimate.readings {
                prop_assert!(!sentences::reading(context, estimate, reading).is_empty());
            }
            // Nothing was dropped for want of room.
            prop_assert!(estimate.proof.len() < 20 && estimate.remarks.len() < 16);
        }
    }
}

#[test]
fn every_row_has_its_questions_and_answers_once_they_are_given() {
    let date = Date::parse_iso("2024-03-01").unwrap();
    for (row, printed) in plan().rows() {
        let questions = plan().questions(row, None, date).unwrap();
        let line = Line {
            price: Some(Amount::from_euros(100)),
            br: Some(Amount::from_euros(50)),
            limit: Some(Amount::from_euros(100)),
            optam: questions.optam.then_some(true),
            amo_rate: questions.amo_rate.as_ref().map(|_| Rate::from_percent(70)),
            ..Line::of(row)
        };
        for estimate in plan()
            .estimate_levels(&line, &Situation::on(date), &[])
            .unwrap()
        {
            let unknown = matches!(estimate.outcome, Outcome::Unknown(_));
            assert!(!unknown, "{} {:?}", printed.id, estimate.outcome);
        }
    }
}

#[test]
fn everyday_words_lead_to_their_row() {
    for (text, id) in [
        ("ostéo", "prev.medecines_douces"),
        ("OSTEOPATHE", "prev.medecines_douces"),
        ("dermato", "sc.specialistes"),
        ("généraliste", "sc.generalistes"),
        ("kine", "sc.auxiliaires"),
        ("lentilles", "opt.lentilles.pec"),
        ("lunettes progressives", "opt.b.verre.adulte.complexe"),
        ("chambre seule", "hosp.chambre.nuitee"),
        ("détartrage", "den.soins"),
        ("semelles", "mat.semelle"),
        ("implant", "den.implant"),
        ("prise de sang", "sc.biologie"),
    ] {
        let found = plan().search(text);
        let first = found
            .first()
            .and_then(|hit| plan().row(hit.row))
            .map(|row| row.id.as_str());
        assert_eq!(first, Some(id), "{text}");
    }
    let crowns: Vec<_> = plan().search("couronne");
    assert!(crowns.len() >= 5);
    assert!(plan().search("xylophone").is_empty());
    assert_eq!(plan().search("").len(), 88);
}
