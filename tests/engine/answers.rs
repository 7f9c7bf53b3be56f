//! The answers themselves: the same as by hand, for the household that asks, at its date of effect.

use affilio_app::engine::{answer, tell};
use affilio_app::levels::messages::{Answer, Ask, Numbered, Person};

/// A question of an employee of the demo's group.
pub(crate) fn ask(date: &str, people: &[(bool, &str)]) -> Ask {
    Ask {
        contract: "eclat/2024".into(),
        levels: ["socle", "r1", "r2"].map(String::from).to_vec(),
        mandatory: "socle".into(),
        share: "0.50".into(),
        date: date.into(),
        local: false,
        english: false,
        people: people
            .iter()
            .map(|(child, born)| Person {
                child: *child,
                born: (!born.is_empty()).then(|| (*born).to_owned()),
            })
            .collect(),
    }
}

pub(crate) const ALONE: &[(bool, &str)] = &[(false, "1988-05-14")];
pub(crate) const FAMILY: &[(bool, &str)] = &[
    (false, "1988-05-14"),
    (false, "1986-03-02"),
    (true, "2019-09-21"),
];

fn rac(answer: &Answer, level: usize, care: usize) -> Option<i64> {
    Some(answer.offers[level].cares[care].parts?.rac)
}

#[test]
fn dump() {
    println!("{:#?}", tell(&ask("2026-12-01", FAMILY)));
}
