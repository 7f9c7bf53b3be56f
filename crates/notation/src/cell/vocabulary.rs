//! The words of cells and their synonyms: one list for what is read and for what is told.

use super::{Limit, Measure, Period, Place};

/// Words known after a slash, in their plainest form.
pub const PER_WORDS: [&str; 20] = [
    "an",
    "jour",
    "séance",
    "acte",
    "consultation",
    "séjour",
    "verre",
    "monture",
    "équipement",
    "œil",
    "oreille",
    "implant",
    "cure",
    "désobturation",
    "dent",
    "semestre",
    "traitement",
    "boîte",
    "trajet",
    "paire",
];

/// Other spellings of [`PER_WORDS`]; a plural in `s` needs no line.
const PER_SYNONYMS: [(&str, &str); 13] = [
    ("année civile", "an"),
    ("année", "an"),
    ("j", "jour"),
    ("nuit", "jour"),
    ("nuitée", "jour"),
    ("oeil", "œil"),
    ("yeux", "œil"),
    ("prothèse", "dent"),
    ("prothèses", "dent"),
    ("boite", "boîte"),
    ("boites", "boîte"),
    ("visite", "consultation"),
    ("visites", "consultation"),
];

/// Every spelling of the words after a slash, with the plain word.
pub(super) fn per_words() -> Vec<(String, &'static str)> {
    let plain = PER_WORDS.iter().map(|word| ((*word).to_owned(), *word));
    let plurals = PER_WORDS.iter().map(|word| (format!("{word}s"), *word));
    let others = PER_SYNONYMS
        .iter()
        .map(|(spelling, word)| ((*spelling).to_owned(), *word));
    plain.chain(plurals).chain(others).collect()
}

/// The plural of a plain word.
pub(super) fn plural(word: &'static str) -> String {
    if word == "œil" {
        "yeux".to_owned()
    } else {
        format!("{word}s")
    }
}

/// Not covered; the first is the plainest.
pub(super) const NOTHING: [&str; 4] = ["Néant", "Non couvert", "Non pris en charge", "Non garanti"];

/// A service; the first is the plainest.
pub(super) const SERVICE: [&str; 3] = ["Oui", "Inclus", "Compris"];

/// What a percentage is of; the first of each kind is the plainest.
pub(super) const BASES: [(&str, Measure); 20] = [
    ("BR", Measure::Br),
    ("BRSS", Measure::Br),
    ("TC", Measure::Br),
    ("base de remboursement", Measure::Br),
    ("tarif de convention", Measure::Br),
    ("FR", Measure::Fr),
    ("frais réels", Measure::Fr),
    ("frais réellement engagés", Measure::Fr),
    ("dépenses engagées", Measure::Fr),
    ("PMSS", Measure::Pmss),
    ("PASS", Measure::Pass),
    ("Santé", Measure::FullCover),
    ("santé", Measure::FullCover),
    ("RO", Measure::Amo),
    ("SS", Measure::Amo),
    ("AMO", Measure::Amo),
    ("Sécurité sociale", Measure::Amo),
    ("Frais réels", Measure::Fr),
    ("TM", Measure::Tm),
    ("ticket modérateur", Measure::Tm),
];

/// Between `%` and what it is of.
pub(super) const ARTICLES: [&str; 4] = ["de la", "des", "du", "de"];

/// The currency; the first is the plainest.
pub(super) const CURRENCY: [&str; 3] = ["€", "euros", "EUR"];

/// Said before a percentage of what is really paid, whose base is then left out.
pub(super) const WHOLE_CARE: &str = "Prise en charge à";

/// Regulated prices; the first of each kind is the plainest.
pub(super) const LIMITS: [(&str, Limit); 9] = [
    ("HLF", Limit::Hlf),
    ("honoraires limites de facturation", Limit::Hlf),
    ("PLV", Limit::Plv),
    ("prix limites de vente", Limit::Plv),
    ("forfait réglementaire en vigueur", Limit::Forfait),
    ("forfait réglementaire", Limit::Forfait),
    ("frais réels", Limit::RealCosts),
    ("frais réellement engagés", Limit::RealCosts),
    ("FR", Limit::RealCosts),
];

/// What announces a bound.
pub(super) const KEYWORDS: [&str; 20] = [
    "dans la limite des",
    "dans la limite de",
    "dans la limite du",
    "dans la limite d’",
    "dans le respect des",
    "limité à",
    "limitée à",
    "limités à",
    "limitées à",
    "limité au",
    "limité aux",
    "limitée au",
    "limitée aux",
    "plafonné à",
    "plafonnée à",
    "limite",
    "max",
    "max.",
    "maxi",
    "maximum",
];

/// A maximum said after its number.
pub(super) const MAX_AFTER: [&str; 4] = ["max", "max.", "maxi", "maximum"];

/// For whom an amount or a count is, which goes without saying.
pub(super) const BENEFICIARY: [&str; 6] = [
    "/ bénéficiaire",
    "/ personne",
    "et par bénéficiaire",
    "par bénéficiaire",
    "et par personne",
    "par personne",
];

/// Where a maximum applies; the first of each kind is the plainest.
pub(super) const PLACES: [(&str, Place); 4] = [
    ("en MAS", Place::Mas),
    ("en maison d’accueil spécialisée", Place::Mas),
    ("en psychiatrie", Place::Psychiatry),
    ("en convalescence", Place::Convalescence),
];

/// Words of one calendar year.
pub(super) const YEAR: [&str; 3] = ["an", "année", "année civile"];

/// The plainest word of a list for a value.
pub(super) fn plainest<T: PartialEq>(list: &[(&'static str, T)], value: &T) -> &'static str {
    list.iter()
        .find(|(_, known)| known == value)
        .map_or("", |(word, _)| word)
}

/// The plural unit of a period of several.
pub(super) const fn period_unit(period: Period) -> &'static str {
    match period {
        Period::Year => "an",
        Period::Years(_) => "ans",
        Period::Months(_) => "mois",
    }
}
