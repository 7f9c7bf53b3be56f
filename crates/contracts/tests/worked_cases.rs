//! Cases worked by hand on the ÉCLAT 2024 table. Amounts in euros: AMO net, AMC, RAC.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

#[allow(dead_code, unreachable_pub, reason = "each file of cases uses a part")]
mod support;

use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::query::{Age, Line, Situation};
use affilio_guarantees::remark::{Hypothesis, Remark};
use support::{act, check, day, euros, front_crown_line, line, march, plan, specialist};

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
    // AMO: 70 % of 31.50 is 22.05, less 10.60 (40 % of 31.50 is 12.60, capped at 40 % of a
    // consultation of 26.50), less 1 held back.
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
        ["10.45", "9.45", "40.10"],
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
fn a_date_before_the_contract_is_refused() {
    let early = Situation::on(day("2023-12-31"));
    let level = plan().level_by_id("r1").unwrap();
    let refused = plan().estimate(&specialist("60", true), &early, &[], level);
    assert!(refused.is_err());
}

#[test]
fn a_regulated_price_needs_no_typing_and_an_unsure_one_says_so() {
    let days = Line {
        act: act("forfait_journalier"),
        quantity: 3,
        ..line("hosp.fjh.hospitalier")
    };
    check(days, march(), &[], "socle", ["0.00", "60.00", "0.00"]);
    let local = Situation {
        scheme: Scheme::AlsaceMoselle,
        ..march()
    };
    check(days, local, &[], "socle", ["60.00", "0.00", "0.00"]);
    let heavy = Line {
        act: act("forfait_acte_lourd"),
        ..line("hosp.actes_lourds")
    };
    assert!(
        check(heavy, march(), &[], "r1", ["0.00", "24.00", "0.00"])
            .remarks
            .iter()
            .all(|remark| { !matches!(remark, Remark::NotVerified { .. }) })
    );
    let unsure = check(
        heavy,
        Situation::on(day("2026-06-01")),
        &[],
        "r1",
        ["0.00", "32.00", "0.00"],
    );
    assert!(
        unsure
            .remarks
            .iter()
            .any(|remark| matches!(remark, Remark::NotVerified { .. }))
    );
}

#[test]
fn what_to_ask_follows_the_row_the_act_and_the_scheme() {
    let date = day("2024-03-01");
    let row = |id| plan().row_by_id(id).unwrap();
    let visit = plan()
        .questions(row("sc.specialistes"), act("specialiste"), date)
        .unwrap();
    assert!(visit.optam && visit.pathway && visit.age && visit.amo_rate.is_none());
    let room = plan()
        .questions(row("hosp.chambre.nuitee"), None, date)
        .unwrap();
    assert!(!room.optam && !room.pathway && !room.age && !room.full_cover);
    let other = plan()
        .questions(row("sc.biologie_autres"), None, date)
        .unwrap();
    assert_eq!(
        other.amo_rate,
        Some(vec![Rate::from_percent(70), Rate::WHOLE])
    );
    let cure = |scheme| {
        plan()
            .questions_in(row("cure.standard"), None, date, scheme)
            .unwrap()
            .amo_rate
    };
    assert_eq!(
        (cure(Scheme::General), cure(Scheme::AlsaceMoselle)),
        (None, Some(Vec::new()))
    );
}

#[test]
fn a_contract_and_its_levels_are_found_by_their_identifiers() {
    assert!(affilio_contracts::by_id("eclat/2024").is_some());
    assert!(affilio_contracts::by_id("eclat/1999").is_none());
    assert_eq!(
        affilio_contracts::level_label("eclat/2024", "r1"),
        Some("Régime 1")
    );
    assert_eq!(affilio_contracts::level_label("eclat/2024", "r9"), None);
}
