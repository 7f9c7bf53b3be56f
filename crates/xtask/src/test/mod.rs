//! `cargo xtask test`: every check, all of them even when one fails, and one verdict.

mod step;

pub(crate) use step::Step;

use anyhow::{Result, bail};

use crate::setup::{self, Item};
use crate::stopwatch::{Stopwatch, readable};
use crate::summary::{self, Count};
use crate::workspace::Workspace;

/// What a step came to.
pub(crate) enum Outcome {
    /// Green, with the closing lines of its runner if it had one.
    Passed(Vec<String>),
    /// Red, with the same.
    Failed(Vec<String>),
    /// Nothing to run, and why.
    Skipped(String),
}

/// One line of the verdict.
struct Verdict {
    heading: &'static str,
    outcome: Outcome,
    took: String,
}

/// Sets up what the steps need, runs them, repeats the runners' closing lines; red if one is.
pub(crate) fn run(workspace: &Workspace, only: &[Step]) -> Result<()> {
    let clock = Stopwatch::start();
    let steps: Vec<Step> = Step::ALL
        .iter()
        .copied()
        .filter(|step| only.is_empty() || only.contains(step))
        .collect();
    let set_up = setup::run(workspace, &needs(&steps));
    if let Err(error) = &set_up {
        println!("{error:#}\n(the steps that can run do)");
    }
    let verdicts: Vec<Verdict> = steps.iter().map(|step| judge(workspace, *step)).collect();
    let failed = conclude(&verdicts, &readable(clock.elapsed()));
    set_up?;
    if failed.is_empty() {
        Ok(())
    } else {
        bail!("failed: {}", failed.join(", "))
    }
}

fn needs(steps: &[Step]) -> Vec<Item> {
    setup::ALL
        .iter()
        .copied()
        .filter(|item| steps.iter().any(|step| step.needs().contains(item)))
        .collect()
}

fn judge(workspace: &Workspace, step: Step) -> Verdict {
    println!("\n=== {}", step.heading());
    let clock = Stopwatch::start();
    let outcome = step.run(workspace).unwrap_or_else(|error| {
        println!("{error:#}");
        Outcome::Failed(Vec::new())
    });
    let took = readable(clock.elapsed());
    println!("=== {}: {} ({took})", step.heading(), outcome.word());
    Verdict {
        heading: step.heading(),
        outcome,
        took,
    }
}

/// Prints the table, the closing lines and the total; returns the headings of what failed.
fn conclude(verdicts: &[Verdict], took: &str) -> Vec<&'static str> {
    println!("\n=== in short ({took})");
    let mut total = Count::default();
    let mut failed = Vec::new();
    for verdict in verdicts {
        println!(
            "{:<34} {:<8} {:>12}",
            verdict.heading,
            verdict.outcome.word(),
            verdict.took
        );
        match &verdict.outcome {
            Outcome::Skipped(why) => println!("    {why}"),
            Outcome::Passed(lines) | Outcome::Failed(lines) => {
                for line in lines {
                    println!("    {line}");
                }
                total.add(summary::count(lines));
            }
        }
        if matches!(verdict.outcome, Outcome::Failed(_)) {
            failed.push(verdict.heading);
        }
    }
    println!(
        "tests: {} passed, {} failed, {} skipped",
        total.passed, total.failed, total.skipped
    );
    failed
}

impl Outcome {
    fn word(&self) -> &'static str {
        match self {
            Self::Passed(_) => "ok",
            Self::Failed(_) => "FAILED",
            Self::Skipped(_) => "skipped",
        }
    }
}
