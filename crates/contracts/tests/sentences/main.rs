//! The proof and the remarks as they are read, in French and in English.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod cases;
mod english;

use std::fmt::Write as _;

use affilio_domain::format::Locale;
use affilio_guarantees::outcome::Estimate;
use affilio_guarantees::query::Line;
use affilio_guarantees::sentences::{self, Context};
use cases::{Case, all_cases};

fn estimates(case: &Case) -> Vec<(Line, Estimate)> {
    let level = case.plan.level_by_id(case.level).expect(case.level);
    let episode = case
        .plan
        .episode(&case.lines, &case.situation, &case.used, level)
        .unwrap();
    case.lines.iter().copied().zip(episode.lines).collect()
}

/// What is read of a case, one sentence a line; the source after a dash.
fn told(case: &Case, locale: Locale) -> String {
    let level = case.plan.level_by_id(case.level).unwrap();
    let mut out = String::new();
    for (line, estimate) in estimates(case) {
        let context = Context {
            plan: case.plan,
            row: line.row,
            level,
            locale,
        };
        for sentence in sentences::proof_in(context, &estimate) {
            let source = sentence.source.unwrap_or_default();
            let dash = if source.is_empty() { "" } else { " — " };
            writeln!(out, "{}{dash}{source}", sentence.text).unwrap();
        }
        for remark in sentences::remarks_in(context, &estimate) {
            writeln!(out, "* {remark}").unwrap();
        }
        for reading in &estimate.readings {
            let reading = sentences::reading_in(context, &estimate, reading);
            writeln!(out, "? {reading}").unwrap();
        }
    }
    out
}

fn golden(locale: Locale) -> String {
    let of_case = |case: &Case| format!("## {}\n{}\n", case.name, told(case, locale));
    all_cases().iter().map(of_case).collect()
}

#[test]
fn the_worked_cases_are_told_in_french() {
    insta::assert_snapshot!("told-in-french", golden(Locale::Fr));
}

#[test]
fn the_worked_cases_are_told_in_english() {
    insta::assert_snapshot!("told-in-english", golden(Locale::En));
}

#[test]
fn french_needs_no_locale() {
    for case in all_cases() {
        let level = case.plan.level_by_id(case.level).unwrap();
        for (line, estimate) in estimates(&case) {
            let context = |locale| Context {
                plan: case.plan,
                row: line.row,
                level,
                locale,
            };
            let (fr, en) = (context(Locale::Fr), context(Locale::En));
            assert_eq!(
                sentences::proof(en, &estimate),
                sentences::proof_in(fr, &estimate)
            );
            assert_eq!(
                sentences::remarks(en, &estimate),
                sentences::remarks_in(fr, &estimate)
            );
        }
    }
}
