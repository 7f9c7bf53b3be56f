//! Cases worked by hand from the HFP table of 2020: amounts in euros, AMO, AMC, RAC.
#![expect(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a test stops at what is not as it should be"
)]

mod joint;

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::Establishment;
use affilio_guarantees::outcome::{Estimate, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, Context, InputError, Line, Situation, Used};

pub(crate) fn plan() -> &'static Plan {
    affilio_contracts::hfp().expect("the embedded contract loads")
}

pub(crate) fn euros(text: &str) -> Amount {
    text.parse().unwrap()
}

pub(crate) fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

pub(crate) fn line(row: &str, price: &str) -> Line {
    Line {
        price: Some(euros(price)),
        ..Line::of(plan().row_by_id(row).expect(row))
    }
}

pub(crate) fn june() -> Situation {
    Situation {
        age: Age::Years(40),
        ..Situation::on(day("2020-06-15"))
    }
}

pub(crate) fn used(row: &str, date: &str, quantity: u32, amount: &str) -> Used {
    Used {
        row: plan().row_by_id(row).expect(row),
        date: day(date),
        quantity,
        amount: euros(amount),
        side: None,
    }
}

pub(crate) fn estimate(line: Line, situation: Situation, used: &[Used], level: &str) -> Estimate {
    let level = plan().level_by_id(level).expect(level);
    plan()
        .estimate(&line, &situation, used, level)
        .expect("a sound question")
}

#[track_caller]
pub(crate) fn amounts(outcome: Outcome) -> [Amount; 3] {
    let amounts = outcome.amounts().expect("amounts");
    assert_eq!(
        amounts.billed,
        amounts
            .amo
            .saturating_add(amounts.amc)
            .saturating_add(amounts.rac)
    );
    [amounts.amo, amounts.amc, amounts.rac]
}

#[track_caller]
pub(crate) fn check(
    line: Line,
    situation: Situation,
    level: &str,
    expected: [&str; 3],
) -> Estimate {
    let estimate = estimate(line, situation, &[], level);
    assert!(matches!(estimate.outcome, Outcome::Covered(_)));
    assert_eq!(
        amounts(estimate.outcome),
        expected.map(euros),
        "{:#?}",
        estimate.proof
    );
    estimate
}

#[track_caller]
pub(crate) fn episode(
    lines: &[Line],
    situation: Situation,
    level: &str,
    expected: [&str; 3],
) -> Vec<Estimate> {
    let level = plan().level_by_id(level).expect(level);
    let episode = plan().episode(lines, &situation, &[], level).unwrap();
    assert_eq!(
        amounts(episode.outcome),
        expected.map(euros),
        "{:#?}",
        episode.lines
    );
    episode.lines
}

#[test]
fn general_practitioner_outside_the_pathway() {
    // 30 %: 7.50, less 1 held back; the contract pays the ticket modérateur of the pathway only.
    let outside = Situation {
        in_pathway: false,
        ..june()
    };
    let visit = Line {
        optam: Some(true),
        ..line("sc.generalistes", "25")
    };
    check(visit, outside, "n1", ["6.50", "7.50", "11.00"]);
    check(visit, june(), "n1", ["16.50", "7.50", "1.00"]);
}

#[test]
fn specialist_inside_and_outside_optam() {
    // 50 €: 120 % of 30 inside; outside, the base is 23 and the cell 100 %.
    let visit = |optam| Line {
        optam: Some(optam),
        ..line("sc.specialistes", "50")
    };
    check(visit(true), june(), "n1", ["20.00", "15.00", "15.00"]);
    check(visit(false), june(), "n1", ["15.10", "6.90", "28.00"]);
    check(visit(false), june(), "n3", ["15.10", "18.40", "16.50"]);
}

#[test]
fn days_in_a_specialised_home_stop_at_sixty_a_year() {
    let days = Line {
        quantity: 70,
        ..Line::of(plan().row_by_id("hosp.fjh").unwrap())
    };
    let home = Situation {
        context: Context {
            establishment: Some(Establishment::Mas),
            ..Context::default()
        },
        ..june()
    };
    let in_home = check(days, home, "n2", ["0.00", "1200.00", "200.00"]);
    assert_eq!(in_home.left.next_right, Some(day("2021-01-01")));
    check(days, june(), "n2", ["0.00", "1400.00", "0.00"]);
}

#[test]
fn sessions_implants_and_yearly_amounts() {
    let sessions = Line {
        quantity: 4,
        ..line("douce", "60")
    };
    let paid = check(sessions, june(), "n1", ["0.00", "60.00", "180.00"]);
    assert_eq!(
        (paid.left.count, paid.left.next_right),
        (Some(0), Some(day("2021-01-01")))
    );
    let implants = Line {
        quantity: 3,
        ..line("den.implant", "1000")
    };
    check(implants, june(), "n1", ["0.00", "400.00", "2600.00"]);
    check(implants, june(), "n2", ["0.00", "900.00", "2100.00"]);
    let lenses = line("opt.lentilles.hors", "80");
    let before = [used("opt.lentilles.hors", "2020-02-01", 1, "30")];
    let rest = estimate(lenses, june(), &before, "n1");
    assert_eq!(amounts(rest.outcome), ["0.00", "20.00", "60.00"].map(euros));
    let level = plan().level_by_id("n1").unwrap();
    let too_much = [used("opt.lentilles.hors", "2020-02-01", 1, "70")];
    let refused = plan().estimate(&lenses, &june(), &too_much, level);
    assert_eq!(
        refused.unwrap_err(),
        InputError::UsedAboveCap {
            cap: euros("50"),
            entry: 0
        }
    );
}

#[test]
fn contact_lenses_add_a_yearly_amount_to_the_base() {
    // 100 % of 39.48 includes the AMO 23.69; 50 a year come on top.
    check(
        line("opt.lentilles.pec", "100"),
        june(),
        "n1",
        ["23.69", "65.79", "10.52"],
    );
}

#[test]
fn hearing_aids_of_2020_and_crowns() {
    // 150 % of 350; 60 % of it from the AMO.
    check(
        line("aud.aides", "1500"),
        june(),
        "n1",
        ["210.00", "315.00", "975.00"],
    );
    let crown = Line {
        br: Some(euros("120")),
        ..line("den.libre.autres", "700")
    };
    // Dentists were at 70 % in 2020.
    check(crown, june(), "n1", ["84.00", "156.00", "460.00"]);
    check(crown, june(), "n3", ["84.00", "396.00", "220.00"]);
}

#[test]
fn typed_values_replace_the_dated_ones() {
    let visit = Line {
        br: Some(euros("40")),
        amo_rate: Some(Rate::from_percent(70)),
        participation: Some(euros("2")),
        franchise: Some(Amount::ZERO),
        optam: Some(true),
        ..line("sc.specialistes", "55")
    };
    check(visit, june(), "n3", ["26.00", "27.00", "2.00"]);
    let heavy = Line {
        heavy_forfait: Some(euros("18")),
        participation: Some(Amount::ZERO),
        ..visit
    };
    // The flat amount replaces the ticket modérateur, whatever the rate.
    check(heavy, june(), "n3", ["22.00", "33.00", "0.00"]);
}
