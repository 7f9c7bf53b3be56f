//! Every example of docs/cli.md is run, and answered as written.
//!
//! A block ```` ```jsonl COMMAND ```` holds questions; the block ```` ```jsonl ```` after it, answers. A block
//! ```` ```console ```` holds commands after `$`, each followed by what it writes.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use serde_json::Value;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cli.md");

/// The fenced blocks: what follows the fence, and the lines within.
fn blocks() -> Vec<(String, Vec<String>)> {
    let text = std::fs::read_to_string(PAGE).unwrap();
    let mut blocks = Vec::new();
    let mut open: Option<(String, Vec<String>)> = None;
    for line in text.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(info), None) => open = Some((info.to_owned(), Vec::new())),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some((info, mut lines))) => {
                lines.push(line.to_owned());
                open = Some((info, lines));
            }
            (None, None) => {}
        }
    }
    blocks
}

#[test]
fn questions_have_the_answers_written() {
    let blocks = blocks();
    let mut seen = Vec::new();
    for pair in blocks.windows(2) {
        let [(info, questions), (next, answers)] = pair else {
            continue;
        };
        let Some(command) = info.strip_prefix("jsonl ") else {
            continue;
        };
        assert_eq!(next, "jsonl", "the answers to {questions:?}");
        let output = support::run(&[command], questions.join("\n").as_bytes());
        let got = String::from_utf8(output.stdout).unwrap();
        assert_eq!(got.lines().collect::<Vec<_>>(), *answers, "{questions:?}");
        let (asked, answered) = (
            support::validator(&format!("{command}-input")),
            support::validator(&format!("{command}-output")),
        );
        for (question, answer) in questions.iter().zip(answers) {
            let answer: Value = serde_json::from_str(answer).unwrap();
            support::assert_valid(&answered, &answer);
            if answer.get("error").is_none() {
                support::assert_valid(&asked, &serde_json::from_str(question).unwrap());
            }
        }
        seen.push(command.to_owned());
    }
    for command in support::QUESTIONS {
        assert!(
            seen.iter().any(|name| name == command),
            "{command} has no example"
        );
    }
}

#[test]
fn commands_write_what_is_shown() {
    let mut run = 0;
    for (info, lines) in blocks() {
        if info != "console" {
            continue;
        }
        let mut commands: Vec<(&str, Vec<&str>)> = Vec::new();
        for line in &lines {
            match (line.strip_prefix("$ affilio "), commands.last_mut()) {
                (Some(command), _) => commands.push((command, Vec::new())),
                (None, Some((_, shown))) => shown.push(line),
                (None, None) => panic!("{line} has no command"),
            }
        }
        for (command, shown) in commands {
            let arguments: Vec<&str> = command
                .split('"')
                .enumerate()
                .flat_map(|(at, part)| {
                    if at % 2 == 1 {
                        vec![part]
                    } else {
                        part.split_whitespace().collect()
                    }
                })
                .collect();
            let output = support::run(&arguments, b"");
            let got = String::from_utf8(output.stdout).unwrap();
            assert_eq!(got.lines().collect::<Vec<_>>(), shown, "{command}");
            run += 1;
        }
    }
    assert!(run > 0);
}

#[test]
fn every_code_and_schema_is_documented() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let mut codes = Vec::new();
    let mut folders = vec![std::path::PathBuf::from(concat!(
        env!("CARGO_MANIFEST_DIR"),
        "/src"
    ))];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                let text = std::fs::read_to_string(&path).unwrap();
                codes.extend(codes_of(&text));
            }
        }
    }
    codes.sort();
    codes.dedup();
    assert!(codes.len() > 30, "{codes:?}");
    for code in codes {
        assert!(
            page.contains(&format!("`{code}`")),
            "the code {code} is not in docs/cli.md"
        );
    }
    for command in support::QUESTIONS {
        for kind in ["input", "output"] {
            assert!(
                page.contains(&format!("{command}-{kind}.json")),
                "{command}-{kind}"
            );
        }
    }
}

/// The first text of each call that makes an error.
fn codes_of(text: &str) -> Vec<String> {
    let mut codes = Vec::new();
    for call in ["Fault::new(", ".fault(", ".choice("] {
        for (at, _) in text.match_indices(call) {
            let after = text[at + call.len()..].trim_start();
            if let Some(code) = after
                .strip_prefix('"')
                .and_then(|rest| rest.split('"').next())
            {
                codes.push(code.to_owned());
            }
        }
    }
    codes
}
