//! Anything typed is answered: a reading printed back to the letter, or an error that points inside
//! the text. Nothing panics.

#![allow(clippy::unwrap_used, reason = "tests")]

use affilio_guarantees::compiled::Sealed;
use affilio_notation::fault::Faults;
use affilio_notation::{cell, grid, single, tariffs};
use bolero::check;

/// Cases of each run: seconds, so that it stays among the other tests.
const CASES: usize = 20_000;

/// Pieces of cells, so that chance goes deep into the grammar.
const PIECES: [&str; 40] = [
    "Néant",
    "Oui",
    "-",
    "100",
    "0,5",
    "1 700",
    "7",
    "%",
    "€",
    "BR",
    "FR",
    "PMSS",
    "PASS",
    "TM",
    "+",
    "/",
    "par",
    "an",
    "séance",
    "œil",
    "jours",
    "dans la limite des",
    "dans la limite de",
    "HLF",
    "PLV",
    "frais réels",
    "limité au",
    "forfait réglementaire en vigueur",
    "(",
    ")",
    ",",
    "max",
    "tous les",
    "2 ans",
    "6 mois",
    "en MAS",
    "Prise en charge à",
    " ",
    "\u{a0}",
    "é",
];

fn answered(text: &str) {
    match cell::parse(text) {
        Ok(cell) => assert_eq!(cell.to_string(), text),
        Err(error) => {
            assert!(error.at <= text.chars().count(), "{error}");
            assert!(!error.to_string().is_empty());
        }
    }
    if let Ok(contract) = single::contract(text, None) {
        contract.validate().unwrap();
    }
}

#[test]
fn any_text_of_a_cell_is_answered() {
    check!()
        .with_iterations(CASES)
        .with_type::<String>()
        .for_each(|text| answered(text));
}

#[test]
fn any_pieces_of_cells_are_answered() {
    check!()
        .with_iterations(CASES)
        .with_type::<Vec<u8>>()
        .for_each(|chosen| {
            let piece = |at: &u8| PIECES.get(usize::from(*at) % PIECES.len()).copied();
            let text: String = chosen.iter().take(16).filter_map(piece).collect();
            answered(&text);
        });
}

/// Every fault points at a line and a column of the text.
fn inside(faults: &Faults, text: &str) {
    for fault in &faults.0 {
        let line = text.split('\n').nth(fault.line - 1).unwrap_or_default();
        assert!(fault.column <= line.chars().count() + 1, "{fault}");
    }
}

/// A file of the repository with a few bytes changed, cut or doubled.
fn damaged(text: &str, changes: &[(u16, u8, u8)]) -> String {
    let mut bytes = text.as_bytes().to_vec();
    for (at, kind, byte) in changes.iter().take(8) {
        let at = usize::from(*at) % bytes.len().max(1);
        match kind % 3 {
            0 => bytes.truncate(at.max(1)),
            1 => bytes.insert(at.min(bytes.len()), *byte),
            _ => {
                if let Some(changed) = bytes.get_mut(at) {
                    *changed = *byte;
                }
            }
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

#[test]
fn any_damaged_table_is_answered() {
    let known = tariffs::compile(&[("t.toml", include_str!("tariffs.toml"))])
        .unwrap()
        .tariffs;
    let sound = include_str!("sound.toml");
    grid::compile("sound.toml", sound, &known).unwrap();
    check!()
        .with_iterations(CASES / 10)
        .with_type::<Vec<(u16, u8, u8)>>()
        .for_each(|changes| {
            let text = damaged(sound, changes);
            if let Err(faults) = grid::compile("fuzz.toml", &text, &known) {
                inside(&faults, &text);
            }
        });
}

#[test]
fn any_damaged_tariffs_are_answered() {
    check!()
        .with_iterations(CASES / 10)
        .with_type::<Vec<(u16, u8, u8)>>()
        .for_each(|changes| {
            let text = damaged(include_str!("tariffs.toml"), changes);
            if let Err(faults) = tariffs::compile(&[("fuzz.toml", &text)]) {
                inside(&faults, &text);
            }
        });
}

#[test]
fn any_text_of_a_file_is_answered() {
    let known = tariffs::compile(&[("t.toml", include_str!("tariffs.toml"))])
        .unwrap()
        .tariffs;
    check!()
        .with_iterations(CASES / 10)
        .with_type::<String>()
        .for_each(|text| {
            if let Err(faults) = grid::compile("fuzz.toml", text, &known) {
                inside(&faults, text);
            }
            if let Err(faults) = tariffs::compile(&[("fuzz.toml", text)]) {
                inside(&faults, text);
            }
        });
}
