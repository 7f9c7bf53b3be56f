//! Questions the other way round, worked by hand on the ÉCLAT 2024 table.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[allow(dead_code, unreachable_pub, reason = "each file of cases uses a part")]
mod support;

use affilio_domain::amount::Amount;
use affilio_guarantees::inverse::Highest;
use affilio_guarantees::query::Line;
use support::{estimate, euros, front_crown_line, line, march, plan, specialist};

#[track_caller]
fn free_up_to(line: &Line, level: &str) -> Option<Highest> {
    let level = plan().level_by_id(level).unwrap();
    plan().free_up_to(line, &march(), &[], level).unwrap()
}

fn price(text: &str) -> Option<Highest> {
    Some(Highest::Price(euros(text)))
}

#[test]
fn free_up_to_the_very_cent() {
    // 120 € of base at 275, 350 and 450 %.
    let crown = front_crown_line();
    for (level, limit) in [("socle", "330"), ("r1", "420"), ("r2", "540")] {
        assert_eq!(free_up_to(&crown, level), price(limit), "{level}");
        let left = |price| {
            let line = Line {
                price: Some(price),
                ..crown
            };
            estimate(line, march(), &[], level)
                .outcome
                .amounts()
                .unwrap()
                .rac
        };
        let cent = Amount::from_cents(1);
        assert_eq!(left(euros(limit)), Amount::ZERO);
        assert_eq!(left(euros(limit).saturating_add(cent)), cent);
    }
}

#[test]
fn what_no_contract_repays_does_not_count() {
    // 1 € of participation is always left; 23 € at 200 % in OPTAM.
    let limit = free_up_to(&specialist("50", true), "socle");
    let Some(Highest::Price(limit)) = limit else {
        panic!("{limit:?}");
    };
    let line = Line {
        price: Some(limit),
        ..specialist("50", true)
    };
    let estimate = estimate(line, march(), &[], "socle");
    assert_eq!(estimate.outcome.amounts().unwrap().rac, euros("1"));
    assert_eq!(estimate.held.participations, euros("1"));
}

/// Whole glasses of class A answered « free at any price »: their regulated price was not told, and
/// each price tried was supposed to be it.
#[test]
fn an_untold_regulated_price_is_not_any_price() {
    let glasses = line("opt.a.16plus");
    assert_eq!(free_up_to(&glasses, "r1"), None);
    let told = Line {
        limit: Some(euros("125")),
        ..glasses
    };
    assert_eq!(free_up_to(&told, "r1"), price("125"));
}

#[test]
fn from_how_many_units_a_level_pays_for_itself() {
    // A crown at 700 €: 90 € more at r1 than at the socle, for three a year; the same beyond.
    let levels = (
        plan().level_by_id("socle").unwrap(),
        plan().level_by_id("r1").unwrap(),
    );
    let even = |cost| {
        plan()
            .break_even(&front_crown_line(), &march(), &[], levels, euros(cost))
            .unwrap()
    };
    assert_eq!(even("90"), Some(1));
    assert_eq!(even("90.01"), Some(2));
    assert_eq!(even("270"), Some(3));
    assert_eq!(even("270.01"), None);
}
