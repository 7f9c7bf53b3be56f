//! The bulletin on paper: what is known is printed, the rest is filled in by hand.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{BeneficiaryKind, Civility, FamilyStatus, Frequency};
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::{AccountDraft, BankDraft, BeneficiaryDraft, ProfileDraft};
use serde::Serialize;

use super::letter::day;
use super::printer::Printable;
use crate::plan;
use crate::store::{File, Steps};

/// A line: its label, and its value or nothing.
type Line = (&'static str, String);

/// Beneficiaries that the form has room for, at least.
const ROOM: usize = 3;

/// The form, as data for its template.
#[derive(Serialize)]
pub(crate) struct PaperBulletin {
    member_number: String,
    made_on: [u16; 3],
    made_on_text: String,
    employer: String,
    /// Filled in with the person's own answers.
    own: bool,
    plan: Vec<Line>,
    member: Vec<Line>,
    /// Each with whether it was chosen.
    levels: Vec<(String, bool)>,
    beneficiaries: Vec<Vec<Line>>,
    refund: Vec<Line>,
    debit: Vec<Line>,
    schedule: String,
}

impl Printable for PaperBulletin {
    const TEMPLATE: &'static str = "paper.typ";
}

impl PaperBulletin {
    /// The form of a person who was invited: with what they answered when they ask for it themselves,
    /// else with what the employer gave.
    pub(crate) fn new(file: &File, answers: Option<&Steps>, today: Date) -> Self {
        let contract = &file.employer.contract;
        let profile = answers.map_or(&file.prefilled.profile, |steps| &steps.profile.draft);
        let people = answers.map_or(&[][..], |steps| &steps.beneficiaries.draft.people);
        let level = answers.map_or("", |steps| &steps.guarantees.draft.level);
        let no_account = BankDraft::default();
        let bank = answers.map_or(&no_account, |steps| &steps.bank.draft);
        let levels = file.employer.levels.iter().map(|one| {
            let label = plan::level_label(contract, one);
            let label = if *one == file.employer.mandatory_level {
                format!("{label} (obligatoire)")
            } else {
                label
            };
            (label, one == level)
        });
        // One more is left blank, for who comes last.
        let blank = BeneficiaryDraft::default();
        let room = ROOM.max(people.len() + 1);
        let people = people.iter().chain(std::iter::repeat(&blank)).take(room);
        let refund = if bank.refund_same == "oui" {
            &bank.debit
        } else {
            &bank.refund
        };
        Self {
            member_number: file.member_number.clone(),
            made_on: day(today),
            made_on_text: format::date(today, Locale::Fr),
            employer: file.employer.name.clone(),
            own: answers.is_some(),
            plan: vec![
                ("Employeur", file.employer.name.clone()),
                ("Contrat", plan::contract_label(contract)),
                ("Date d’effet", format::date(file.effective_on, Locale::Fr)),
                ("Numéro d’adhérent", file.member_number.clone()),
            ],
            member: member(profile, file.email.as_deref()),
            levels: levels.collect(),
            beneficiaries: people.map(beneficiary).collect(),
            refund: account(refund),
            debit: account(&bank.debit),
            schedule: schedule(bank),
        }
    }
}

/// The words of a coded answer; nothing as long as it is none.
fn said<T>(
    code: &str,
    read: fn(&str) -> Option<T>,
    label: fn(T, Locale) -> &'static str,
) -> String {
    read(code).map_or_else(String::new, |one| label(one, Locale::Fr).to_owned())
}

fn yes_or_no(code: &str) -> String {
    match code {
        "oui" => "Oui",
        "non" => "Non",
        _ => "",
    }
    .to_owned()
}

fn member(typed: &ProfileDraft, email: Option<&str>) -> Vec<Line> {
    let civility = said(&typed.civility, Civility::from_code, Civility::label);
    let family = said(
        &typed.family_status,
        FamilyStatus::from_code,
        FamilyStatus::label,
    );
    vec![
        ("Civilité", civility),
        ("Nom", typed.last_name.clone()),
        ("Prénom", typed.first_name.clone()),
        ("Date de naissance", typed.birth_date.clone()),
        ("Situation familiale", family),
        ("Numéro et voie", typed.street.clone()),
        ("Complément d’adresse", typed.address_extra.clone()),
        ("Code postal", typed.postal_code.clone()),
        ("Commune", typed.city.clone()),
        ("Téléphone mobile", typed.phone.clone()),
        ("Adresse e-mail", email.unwrap_or_default().to_owned()),
        ("Numéro de sécurité sociale", typed.nir.clone()),
        ("Organisme (9 chiffres)", typed.organism.clone()),
        ("Régime d’Alsace-Moselle", yes_or_no(&typed.alsace_moselle)),
        (
            "Télétransmission (oui ou non)",
            yes_or_no(&typed.teletransmission),
        ),
    ]
}

fn beneficiary(typed: &BeneficiaryDraft) -> Vec<Line> {
    let name = format!("{} {}", typed.last_name, typed.first_name);
    vec![
        (
            "Lien (conjoint ou enfant)",
            said(
                &typed.kind,
                BeneficiaryKind::from_code,
                BeneficiaryKind::label,
            ),
        ),
        ("Nom et prénom", name.trim().to_owned()),
        ("Date de naissance", typed.birth_date.clone()),
        (
            "Rang gémellaire (1, ou 2 pour le second jumeau)",
            typed.twin_rank.clone(),
        ),
        ("Numéro de sécurité sociale", typed.nir.clone()),
        ("Organisme (9 chiffres)", typed.organism.clone()),
    ]
}

fn account(typed: &AccountDraft) -> Vec<Line> {
    vec![
        ("Titulaire", typed.holder.clone()),
        ("IBAN", typed.iban.clone()),
        ("BIC", typed.bic.clone()),
    ]
}

/// `Mensuelle, le 10`, or nothing as long as one of them is not chosen.
fn schedule(typed: &BankDraft) -> String {
    let frequency = said(&typed.frequency, Frequency::from_code, Frequency::label);
    if frequency.is_empty() || typed.debit_day.is_empty() {
        String::new()
    } else {
        format!("{frequency}, le {}", typed.debit_day)
    }
}
