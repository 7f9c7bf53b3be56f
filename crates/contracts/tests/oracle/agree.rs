//! The engine against the naive computation. A seed is printed with each disagreement: the same
//! seed makes the same question.

use affilio_guarantees::compiled::Unit;
use affilio_guarantees::optics::Eye;
use affilio_guarantees::outcome::{Episode, Estimate, Missing, Outcome};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{InputError, LevelId, Line, Situation, Used};
use fastrand::Rng;

use super::care::{Answer, Status, Table};
use super::episode::Whole;
use super::eyes;
use super::money::back;
use super::{random, several};

fn levels(rng: &mut Rng) -> LevelId {
    LevelId(rng.u8(0..3))
}

/// What differs between two answers; nothing when they agree.
fn difference(plan: &Plan, line: &Line, engine: &Estimate, naive: &Answer) -> Option<String> {
    let status = match engine.outcome {
        Outcome::Covered(_) => Status::Covered,
        Outcome::NotCovered(_) => Status::NotCovered,
        Outcome::Service => Status::Service,
        Outcome::Unknown(missing) => Status::Unknown(missing.iter().collect()),
    };
    let both_ask =
        |missing: &Status| matches!(missing, Status::Unknown(all) if all.contains(&Missing::Optam));
    if both_ask(&status) && both_ask(&naive.status) {
        return None; // What else is missing is asked once the column is known.
    }
    if status != naive.status {
        return Some(format!("status {status:?}, naive {:?}", naive.status));
    }
    let amounts = engine.outcome.amounts()?;
    let found = [amounts.billed, amounts.amo, amounts.amc, amounts.rac];
    let wanted = [naive.billed, naive.amo, naive.amc, naive.rac].map(back);
    if found != wanted {
        return Some(format!("billed, amo, amc, rac {found:?}, naive {wanted:?}"));
    }
    let left = engine.left;
    let dated = has_next_right(plan, line);
    let found = (left.count, left.amount, left.next_right.filter(|_| dated));
    let wanted = (
        naive.count_left,
        naive.amount_left.map(back),
        naive.next_right.filter(|_| dated),
    );
    (found != wanted).then(|| format!("left {found:?}, naive {wanted:?}"))
}

/// Whole equipments and ears without side have several dates, one for each element or ear: which
/// of them is told is not settled.
fn has_next_right(plan: &Plan, line: &Line) -> bool {
    match plan.row(line.row).unwrap().unit {
        Unit::Equipment => false,
        Unit::Ear => line.side.is_some(),
        _ => true,
    }
}

fn one_line(plan: &Plan, seed: u64) -> Option<String> {
    let rng = &mut Rng::with_seed(seed);
    let row = random::row(rng, plan);
    let mut situation = random::situation(rng, plan);
    let line = random::line_on(rng, plan, row);
    random::delay_of_both(plan, &[line], &mut situation);
    random::pathway_of(&[line], &mut situation);
    let used = random::used(rng, plan, row, situation.date);
    let level = levels(rng);
    let table = Table::of(plan);
    let above = table.used_is_above_cap(&used, situation.date, level);
    let engine = plan.estimate(&line, &situation, &used, level);
    let different = match engine {
        Ok(_) if above => Some("more was used than the cap".to_owned()),
        Ok(engine) => {
            let naive = table.one(&line, &situation, &used, level);
            difference(plan, &line, &engine, &naive)
        }
        Err(InputError::UsedAboveCap { .. }) if above => None,
        Err(error) => Some(format!("refused: {error}")),
    };
    different.map(|what| told(plan, seed, &[line], &situation, &used, level, &what))
}

fn told(
    plan: &Plan,
    seed: u64,
    lines: &[Line],
    situation: &Situation,
    used: &[Used],
    level: LevelId,
    what: &str,
) -> String {
    let rows: Vec<&str> = lines
        .iter()
        .map(|line| plan.row(line.row).unwrap().id.as_str())
        .collect();
    format!(
        "{} | {what}\n  seed {seed} level {level:?}\n  {lines:?}\n  {situation:?}\n  {used:?}\n",
        rows.join(" + ")
    )
}

#[track_caller]
fn none(found: Vec<String>, asked: usize) {
    let shown: Vec<&str> = found.iter().take(8).map(String::as_str).collect();
    assert!(
        found.is_empty(),
        "{} disagreements of {asked}:\n{}",
        found.len(),
        shown.join("\n")
    );
}

fn lines_agree(plan: &Plan, seeds: std::ops::Range<u64>) {
    let asked = usize::try_from(seeds.end - seeds.start).unwrap();
    none(
        seeds.filter_map(|seed| one_line(plan, seed)).collect(),
        asked,
    );
}

fn one_episode(plan: &Plan, seed: u64) -> Option<String> {
    let rng = &mut Rng::with_seed(seed);
    let mut lines = several::episode(rng, plan);
    let mut situation = random::situation(rng, plan);
    several::local_stay(plan, &mut lines, &situation);
    random::delay_of_both(plan, &lines, &mut situation);
    random::pathway_of(&lines, &mut situation);
    let mut used = random::used(rng, plan, lines.first()?.row, situation.date);
    several::used_beside(plan, &lines, &mut used);
    let level = levels(rng);
    let table = Table::of(plan);
    let above = table.used_is_above_cap(&used, situation.date, level);
    let naive = table.episode(&lines, &situation, &used, level);
    let what = match plan.episode(&lines, &situation, &used, level) {
        Ok(_) if above => Some("more was used than the cap".to_owned()),
        Ok(engine) => difference_of_whole(plan, &lines, &engine, &naive),
        Err((_, InputError::UsedAboveCap { .. })) if above => None,
        Err((at, error)) => Some(format!("refused: line {at}: {error}")),
    };
    what.map(|what| told(plan, seed, &lines, &situation, &used, level, &what))
}

fn difference_of_whole(
    plan: &Plan,
    lines: &[Line],
    engine: &Episode,
    naive: &Whole,
) -> Option<String> {
    for (at, (engine, naive)) in engine.lines.iter().zip(&naive.lines).enumerate() {
        if let Some(what) = difference(plan, &lines[at], engine, naive) {
            return Some(format!("{what} at line {at}"));
        }
        if matches!(naive.status, Status::Unknown(_)) {
            break; // What the next lines find used depends on the answer.
        }
    }
    let found = engine.outcome.amounts();
    let found = found.map(|all| [all.billed, all.amo, all.amc, all.rac]);
    let wanted = naive.amounts.map(|amounts| amounts.map(back));
    (found != wanted).then(|| format!("whole {found:?}, naive {wanted:?}"))
}

fn episodes_agree(plan: &Plan, seeds: std::ops::Range<u64>) {
    let asked = usize::try_from(seeds.end - seeds.start).unwrap();
    none(
        seeds.filter_map(|seed| one_episode(plan, seed)).collect(),
        asked,
    );
}

/// One test for each share of the seeds, so that they run side by side.
macro_rules! shares {
    ($($name:ident: $check:ident($plan:ident, $seeds:expr);)*) => {
        $(#[test]
        fn $name() {
            $check(affilio_contracts::$plan().unwrap(), $seeds);
        })*
    };
}

shares! {
    eclat_lines_1: lines_agree(eclat, 0..20_000);
    eclat_lines_2: lines_agree(eclat, 20_000..40_000);
    eclat_lines_3: lines_agree(eclat, 40_000..60_000);
    hfp_lines_1: lines_agree(hfp, 100_000..120_000);
    hfp_lines_2: lines_agree(hfp, 120_000..140_000);
    hfp_lines_3: lines_agree(hfp, 140_000..160_000);
    eclat_episodes_1: episodes_agree(eclat, 200_000..206_000);
    eclat_episodes_2: episodes_agree(eclat, 206_000..212_000);
    hfp_episodes_1: episodes_agree(hfp, 300_000..306_000);
    hfp_episodes_2: episodes_agree(hfp, 306_000..312_000);
}

/// The class of lenses and the change of sight, on their own, over a whole grid.
#[test]
fn lenses_and_changes_of_sight() {
    for sphere in (-1_200i16..=1_200).step_by(25) {
        for cylinder in (-600i16..=600).step_by(25) {
            for (multifocal, addition) in [(false, 0), (true, 0), (false, 100), (true, 200)] {
                let eye = Eye {
                    sphere,
                    cylinder,
                    axis: 30,
                    addition,
                };
                assert_eq!(
                    eye.lens_class(multifocal),
                    eyes::class_of(&eye, multifocal),
                    "{eye:?}"
                );
            }
        }
    }
    for seed in 0..20_000 {
        let rng = &mut Rng::with_seed(seed);
        let old = random::prescription(rng);
        let new = random::near(rng, old);
        assert_eq!(
            new.changed_enough_since(&old),
            eyes::sight_changed(&new, &old),
            "{new:?} {old:?}"
        );
    }
}
