//! What justifies a step, in English. Titles and texts of law stay as they are, quoted.

use super::English;
use super::tongue::Sources;
use crate::compiled::Heavy;

impl Sources for English {
    fn typed() -> String {
        "value that you gave".to_owned()
    }

    fn tariff(text: &str, since: &str, attested: bool) -> String {
        let when = if attested {
            "value seen on"
        } else {
            "in force since"
        };
        format!("“{text}”, {when} {since}")
    }

    fn rule_of_act() -> String {
        "rule of the act itself".to_owned()
    }

    fn printed_rate() -> String {
        "column “Remboursement de la Sécurité sociale” of the table".to_owned()
    }

    fn situation() -> String {
        "covered at 100% (ALD, a listed long-term illness, or maternity)".to_owned()
    }

    fn place(document: &str, page: u16, line: u16, marks: &[&str]) -> String {
        let notes = if marks.is_empty() {
            String::new()
        } else {
            format!(", {}", listed(marks))
        };
        format!("“{document}”, page {page}, line {line} of the text{notes}")
    }

    fn notes(marks: &[&str]) -> String {
        format!("{} of the contract", listed(marks))
    }

    fn condition(text: &str) -> String {
        format!("conditions of the contract: “{text}”")
    }

    fn heavy(rule: Heavy) -> Option<&'static str> {
        match rule {
            Heavy::Forfait => Some("CSS R160-16 I, one flat amount for a stay or a consultation"),
            Heavy::Exempt => Some("CSS R160-16 II, imaging is exempt"),
            Heavy::Stay | Heavy::Never => None,
        }
    }

    fn renewal() -> &'static str {
        "order of 3 December 2018, renewal of glasses"
    }

    fn imputation() -> &'static str {
        "CSS L174-4"
    }
}

/// `note (16)`, `notes (6), (7), (8)`; a mark in words is quoted.
fn listed(marks: &[&str]) -> String {
    let word = if marks.len() == 1 { "note" } else { "notes" };
    let marks: Vec<_> = marks.iter().map(|mark| shown(mark)).collect();
    format!("{word} {}", marks.join(", "))
}

fn shown(mark: &str) -> String {
    if mark.contains(char::is_alphabetic) {
        format!("“{mark}”")
    } else {
        format!("({mark})")
    }
}
