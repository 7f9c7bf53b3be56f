//! What the worked cases share: the plan, its rows, and one check.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_guarantees::outcome::{Estimate, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, Line, Situation, Used};

pub(crate) fn plan() -> &'static Plan {
    affilio_contracts::eclat().expect("the embedded contract loads")
}

pub(crate) fn euros(text: &str) -> Amount {
    text.parse().unwrap()
}

pub(crate) fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

pub(crate) fn line(row: &str) -> Line {
    Line::of(plan().row_by_id(row).expect(row))
}

pub(crate) fn act(id: &str) -> Option<ActId> {
    Some(plan().act_by_id(id).expect(id))
}

pub(crate) fn estimate(line: Line, situation: Situation, used: &[Used], level: &str) -> Estimate {
    let level = plan().level_by_id(level).expect(level);
    plan()
        .estimate(&line, &situation, used, level)
        .expect("a sound question")
}

/// Checks AMO, AMC and RAC of a covered line.
#[track_caller]
pub(crate) fn check(
    line: Line,
    situation: Situation,
    used: &[Used],
    level: &str,
    expected: [&str; 3],
) -> Estimate {
    let estimate = estimate(line, situation, used, level);
    let outcome = estimate.outcome;
    assert!(matches!(outcome, Outcome::Covered(_)), "{outcome:?}");
    let amounts = outcome.amounts().unwrap();
    let found = [amounts.amo, amounts.amc, amounts.rac];
    assert_eq!(found, expected.map(euros), "{:#?}", estimate.proof);
    assert_eq!(amounts.billed, found.into_iter().sum());
    estimate
}

pub(crate) fn march() -> Situation {
    Situation::on(day("2024-03-01"))
}

pub(crate) fn specialist(price: &str, optam: bool) -> Line {
    Line {
        act: act("specialiste"),
        price: Some(euros(price)),
        optam: Some(optam),
        ..line("sc.specialistes")
    }
}

pub(crate) fn front_crown_line() -> Line {
    Line {
        act: act("couronne"),
        price: Some(euros("700")),
        ..line("den.libre.avant")
    }
}
