//! Questions and answers, whole, as committed in `tests/golden`: `NAME.COMMAND.in.jsonl` and
//! `NAME.COMMAND.out.jsonl`. `AFFILIO_GOLDEN=write` writes the answers again, to be read before they
//! are committed.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use std::path::{Path, PathBuf};

use serde_json::Value;

fn inputs() -> Vec<(PathBuf, String)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/golden");
    let mut found: Vec<(PathBuf, String)> = std::fs::read_dir(folder)
        .unwrap()
        .filter_map(|entry| {
            let path = entry.unwrap().path();
            let name = path
                .file_name()?
                .to_str()?
                .strip_suffix(".in.jsonl")?
                .to_owned();
            let command = name.rsplit('.').next()?.to_owned();
            Some((path, command))
        })
        .collect();
    found.sort();
    found
}

fn out_of(input: &Path) -> PathBuf {
    PathBuf::from(input.to_str().unwrap().replace(".in.jsonl", ".out.jsonl"))
}

#[test]
fn questions_have_the_answers_committed() {
    let inputs = inputs();
    for command in support::QUESTIONS {
        assert!(inputs.iter().any(|(_, of)| of == command), "{command}");
    }
    for (path, command) in inputs {
        let input = std::fs::read(&path).unwrap();
        let output = support::run(&[&command], &input);
        let got = String::from_utf8(output.stdout).unwrap();
        let expected = out_of(&path);
        if std::env::var_os("AFFILIO_GOLDEN").is_some() {
            std::fs::write(&expected, &got).unwrap();
        }
        let expected = std::fs::read_to_string(&expected).unwrap();
        for (question, (got, expected)) in String::from_utf8_lossy(&input)
            .lines()
            .zip(got.lines().zip(expected.lines()))
        {
            assert_eq!(got, expected, "{question}");
        }
        assert_eq!(got.lines().count(), expected.lines().count(), "{path:?}");
    }
}

#[test]
fn questions_and_answers_follow_the_schemas() {
    for (path, command) in inputs() {
        let question = support::validator(&format!("{command}-input"));
        let answer = support::validator(&format!("{command}-output"));
        let questions = std::fs::read_to_string(&path).unwrap();
        let answers = std::fs::read_to_string(out_of(&path)).unwrap();
        for (asked, answered) in questions.lines().zip(answers.lines()) {
            let answered: Value = serde_json::from_str(answered).unwrap();
            support::assert_valid(&answer, &answered);
            // What the schema cannot say (a known row, a tooth) is an error all the same.
            if answered.get("error").is_none() {
                support::assert_valid(&question, &serde_json::from_str(asked).unwrap());
            }
        }
    }
}

#[test]
fn a_word_means_the_same_in_every_schema() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("schemas");
    let mut known: std::collections::BTreeMap<String, (PathBuf, Value)> =
        std::collections::BTreeMap::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let schema: Value = serde_json::from_str(&std::fs::read_to_string(&path).unwrap()).unwrap();
        for (name, meaning) in schema["$defs"].as_object().unwrap() {
            let (first, expected) = known
                .entry(name.clone())
                .or_insert_with(|| (path.clone(), meaning.clone()));
            assert_eq!(meaning, expected, "{name} in {path:?} and {first:?}");
        }
    }
}
