//! Whatever is given, each line gets one answer that follows the schema, and no amount is lost:
//! random bytes, and good lines with a part changed.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use proptest::collection::vec;
use proptest::prelude::*;
use serde_json::{Value, json};

fn good(command: &str) -> Vec<Value> {
    let estimate = vec![
        json!({
            "id": 1, "contract": "hfp-armees-civils/2020", "level": "n2", "row": "opt.b.monture",
            "date": "2020-06-01",
            "person": {"age": 40, "scheme": "alsace-moselle", "ald": true, "in_pathway": false},
            "practitioner": {"optam": false, "sector": 2},
            "context": {"ordonnance": {"right": {"sphere": "-2.25"}, "left": {"addition": "2"}}, "heavy": true},
            "items": [
                {"price": "50", "quantity": 2, "class": "A", "row": "opt.b.verre.multifocal_simple", "hlf_plv": "60"},
                {"price": "70", "br": "0.05", "amo_rate": "0.60", "eye": "left"},
            ],
            "used": [{"row": "opt.b.monture", "date": "2019-02-01", "quantity": 1, "amount": "10"}],
            "already_held": {"participations": "10", "franchises": "50"}, "explain": "fr",
        }),
        json!({
            "id": 2, "guarantee": "100% BR + 450 € (max 3 / an)", "includes_amo": false, "date": "2024-01-01",
            "items": [{"price": "700", "br": "120", "amo_rate": "0.6", "quantity": 4, "participation": "2", "forfait_acte_lourd": "24"}],
        }),
        json!({
            "id": 3, "contract": "eclat/2024", "level": "r2", "act": "couronne", "date": "2025-01-15",
            "context": {"basket": "libre"}, "items": [{"price": "900", "tooth": "36"}],
        }),
    ];
    match command {
        "estimate" => estimate,
        "compare" => estimate
            .into_iter()
            .filter(|line| line.get("contract").is_some())
            .map(|mut line| {
                let map = line.as_object_mut().unwrap();
                map.remove("level");
                map.remove("explain");
                line
            })
            .collect(),
        "contributions" => vec![json!({
            "id": 1, "contract": "hfp-armees-civils/2020", "level": "n3", "date": "2020-03-01",
            "scheme": "general", "employer_share": "0.50", "mandatory_level": "n1",
            "members": [{"role": "adherent", "age": 42}, {"role": "enfant", "birth_date": "2001-02-03", "student": true}],
        })],
        "prevoyance" => vec![json!({
            "id": 1, "contract": "hfp-armees-civils/2020", "option": "2bis", "event": "incapacity", "age": 31,
            "hourly": "14.10", "net_monthly": "1800", "other_income": "900", "invalidity_rate": "0.66",
        })],
        _ => vec![json!({
            "id": 1, "contract": "eclat/2024", "year": 2024, "mandatory_level": "socle",
            "members": [{"id": "a", "role": "adherent", "maternity": true}, {"id": 2, "role": "enfant", "age": 7}],
            "cares": [
                {"member": 2, "times": 3, "row": "prev.medecines_douces", "items": [{"price": "60"}]},
                {"member": "a", "date": "2024-05-05", "act": "détartrage", "items": [{"price": "28.92", "br": "28.92"}]},
            ],
        })],
    }
}

/// Every place of a value, as JSON pointers.
fn places(value: &Value, at: &str, found: &mut Vec<String>) {
    found.push(at.to_owned());
    match value {
        Value::Array(list) => {
            for (index, one) in list.iter().enumerate() {
                places(one, &format!("{at}/{index}"), found);
            }
        }
        Value::Object(map) => {
            for (key, one) in map {
                places(one, &format!("{at}/{key}"), found);
            }
        }
        _ => {}
    }
}

fn anything() -> impl Strategy<Value = Value> {
    prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any::<i64>().prop_map(Value::from),
        (-5i64..200).prop_map(Value::from),
        any::<f64>().prop_map(|number| json!(number)),
        (0u64..20_000_000_000).prop_map(|cents| json!(format!(
            "{}.{:02}",
            cents / 100,
            cents % 100
        ))),
        (0u32..10_001).prop_map(|points| json!(format!(
            "{}.{:04}",
            points / 10_000,
            points % 10_000
        ))),
        (1u32..10_000, 1u32..14, 1u32..33)
            .prop_map(|(y, m, d)| json!(format!("{y:04}-{m:02}-{d:02}"))),
        proptest::sample::select(vec![
            "",
            "-1",
            "A",
            "II",
            "r1",
            "n3",
            "left",
            "general",
            "100% BR",
            "150 € / an",
            "2% PMSS",
            "Néant",
            "Oui",
            "100% FR",
            "conjoint",
            "enfant",
            "death",
            "psychiatrie",
            "ostéo",
            "lunettes",
            "den.libre.avant",
            "🦷",
        ])
        .prop_map(Value::from),
        ".{0,12}".prop_map(Value::from),
        vec(Just(json!({"price": "1"})), 0..4).prop_map(Value::from),
        Just(json!({})),
    ]
}

/// A good line of a command, with up to four places changed.
fn changed(command: &'static str) -> impl Strategy<Value = Value> {
    let lines = good(command);
    (
        any::<prop::sample::Index>(),
        vec((any::<prop::sample::Index>(), anything()), 0..4),
    )
        .prop_map(move |(which, changes)| {
            let mut line = lines[which.index(lines.len())].clone();
            for (place, value) in changes {
                let mut found = Vec::new();
                places(&line, "", &mut found);
                if let Some(part) = line.pointer_mut(&found[place.index(found.len())]) {
                    *part = value;
                }
            }
            line
        })
}

/// Cents of a written amount.
fn cents(amount: &Value) -> i64 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}

/// What holds of every answer.
fn check(answer: &Value, asked: &str) {
    if answer["amo"].is_string() {
        let sum: i64 = ["amo", "amc", "rac"]
            .iter()
            .map(|part| cents(&answer[part]))
            .sum();
        for part in ["amo", "amc", "rac"] {
            assert!(cents(&answer[part]) >= 0, "{asked}\n{answer}");
            let items = answer["items"].as_array().unwrap().iter();
            let total: i64 = items
                .filter(|item| item["amo"].is_string())
                .map(|item| cents(&item[part]))
                .sum();
            assert_eq!(total, cents(&answer[part]), "{asked}\n{answer}");
        }
        assert!(sum >= 0);
    }
}

fn answers_follow_the_schema(command: &'static str, cases: u32) {
    let schema = support::validator(&format!("{command}-output"));
    let mut runner = proptest::test_runner::TestRunner::new(ProptestConfig::with_cases(cases));
    runner
        .run(&vec(changed(command), 250), |lines| {
            let asked: Vec<String> = lines.iter().map(Value::to_string).collect();
            let (answers, _) = support::answers(command, asked.join("\n").as_bytes());
            assert_eq!(answers.len(), asked.len());
            for (answer, asked) in answers.iter().zip(&asked) {
                support::assert_valid(&schema, answer);
                check(answer, asked);
            }
            Ok(())
        })
        .unwrap();
}

#[test]
fn changed_lines_of_estimate() {
    answers_follow_the_schema("estimate", 24);
}

#[test]
fn changed_lines_of_the_others() {
    for command in ["contributions", "prevoyance", "compare", "year"] {
        answers_follow_the_schema(command, 6);
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(24))]

    #[test]
    fn random_bytes(lines in vec(vec(any::<u8>(), 0..80), 1..200)) {
        let input = lines.join(&b'\n');
        let lines: Vec<&[u8]> = input
            .split(|byte| *byte == b'\n')
            .map(|line| line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line))
            .collect();
        // Blank lines at the end are nothing.
        let last = lines.iter().rposition(|line| !line.iter().all(u8::is_ascii_whitespace));
        let asked = last.map_or(0, |last| last + 1);
        let (answers, _) = support::answers("estimate", &input);
        prop_assert_eq!(answers.len(), asked);
    }

    #[test]
    fn good_lines_with_bytes_changed(
        changes in vec((any::<prop::sample::Index>(), any::<u8>()), 1..12),
        which in any::<prop::sample::Index>(),
    ) {
        let lines = good("estimate");
        let line = lines[which.index(lines.len())].to_string().into_bytes();
        let mut input = Vec::new();
        for (place, byte) in changes {
            let mut changed = line.clone();
            let at = place.index(changed.len());
            changed[at] = byte;
            input.extend(changed.into_iter().map(|byte| if byte == b'\n' { b' ' } else { byte }));
            input.push(b'\n');
        }
        let asked = input.iter().filter(|byte| **byte == b'\n').count();
        let (answers, _) = support::answers("estimate", &input);
        prop_assert_eq!(answers.len(), asked);
    }
}
