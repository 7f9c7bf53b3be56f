//! What is not said, or not understood, is an interval or a remark: never an error, never an amount
//! built on it.

#![allow(clippy::unwrap_used, reason = "tests")]

mod support;

use serde_json::{Value, json};

fn estimate(line: &Value) -> Value {
    let answer = support::answer("estimate", &line.to_string());
    support::assert_valid(&support::validator("estimate-output"), &answer);
    assert!(answer.get("error").is_none(), "{answer}");
    answer
}

fn codes(answer: &Value) -> Vec<&str> {
    let remarks = answer["remarks"].as_array().unwrap();
    remarks
        .iter()
        .map(|remark| remark["code"].as_str().unwrap())
        .collect()
}

fn cents(amount: &Value) -> i64 {
    amount.as_str().unwrap().replace('.', "").parse().unwrap()
}

fn crown(more: &Value) -> Value {
    let mut line = json!({
        "contract": "eclat/2024", "level": "r1", "act": "couronne", "date": "2024-03-01",
        "items": [{"price": "700", "br": "120"}]
    });
    for (key, value) in more.as_object().unwrap() {
        line[key] = value.clone();
    }
    line
}

#[test]
fn the_interval_of_an_act_holds_every_row_that_it_may_mean() {
    let answer = estimate(&crown(&json!({})));
    assert_eq!(answer["status"], json!("unknown"));
    assert_eq!(answer["rac"], Value::Null);
    let interval = &answer["interval"];
    let (least, most) = (cents(&interval["rac_min"]), cents(&interval["rac_max"]));
    let candidates = answer["candidates"].as_array().unwrap();
    assert!(candidates.len() > 2);
    for candidate in candidates {
        let row = candidate["row"].as_str().unwrap();
        // The row chosen, the word keeps its act.
        let alone = estimate(&crown(&json!({"row": row})));
        for key in ["amo", "amc", "rac", "status", "interval"] {
            assert_eq!(candidate[key], alone[key], "{row} {key}");
        }
        let (low, high) = match &candidate["rac"] {
            Value::Null => (&alone["interval"]["rac_min"], &alone["interval"]["rac_max"]),
            rac => (rac, rac),
        };
        assert!(least <= cents(low) && cents(high) <= most, "{row}");
    }
}

#[test]
fn each_question_answered_leaves_fewer_rows() {
    let rows = |answer: &Value| answer["candidates"].as_array().map_or(1, Vec::len);
    let first = estimate(&crown(&json!({})));
    assert_eq!(first["interval"]["path"], json!("context.basket"));
    let second = estimate(&crown(&json!({"context": {"basket": "libre"}})));
    assert_eq!(second["interval"]["path"], json!("items[0].tooth"));
    let last = estimate(&crown(&json!({
        "context": {"basket": "libre"},
        "items": [{"price": "700", "br": "120", "tooth": "11"}]
    })));
    assert_eq!(last["status"], json!("covered"));
    assert!(rows(&first) > rows(&second) && rows(&second) > rows(&last));
}

#[test]
fn two_eyes_that_need_different_lenses_are_asked_one_by_one() {
    let line = |eye: Value| {
        json!({
            "contract": "eclat/2024", "level": "r1", "act": "lunettes progressives", "date": "2024-03-01",
            "person": {"age": 50},
            "context": {"prescription": {"od": {"sphere": -2, "add": 2}, "og": {"sphere": -9, "add": 2}}},
            "items": [{"price": "400", "eye": eye}]
        })
    };
    let answer = estimate(&line(Value::Null));
    assert_eq!(
        answer["interval"]["path"],
        json!("items[0].eye"),
        "{answer}"
    );
    let rows = ["left", "right"].map(|eye| estimate(&line(json!(eye)))["items"][0]["row"].clone());
    assert_ne!(rows[0], rows[1]);
}

#[test]
fn rows_that_leave_the_same_to_pay_say_so() {
    let answer = estimate(&json!({
        "contract": "eclat/2024", "level": "r1", "act": "forfait journalier", "date": "2024-03-01",
        "items": [{"price": "15"}]
    }));
    assert_eq!(answer["status"], json!("unknown"));
    assert_eq!(answer["interval"]["rac_min"], answer["interval"]["rac_max"]);
    assert!(codes(&answer).contains(&"one_amount"), "{answer}");
}

#[test]
fn a_value_not_understood_is_as_if_it_were_not_said() {
    let line = |context: Value| {
        json!({
            "contract": "hfp-armees-civils/2020", "level": "N1", "row": "hosp.fjh",
            "date": "2020-06-01", "context": context, "items": [{"price": "20", "quantity": 3}]
        })
    };
    let plain = estimate(&line(json!({})));
    for (key, value) in [
        ("establishment", json!("garage")),
        ("ambulatory", json!("peut-être")),
        ("renewal_reason", json!("envie")),
        ("prescription", json!({"right": {"sphere": "-2"}})),
        ("basket", json!(["libre"])),
        ("then", json!(12)),
    ] {
        let mut context = json!({});
        context[key] = value;
        let answer = estimate(&line(context));
        let remark = &answer["remarks"][0];
        assert_eq!(remark["code"], json!("context_not_understood"), "{key}");
        assert_eq!(remark["key"], json!(key));
        assert!(!remark["expected"].as_array().unwrap().is_empty());
        for amount in ["amo", "amc", "rac", "status"] {
            assert_eq!(answer[amount], plain[amount], "{key}");
        }
    }
}

#[test]
fn lenses_told_by_their_kind_are_not_compared_with_a_measure() {
    let renewed = |prescription: Value| {
        estimate(&json!({
            "contract": "hfp-armees-civils/2020", "level": "n1", "row": "opt.b.verre.unifocal_simple",
            "date": "2020-06-01", "person": {"age": 40},
            "context": {"prescription": prescription, "previous_prescription": {"sphere": "-2.25"}},
            "items": [{"price": "60", "br": "0.05", "amo_rate": "0.60", "quantity": 2}],
            "used": [{"row": "opt.b.verre.unifocal_simple", "date": "2019-05-01", "quantity": 2, "amount": "60"}]
        }))
    };
    let measured = renewed(json!({"sphere": "-3.00"}));
    assert_ne!(measured["amc"], json!("0.00"), "{measured}");
    let told = renewed(json!("unifocal simple"));
    assert_eq!(told["amc"], json!("0.00"), "{told}");
    assert!(codes(&told).contains(&"context_not_understood"));
}

#[test]
fn remarks_are_told_in_the_language_of_the_explanation() {
    let line = |language: Option<&str>| {
        let mut line = json!({
            "guarantee": "100% BR + 450 €", "context": {"météo": "pluie"},
            "items": [{"price": "1000", "br": "120", "amo_rate": "0.60"}]
        });
        if let Some(language) = language {
            line["explain"] = json!(language);
        }
        estimate(&line)["remarks"][0]["text"].clone()
    };
    assert_eq!(line(None), line(Some("fr")));
    assert_ne!(line(None), line(Some("en")));
}
