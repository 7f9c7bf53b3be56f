//! Help, exit codes, and what is not a line of JSON.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use support::run;

fn code(arguments: &[&str]) -> Option<i32> {
    run(arguments, b"").status.code()
}

fn told(arguments: &[&str]) -> String {
    let output = run(arguments, b"");
    String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap()
}

#[test]
fn every_command_has_its_help() {
    let all = told(&["--help"]);
    for command in support::QUESTIONS
        .into_iter()
        .chain(["contract", "validate", "schema"])
    {
        assert!(all.contains(&format!("affilio {command}")), "{command}");
        let own = told(&[command, "--help"]);
        assert!(own.contains("Codes de sortie"), "{command}");
        assert_eq!(code(&[command, "-h"]), Some(0), "{command}");
    }
    assert_eq!(told(&[]), all);
    assert_eq!(told(&["help"]), all);
    assert!(told(&["--version"]).starts_with("affilio "));
}

#[test]
fn the_examples_of_the_help_are_answered() {
    for command in support::QUESTIONS {
        let help = told(&[command, "--help"]);
        let example = help.lines().find_map(|line| {
            let line = line.trim().strip_prefix("echo '")?;
            line.strip_suffix(&format!("' | affilio {command}"))
        });
        let answer = support::answer(command, example.unwrap());
        assert!(answer.get("error").is_none(), "{answer}");
    }
}

#[test]
fn a_command_written_wrong_exits_with_two() {
    for arguments in [
        &["estime"][..],
        &["estimate", "file.jsonl"],
        &["estimate", "--fast"],
        &["contract"],
        &["contract", "check"],
        &["validate"],
        &["validate", "nir"],
        &["validate", "siren", "1"],
        &["schema"],
        &["compare", "--level", "r1"],
    ] {
        assert_eq!(code(arguments), Some(2), "{arguments:?}");
        assert!(told(arguments).starts_with("affilio : "), "{arguments:?}");
    }
}

#[test]
fn numbers_are_validated_one_a_line() {
    let output = run(
        &[
            "validate",
            "nir",
            "1 85 10 94 081 069 26",
            "171093424000134",
        ],
        b"",
    );
    assert_eq!(output.status.code(), Some(1));
    let text = String::from_utf8(output.stdout).unwrap();
    let lines: Vec<&str> = text.lines().collect();
    assert_eq!(lines.len(), 2);
    assert!(lines[0].ends_with(" : valide"), "{text}");
    assert!(lines[1].ends_with("devraient être 39"), "{text}");
    for (kind, good, bad, why) in [
        (
            "iban",
            "FR14 2004 1010 0505 0001 3M02 606",
            "FR7612345678901234567890123",
            "contrôle",
        ),
        ("bic", "AGRIFRPP", "AGRIFRP", "8 ou 11"),
        ("phone", "+33 6 12 34 56 78", "06 12 34", "10 chiffres"),
        ("organism", "01 751 0000", "51 751 0000", "régime"),
        ("nir", "287033511507344", "387033511507344", "provisoire"),
    ] {
        assert_eq!(code(&["validate", kind, good]), Some(0), "{kind}");
        let told = told(&["validate", kind, bad]);
        assert!(told.contains("non valide") && told.contains(why), "{told}");
        assert_eq!(code(&["validate", kind, good, bad]), Some(1), "{kind}");
    }
}

#[test]
fn schemas_are_shown_as_committed() {
    let shown = told(&["schema", "estimate-input"]);
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/schemas/estimate-input.json");
    assert_eq!(shown, std::fs::read_to_string(path).unwrap());
    assert_eq!(code(&["schema", "estimate"]), Some(1));
}

#[test]
fn a_reader_that_leaves_is_no_error() {
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_affilio"))
        .args(["contract", "show", "eclat/2024"])
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    drop(child.stdout.take());
    assert!(child.wait().unwrap().success());
}
