//! What holds for every row, level and situation of both embedded contracts.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::{Measure, Parameter, Per, Period, Rule, Term};
use affilio_guarantees::outcome::{Amounts, Estimate, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, Age, AlreadyHeld, LevelId, Line, RowId, Situation, Used};
use affilio_guarantees::sentences::{self, Context};
use proptest::prelude::*;

fn plans() -> [&'static Plan; 2] {
    [
        affilio_contracts::eclat().unwrap(),
        affilio_contracts::hfp().unwrap(),
    ]
}

fn amount(most: i64) -> impl Strategy<Value = Amount> {
    (0..=most).prop_map(Amount::from_cents)
}

fn first_day(plan: &Plan) -> Date {
    plan.contract().valid_from.date().unwrap()
}

fn any_age() -> impl Strategy<Value = Age> {
    prop_oneof![
        Just(Age::Unknown),
        (0u8..=110).prop_map(Age::Years),
        (0i32..40_000)
            .prop_map(|days| Age::Born(Date::parse_iso("2027-01-01").unwrap().add_days(-days))),
    ]
}

/// A question, without its contract: its row and date are taken modulo those of the contract.
#[derive(Clone, Debug)]
struct Asked {
    plan: usize,
    row: u16,
    act: Option<usize>,
    line: Line,
    days: i32,
    situation: Situation,
    used: Vec<(u16, i32, u32, Amount)>,
}

prop_compose! {
    fn any_line()(
        price in amount(500_000), quantity in 0u32..12,
        br in proptest::option::of(amount(60_000)),
        amo_rate in proptest::option::of((0u32..=10_000).prop_map(Rate::from_basis_points)),
        limit in proptest::option::of(amount(200_000)),
        optam in any::<Option<bool>>(), heavy in any::<Option<bool>>(), same_day: Option<bool>,
    ) -> Line {
        Line { price: Some(price), quantity, br, amo_rate, limit, optam, heavy, same_day, ..Line::of(RowId(0)) }
    }
}

prop_compose! {
    fn any_situation()(
        local: bool, age in any_age(),
        (ald, maternity, in_pathway) in any::<(bool, bool, bool)>(),
        held in proptest::option::of((amount(6_000), amount(6_000))),
    ) -> Situation {
        Situation {
            scheme: if local { Scheme::AlsaceMoselle } else { Scheme::General },
            age, ald, maternity, in_pathway,
            held_back: held.map(|(participations, franchises)| AlreadyHeld { participations, franchises }),
            ..Situation::on(Date::MIN)
        }
    }
}

prop_compose! {
    fn asked()(
        plan in 0usize..2, row: u16, act in proptest::option::of(0usize..8), line in any_line(),
        days in 0i32..1_100, situation in any_situation(),
        used in proptest::collection::vec((any::<u16>(), 0i32..1_500, 0u32..5, amount(4_000)), 0..4),
    ) -> Asked {
        Asked { plan, row, act, line, days, situation, used }
    }
}

impl Asked {
    fn question(&self) -> (&'static Plan, Line, Situation, Vec<Used>) {
        let plan = plans()[self.plan];
        let rows = u16::try_from(plan.contract().rows.len()).unwrap();
        let row = RowId(self.row % rows);
        let act = self.act.and_then(|at| plan.acts_of(row).get(at)).copied();
        let last = plan.contract().valid_to.date().unwrap();
        let date = first_day(plan).add_days(self.days).min(last);
        let situation = Situation {
            date,
            ..self.situation
        };
        let used = self.used.iter().map(|(row, back, quantity, amount)| Used {
            row: RowId(row % rows),
            date: date.add_days(-back),
            quantity: *quantity,
            amount: *amount,
            side: None,
        });
        (
            plan,
            Line {
                row,
                act,
                ..self.line
            },
            situation,
            used.collect(),
        )
    }

    /// The answers at every level; none when more was used than the row pays in a year.
    fn answers(&self) -> Option<Vec<Estimate>> {
        let (plan, line, situation, used) = self.question();
        plan.estimate_levels(&line, &situation, &used).ok()
    }
}

fn every_outcome(estimate: &Estimate) -> Vec<Amounts> {
    let others = estimate.readings.iter().map(|reading| reading.outcome);
    others
        .chain([estimate.outcome])
        .filter_map(|outcome| outcome.amounts())
        .collect()
}

fn sound(amounts: Amounts) -> bool {
    let parts = [amounts.amo, amounts.amc, amounts.rac];
    parts.iter().copied().sum::<Amount>() == amounts.billed
        && parts.iter().all(|part| !part.is_negative())
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(3_000))]

    #[test]
    fn the_three_amounts_add_up_none_is_negative_and_no_more_than_the_price_is_paid(asked in asked()) {
        let billed = asked.line.price.unwrap().times(asked.line.quantity);
        for estimate in asked.answers().unwrap_or_default() {
            for amounts in every_outcome(&estimate) {
                prop_assert_eq!(amounts.billed, billed);
                prop_assert!(sound(amounts), "{:?}", amounts);
            }
        }
    }

    #[test]
    fn a_higher_level_never_pays_less(asked in asked()) {
        let levels = asked.answers().unwrap_or_default();
        let amc: Vec<_> = levels.iter().filter_map(|e| e.outcome.amounts()).map(|a| a.amc).collect();
        prop_assert!(amc.is_sorted(), "{amc:?}");
    }

    #[test]
    fn a_higher_price_never_lowers_what_is_paid_nor_what_is_left_to_pay(asked in asked(), more in amount(100_000)) {
        let mut dearer = asked.clone();
        dearer.line.price = asked.line.price.map(|price| price.saturating_add(more));
        let (before, after) = (asked.answers().unwrap_or_default(), dearer.answers().unwrap_or_default());
        for (before, after) in before.iter().zip(&after) {
            if let (Some(before), Some(after)) = (before.outcome.amounts(), after.outcome.amounts()) {
                prop_assert!(after.amo.saturating_add(after.amc) >= before.amo.saturating_add(before.amc), "{before:?} {after:?}");
                prop_assert!(after.rac >= before.rac, "{before:?} {after:?}");
            }
        }
    }

    #[test]
    fn what_was_used_never_raises_what_is_paid(asked in asked()) {
        let fresh = Asked { used: Vec::new(), ..asked.clone() };
        for (fresh, after) in fresh.answers().unwrap().iter().zip(&asked.answers().unwrap_or_default()) {
            if let (Some(fresh), Some(after)) = (fresh.outcome.amounts(), after.outcome.amounts()) {
                prop_assert!(after.amc <= fresh.amc);
            }
        }
    }

    /// One year of cares of one row, each told to the next: counts and yearly amounts hold.
    #[test]
    fn caps_hold_over_a_whole_year(
        asked in asked(), level in 0u8..3,
        cares in proptest::collection::vec((0i32..365, 1u32..4, amount(60_000)), 1..10),
    ) {
        let (plan, line, situation, _) = asked.question();
        let level = LevelId(level);
        let mut days = cares;
        days.sort_by_key(|(day, ..)| *day);
        let (mut used, mut paid, mut euros) = (Vec::<Used>::new(), Amount::ZERO, Amount::ZERO);
        for (day, quantity, price) in days {
            let date = first_day(plan).add_days(day);
            let line = Line { price: Some(price), quantity, ..line };
            let situation = Situation { date, ..situation };
            let estimate = plan.estimate(&line, &situation, &used, level).unwrap();
            let Some(amounts) = estimate.outcome.amounts() else { return Ok(()) };
            let drawn = estimate.consumed;
            paid = paid.saturating_add(amounts.amc);
            euros = euros.saturating_add(drawn.amount);
            prop_assert!(drawn.amount <= amounts.amc);
            used.push(Used { row: line.row, date, quantity: drawn.quantity, amount: drawn.amount, side: None });
        }
        let Rule::Pays(pays) = plan.contract().cell(usize::from(line.row.0), usize::from(level.0), false).unwrap().rule else {
            return Ok(());
        };
        for term in [Some(pays.first), pays.added].into_iter().flatten().filter(|term| term.per == Per::Year) {
            prop_assert!(euros <= flat(plan, &term), "{euros:?} {term:?}");
        }
        let each_year = |period| matches!(period, Period::CalendarYear | Period::RollingMonths(12..));
        if let Some(count) = pays.count.filter(|count| each_year(count.period) && count.beyond.is_none()) {
            let most = flat(plan, &pays.first).times(u32::from(count.max));
            prop_assert!(paid <= most, "{paid:?} {count:?}");
        }
    }

    /// Where nothing is counted, capped or held back over a day or a year, lines commute.
    #[test]
    fn the_order_of_cares_does_not_change_the_sum_where_no_cap_binds(
        lines in proptest::collection::vec((any::<u16>(), any_line()), 1..6), plan in 0usize..2, level in 0u8..3,
    ) {
        let plan = plans()[plan];
        let free: Vec<RowId> = plan.rows().filter(|(row, _)| is_free(plan, *row)).map(|(row, _)| row).collect();
        let mut lines: Vec<Line> = lines
            .into_iter()
            .map(|(at, line)| Line { row: free[usize::from(at) % free.len()], heavy: Some(false), ..line })
            .collect();
        // A child: nothing is held back.
        let situation = Situation { age: Age::Years(10), ..Situation::on(first_day(plan).add_days(100)) };
        let there = plan.episode(&lines, &situation, &[], LevelId(level)).unwrap().outcome;
        lines.reverse();
        let back = plan.episode(&lines, &situation, &[], LevelId(level)).unwrap().outcome;
        prop_assert_eq!(there, back);
    }

    #[test]
    fn an_episode_is_the_sum_of_its_lines(
        asked in proptest::collection::vec(asked(), 1..5), plan in 0usize..2, level in 0u8..3,
    ) {
        let questions: Vec<_> = asked.iter().map(|one| Asked { plan, ..one.clone() }.question()).collect();
        let (plan, _, situation, used) = questions[0].clone();
        let lines: Vec<Line> = questions.iter().map(|question| question.1).collect();
        let Ok(episode) = plan.episode(&lines, &situation, &used, LevelId(level)) else { return Ok(()) };
        prop_assert_eq!(episode.lines.len(), lines.len());
        let parts: Vec<Amounts> = episode.lines.iter().filter_map(|line| line.outcome.amounts()).collect();
        if let Some(whole) = episode.outcome.amounts() {
            prop_assert!(sound(whole), "{:?}", whole);
            prop_assert_eq!(whole.billed, parts.iter().map(|part| part.billed).sum());
            prop_assert_eq!(whole.amo, parts.iter().map(|part| part.amo).sum());
            prop_assert_eq!(whole.amc, parts.iter().map(|part| part.amc).sum());
        }
        let unknown = episode.lines.iter().any(|line| matches!(line.outcome, Outcome::Unknown(_)));
        prop_assert_eq!(unknown, matches!(episode.outcome, Outcome::Unknown(_)));
    }

    #[test]
    fn any_question_is_answered(
        plan in 0usize..2, row: u16, act in any::<Option<u16>>(), price in any::<Option<i64>>(), quantity: u32,
        br in any::<Option<i64>>(), rate in any::<Option<u32>>(), limit in any::<Option<i64>>(),
        held in any::<Option<i64>>(), level: u8, situation in any_situation(),
        year in 1u32..=9999, month in 1u32..=12, used_year in 1u32..=9999,
    ) {
        let plan = plans()[plan];
        let cents = |value: Option<i64>| value.map(Amount::from_cents);
        let line = Line {
            row: RowId(row % 100), act: act.map(|act| ActId(act % 100)), price: cents(price), quantity,
            br: cents(br), amo_rate: rate.map(Rate::from_basis_points), limit: cents(limit),
            participation: cents(held), heavy_forfait: cents(held), ..Line::of(RowId(0))
        };
        let date = Date::new(year, month, 1).unwrap();
        let used = [Used {
            row: line.row, date: Date::new(used_year, month, 1).unwrap(), quantity,
            amount: Amount::from_cents(price.unwrap_or(0)), side: None,
        }];
        for date in [date, first_day(plan).add_days(50), Date::MIN, Date::MAX] {
            let situation = Situation { date, ..situation };
            let _answer = plan.estimate(&line, &situation, &used, LevelId(level));
            let _whole = plan.episode(&[line, line], &situation, &used, LevelId(level % 3));
            let _interval = plan.interval(&[line], &situation, &used, LevelId(level % 3));
            let _questions = plan.questions(line.row, line.act, date);
        }
    }

    #[test]
    fn every_step_and_remark_has_a_sentence(asked in asked()) {
        let (plan, line, situation, used) = asked.question();
        let Ok(levels) = plan.estimate_levels(&line, &situation, &used) else { return Ok(()) };
        for (level, estimate) in plan.levels().zip(&levels) {
            let context = Context { plan, row: line.row, level, locale: Default::default() };
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
            prop_assert!(estimate.proof.len() < 20 && estimate.remarks.len() < 20);
        }
    }
}

/// The flat amount of a term in the first year of the contract; no bound for a share of the costs.
fn flat(plan: &Plan, term: &Term) -> Amount {
    match term.measure {
        Measure::Euros(cents) => Amount::from_cents(cents),
        Measure::PercentPmss(points) => {
            let day = plan.contract().valid_from;
            let pmss = plan.tariffs().parameter(Parameter::Pmss, day).unwrap();
            Rate::from_basis_points(points).of(Amount::from_cents(pmss.value))
        }
        Measure::PercentBr(_) | Measure::RealCosts(_) | Measure::TicketModerateur(_) => Amount::MAX,
    }
}

/// No count, no yearly amount, no glasses, nothing imputed.
fn is_free(plan: &Plan, row: RowId) -> bool {
    let printed = plan.row(row).unwrap();
    let family = plan.family_of(row).unwrap();
    let cells = plan.levels().all(|level| {
        let cell = plan
            .contract()
            .cell(usize::from(row.0), usize::from(level.0), false);
        match cell.unwrap().rule {
            Rule::Pays(pays) => {
                let terms = [Some(pays.first), pays.added];
                pays.count.is_none() && terms.iter().flatten().all(|term| term.per == Per::Unit)
            }
            Rule::Nothing | Rule::Service => true,
        }
    });
    cells && printed.optics.is_none() && !family.imputed
}

#[test]
fn every_row_has_its_questions_and_answers_once_they_are_given() {
    for plan in plans() {
        let date = first_day(plan).add_days(60);
        for (row, printed) in plan.rows() {
            let questions = plan.questions(row, None, date).unwrap();
            let line = Line {
                price: Some(Amount::from_euros(100)),
                br: Some(Amount::from_euros(50)),
                limit: Some(Amount::from_euros(100)),
                optam: questions.optam.then_some(true),
                amo_rate: questions.amo_rate.as_ref().map(|_| Rate::from_percent(70)),
                ..Line::of(row)
            };
            let levels = plan.estimate_levels(&line, &Situation::on(date), &[]);
            for estimate in levels.unwrap() {
                let unknown = matches!(estimate.outcome, Outcome::Unknown(_));
                assert!(!unknown, "{} {:?}", printed.id, estimate.outcome);
            }
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
        let found = affilio_contracts::eclat().unwrap().search(text);
        let first = found
            .first()
            .and_then(|hit| affilio_contracts::eclat().unwrap().row(hit.row))
            .map(|row| row.id.as_str());
        assert_eq!(first, Some(id), "{text}");
    }
    let crowns: Vec<_> = affilio_contracts::eclat().unwrap().search("couronne");
    assert!(crowns.len() >= 5);
    assert!(
        affilio_contracts::eclat()
            .unwrap()
            .search("xylophone")
            .is_empty()
    );
    assert_eq!(affilio_contracts::eclat().unwrap().search("").len(), 88);
}
