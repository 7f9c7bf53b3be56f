//! The command, run as one runs it.

#![allow(dead_code, reason = "each test file uses its own part")]
#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

use std::io::Write as _;
use std::process::{Command, Output, Stdio};

use serde_json::Value;

/// The commands that answer lines.
pub(crate) const QUESTIONS: [&str; 5] =
    ["estimate", "contributions", "prevoyance", "compare", "year"];

/// Runs the command with this input.
pub(crate) fn run(arguments: &[&str], input: &[u8]) -> Output {
    let mut child = Command::new(env!("CARGO_BIN_EXE_affilio"))
        .args(arguments)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_vec();
    // Written apart: the command answers while it reads, and both pipes are short. It may stop
    // before the end of what it does not read.
    let writer = std::thread::spawn(move || {
        let _rest = stdin.write_all(&input);
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

/// The answers to these lines, and whether all were answered.
pub(crate) fn answers(command: &str, input: &[u8]) -> (Vec<Value>, bool) {
    let output = run(&[command], input);
    let said = String::from_utf8(output.stderr).unwrap();
    assert!(said.is_empty(), "{said}");
    let text = String::from_utf8(output.stdout).unwrap();
    assert!(text.is_empty() || text.ends_with('\n'));
    let answers = text.lines().map(|line| serde_json::from_str(line).unwrap());
    let answered = match output.status.code() {
        Some(0) => true,
        Some(1) => false,
        other => panic!("{command} ended with {other:?}"),
    };
    (answers.collect(), answered)
}

/// The only answer to a line.
pub(crate) fn answer(command: &str, line: &str) -> Value {
    let (mut answers, _) = answers(command, line.as_bytes());
    assert_eq!(answers.len(), 1, "{line}");
    answers.remove(0)
}

/// A committed schema.
pub(crate) fn validator(name: &str) -> jsonschema::Validator {
    let path = format!("{}/schemas/{name}.json", env!("CARGO_MANIFEST_DIR"));
    let schema: Value = serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap();
    jsonschema::draft202012::meta::validate(&schema).unwrap();
    jsonschema::draft202012::new(&schema).unwrap()
}

/// Panics with every fault of an instance.
pub(crate) fn assert_valid(validator: &jsonschema::Validator, instance: &Value) {
    let faults: Vec<String> = validator
        .iter_errors(instance)
        .map(|fault| format!("{} : {fault}", fault.instance_path()))
        .collect();
    assert!(faults.is_empty(), "{faults:#?}\n{instance}");
}
