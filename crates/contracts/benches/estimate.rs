//! How fast the engine answers natively. `cargo xtask bench`.
#![expect(
    clippy::unwrap_used,
    unreachable_pub,
    reason = "a bench stops at what is not as it should be, and shares its questions"
)]

#[path = "../tests/seeded/mod.rs"]
mod seeded;
#[path = "../tests/seeded/speed.rs"]
mod speed;

use affilio_guarantees::outcome::Estimate;
use affilio_guarantees::query::{LevelId, Line};
use divan::Bencher;
use divan::counter::ItemsCount;

fn main() {
    divan::main();
}

/// One estimate with its proof, one core: 10,000 seeded lines.
#[divan::bench(args = ["eclat", "hfp"])]
fn one_level(bencher: Bencher<'_, '_>, contract: &str) {
    let (plan, years) = match contract {
        "eclat" => (affilio_contracts::eclat().unwrap(), 2024..=2026),
        _ => (affilio_contracts::hfp().unwrap(), 2020..=2020),
    };
    let questions = seeded::questions(plan, years, 10_000);
    let mut estimate = Estimate::default();
    bencher
        .counter(ItemsCount::new(questions.len()))
        .bench_local(|| speed::answer_all(plan, &questions, &mut estimate));
}

/// A specialist at one level: the most usual question.
#[divan::bench]
fn specialist(bencher: Bencher<'_, '_>) {
    let plan = affilio_contracts::eclat().unwrap();
    let questions = seeded::questions(plan, 2024..=2024, 1);
    let situation = questions.first().unwrap().situation;
    let line = Line {
        act: plan.act_by_id("specialiste"),
        price: Some("60".parse().unwrap()),
        optam: Some(true),
        ..Line::of(plan.row_by_id("sc.specialistes").unwrap())
    };
    let mut estimate = Estimate::default();
    bencher
        .counter(ItemsCount::new(1_000_usize))
        .bench_local(|| {
            for _ in 0..1_000 {
                plan.estimate_into(&line, &situation, &[], LevelId(1), &mut estimate)
                    .unwrap();
                divan::black_box(&estimate);
            }
        });
}

/// Three levels of 40 lines for 10,000 households: 1.2 million estimates.
#[divan::bench(sample_count = 10)]
fn households(bencher: Bencher<'_, '_>) {
    let plan = affilio_contracts::eclat().unwrap();
    let questions = seeded::questions(plan, 2024..=2026, 40);
    let mut estimates = Vec::new();
    bencher
        .counter(ItemsCount::new(1_200_000_usize))
        .bench_local(|| {
            let mut sum = 0;
            for _ in 0..10_000 {
                for question in &questions {
                    let answered = plan.estimate_levels_into(
                        &question.line,
                        &question.situation,
                        &question.used,
                        &mut estimates,
                    );
                    if answered.is_ok() {
                        let rac = |one: &Estimate| one.outcome.amounts().map(|a| a.rac.cents());
                        sum += estimates.iter().filter_map(rac).sum::<i64>();
                    }
                }
            }
            sum
        });
}

/// Reading a compiled contract and linking it to the tariffs.
#[divan::bench]
fn loading(bencher: Bencher<'_, '_>) {
    let bytes = affilio_contracts::compiled("eclat/2024").unwrap();
    bencher.bench_local(|| affilio_contracts::plan(bytes).unwrap());
}
