//! Cases worked by hand on the ÉCLAT 2024 table. Amounts in euros: AMO net, AMC, RAC.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::outcome::{Estimate, Missing, Outcome, ReadingOf};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, Line, Situation, Used};
use affilio_guarantees::remark::{Hypothesis, Remark};

fn plan() -> &'static Plan {
    affilio_contracts::eclat().expect("the embedded contract loads")
}

fn euros(text: &str) -> Amount {
    text.parse().unwrap()
}

fn day(iso: &str) -> Date {
    Date::parse_iso(iso).unwrap()
}

fn line(row: &str) -> Line {
    Line::of(plan().row_by_id(row).expect(row))
}

fn act(id: &str) -> Option<affilio_guarantees::query::ActId> {
    Some(plan().act_by_id(id).expect(id))
}

fn estimate(line: Line, situation: Situation, used: &[Used], level: &str) -> Estimate {
    let level = plan().level_by_id(level).expect(level);
    plan()
        .estimate(&line, &situation, used, level)
        .expect("a sound question")
}

/// Checks AMO, AMC and RAC of a covered line.
#[track_caller]
fn check(
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

fn march() -> Situation {
    Situation::on(day("2024-03-01"))
}

fn specialist(price: &str, optam: bool) -> Line {
    Line {
        act: act("specialiste"),
        price: Some(euros(price)),
        optam: Some(optam),
        ..line("sc.specialistes")
    }
}

#[test]
fn specialist_in_optam() {
    check(
        specialist("60", true),
        march(),
        &[],
        "r1",
        ["21.05", "37.95", "1.00"],
    );
}

#[test]
fn specialist_out_of_optam_has_another_base() {
    check(
        specialist("60", false),
        march(),
        &[],
        "r1",
        ["15.10", "29.90", "15.00"],
    );
}

#[test]
fn heavy_act_is_covered_but_for_a_flat_amount_that_the_contract_pays() {
    let cataract = Line {
        act: act("cataracte"),
        price: Some(euros("500")),
        optam: Some(true),
        ..line("hosp.honoraires.chirurgie")
    };
    check(cataract, march(), &[], "r1", ["247.70", "252.30", "0.00"]);
}

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

fn front_crown_line() -> Line {
    Line {
        act: act("couronne"),
        price: Some(euros("700")),
        ..line("den.libre.avant")
    }
}

#[test]
fn front_crown() {
    check(
        front_crown_line(),
        march(),
        &[],
        "r1",
        ["72.00", "348.00", "280.00"],
    );
}

#[test]
fn fourth_prosthesis_of_the_year_is_paid_less_and_the_count_is_shared() {
    let used = |row: &str, quantity, date| Used {
        row: plan().row_by_id(row).unwrap(),
        date: day(date),
        quantity,
        amount: Amount::ZERO,
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
fn small_biology_holds_back_no_more_than_the_amo() {
    let blood_test = Line {
        price: Some(euros("1.35")),
        br: Some(euros("1.35")),
        ..line("sc.biologie")
    };
    let later = Situation::on(day("2024-06-01"));
    let estimate = check(blood_test, later, &[], "socle", ["0.00", "0.54", "0.81"]);
    let supposed = Remark::Supposed(Hypothesis::ParticipationWithinAmo);
    assert!(estimate.remarks.iter().any(|remark| *remark == supposed));
}

#[test]
fn general_practitioner_in_alsace_moselle() {
    let visit = Line {
        act: act("generaliste"),
        price: Some(euros("26.50")),
        optam: Some(true),
        ..line("sc.generalistes")
    };
    let situation = Situation {
        scheme: Scheme::AlsaceMoselle,
        ..march()
    };
    check(visit, situation, &[], "socle", ["22.85", "2.65", "1.00"]);
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
fn inlay_core_of_the_full_basket_leaves_nothing() {
    let inlay = Line {
        act: act("inlay_core"),
        price: Some(euros("175")),
        ..line("den.100.inlay_core")
    };
    check(inlay, march(), &[], "socle", ["54.00", "121.00", "0.00"]);
}

#[test]
fn outside_the_pathway_neither_the_increase_nor_overruns_are_paid() {
    // AMO: 70 % of 31.50 is 22.05, less 10 (40 % of 31.50 is 12.60, capped), less 1 held back.
    // AMC: the base 31.50 less the AMO as inside the pathway.
    let outside = Situation {
        in_pathway: false,
        ..march()
    };
    check(
        specialist("60", true),
        outside,
        &[],
        "r1",
        ["11.05", "9.45", "39.50"],
    );
}

#[test]
fn a_child_owes_no_participation() {
    let child = Situation {
        age: Age::Born(day("2010-05-01")),
        ..march()
    };
    check(
        specialist("60", true),
        child,
        &[],
        "r1",
        ["22.05", "37.95", "0.00"],
    );
}

#[test]
fn imaging_at_the_heavy_threshold_has_neither_flat_amount_nor_ticket() {
    let scan = Line {
        price: Some(euros("150")),
        br: Some(euros("130")),
        heavy: Some(true),
        optam: Some(true),
        ..line("sc.imagerie")
    };
    check(scan, march(), &[], "socle", ["129.00", "0.00", "21.00"]);
}

#[test]
fn orthodontics_is_at_100_percent_whatever_is_printed() {
    let semester = Line {
        act: act("orthodontie_semestre"),
        price: Some(euros("700")),
        ..line("den.ortho.pec")
    };
    let estimate = check(semester, march(), &[], "r1", ["193.50", "290.25", "216.25"]);
    let differs = Remark::PrintedRateDiffers {
        printed: Rate::from_percent(60),
        applied: Rate::WHOLE,
    };
    assert!(estimate.remarks.iter().any(|remark| *remark == differs));
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
fn the_class_two_hearing_aid_never_passes_the_legal_ceiling() {
    let aid = Line {
        act: act("audio_2_jeune"),
        price: Some(euros("3000")),
        ..line("aud.c2.jeune")
    };
    check(aid, march(), &[], "r2", ["840.00", "860.00", "1300.00"]);
}

#[test]
fn class_a_glasses_follow_the_regulated_price() {
    let glasses = Line {
        act: act("equipement_a"),
        price: Some(euros("95")),
        limit: Some(euros("95")),
        ..line("opt.a.16plus")
    };
    check(glasses, march(), &[], "socle", ["17.10", "77.90", "0.00"]);
}

#[test]
fn the_shared_travel_amount_is_spent_once() {
    let used = Used {
        row: plan().row_by_id("med.vaccins_hors").unwrap(),
        date: day("2024-01-15"),
        quantity: 1,
        amount: euros("60"),
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
    };
    let two = [done("2022-02-01"), done("2023-06-01")];
    check(canal, march(), &two, "r1", ["0.00", "0.00", "100.00"]);
    let reopened = Situation::on(day("2025-02-01"));
    check(canal, reopened, &two, "r1", ["0.00", "98.13", "1.87"]);
}

#[test]
fn lines_of_an_episode_share_what_is_left() {
    let lenses = Line {
        act: act("lentilles"),
        price: Some(euros("150")),
        ..line("opt.lentilles.pec")
    };
    let level = plan().level_by_id("r2").unwrap();
    let episode = plan()
        .estimate_episode(&[lenses, lenses], &march(), &[], level)
        .unwrap();
    let amounts = episode.total.amounts().unwrap();
    assert_eq!(
        [amounts.amo, amounts.amc, amounts.rac],
        ["47.38", "224.78", "27.84"].map(euros)
    );
}

#[test]
fn a_date_before_the_contract_is_refused() {
    let early = Situation::on(day("2023-12-31"));
    let level = plan().level_by_id("r1").unwrap();
    let refused = plan().estimate(&specialist("60", true), &early, &[], level);
    assert!(refused.is_err());
}
