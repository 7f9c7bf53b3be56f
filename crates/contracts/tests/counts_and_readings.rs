//! What was used already, what is shared, what is doubtful, and the three answers that are never one.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[allow(dead_code, unreachable_pub, reason = "each file of cases uses a part")]
mod support;

use affilio_domain::amount::Amount;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::outcome::{Missing, Outcome, ReadingOf};
use affilio_guarantees::query::{Line, Situation, Used};
use affilio_guarantees::remark::Remark;
use support::{act, check, day, estimate, euros, front_crown_line, line, march, plan};

#[test]
fn contact_lenses_take_from_the_yearly_amount() {
    let lenses = Line {
        act: act("lentilles"),
        price: Some(euros("150")),
        ..line("opt.lentilles.pec")
    };
    let estimate = check(lenses, march(), &[], "r2", ["23.69", "126.31", "0.00"]);
    assert_eq!(estimate.consumed.amount, euros("110.52"));
    let left = Remark::YearlyAmountLeft {
        left: euros("82.68"),
    };
    assert!(estimate.remarks.iter().any(|remark| *remark == left));

    let before = Used {
        row: lenses.row,
        date: day("2024-02-01"),
        quantity: 1,
        amount: euros("110.52"),
        side: None,
    };
    check(
        lenses,
        march(),
        &[before],
        "r2",
        ["23.69", "98.47", "27.84"],
    );
    let last_year = Used {
        date: day("2023-12-31"),
        ..before
    };
    check(
        lenses,
        march(),
        &[last_year],
        "r2",
        ["23.69", "126.31", "0.00"],
    );
}

#[test]
fn fourth_prosthesis_of_the_year_is_paid_less_and_the_count_is_shared() {
    let used = |row: &str, quantity, date| Used {
        row: plan().row_by_id(row).unwrap(),
        date: day(date),
        quantity,
        amount: Amount::ZERO,
        side: None,
    };
    let three = [
        used("den.maitrise.arriere", 1, "2024-01-10"),
        used("den.libre.avant", 2, "2024-02-10"),
    ];
    check(
        front_crown_line(),
        march(),
        &three,
        "r1",
        ["72.00", "78.00", "550.00"],
    );
    let last_year = [used("den.libre.avant", 3, "2023-12-31")];
    check(
        front_crown_line(),
        march(),
        &last_year,
        "r1",
        ["72.00", "348.00", "280.00"],
    );
    let four_at_once = Line {
        quantity: 4,
        ..front_crown_line()
    };
    check(
        four_at_once,
        march(),
        &[],
        "r1",
        ["288.00", "1122.00", "1390.00"],
    );
}

#[test]
fn osteopath_pays_three_sessions_a_year() {
    let sessions = Line {
        price: Some(euros("60")),
        quantity: 4,
        ..line("prev.medecines_douces")
    };
    check(sessions, march(), &[], "r1", ["0.00", "105.00", "135.00"]);
    check(sessions, march(), &[], "r2", ["0.00", "140.00", "100.00"]);
}

#[test]
fn three_answers_are_never_one() {
    let price = Some(euros("40"));
    let vaccine = |row| Line {
        price,
        br: price,
        ..line(row)
    };
    let zero = estimate(vaccine("med.smr_faible"), march(), &[], "socle").outcome;
    assert!(matches!(zero, Outcome::Covered(amounts) if amounts.amc.is_zero()));
    let nothing = estimate(vaccine("den.paro.hors"), march(), &[], "socle").outcome;
    assert!(matches!(nothing, Outcome::NotCovered(amounts) if amounts.rac == euros("40")));
    let unknown = estimate(
        Line {
            price,
            ..line("sc.cardiologues")
        },
        march(),
        &[],
        "socle",
    )
    .outcome;
    let Outcome::Unknown(missing) = unknown else {
        panic!("{unknown:?}")
    };
    assert_eq!(
        missing.iter().collect::<Vec<_>>(),
        [Missing::Optam, Missing::Br]
    );
    let service = estimate(line("prev.assistance"), march(), &[], "socle").outcome;
    assert_eq!(service, Outcome::Service);
}

#[test]
fn an_illegible_cell_gives_every_reading() {
    let lens = Line {
        act: act("verre_b"),
        price: Some(euros("200")),
        quantity: 2,
        ..line("opt.b.verre.adulte.complexe")
    };
    let estimate = check(lens, march(), &[], "socle", ["0.06", "239.94", "160.00"]);
    let amc: Vec<_> = estimate
        .readings
        .iter()
        .map(|reading| (reading.of, reading.outcome.amounts().unwrap().amc))
        .collect();
    let expected = [
        (ReadingOf::Cell(0), euros("179.94")),
        (ReadingOf::Cell(1), euros("139.94")),
        (ReadingOf::Convention(0), euros("240.00")),
    ];
    assert_eq!(amc, expected);
}

#[test]
fn the_convention_on_forfaits_is_a_reading_where_it_changes_an_amount() {
    // 50 paid, base 20: the AMO pays 12. On top: 25. AMO included: 25 − 12 = 13.
    let splint = Line {
        price: Some(euros("50")),
        br: Some(euros("20")),
        ..line("prev.petit_appareillage")
    };
    let estimate = check(splint, march(), &[], "socle", ["12.00", "25.00", "13.00"]);
    let [reading] = estimate.readings.as_slice() else {
        panic!("{:?}", estimate.readings)
    };
    assert_eq!(reading.outcome.amounts().unwrap().amc, euros("13"));
    let room = Line {
        price: Some(euros("80")),
        ..line("hosp.chambre.nuitee")
    };
    let estimate = check(room, march(), &[], "r1", ["0.00", "77.28", "2.72"]);
    assert!(estimate.readings.is_empty());
}

#[test]
fn the_shared_travel_amount_is_spent_once() {
    let used = Used {
        row: plan().row_by_id("med.vaccins_hors").unwrap(),
        date: day("2024-01-15"),
        quantity: 1,
        amount: euros("60"),
        side: None,
    };
    let pills = Line {
        price: Some(euros("40")),
        ..line("med.voyage_hors")
    };
    check(pills, march(), &[used], "r2", ["0.00", "17.28", "22.72"]);
}

#[test]
fn desobturation_counts_three_years_from_the_first() {
    let canal = Line {
        price: Some(euros("100")),
        ..line("den.desobturation")
    };
    let done = |date| Used {
        row: canal.row,
        date: day(date),
        quantity: 1,
        amount: Amount::ZERO,
        side: None,
    };
    let two = [done("2022-02-01"), done("2023-06-01")];
    check(canal, march(), &two, "r1", ["0.00", "0.00", "100.00"]);
    let reopened = Situation::on(day("2025-02-01"));
    check(canal, reopened, &two, "r1", ["0.00", "98.13", "1.87"]);
}

#[test]
fn a_rate_that_the_note_leaves_open_gives_both_readings() {
    // Note *: « actes techniques, analyses » hang on 90 % or on 100 %.
    let blood_test = Line {
        price: Some(euros("20")),
        br: Some(euros("20")),
        ..line("sc.biologie")
    };
    let local = Situation {
        scheme: Scheme::AlsaceMoselle,
        ..march()
    };
    let estimate = check(blood_test, local, &[], "r1", ["17.00", "2.00", "1.00"]);
    let other = estimate
        .readings
        .first()
        .and_then(|reading| reading.outcome.amounts())
        .unwrap();
    assert_eq!([other.amo, other.amc], ["19", "0"].map(euros));
}
