//! Units, periods and missing things, in French.

use super::French;
use super::tongue::Questions;
use crate::compiled::{Period, Unit};
use crate::outcome::Missing;

impl Questions for French {
    fn missing(missing: Missing) -> &'static str {
        match missing {
            Missing::Price => "le prix",
            Missing::Optam => "l’adhésion du praticien à l’OPTAM",
            Missing::Hlf => "l’honoraire limite de facturation (HLF)",
            Missing::Plv => "le prix limite de vente (PLV)",
            Missing::Br => "la base de remboursement (BR)",
            Missing::AmoRate => "le taux de la Sécurité sociale",
            Missing::Pmss => "le plafond de la Sécurité sociale (PMSS) de cette année",
            Missing::LegalCap => "le plafond légal à cette date",
            Missing::Forfait => "le forfait réglementaire en vigueur",
        }
    }

    fn why_missing(missing: Missing) -> &'static str {
        match missing {
            Missing::Price => "Indiquez ce que le professionnel facture pour une unité.",
            Missing::Optam => {
                "Un médecin adhérent à l’OPTAM est mieux remboursé. L’annuaire santé d’ameli.fr l’indique."
            }
            Missing::Hlf => {
                "La garantie est limitée à cet honoraire. Il figure sur le devis dentaire, à côté du panier."
            }
            Missing::Plv => "La garantie est limitée à ce prix. Il figure sur le devis normalisé.",
            Missing::Br => {
                "Aucun tarif daté et vérifié n’est connu ici pour cet acte. La base figure sur le devis ou la feuille de soins."
            }
            Missing::AmoRate => {
                "Le tableau ne donne pas un taux unique pour cet acte. Il figure sur votre décompte ou se demande à votre caisse."
            }
            Missing::Pmss => "Le plafond de l’année de ces soins n’est pas dans nos données.",
            Missing::LegalCap => "Le plafond en vigueur à cette date n’est pas dans nos données.",
            Missing::Forfait => {
                "La garantie est limitée à ce forfait. Il figure sur la facture de l’établissement."
            }
        }
    }

    fn unit(unit: Unit, quantity: u32) -> &'static str {
        let (one, many) = match unit {
            Unit::Act => ("acte", "actes"),
            Unit::Consultation => ("consultation", "consultations"),
            Unit::Session => ("séance", "séances"),
            Unit::Day => ("jour", "jours"),
            Unit::Stay => ("séjour", "séjours"),
            Unit::Box => ("boîte", "boîtes"),
            Unit::Treatment => ("traitement", "traitements"),
            Unit::Trip => ("trajet", "trajets"),
            Unit::Lens => ("verre", "verres"),
            Unit::Frame => ("monture", "montures"),
            Unit::Equipment => ("équipement", "équipements"),
            Unit::Eye => ("œil", "yeux"),
            Unit::Ear => ("oreille", "oreilles"),
            Unit::Tooth => ("dent", "dents"),
            Unit::Semester => ("semestre", "semestres"),
            Unit::Desobturation => ("désobturation", "désobturations"),
            Unit::Implant => ("implant", "implants"),
            Unit::Cure => ("cure", "cures"),
            Unit::Pair => ("paire", "paires"),
        };
        if quantity < 2 { one } else { many }
    }

    fn how_many(unit: Unit) -> &'static str {
        match unit {
            Unit::Act => "Combien d’actes ?",
            Unit::Consultation => "Combien de consultations ?",
            Unit::Session => "Combien de séances ?",
            Unit::Day => "Combien de jours ?",
            Unit::Stay => "Combien de séjours ?",
            Unit::Box => "Combien de boîtes ?",
            Unit::Treatment => "Combien de traitements ?",
            Unit::Trip => "Combien de trajets ?",
            Unit::Lens => "Combien de verres ?",
            Unit::Frame => "Combien de montures ?",
            Unit::Equipment => "Combien d’équipements ?",
            Unit::Eye => "Combien d’yeux ?",
            Unit::Ear => "Combien d’oreilles ?",
            Unit::Tooth => "Combien de dents ?",
            Unit::Semester => "Combien de semestres ?",
            Unit::Desobturation => "Combien de désobturations ?",
            Unit::Implant => "Combien d’implants ?",
            Unit::Cure => "Combien de cures ?",
            Unit::Pair => "Combien de paires ?",
        }
    }

    fn period(period: Period) -> String {
        match period {
            Period::CalendarYear => "par année civile".to_owned(),
            Period::RollingMonths(12) => "sur douze mois".to_owned(),
            Period::RollingMonths(months) if months % 12 == 0 => format!("sur {} ans", months / 12),
            Period::RollingMonths(months) => format!("sur {months} mois"),
            Period::YearsFromFirst(years) => {
                format!("par période de {years} ans depuis le premier acte remboursé")
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_question_about_the_quantity_elides_before_a_vowel() {
        // The screen glued « Combien de » to the word and asked « Combien de actes ».
        let units = [
            Unit::Act,
            Unit::Consultation,
            Unit::Session,
            Unit::Day,
            Unit::Stay,
            Unit::Box,
            Unit::Treatment,
            Unit::Trip,
            Unit::Lens,
            Unit::Frame,
            Unit::Equipment,
            Unit::Eye,
            Unit::Ear,
            Unit::Tooth,
            Unit::Semester,
            Unit::Desobturation,
            Unit::Implant,
            Unit::Cure,
            Unit::Pair,
        ];
        for of in units {
            let many = French::unit(of, 2);
            let of_word = if many.starts_with(['a', 'é', 'i', 'o', 'y']) {
                "d’"
            } else {
                "de "
            };
            assert_eq!(French::how_many(of), format!("Combien {of_word}{many} ?"));
        }
    }
}
