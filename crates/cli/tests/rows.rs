//! Every row and level of both contracts, from the command line: the schema holds, the amounts add
//! up to the price, and the steps stay short.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::{Value, json};

/// The most that the steps of one line of care take as JSON, in bytes.
const MOST: usize = 2048;

fn questions() -> Vec<Value> {
    let mut lines = Vec::new();
    for (contract, date) in [
        ("eclat/2024", "2024-06-01"),
        ("hfp-armees-civils/2020", "2020-06-01"),
    ] {
        let plan = affilio_contracts::by_id(contract).unwrap();
        for (_, row) in plan.rows() {
            for level in &plan.contract().levels {
                for item in [
                    json!({"price": "1000"}),
                    json!({"price": "1000", "br": "200", "amo_rate": "0.60", "hlf_plv": "500", "quantity": 5}),
                    json!({"price": "1000", "br": "200", "hlf_plv": "500", "participation": "2", "franchise": "1", "forfait_acte_lourd": "24"}),
                ] {
                    lines.push(json!({
                        "id": lines.len(), "contract": contract, "level": level.id, "row": row.id, "date": date,
                        "person": {"in_pathway": false, "scheme": "alsace-moselle"},
                        "practitioner": {"optam": lines.len() % 2 == 0},
                        "items": [item],
                        "used": [{"row": row.id, "date": date, "quantity": 1}],
                    }));
                }
            }
        }
    }
    lines
}

#[test]
fn every_row_and_level_is_answered_shortly() {
    let lines = questions();
    let input: Vec<String> = lines.iter().map(Value::to_string).collect();
    let (answers, all_answered) = support::answers("estimate", input.join("\n").as_bytes());
    assert!(all_answered);
    assert_eq!(answers.len(), lines.len());
    let schema = support::validator("estimate-output");
    let mut longest = (0, Value::Null);
    for (line, answer) in lines.iter().zip(&answers) {
        support::assert_valid(&schema, answer);
        assert_eq!(answer["id"], line["id"]);
        let steps = answer["steps"].to_string().len();
        assert!(steps <= MOST, "{steps} bytes\n{line}\n{answer}");
        if steps > longest.0 {
            longest = (steps, answer.clone());
        }
    }
    println!("longest steps: {} bytes, {}", longest.0, longest.1["steps"]);
}
