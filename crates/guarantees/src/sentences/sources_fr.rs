//! What justifies a step, in French.

use super::French;
use super::tongue::Sources;
use crate::compiled::Heavy;

impl Sources for French {
    fn typed() -> String {
        "valeur que vous avez indiquée".to_owned()
    }

    fn tariff(text: &str, since: &str, attested: bool) -> String {
        let when = if attested {
            "valeur relevée au"
        } else {
            "en vigueur depuis le"
        };
        format!("{text}, {when} {since}")
    }

    fn rule_of_act() -> String {
        "règle propre à l’acte".to_owned()
    }

    fn printed_rate() -> String {
        "colonne « Remboursement de la Sécurité sociale » du tableau".to_owned()
    }

    fn situation() -> String {
        "prise en charge à 100\u{202f}% (ALD ou maternité)".to_owned()
    }

    fn place(document: &str, page: u16, line: u16, marks: &[&str]) -> String {
        let notes = if marks.is_empty() {
            String::new()
        } else {
            format!(", {}", listed(marks))
        };
        format!("{document}, page {page}, ligne {line} du texte{notes}")
    }

    fn notes(marks: &[&str]) -> String {
        format!("{} du contrat", listed(marks))
    }

    fn condition(text: &str) -> String {
        format!("conditions du contrat : « {text} »")
    }

    fn heavy(rule: Heavy) -> Option<&'static str> {
        match rule {
            Heavy::Forfait => Some("CSS R160-16 I, un forfait par séjour ou consultation"),
            Heavy::Exempt => Some("CSS R160-16 II, imagerie exemptée"),
            Heavy::Stay | Heavy::Never => None,
        }
    }

    fn renewal() -> &'static str {
        "arrêté du 3 décembre 2018, renouvellement des équipements d’optique"
    }

    fn imputation() -> &'static str {
        "CSS L174-4"
    }
}

/// `note (16)`, `notes (6), (7), (8)`.
fn listed(marks: &[&str]) -> String {
    let word = if marks.len() == 1 { "note" } else { "notes" };
    let marks: Vec<_> = marks.iter().map(|mark| format!("({mark})")).collect();
    format!("{word} {}", marks.join(", "))
}
