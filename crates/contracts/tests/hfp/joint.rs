//! Several lines of one day, and what was bought before.

use affilio_guarantees::compiled::Class;
use affilio_guarantees::optics::{Eye, Prescription, RenewalReason};
use affilio_guarantees::outcome::ReadingOf;
use affilio_guarantees::query::{Age, Context, Line, Situation};

use super::{amounts, check, day, episode, estimate, euros, june, line, plan, used};

#[test]
fn mixed_glasses_deduct_class_a_from_the_ceiling_of_class_b() {
    let lenses = Line {
        class: Some(Class::A),
        quantity: 2,
        br: Some(euros("15")),
        limit: Some(euros("50")),
        ..line("opt.b.verre.unifocal_simple", "50")
    };
    let frame = Line {
        class: Some(Class::B),
        ..line("opt.b.monture", "70")
    };
    let lines = episode(&[lenses, frame], june(), "n1", ["18.03", "92.12", "59.85"]);
    assert_eq!(
        amounts(lines[1].outcome),
        ["0.03", "10.12", "59.85"].map(euros)
    );
    // The order of the lines changes nothing.
    episode(&[frame, lenses], june(), "n1", ["18.03", "92.12", "59.85"]);
    // The same with the class A row, the correction told apart.
    let quoted = Line {
        class: None,
        ..Line {
            row: plan().row_by_id("opt.a.16plus").unwrap(),
            ..lenses
        }
    };
    let myopia = Eye {
        sphere: -200,
        ..Eye::default()
    };
    let corrected = Situation {
        context: Context {
            prescription: Some(Prescription {
                right: myopia,
                left: myopia,
                multifocal: false,
            }),
            ..Context::default()
        },
        ..june()
    };
    episode(
        &[quoted, frame],
        corrected,
        "n1",
        ["18.03", "92.12", "59.85"],
    );
    // Without the correction, simple lenses are supposed, and the others are told.
    let lines = episode(&[quoted, frame], june(), "n1", ["18.03", "92.12", "59.85"]);
    let others = lines[1].readings.iter();
    assert_eq!(
        others
            .filter(|reading| matches!(reading.of, ReadingOf::Lenses(_)))
            .count(),
        3
    );
}

#[test]
fn class_b_lenses_name_the_correction_of_mixed_glasses() {
    // A class A frame beside them asks nothing.
    let frame_a = Line {
        row: plan().row_by_id("opt.a.16plus").unwrap(),
        br: Some(euros("9")),
        limit: Some(euros("30")),
        ..line("opt.b.monture", "30")
    };
    let lenses_b = Line {
        quantity: 2,
        ..line("opt.b.verre.unifocal_simple", "100")
    };
    let lines = episode(
        &[frame_a, lenses_b],
        june(),
        "n1",
        ["5.46", "84.64", "139.90"],
    );
    let whole = lines[1].readings.iter();
    let whole = whole
        .filter(|reading| reading.of == ReadingOf::WholeCeiling)
        .map(|reading| amounts(reading.outcome));
    assert_eq!(
        whole.collect::<Vec<_>>(),
        [["0.06", "80.09", "119.85"].map(euros)]
    );
}

#[test]
fn class_b_glasses_alone_pay_each_element_by_its_cell() {
    // Lenses: 0.05 + 30 each, AMO 0.03; frame: 0.05 + 50.
    let lenses = Line {
        quantity: 2,
        ..line("opt.b.verre.unifocal_simple", "80")
    };
    let frame = line("opt.b.monture", "120");
    episode(&[lenses, frame], june(), "n1", ["0.09", "110.06", "169.85"]);
}

#[test]
fn glasses_wait_two_years_unless_the_sight_changed() {
    let frame = line("opt.b.monture", "120");
    let bought = [used("opt.b.monture", "2018-12-01", 1, "50")];
    let early = estimate(frame, june(), &bought, "n1");
    assert_eq!(
        amounts(early.outcome),
        ["0.03", "0.00", "119.97"].map(euros)
    );
    assert_eq!(early.left.next_right, Some(day("2020-12-01")));
    assert!(
        early
            .readings
            .iter()
            .any(|reading| reading.of == ReadingOf::AmoRefuses)
    );
    let with = |renewal| Situation {
        context: Context {
            renewal: Some(renewal),
            ..Context::default()
        },
        ..june()
    };
    let changed = estimate(frame, with(RenewalReason::SightChanged), &bought, "n1");
    assert_eq!(
        amounts(changed.outcome),
        ["0.03", "50.02", "69.95"].map(euros)
    );
    // A lens bought then does not hold the frame back.
    let lens = [used("opt.b.verre.unifocal_simple", "2019-12-01", 2, "60")];
    let fresh = estimate(frame, june(), &lens, "n1");
    assert_eq!(
        amounts(fresh.outcome),
        ["0.03", "50.02", "69.95"].map(euros)
    );
    assert_eq!(fresh.left.next_right, Some(day("2022-06-15")));
    // Two years to the day.
    let due = Situation {
        age: Age::Years(40),
        ..Situation::on(day("2020-12-01"))
    };
    assert_eq!(
        amounts(estimate(frame, due, &bought, "n1").outcome),
        ["0.03", "50.02", "69.95"].map(euros)
    );
}

#[test]
fn the_forfait_journalier_is_imputed_on_the_ticket_moderateur_of_the_stay() {
    let stay = |br: &str| Line {
        br: Some(euros(br)),
        ..line("hosp.sejour", br)
    };
    let days = Line {
        quantity: 5,
        ..Line::of(plan().row_by_id("hosp.fjh").unwrap())
    };
    // TM 200 ≥ 100: nothing more is billed.
    episode(
        &[stay("1000"), days],
        june(),
        "n1",
        ["800.00", "200.00", "0.00"],
    );
    // TM 60 < 100: 40 more are billed, whatever the order of the lines.
    episode(
        &[days, stay("300")],
        june(),
        "n1",
        ["240.00", "100.00", "0.00"],
    );
    // A stay with a heavy act has no TM: both are due.
    let heavy = Line {
        heavy: Some(true),
        ..stay("1000")
    };
    episode(&[heavy, days], june(), "n1", ["1000.00", "100.00", "0.00"]);
}

#[test]
fn heavy_acts_owe_the_flat_amount_once_in_a_stay() {
    let act = |price: &str, br: &str| Line {
        br: Some(euros(br)),
        optam: Some(true),
        ..line("hosp.honoraires.chirurgie", price)
    };
    // 271.70 − 24, then 150 % of the base.
    check(
        act("400", "271.70"),
        june(),
        "n1",
        ["247.70", "152.30", "0.00"],
    );
    let lines = episode(
        &[act("271.70", "271.70"), act("205", "205")],
        june(),
        "n1",
        ["452.70", "24.00", "0.00"],
    );
    assert_eq!(
        amounts(lines[1].outcome),
        ["205.00", "0.00", "0.00"].map(euros)
    );
}

#[test]
fn caps_of_a_day_are_joint_between_lines() {
    // Six analyses in two lines: four participations of 1 € at most.
    let blood = Line {
        br: Some(euros("10")),
        quantity: 3,
        ..line("sc.analyses", "10")
    };
    let lines = episode(&[blood, blood], june(), "n1", ["32.00", "24.00", "4.00"]);
    assert_eq!(
        amounts(lines[1].outcome),
        ["17.00", "12.00", "1.00"].map(euros)
    );
}
