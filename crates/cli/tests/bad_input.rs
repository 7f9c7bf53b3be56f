//! Each thing that may be wrong in a line: its code and its place. Never an amount.
//!
//! `bad_input.jsonl` holds good lines (`command`, `base`), each followed by what spoils it: the
//! `value` put `at` a place, or the key it is `without`, and the error expected.

#![allow(clippy::unwrap_used, clippy::panic, reason = "tests")]

mod support;

use serde_json::{Value, json};

/// A line spoilt, and the error expected.
struct Case {
    line: Value,
    code: String,
    path: String,
}

/// A good line and what spoils it.
struct Group {
    command: String,
    base: Value,
    cases: Vec<Case>,
}

/// The line with another value at a JSON pointer.
fn with(base: &Value, pointer: &str, value: Value) -> Value {
    let mut line = base.clone();
    let (parent, key) = pointer.rsplit_once('/').unwrap();
    match line.pointer_mut(parent).unwrap() {
        Value::Array(list) => list[key.parse::<usize>().unwrap()] = value,
        other => other[key] = value,
    }
    line
}

fn groups() -> Vec<Group> {
    let text = include_str!("bad_input.jsonl");
    let mut groups: Vec<Group> = Vec::new();
    for line in text.lines() {
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let mut read: Value = serde_json::from_str(line).unwrap();
        if let Some(command) = read["command"].as_str() {
            groups.push(Group {
                command: command.to_owned(),
                base: read["base"].clone(),
                cases: Vec::new(),
            });
            continue;
        }
        let group = groups.last_mut().unwrap();
        let spoilt = if let Some(key) = read["without"].as_str() {
            let mut spoilt = group.base.clone();
            spoilt.as_object_mut().unwrap().remove(key).unwrap();
            spoilt
        } else {
            let value = read["value"].take();
            with(&group.base, read["at"].as_str().unwrap(), value)
        };
        group.cases.push(Case {
            line: spoilt,
            code: read["code"].as_str().unwrap().to_owned(),
            path: read["path"].as_str().unwrap().to_owned(),
        });
    }
    groups
}

/// Asks every spoilt line in one go, each followed by the good one, which must be answered.
fn refuses(group: &Group) {
    let lines: Vec<String> = group
        .cases
        .iter()
        .flat_map(|case| [case.line.to_string(), group.base.to_string()])
        .collect();
    let (answers, all_answered) = support::answers(&group.command, lines.join("\n").as_bytes());
    assert!(!all_answered);
    assert_eq!(answers.len(), 2 * group.cases.len());
    let output = support::validator(&format!("{}-output", group.command));
    for (case, pair) in group.cases.iter().zip(answers.chunks(2)) {
        let [refused, good] = pair else {
            panic!("two answers for each case");
        };
        assert!(good.get("error").is_none(), "{good}");
        let error = &refused["error"];
        assert_eq!(error["code"], json!(case.code), "{}\n{refused}", case.line);
        assert_eq!(error["path"], json!(case.path), "{}\n{refused}", case.line);
        assert!(error["message"].as_str().unwrap().len() > 8, "{refused}");
        support::assert_valid(&output, refused);
    }
}

#[test]
fn each_fault_has_its_code_and_its_place() {
    for group in groups() {
        refuses(&group);
    }
}

/// What is no amount.
fn no_amounts() -> Vec<(Value, &'static str)> {
    let long = "9".repeat(400);
    vec![
        (json!("-1"), "negative"),
        (json!("-0.001"), "negative"),
        (json!("31.505"), "money"),
        (json!("31,50"), "money"),
        (json!(""), "money"),
        (json!("31.50 €"), "money"),
        (json!("1 200"), "money"),
        (json!("soixante"), "money"),
        (json!("1e9"), "money"),
        (json!("0x10"), "money"),
        (json!("Infinity"), "money"),
        (json!("100000001"), "too_large"),
        (json!(long), "too_large"),
        (json!(31.5), "type"),
        (json!(31), "type"),
        (json!(false), "type"),
        (json!({"amount": "1"}), "type"),
    ]
}

/// What is no rate.
fn no_rates() -> Vec<(Value, &'static str)> {
    vec![
        (json!("1.01"), "rate"),
        (json!("70"), "rate"),
        (json!("70 %"), "rate"),
        (json!("0.70001"), "rate"),
        (json!("0,70"), "rate"),
        (json!(""), "rate"),
        (json!("-0.70"), "negative"),
        (json!(0.7), "type"),
    ]
}

#[test]
fn amounts_and_rates_have_one_form() {
    let mut group = Group {
        command: "estimate".to_owned(),
        base: json!({
            "id": "x", "contract": "eclat/2024", "level": "r1", "row": "sc.specialistes",
            "date": "2024-03-01", "practitioner": {"optam": true}, "context": {},
            "items": [{"price": "60", "br": "31.50"}],
            "used": [{"row": "opt.lentilles.pec", "date": "2024-02-01", "amount": "10"}],
            "already_held": {},
        }),
        cases: Vec::new(),
    };
    let (amounts, rates) = (no_amounts(), no_rates());
    let items = [
        "price",
        "br",
        "hlf_plv",
        "participation",
        "franchise",
        "forfait_acte_lourd",
    ];
    let places = items
        .map(|key| (format!("/items/0/{key}"), format!("items[0].{key}")))
        .into_iter()
        .chain(
            [
                ("/used/0/amount", "used[0].amount"),
                ("/already_held/franchises", "already_held.franchises"),
                ("/context/agreement_tariff", "context.agreement_tariff"),
            ]
            .map(|(pointer, path)| (pointer.to_owned(), path.to_owned())),
        );
    let rate = (
        "/items/0/amo_rate".to_owned(),
        "items[0].amo_rate".to_owned(),
    );
    let all = places
        .map(|place| (place, &amounts[..]))
        .chain([(rate, &rates[..])]);
    for ((pointer, path), values) in all {
        for (value, code) in values {
            group.cases.push(Case {
                line: with(&group.base, &pointer, value.clone()),
                code: (*code).to_owned(),
                path: path.clone(),
            });
        }
    }
    refuses(&group);
}

#[test]
fn messages_name_what_was_expected() {
    for (command, line, words) in [
        (
            "compare",
            r#"{"contract":"eclat/2024","act":"couronne","date":"2024-03-01","items":[{}]}"#,
            &[
                "den.libre.avant",
                "den.100.autres",
                "context.basket",
                "tooth",
            ][..],
        ),
        (
            "estimate",
            r#"{"guarantee":"100% BR + 450","items":[{"price":"1"}]}"#,
            &["caractère 14"],
        ),
        (
            "estimate",
            r#"{"contract":"eclat/2024","level":"r1","row":"douce","date":"2024-03-01","items":[{}]}"#,
            &["hfp-armees-civils/2020"],
        ),
        (
            "estimate",
            r#"{"contract":"eclat/2024","level":"r1","row":"sc.imagerie","date":"2024-03-01","items":[{"price":"1,50"}]}"#,
            &["virgule"],
        ),
        (
            "contributions",
            r#"{"contract":"eclat/2024","level":"n1","date":"2024-03-01","members":[{"role":"adherent"}]}"#,
            &["socle, r1, r2"],
        ),
    ] {
        let answer = support::answer(command, line);
        let message = answer["error"]["message"].as_str().unwrap();
        for word in words {
            assert!(message.contains(word), "{message}");
        }
    }
}
