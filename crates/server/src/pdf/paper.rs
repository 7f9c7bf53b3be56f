//! The bulletin on paper: what the employer gave is printed, the rest is filled in by hand.

use affilio_domain::date::Date;
use affilio_domain::format::{self, Locale};
use serde::Serialize;

use super::letter::day;
use super::printer::Printable;
use crate::plan;
use crate::store::File;

/// A line: its label, and its value or nothing.
type Line = (&'static str, String);

/// Beneficiaries that the form has room for.
const ROOM: usize = 3;

/// The form, as data for its template.
#[derive(Serialize)]
pub(crate) struct PaperBulletin {
    member_number: String,
    made_on: [u16; 3],
    made_on_text: String,
    employer: String,
    plan: Vec<Line>,
    member: Vec<Line>,
    levels: Vec<String>,
    beneficiaries: usize,
    beneficiary: Vec<&'static str>,
    account: Vec<&'static str>,
}

impl Printable for PaperBulletin {
    const TEMPLATE: &'static str = "paper.typ";
}

impl PaperBulletin {
    /// The form of a person who was invited.
    pub(crate) fn new(file: &File, today: Date) -> Self {
        let contract = &file.employer.contract;
        let levels = file.employer.levels.iter().map(|level| {
            let label = plan::level_label(contract, level);
            if *level == file.employer.mandatory_level {
                format!("{label} (obligatoire)")
            } else {
                label
            }
        });
        Self {
            member_number: file.member_number.clone(),
            made_on: day(today),
            made_on_text: format::date(today, Locale::Fr),
            employer: file.employer.name.clone(),
            plan: vec![
                ("Employeur", file.employer.name.clone()),
                ("Contrat", plan::contract_label(contract)),
                ("Date d’effet", format::date(file.effective_on, Locale::Fr)),
                ("Numéro d’adhérent", file.member_number.clone()),
            ],
            member: member(file),
            levels: levels.collect(),
            beneficiaries: ROOM,
            beneficiary: vec![
                "Lien (conjoint ou enfant)",
                "Nom et prénom",
                "Date de naissance",
                "Rang gémellaire (1, ou 2 pour le second jumeau)",
                "Numéro de sécurité sociale",
                "Organisme (9 chiffres)",
            ],
            account: vec!["Titulaire", "IBAN", "BIC"],
        }
    }
}

fn member(file: &File) -> Vec<Line> {
    let given = &file.prefilled.profile;
    let civility = match given.civility.as_str() {
        "madame" => "Madame",
        "monsieur" => "Monsieur",
        _ => "",
    };
    let alsace = match given.alsace_moselle.as_str() {
        "oui" => "Oui",
        "non" => "Non",
        _ => "",
    };
    vec![
        ("Civilité", civility.to_owned()),
        ("Nom", given.last_name.clone()),
        ("Prénom", given.first_name.clone()),
        ("Date de naissance", given.birth_date.clone()),
        ("Situation familiale", String::new()),
        ("Numéro et voie", given.street.clone()),
        ("Complément d’adresse", given.address_extra.clone()),
        ("Code postal", given.postal_code.clone()),
        ("Commune", given.city.clone()),
        ("Téléphone mobile", given.phone.clone()),
        ("Adresse e-mail", file.email.clone().unwrap_or_default()),
        ("Numéro de sécurité sociale", given.nir.clone()),
        ("Organisme (9 chiffres)", given.organism.clone()),
        ("Régime d’Alsace-Moselle", alsace.to_owned()),
        ("Télétransmission (oui ou non)", String::new()),
    ]
}
