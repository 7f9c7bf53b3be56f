//! The command as one types it.

#![allow(clippy::unwrap_used, reason = "tests")]

use std::process::{Command, Output};

const TABLE: &str = "../contracts/data/harmonie-mgen/eclat/2024-01-01.toml";

fn affilio(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_affilio"))
        .args(arguments)
        .output()
        .unwrap()
}

fn told(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned() + &String::from_utf8_lossy(&output.stderr)
}

#[test]
fn the_true_table_has_no_fault() {
    let output = affilio(&["contract", "check", TABLE]);
    assert!(output.status.success());
    assert!(told(&output).contains("eclat/2024 : 88 lignes, aucune erreur"));
}

#[test]
fn a_faulty_table_exits_with_one_and_its_faults() {
    let output = affilio(&["contract", "check", "../contracts/tests/bad/faulty.toml"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(told(&output).contains(" erreurs"));
}

#[test]
fn a_level_is_shown_alone() {
    let output = affilio(&["contract", "show", "eclat/2024", "--level", "r1"]);
    assert!(output.status.success());
    assert!(told(&output).contains("220% BR / 200% BR"));
    assert!(!told(&output).contains("450% BR"));
}

#[test]
fn a_table_compiled_by_hand_is_the_one_embedded() {
    let to = std::env::temp_dir().join(format!("affilio-{}.bin", std::process::id()));
    let output = affilio(&["contract", "compile", TABLE, to.to_str().unwrap()]);
    assert!(output.status.success(), "{}", told(&output));
    let written = std::fs::read(&to).unwrap();
    std::fs::remove_file(&to).unwrap();
    let by_hand = affilio_contracts::plan(&written).unwrap();
    let embedded =
        affilio_contracts::plan(affilio_contracts::compiled("eclat/2024").unwrap()).unwrap();
    assert_eq!(by_hand.contract(), embedded.contract());
}

#[test]
fn what_is_mistyped_is_told() {
    for (arguments, code, words) in [
        (vec!["contrat"], 2, "commande inconnue"),
        (vec!["contract", "check"], 2, "arguments manquants"),
        (vec!["contract", "show", "hfp"], 1, "connus : eclat/2024"),
        (
            vec!["contract", "show", "eclat/2024", "--level", "r9"],
            1,
            "socle, r1, r2",
        ),
        (vec!["contract", "check", "absent.toml"], 1, "absent.toml"),
        (vec!["--colour"], 2, "--colour"),
    ] {
        let output = affilio(&arguments);
        assert_eq!(output.status.code(), Some(code), "{arguments:?}");
        assert!(told(&output).contains(words), "{}", told(&output));
    }
    assert!(told(&affilio(&["--help"])).contains("Codes de sortie"));
}
