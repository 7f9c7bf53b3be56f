//! JSON Lines: order, bad lines among good ones, and what is not even text.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::{Value, json};
use support::answers;

fn line(id: &Value) -> String {
    let mut line = json!({"guarantee": "200% BR", "items": [{"price": "60", "br": "31.50", "amo_rate": "0.70"}]});
    line["id"] = id.clone();
    line.to_string()
}

fn code(answer: &Value) -> Option<&str> {
    answer["error"]["code"].as_str()
}

#[test]
fn lines_are_answered_in_order_whatever_is_between_them() {
    let mut input: Vec<u8> = Vec::new();
    for id in 0..200 {
        input.extend(line(&json!(id)).as_bytes());
        input.extend(b"\n");
        match id % 4 {
            0 => input.extend(b"{\"id\": 3,\n"),
            1 => input.extend(b"\xff\xfe\n"),
            2 => input.extend(b"   \n\r\n"),
            _ => input.extend(b"[1, 2]\n"),
        }
    }
    let (answers, all_answered) = answers("estimate", &input);
    assert!(!all_answered);
    let good: Vec<&Value> = answers
        .iter()
        .filter(|answer| answer.get("error").is_none())
        .collect();
    assert_eq!(good.len(), 200);
    for (id, answer) in good.iter().enumerate() {
        assert_eq!(answer["id"], json!(id));
        assert_eq!(answer["amc"], json!("37.95"));
    }
    let bad: Vec<Option<&str>> = answers
        .iter()
        .filter_map(|a| a.get("error").map(|_| code(a)))
        .collect();
    assert_eq!(bad.len(), 250);
    // Two of them are blank lines.
    let mut expected = [Some("malformed_json"); 5];
    expected[4] = Some("type");
    for codes in bad.chunks(5) {
        assert_eq!(codes, expected);
    }
}

#[test]
fn blank_lines_are_lines_except_at_the_end() {
    let input = format!("\n{}\n \n{}\n\n  \n", line(&json!(1)), line(&json!(2)));
    let (answers, all_answered) = answers("estimate", input.as_bytes());
    assert!(!all_answered);
    let codes: Vec<Option<&str>> = answers.iter().map(code).collect();
    let blank = Some("malformed_json");
    assert_eq!(codes, [blank, None, blank, None]);
}

#[test]
fn an_id_of_any_kind_comes_back() {
    for id in [
        json!("a"),
        json!(7),
        json!(-1.5),
        json!(null),
        json!(true),
        json!({"a": [1, "é"]}),
    ] {
        let answer = support::answer("estimate", &line(&id));
        assert_eq!(answer["id"], id);
        let wrong = json!({"id": id, "guarantee": "200% BR"}).to_string();
        let answer = support::answer("estimate", &wrong);
        assert_eq!(answer["id"], id);
        assert_eq!(code(&answer), Some("missing"));
    }
}

#[test]
fn a_line_too_long_is_an_error_and_the_next_goes_on() {
    let long = format!("{{\"id\": \"{}\"}}", "x".repeat(3_000_000));
    let input = format!("{long}\n{}\n", line(&json!(2)));
    let (answers, _) = answers("estimate", input.as_bytes());
    assert_eq!(code(&answers[0]), Some("too_large"));
    assert_eq!(answers[1]["id"], json!(2));
}

#[test]
fn a_mark_at_the_beginning_and_a_last_line_without_end_are_read() {
    let input = format!("\u{feff}{}\r\n{}", line(&json!(1)), line(&json!(2)));
    let (answers, all_answered) = answers("estimate", input.as_bytes());
    assert!(all_answered);
    assert_eq!(answers.len(), 2);
}

#[test]
fn deep_nesting_and_keys_written_twice_are_refused() {
    let deep = format!(
        "{{\"id\":1,\"context\":{}{}}}",
        "[".repeat(5000),
        "]".repeat(5000)
    );
    assert_eq!(
        code(&support::answer("estimate", &deep)),
        Some("malformed_json")
    );
    let twice = r#"{"id":1,"guarantee":"100% BR","items":[{"price":"10","price":"100"}]}"#;
    let answer = support::answer("estimate", twice);
    assert_eq!(code(&answer), Some("duplicate_key"));
    assert_eq!(answer["error"]["path"], json!("price"));
}

#[test]
fn nothing_asked_is_nothing_answered() {
    for command in support::QUESTIONS {
        let (answers, all_answered) = answers(command, b"\n \n");
        assert!(all_answered && answers.is_empty(), "{command}");
    }
}

#[test]
fn an_answer_comes_before_the_next_question() {
    use std::io::{BufRead as _, BufReader, Write as _};
    use std::process::{Command, Stdio};
    let mut child = Command::new(env!("CARGO_BIN_EXE_affilio"))
        .arg("estimate")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let mut stdout = BufReader::new(child.stdout.take().unwrap());
    for id in 0..3 {
        writeln!(stdin, "{}", line(&json!(id))).unwrap();
        stdin.flush().unwrap();
        let mut answer = String::new();
        stdout.read_line(&mut answer).unwrap();
        let answer: Value = serde_json::from_str(&answer).unwrap();
        assert_eq!(answer["id"], json!(id));
    }
    drop(stdin);
    assert!(child.wait().unwrap().success());
}
