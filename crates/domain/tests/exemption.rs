//! Cases of *dispense*, as a table.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

use affilio_domain::date::Date;
use affilio_domain::exemption::{
    Due, DueFrom, ExemptionCase, PlanAct, PlanTerms, Unsure, Verdict, WhyNot,
};
use affilio_domain::field::Field;
use affilio_domain::format::Locale;
use affilio_domain::wire::{ExemptionDraft, Fields};

use ExemptionCase as Case;

fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// The employer decided alone in 2016; its act foresees two cases.
fn plan() -> PlanTerms {
    PlanTerms {
        act: Some(PlanAct::Unilateral),
        since: Some(date("2016-01-01")),
        optional: Some(vec![Case::YearContract, Case::TenthOfPay]),
        effective_on: date("2026-12-01"),
    }
}

/// The day on which most people of these tables are hired, and ask.
fn hiring() -> Date {
    date("2026-11-02")
}

/// Answers in the order: contract, length, part time, share, cover, from, until, hired.
fn draft(answers: [&str; 8]) -> ExemptionDraft {
    let fields = [
        Field::ExemptionContract,
        Field::ExemptionLength,
        Field::ExemptionPartTime,
        Field::ExemptionShare,
        Field::ExemptionCover,
        Field::ExemptionCoverFrom,
        Field::ExemptionCoverUntil,
        Field::HiredOn,
    ];
    let mut draft = ExemptionDraft::default();
    for (field, answer) in fields.into_iter().zip(answers) {
        answer.clone_into(draft.field_mut(field).unwrap());
    }
    draft
}

fn check(case: Case, answers: [&str; 8], plan: &PlanTerms, expected: Verdict) {
    let (situation, problems) = draft(answers).read();
    assert_eq!(problems, [], "{answers:?}");
    assert_eq!(
        situation.verdict(case, plan, hiring()),
        expected,
        "{case:?} {answers:?}"
    );
}

#[test]
fn nothing_answered_asks_first_and_denies_nothing() {
    for case in Case::ALL {
        let (situation, _) = ExemptionDraft::default().read();
        let verdict = situation.verdict(case, &plan(), hiring());
        assert!(
            matches!(verdict, Verdict::Missing(_)),
            "{case:?}: {verdict:?}"
        );
    }
}

#[test]
fn each_cover_opens_its_own_case_and_no_other() {
    let own = [
        ("collectif", Case::Collective),
        ("css", Case::Css),
        ("fonction-publique", Case::PublicService),
        ("madelin", Case::Madelin),
        ("regime-local", Case::LocalScheme),
        ("ieg", Case::EnergyScheme),
    ];
    for (cover, case) in own {
        let answers = ["cdi", "", "non", "", cover, "01/01/2025", "", "02/11/2026"];
        check(case, answers, &plan(), Verdict::Right);
        for (_, other) in own.into_iter().filter(|(_, other)| *other != case) {
            check(other, answers, &plan(), Verdict::No(WhyNot::OtherCover));
        }
    }
}

#[test]
fn an_individual_contract_counts_when_it_came_first_and_lasts() {
    let with = |from, until, hired| ["cdi", "", "non", "", "individuelle", from, until, hired];
    let case = Case::Individual;
    for (answers, expected) in [
        (
            with("01/01/2020", "31/12/2026", "02/11/2026"),
            Verdict::Right,
        ),
        // On the very day of hiring.
        (
            with("02/11/2026", "31/12/2026", "02/11/2026"),
            Verdict::Right,
        ),
        (
            with("03/11/2026", "31/12/2026", "02/11/2026"),
            Verdict::No(WhyNot::CoverTooRecent),
        ),
        // Hired before the plan: the day of the plan counts.
        (
            with("31/12/2015", "31/12/2026", "01/06/2010"),
            Verdict::ToConfirm(Unsure::Late(date("2016-01-01"))),
        ),
        (
            with("02/01/2016", "31/12/2026", "01/06/2010"),
            Verdict::No(WhyNot::CoverTooRecent),
        ),
        (
            with("01/01/2020", "30/11/2026", "02/11/2026"),
            Verdict::No(WhyNot::CoverEnds(date("2026-11-30"))),
        ),
        (
            with("01/01/2020", "01/12/2026", "02/11/2026"),
            Verdict::Right,
        ),
        (
            with("", "31/12/2026", "02/11/2026"),
            Verdict::Missing(Field::ExemptionCoverFrom),
        ),
        (
            with("01/01/2020", "31/12/2026", ""),
            Verdict::Missing(Field::HiredOn),
        ),
    ] {
        check(case, answers, &plan(), expected);
    }
    let unknown = PlanTerms {
        since: None,
        ..plan()
    };
    let later = with("03/11/2026", "31/12/2026", "02/11/2026");
    check(case, later, &unknown, Verdict::ToConfirm(Unsure::Plan));
}

/// A fixed-term contract of that length, and that cover.
const fn cdd(length: &'static str, cover: &'static str) -> [&'static str; 8] {
    let (from, until, hired) = ("01/01/2020", "31/12/2026", "02/11/2026");
    ["cdd", length, "non", "", cover, from, until, hired]
}

#[test]
fn work_contracts() {
    let cdi = [
        "cdi",
        "",
        "non",
        "",
        "individuelle",
        "01/01/2020",
        "31/12/2026",
        "02/11/2026",
    ];
    for (case, answers, expected) in [
        (
            Case::ShortContract,
            cdd("moins-3-mois", "individuelle"),
            Verdict::ToConfirm(Unsure::Responsible),
        ),
        (
            Case::ShortContract,
            cdd("moins-3-mois", "aucune"),
            Verdict::No(WhyNot::NoCover),
        ),
        (
            Case::ShortContract,
            cdd("moins-12-mois", "css"),
            Verdict::No(WhyNot::OtherLength),
        ),
        (
            Case::ShortContract,
            cdd("", "css"),
            Verdict::Missing(Field::ExemptionLength),
        ),
        (Case::ShortContract, cdi, Verdict::No(WhyNot::OtherContract)),
        (
            Case::YearContract,
            cdd("12-mois-ou-plus", "individuelle"),
            Verdict::ByAct,
        ),
        (
            Case::YearContract,
            cdd("12-mois-ou-plus", "css"),
            Verdict::No(WhyNot::OtherCover),
        ),
        // The act foresees two cases, and this is not one of them.
        (
            Case::UnderYear,
            cdd("moins-3-mois", "aucune"),
            Verdict::No(WhyNot::NotInAct),
        ),
        (
            Case::UnderYear,
            cdd("12-mois-ou-plus", "aucune"),
            Verdict::No(WhyNot::OtherLength),
        ),
    ] {
        check(case, answers, &plan(), expected);
    }
}

#[test]
fn an_act_that_says_nothing_is_not_known_and_one_that_foresees_none_closes() {
    let unknown = PlanTerms {
        optional: None,
        ..plan()
    };
    let none = PlanTerms {
        optional: Some(Vec::new()),
        ..plan()
    };
    let answers = cdd("moins-12-mois", "aucune");
    check(
        Case::UnderYear,
        answers,
        &unknown,
        Verdict::ToConfirm(Unsure::Act),
    );
    check(
        Case::UnderYear,
        answers,
        &none,
        Verdict::No(WhyNot::NotInAct),
    );
}

#[test]
fn a_tenth_of_the_pay() {
    let with = |contract, part_time, share| [contract, "", part_time, share, "aucune", "", "", ""];
    for (answers, expected) in [
        (with("cdi", "oui", "oui"), Verdict::ByAct),
        (
            with("cdi", "oui", "ne-sais-pas"),
            Verdict::ToConfirm(Unsure::Tenth),
        ),
        (with("cdi", "oui", "non"), Verdict::No(WhyNot::UnderTenth)),
        (with("cdi", "non", "oui"), Verdict::No(WhyNot::FullTime)),
        // An apprentice is not asked for part time, and an old answer does not count.
        (with("apprentissage", "non", "oui"), Verdict::ByAct),
        (
            with("apprentissage", "", ""),
            Verdict::Missing(Field::ExemptionShare),
        ),
    ] {
        check(Case::TenthOfPay, answers, &plan(), expected);
    }
}

#[test]
fn hired_before_a_plan_decided_by_the_employer_alone() {
    let hired = |on| ["cdi", "", "non", "", "aucune", "", "", on];
    let case = Case::BeforePlan;
    let since = date("2016-01-01");
    check(case, hired("31/12/2015"), &plan(), Verdict::Right);
    check(
        case,
        hired("01/01/2016"),
        &plan(),
        Verdict::No(WhyNot::HiredAfter(since)),
    );
    let agreed = PlanTerms {
        act: Some(PlanAct::Agreement),
        ..plan()
    };
    check(
        case,
        hired("31/12/2015"),
        &agreed,
        Verdict::No(WhyNot::NotUnilateral),
    );
    let unknown = PlanTerms {
        act: None,
        ..plan()
    };
    check(
        case,
        hired("31/12/2015"),
        &unknown,
        Verdict::ToConfirm(Unsure::Plan),
    );
    let undated = PlanTerms {
        since: None,
        ..plan()
    };
    check(
        case,
        hired("31/12/2015"),
        &undated,
        Verdict::ToConfirm(Unsure::Plan),
    );
}

#[test]
fn a_cover_that_begins_after_the_guarantees_is_not_certain() {
    let from = |on| ["cdi", "", "non", "", "collectif", on, "", "02/11/2026"];
    let case = Case::Collective;
    check(case, from("01/12/2026"), &plan(), Verdict::Right);
    let later = Unsure::CoverLater(date("2026-12-02"));
    check(case, from("02/12/2026"), &plan(), Verdict::ToConfirm(later));
    // The day is not asked for before the right is said.
    check(case, from(""), &plan(), Verdict::Right);
}

/// Hired in 2010, a plan of 2016, asked in 2026: the document said « Dispense de droit ».
#[test]
fn once_the_day_to_ask_is_past_nothing_is_certain() {
    let old = ["cdi", "", "non", "", "css", "01/01/2010", "", "01/06/2010"];
    let said = |case: Case, answers, today| {
        let (situation, _) = draft(answers).read();
        situation.verdict(case, &plan(), date(today))
    };
    assert_eq!(said(Case::Css, old, "2016-01-01"), Verdict::Right);
    let past = Verdict::ToConfirm(Unsure::Late(date("2016-01-01")));
    assert_eq!(said(Case::Css, old, "2016-01-02"), past);
    assert!(past.can_ask());
    // Where the law sets no day, none is past.
    let hired = ["cdi", "", "non", "", "aucune", "", "", "31/12/2015"];
    assert_eq!(said(Case::BeforePlan, hired, "2026-11-21"), Verdict::Right);
    // A cover that begins later moves the day, where the text says so.
    let covered = ["cdi", "", "non", "", "css", "01/12/2026", "", "02/11/2026"];
    assert_eq!(said(Case::Css, covered, "2026-12-01"), Verdict::Right);
    // Leaving the day of hiring out does not make the right certain.
    let unsaid = ["cdi", "", "non", "", "css", "01/01/2010", "", ""];
    let missing = Verdict::Missing(Field::HiredOn);
    assert_eq!(said(Case::Css, unsaid, "2026-11-21"), missing);
    // What is no case stays none, and what is not certain for another reason says that one.
    let no = Verdict::No(WhyNot::OtherCover);
    assert_eq!(said(Case::Collective, old, "2026-11-21"), no);
    let short = cdd("moins-3-mois", "css");
    let responsible = Verdict::ToConfirm(Unsure::Responsible);
    assert_eq!(said(Case::ShortContract, short, "2026-11-21"), responsible);
    let tenth = ["cdi", "", "oui", "oui", "aucune", "", "", ""];
    assert_eq!(said(Case::TenthOfPay, tenth, "2026-11-21"), Verdict::ByAct);
    let due = draft(old).read().0.due(Case::Css, &plan());
    for (locale, past) in [(Locale::Fr, "Ce jour est passé"), (Locale::En, "is past")] {
        let when = |today| Case::Css.when(due, date(today), locale);
        assert!(when("2016-01-02").contains(past));
        assert!(!when("2016-01-01").contains(past));
    }
}

#[test]
fn the_day_to_ask_is_the_latest_of_those_that_the_text_names() {
    let due = |case: Case, answers| draft(answers).read().0.due(case, &plan());
    let on = |day, from| {
        Some(Due {
            on: date(day),
            from,
            plan_known: true,
        })
    };
    let covered = ["cdi", "", "non", "", "css", "01/12/2026", "", "02/11/2026"];
    assert_eq!(due(Case::Css, covered), on("2026-12-01", DueFrom::Cover));
    // For an individual contract, the start of the cover does not move the day.
    assert_eq!(
        due(Case::Individual, covered),
        on("2026-11-02", DueFrom::Hiring)
    );
    let old = ["cdi", "", "non", "", "css", "01/01/2010", "", "01/06/2010"];
    assert_eq!(due(Case::Css, old), on("2016-01-01", DueFrom::Plan));
    // Hired on the very day of the plan: hiring is what people know.
    let same = ["cdi", "", "non", "", "css", "01/01/2016", "", "01/01/2016"];
    assert_eq!(due(Case::Css, same), on("2016-01-01", DueFrom::Hiring));
    assert_eq!(due(Case::UnderYear, covered), None);
    let unsaid = ["cdi", "", "non", "", "css", "01/12/2026", "", ""];
    assert_eq!(due(Case::Css, unsaid), None);
    let unknown = PlanTerms {
        since: None,
        ..plan()
    };
    let told = draft(old).read().0.due(Case::Css, &unknown);
    assert_eq!(
        told.map(|due| (due.from, due.plan_known)),
        Some((DueFrom::Hiring, false))
    );
}
