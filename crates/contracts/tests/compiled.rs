//! The compiled format: what is refused, and what the whole table looks like.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

use std::fmt::Write as _;

use affilio_guarantees::compiled::{Contract, LoadError, Sealed, Tariffs, seal};
use affilio_guarantees::plan::Plan;
use proptest::prelude::*;

fn bytes() -> &'static [u8] {
    affilio_contracts::compiled("eclat/2024").unwrap()
}

#[test]
fn a_file_cut_changed_or_of_another_kind_is_refused() {
    assert!(Contract::load(bytes()).is_ok());
    assert_eq!(Contract::load(&[]).unwrap_err(), LoadError::NotOurs);
    assert_eq!(
        Contract::load(b"PK\x03\x04 a zip").unwrap_err(),
        LoadError::NotOurs
    );
    assert_eq!(Tariffs::load(bytes()).unwrap_err(), LoadError::Kind);
    let cut = bytes().len() - 1;
    assert_eq!(
        Contract::load(&bytes()[..cut]).unwrap_err(),
        LoadError::Damaged
    );
    let mut newer = bytes().to_vec();
    newer[4] = 99;
    assert_eq!(
        Contract::load(&newer).unwrap_err(),
        LoadError::Version { found: 99 }
    );
}

#[test]
fn provenance_names_the_source_file() {
    let (provenance, _) = Contract::load(bytes()).unwrap();
    assert_eq!(provenance.id, "eclat/2024");
    assert_eq!(
        provenance.source,
        "data/harmonie-mgen/eclat/2024-01-01.toml"
    );
}

#[test]
fn a_table_that_contradicts_itself_is_never_sealed() {
    let (provenance, mut contract) = Contract::load(bytes()).unwrap();
    contract.cells.pop();
    assert!(matches!(
        seal(&provenance, &contract),
        Err(LoadError::Invalid(_))
    ));
}

proptest! {
    #[test]
    fn any_bytes_are_answered(noise in proptest::collection::vec(any::<u8>(), 0..300)) {
        prop_assert!(Contract::load(&noise).is_err());
    }

    #[test]
    fn a_changed_byte_is_found(at in 0usize..30_000, value: u8) {
        let mut changed = bytes().to_vec();
        let before = changed[at];
        changed[at] = value;
        prop_assert_eq!(Contract::load(&changed).is_ok(), before == value);
    }

    /// Bytes with a right hash but a wrong body: the reader and the validation stand alone.
    #[test]
    fn a_wrong_body_with_a_right_hash_is_refused_or_harmless(
        at in 15usize..30_000, value: u8, quantity in 0u32..9,
    ) {
        let mut changed = bytes().to_vec();
        changed[at] = value;
        let sum = affilio_guarantees::compiled::hash(&changed[15..]);
        changed[7..15].copy_from_slice(&sum.to_le_bytes());
        if let Ok(plan) = affilio_contracts::plan(&changed) {
            walk(&plan, quantity);
        }
    }
}

/// Asks something of every row, to see that nothing panics.
fn walk(plan: &Plan, quantity: u32) {
    use affilio_domain::{amount::Amount, date::Date};
    use affilio_guarantees::query::{Line, Situation};
    let date = Date::parse_iso("2024-03-01").unwrap();
    let price = Some(Amount::from_euros(80));
    for (row, _) in plan.rows() {
        let line = Line {
            price,
            br: price,
            limit: price,
            quantity,
            optam: Some(true),
            ..Line::of(row)
        };
        let _answer = plan.estimate_levels(&line, &Situation::on(date), &[]);
        let _questions = plan.questions(row, None, date);
    }
}

#[test]
fn the_whole_table_as_the_engine_reads_it() {
    let (_, contract) = Contract::load(bytes()).unwrap();
    let mut text = String::new();
    let mut section = u16::MAX;
    for (at, row) in contract.rows.iter().enumerate() {
        if row.section != section {
            section = row.section;
            let heading = &contract.sections[usize::from(section)];
            let parent = heading
                .parent
                .as_deref()
                .map_or(String::new(), |parent| format!("{parent} / "));
            writeln!(text, "\n== {parent}{}", heading.title).unwrap();
        }
        let notes: Vec<&str> = row
            .notes
            .iter()
            .map(|note| contract.footnotes[usize::from(*note)].mark.as_str())
            .collect();
        writeln!(
            text,
            "{} | {} {notes:?} | {} {:?} | {} par {:?} | l. {}",
            row.id, row.label, row.printed_amo, row.printed_rates, row.family, row.unit, row.line
        )
        .unwrap();
        for (level, name) in contract.levels.iter().enumerate() {
            for second in [false, true] {
                if second && !row.split {
                    continue;
                }
                let cell = contract.cell(at, level, second).unwrap();
                let others: Vec<&str> = cell
                    .alternatives
                    .iter()
                    .map(|other| other.printed.as_str())
                    .collect();
                writeln!(
                    text,
                    "    {} {} -> {:?} {others:?}",
                    name.id, cell.printed, cell.rule
                )
                .unwrap();
            }
        }
    }
    insta::assert_snapshot!("eclat-2024-01-01", text);
}
