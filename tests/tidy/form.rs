//! Length of files, unfinished work, blanks.

use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

/// A longer file has more than one reason to change.
const MOST_LINES: usize = 400;

/// Files allowed to be longer, each with its reason.
const LONGER: &[(&str, &str)] = &[(
    "crates/server/src/problem/refusals.rs",
    "a table: one entry for each code of the closed list",
)];

/// Spelt in halves, so that this file does not accuse itself.
const UNFINISHED: &[&str] = &[
    concat!("TO", "DO"),
    concat!("FIX", "ME"),
    concat!("to", "do!("),
    concat!("unimpl", "emented!("),
];

fn length_faults(source: &Source, longer: &[(&str, &str)]) -> Vec<Fault> {
    let lines = source.text.lines().count();
    let excused = longer.iter().any(|(path, _)| *path == source.path);
    match (lines > MOST_LINES, excused) {
        (true, false) => vec![Fault::new(
            &source.path,
            0,
            format!(
                "{lines} lines, {MOST_LINES} at most: cut it, or give a reason in tests/tidy/form.rs"
            ),
        )],
        (false, true) => vec![Fault::new(
            &source.path,
            0,
            "its excuse for length is no longer needed",
        )],
        _ => Vec::new(),
    }
}

fn unfinished_faults(source: &Source) -> Vec<Fault> {
    lines_holding(source, UNFINISHED, "unfinished work")
}

fn blank_faults(source: &Source) -> Vec<Fault> {
    let mut faults: Vec<Fault> = (1..)
        .zip(source.text.split('\n'))
        .filter(|(_, line)| line.ends_with([' ', '\t', '\r']))
        .map(|(number, _)| Fault::new(&source.path, number, "blank at the end of the line"))
        .collect();
    if !source.text.is_empty() && !source.text.ends_with('\n') {
        faults.push(Fault::new(&source.path, 0, "the last line has no end"));
    }
    faults
}

/// One fault for each line and word found in it.
pub(crate) fn lines_holding(source: &Source, words: &[&str], why: &str) -> Vec<Fault> {
    let mut faults = Vec::new();
    for (number, line) in (1..).zip(source.text.lines()) {
        for word in words.iter().filter(|word| line.contains(**word)) {
            faults.push(Fault::new(&source.path, number, format!("{word}: {why}")));
        }
    }
    faults
}

/// Snapshots are compared byte for byte with what a program prints.
fn is_ours_to_format(source: &Source) -> bool {
    !source.is_lock() && !source.path.ends_with(".snap") && !source.path.ends_with(".svg")
}

#[test]
fn rust_files_are_short() {
    let faults: Vec<Fault> = source::rust()
        .iter()
        .flat_map(|source| length_faults(source, LONGER))
        .collect();
    assert_tidy(&faults);
}

#[test]
fn nothing_is_left_unfinished() {
    let sources = source::all();
    let faults: Vec<Fault> = sources
        .iter()
        .filter(|source| !source.is_lock())
        .flat_map(unfinished_faults)
        .collect();
    assert_tidy(&faults);
}

#[test]
fn no_line_ends_with_a_blank() {
    let sources = source::all();
    let faults: Vec<Fault> = sources
        .iter()
        .filter(|source| is_ours_to_format(source))
        .flat_map(blank_faults)
        .collect();
    assert_tidy(&faults);
}

#[test]
fn a_long_file_and_a_stale_excuse_are_found_out() {
    let long = Source::new("src/a.rs", &"x\n".repeat(MOST_LINES + 1));
    let short = Source::new("src/b.rs", &"x\n".repeat(MOST_LINES));
    assert_eq!(length_faults(&long, &[]).len(), 1);
    assert_eq!(length_faults(&long, &[("src/a.rs", "a table")]).len(), 0);
    assert_eq!(length_faults(&short, &[]).len(), 0);
    assert_eq!(length_faults(&short, &[("src/b.rs", "a table")]).len(), 1);
}

#[test]
fn unfinished_work_and_blanks_are_found_out() {
    let source = Source::new(
        "src/a.rs",
        concat!("fn f() {\n    to", "do!()\n} // TO", "DO later \nlet a;\t"),
    );
    let lines: Vec<usize> = unfinished_faults(&source)
        .iter()
        .map(|fault| fault.line)
        .collect();
    assert_eq!(lines, [2, 3]);
    let lines: Vec<usize> = blank_faults(&source)
        .iter()
        .map(|fault| fault.line)
        .collect();
    assert_eq!(lines, [3, 4, 0]);
}
