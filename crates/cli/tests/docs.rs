//! Every example of docs/cli.md is run, and answered as written.
//!
//! A block ```` ```jsonl COMMAND ```` holds questions; the block ```` ```jsonl ```` after it, answers. A block
//! ```` ```console ```` holds commands after `$`, each followed by what it writes. `AFFILIO_GOLDEN=write` writes
//! the answers again, to be read before they are committed.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "tests")]

mod support;

use serde_json::Value;

const PAGE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/cli.md");

/// A part of the page: a block with what follows its fence, or the lines between blocks.
struct Part {
    fence: Option<String>,
    lines: Vec<String>,
}

fn parts(page: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    let mut part = Part {
        fence: None,
        lines: Vec::new(),
    };
    for line in page.lines() {
        match (line.strip_prefix("```"), &part.fence) {
            (Some(info), None) => {
                let fence = Some(info.to_owned());
                parts.push(std::mem::replace(
                    &mut part,
                    Part {
                        fence,
                        lines: Vec::new(),
                    },
                ));
            }
            (Some(_), Some(_)) => {
                parts.push(std::mem::replace(
                    &mut part,
                    Part {
                        fence: None,
                        lines: Vec::new(),
                    },
                ));
            }
            (None, _) => part.lines.push(line.to_owned()),
        }
    }
    parts.push(part);
    parts
}

fn written(arguments: &[&str], input: &str) -> Vec<String> {
    let output = support::run(arguments, input.as_bytes());
    let text = String::from_utf8(output.stdout).unwrap();
    text.lines().map(str::to_owned).collect()
}

/// Words, with those between quotes kept whole.
fn arguments(command: &str) -> Vec<&str> {
    let parts = command.split('"').enumerate();
    parts
        .flat_map(|(at, part)| {
            if at % 2 == 1 {
                vec![part]
            } else {
                part.split_whitespace().collect()
            }
        })
        .collect()
}

/// The page with every example run again.
fn run_again(page: &str) -> String {
    let mut parts = parts(page);
    let mut answers: Option<Vec<String>> = None;
    for part in &mut parts {
        match part.fence.as_deref() {
            Some("jsonl") => part.lines = answers.take().expect("answers follow questions"),
            Some("console") => {
                let commands: Vec<String> = part
                    .lines
                    .iter()
                    .filter(|line| line.starts_with("$ affilio "))
                    .cloned()
                    .collect();
                part.lines.clear();
                for line in commands {
                    let command = line.strip_prefix("$ affilio ").unwrap();
                    let shown = written(&arguments(command), "");
                    part.lines.push(line);
                    part.lines.extend(shown);
                }
            }
            Some(info) => {
                if let Some(command) = info.strip_prefix("jsonl ") {
                    answers = Some(written(&[command], &part.lines.join("\n")));
                }
            }
            None => {}
        }
    }
    let mut text = String::new();
    for part in parts {
        if let Some(fence) = &part.fence {
            text.push_str(&format!("```{fence}\n"));
        }
        for line in part.lines {
            text.push_str(&line);
            text.push('\n');
        }
        if part.fence.is_some() {
            text.push_str("```\n");
        }
    }
    text
}

#[test]
fn examples_are_answered_as_written() {
    let page = std::fs::read_to_string(PAGE).unwrap();
    let again = run_again(&page);
    if std::env::var_os("AFFILIO_GOLDEN").is_some() {
        std::fs::write(PAGE, again).unwrap();
        return;
    }
    for (written, again) in page.lines().zip(again.lines()) {
        assert_eq!(written, again);
    }
    assert_eq!(page, again);
}

#[test]
fn examples_follow_the_schemas_and_each_command_has_one() {
    let parts = parts(&std::fs::read_to_string(PAGE).unwrap());
    let blocks: Vec<&Part> = parts.iter().filter(|part| part.fence.is_some()).collect();
    let mut seen = Vec::new();
    for pair in blocks.windows(2) {
        let [questions, answers] = pair else {
            continue;
        };
        let info = questions.fence.as_deref().unwrap();
        let Some(command) = info.strip_prefix("jsonl ") else {
            continue;
        };
        let asked = support::validator(&format!("{command}-input"));
        let answered = support::validator(&format!("{command}-output"));
        assert_eq!(questions.lines.len(), answers.lines.len());
        for (question, answer) in questions.lines.iter().zip(&answers.lines) {
            let answer: Value = serde_json::from_str(answer).unwrap();
            support::assert_valid(&answered, &answer);
            if answer.get("error").is_none() {
                support::assert_valid(&asked, &serde_json::from_str(question).unwrap());
            }
        }
        seen.push(command);
    }
    for command in support::QUESTIONS {
        assert!(seen.contains(&command), "{command} has no example");
    }
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
