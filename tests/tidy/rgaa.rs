//! The accessibility grid: each criterion once, with one verdict, and no test that does not exist.

use std::collections::BTreeMap;

use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

const GRID: &str = "docs/rgaa.md";

/// How many criteria each of the thirteen themes has, in RGAA 4.1.2.
const THEMES: [usize; 13] = [9, 2, 3, 13, 8, 2, 5, 10, 4, 14, 13, 11, 12];

/// What a verdict begins with; each is counted on top of the grid.
const VERDICTS: [&str; 4] = ["by test", "by hand", "not applicable", "falls short"];

/// Number, line and cells of each criterion: `| 1.2 | subject | verdict | proof |`.
fn criteria(grid: &Source) -> Vec<(String, usize, Vec<&str>)> {
    (1..)
        .zip(grid.text.lines())
        .filter_map(|(line, text)| {
            let cells: Vec<&str> = text.split('|').map(str::trim).collect();
            let (theme, rank) = cells.get(1)?.split_once('.')?;
            let number = theme.parse::<usize>().is_ok() && rank.parse::<usize>().is_ok();
            number.then(|| (cells[1].to_owned(), line, cells[2..].to_vec()))
        })
        .collect()
}

/// The tests that a proof names: `` `file: words found in it` ``.
fn named(proof: &str) -> impl Iterator<Item = (&str, &str)> {
    proof
        .split('`')
        .skip(1)
        .step_by(2)
        .filter_map(|span| span.split_once(": "))
        .filter(|(file, _)| file.ends_with(".mjs") || file.ends_with(".rs"))
}

fn faults(grid: &Source, sources: &[Source]) -> Vec<Fault> {
    let mut faults = Vec::new();
    let mut refuse = |line, what: String| faults.push(Fault::new(&grid.path, line, what));
    let expected = (1..).zip(THEMES);
    let expected: Vec<String> = expected
        .flat_map(|(theme, count)| (1..=count).map(move |rank| format!("{theme}.{rank}")))
        .collect();
    let found = criteria(grid);
    let numbers: Vec<String> = found.iter().map(|(number, ..)| number.clone()).collect();
    if numbers != expected {
        let odd = expected
            .iter()
            .zip(&numbers)
            .find(|(one, other)| one != other);
        refuse(
            0,
            format!(
                "{} criteria, 106 in their order expected; {odd:?}",
                numbers.len()
            ),
        );
    }
    let mut counts = BTreeMap::new();
    for (number, line, cells) in &found {
        let (verdict, proof) = (cells.get(1).unwrap_or(&""), cells.get(2).unwrap_or(&""));
        if !VERDICTS.contains(verdict) || cells[0].is_empty() || proof.is_empty() {
            refuse(
                *line,
                format!("{number}: a subject, a verdict and a proof are needed"),
            );
        }
        if *verdict == "by test" && named(proof).next().is_none() {
            refuse(*line, format!("{number}: no test is named"));
        }
        if *verdict == "by hand" && !proof.starts_with("20") {
            refuse(
                *line,
                format!("{number}: the day of the judgement is missing"),
            );
        }
        for (file, words) in named(proof) {
            let place = format!("/{file}");
            let exists = sources
                .iter()
                .any(|one| one.path.ends_with(&place) && one.text.contains(words));
            if !exists {
                refuse(*line, format!("{number}: no « {words} » in {file}"));
            }
        }
        *counts.entry(*verdict).or_insert(0_usize) += 1;
    }
    for verdict in VERDICTS {
        let count = counts.get(verdict).unwrap_or(&0);
        if !grid.text.contains(&format!("\n| {verdict} | {count} |")) {
            refuse(
                0,
                format!("its top does not say that {count} are {verdict}"),
            );
        }
    }
    faults
}

#[test]
fn the_accessibility_grid_is_whole_and_names_tests_that_exist() {
    let sources = source::all();
    let grid = sources.iter().find(|one| one.path == GRID);
    assert_tidy(&faults(grid.expect("the grid is there"), &sources));
}

#[test]
fn a_hole_a_lost_test_and_a_wrong_count_are_found_out() {
    let counted =
        "\n| by test | 1 |\n| by hand | 105 |\n| not applicable | 0 |\n| falls short | 0 |\n";
    let line = |number: String| format!("| {number} | subject | by hand | 2026-11-21: read |\n");
    let whole: String = (1..)
        .zip(THEMES)
        .flat_map(|(theme, count)| (1..=count).map(move |rank| format!("{theme}.{rank}")))
        .skip(1)
        .map(line)
        .collect();
    let tests = [Source::new(
        "tests/e2e/a.test.mjs",
        "test('pictures are named')",
    )];
    let check = |text: String| faults(&Source::new(GRID, &text), &tests).len();
    let first = "| 1.1 | names | by test | `a.test.mjs: pictures are named` |\n";
    assert_eq!(check(format!("{counted}{first}{whole}")), 0);
    assert_eq!(
        check(format!(
            "{counted}{}{whole}",
            first.replace("pictures", "films")
        )),
        1
    );
    assert_eq!(
        check(format!("{counted}{}{whole}", first.replace("1.1", "1.2"))),
        1
    );
    assert_eq!(
        check(format!("{counted}{first}{whole}").replacen("105", "104", 1)),
        1
    );
    assert_eq!(
        check(format!("{counted}{first}{whole}").replace("2026-11-21: ", "")),
        105
    );
}
