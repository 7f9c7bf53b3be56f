//! The worker and the command line answer alike: the recorded answers of `affilio contributions` are
//! asked again of the worker.

use affilio_app::engine::tell;
use affilio_app::levels::messages::{Ask, Person};
use serde_json::Value;

const ASKED: &str = include_str!("../../crates/cli/tests/golden/households.contributions.in.jsonl");
const TOLD: &str = include_str!("../../crates/cli/tests/golden/households.contributions.out.jsonl");

fn text(value: &Value, key: &str) -> Option<String> {
    Some(value.get(key)?.as_str()?.to_owned())
}

/// Euros as the command line prints them, `128.86`, in cents.
fn cents(value: &Value, key: &str) -> Option<i64> {
    text(value, key)?.replace('.', "").parse().ok()
}

fn person(member: &Value, date: &str) -> Person {
    let year = date.get(..4).and_then(|year| year.parse::<u64>().ok());
    let day = date.get(4..);
    // Born on the day itself, so many years before.
    let born = member["age"].as_u64().zip(year).zip(day);
    Person {
        child: member["role"] == "enfant",
        student: member["student"] == true,
        disabled: false,
        born: born
            .map(|((age, year), day)| format!("{}{day}", year - age))
            .or_else(|| text(member, "birth_date")),
    }
}

#[test]
fn the_same_household_costs_the_same_to_the_cent() {
    let mut compared = 0;
    for (asked, told) in ASKED.lines().zip(TOLD.lines()) {
        let asked: Value = serde_json::from_str(asked).unwrap();
        let told: Value = serde_json::from_str(told).unwrap();
        // What the command line refuses is its own matter: its paths and codes.
        if told.get("error").is_some() || asked["contract"] != "eclat/2024" {
            continue;
        }
        let date = text(&asked, "date").unwrap();
        let level = text(&asked, "level").unwrap();
        let members = asked["members"].as_array().unwrap();
        let ask = Ask {
            contract: "eclat/2024".into(),
            levels: vec![level],
            mandatory: "socle".into(),
            share: text(&asked, "employer_share").unwrap_or_else(|| "0.50".into()),
            local: asked["scheme"] == "alsace-moselle",
            english: false,
            people: members.iter().map(|one| person(one, &date)).collect(),
            date,
        };
        let price = tell(&ask).unwrap().offers[0].price.unwrap();
        assert_eq!(Some(price.total), cents(&told, "total"));
        assert_eq!(Some(price.pays), cents(&told, "employee_pays"));
        assert_eq!(Some(price.employer), cents(&told, "employer_pays"));
        compared += 1;
    }
    assert!(compared > 0, "no recorded household is of our contract");
}
