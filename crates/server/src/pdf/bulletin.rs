//! What the bulletin says, as data for its template.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{
    Account, Address, Beneficiary, BeneficiaryKind, BeneficiaryRefund, Debit, Enrolment, Insurance,
    Profile,
};
use affilio_domain::format::{self, Locale};
use affilio_domain::scheme::Scheme;
use affilio_domain::text::of_name;
use affilio_domain::wire::MandateView;
use affilio_guarantees::contributions::HouseholdPrice;
use serde::{Deserialize, Serialize};

use super::joined::Joined;
use super::mandate::Mandate;
use super::printer::Printable;
use crate::plan;
use crate::store::File;

/// A line: its label and its value.
pub(super) type Line = (String, String);

/// A bulletin.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Bulletin {
    member_number: String,
    /// Year, month and day of the document.
    made_on: [u16; 3],
    made_on_text: String,
    phone: String,
    member_name: String,
    plan: Vec<Line>,
    member: Vec<Line>,
    beneficiaries: Vec<Section>,
    price: Vec<Line>,
    mandate: Option<Mandate>,
    refunds: Vec<Section>,
    /// What each file joined is for, and its name.
    #[serde(default)]
    papers: Vec<Line>,
    marketing: [bool; 2],
    signature: Option<SignatureBlock>,
}

/// A titled list of lines.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
struct Section {
    title: String,
    lines: Vec<Line>,
}

/// The signature given, as printed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct SignatureBlock {
    /// Date and time, in Paris and in UTC.
    pub(crate) at: String,
    /// How the code went, and where, never the whole number or address.
    pub(crate) code_sent: String,
    /// Reference of the signed file.
    pub(crate) reference: String,
    /// SHA-256 of the document that was shown, in hexadecimal.
    pub(crate) fingerprint: String,
}

pub(super) fn line(label: &str, value: impl Into<String>) -> Line {
    (label.to_owned(), value.into())
}

impl Printable for Bulletin {
    const TEMPLATE: &'static str = "bulletin.typ";
}

impl Bulletin {
    /// The bulletin of a complete file, not signed yet.
    pub(crate) fn new(
        file: &File,
        enrolment: &Enrolment,
        mandate: Option<&MandateView>,
        joined: &[Joined],
        today: Date,
    ) -> Self {
        let profile = &enrolment.profile;
        let contract = &file.employer.contract;
        Self {
            member_number: file.member_number.clone(),
            made_on: [
                today.year(),
                u16::from(today.month()),
                u16::from(today.day()),
            ],
            made_on_text: format::date(today, Locale::Fr),
            phone: profile.phone.as_str().to_owned(),
            member_name: format!("{} {}", profile.first_name, profile.last_name),
            plan: vec![
                line("Employeur", &file.employer.name),
                line("Contrat", plan::contract_label(contract)),
                line(
                    "Garantie choisie",
                    plan::level_label(contract, &enrolment.level),
                ),
                line("Date d'effet", format::date(file.effective_on, Locale::Fr)),
                line("Numéro d'adhérent", &file.member_number),
            ],
            member: member_lines(profile, file.email.as_deref()),
            beneficiaries: enrolment
                .beneficiaries
                .iter()
                .map(|person| Section {
                    title: format!(
                        "{} : {} {}",
                        person.kind.label(Locale::Fr),
                        person.first_name,
                        person.last_name
                    ),
                    lines: beneficiary_lines(person, is_twin(person, enrolment)),
                })
                .collect(),
            price: price_lines(file, enrolment),
            mandate: mandate
                .and_then(|view| Mandate::new(view, enrolment, file.effective_on, today)),
            refunds: refund_sections(enrolment),
            papers: joined
                .iter()
                .map(|one| line(&one.what(enrolment), &one.name))
                .collect(),
            marketing: [false; 2],
            signature: None,
        }
    }

    /// The optional consents: by mail, by SMS.
    pub(crate) const fn marketing(&self) -> [bool; 2] {
        self.marketing
    }

    /// The same with the optional consents: by mail, by SMS.
    pub(crate) fn with_marketing(self, by_mail: bool, by_sms: bool) -> Self {
        Self {
            marketing: [by_mail, by_sms],
            ..self
        }
    }

    /// The same, signed.
    pub(crate) fn signed(self, block: SignatureBlock) -> Self {
        Self {
            signature: Some(block),
            ..self
        }
    }

    /// The phone that receives the code, ten digits.
    pub(crate) fn phone(&self) -> &str {
        &self.phone
    }
}

/// What is paid each month, by whom, and the text that sets it.
fn price_lines(file: &File, enrolment: &Enrolment) -> Vec<Line> {
    let Some(price) = plan::price(file, enrolment) else {
        return vec![line(
            "Cotisation mensuelle",
            "à préciser : les données du contrat ne vont pas jusqu'à la date d'effet",
        )];
    };
    let euros = |amount| format::amount(amount, Locale::Fr);
    let mut lines = vec![
        line("Cotisation mensuelle", euros(price.total)),
        line("dont part de l'employeur", euros(price.employer)),
        line("dont à votre charge", euros(price.employee_pays)),
    ];
    if let Some(debit) = &enrolment.bank.debit {
        lines.extend(split_lines(&price, debit));
    }
    let source = plan::contributions_source(&file.employer.contract).unwrap_or_default();
    let basis = price.pmss.map_or_else(
        || source.to_owned(),
        |pmss| format!("{source}, plafond mensuel de {}", euros(pmss)),
    );
    lines.push(line("Source", basis));
    lines
}

/// What the pay slip bears of it, and what is debited, at each debit too.
fn split_lines(price: &HouseholdPrice, debit: &Debit) -> Vec<Line> {
    let account = "prélevé sur votre compte";
    let (Some(kept), Some(debited)) = (price.from_pay, price.debited()) else {
        return vec![line(account, "à préciser : le contrat ne le dit pas")];
    };
    let euros = |amount| format::amount(amount, Locale::Fr);
    let monthly = format!("{} par mois", euros(debited));
    let (months, day) = (debit.frequency.months(), debit.day);
    let words = match months {
        1 => format!("{monthly}, le {day}"),
        _ => {
            let each = euros(debited.times(months.into()));
            format!("{each} tous les {months} mois, soit {monthly}, le {day}")
        }
    };
    vec![
        line(
            "retenu sur votre bulletin de paie",
            format!("{} par mois", euros(kept)),
        ),
        line(account, words),
    ]
}

/// Whether another child was born on the same day.
fn is_twin(person: &Beneficiary, enrolment: &Enrolment) -> bool {
    let born = |one: &&Beneficiary| {
        one.kind == BeneficiaryKind::Child && one.birth_date == person.birth_date
    };
    person.kind == BeneficiaryKind::Child && enrolment.beneficiaries.iter().filter(born).count() > 1
}

fn member_lines(profile: &Profile, email: Option<&str>) -> Vec<Line> {
    let mut lines = vec![
        line("Civilité", profile.civility.label(Locale::Fr)),
        line("Nom", &profile.last_name),
        line("Prénom", &profile.first_name),
        line("Date de naissance", format::short_date(profile.birth_date)),
        line(
            "Situation familiale",
            profile.family_status.label(Locale::Fr),
        ),
        line("Adresse", address(&profile.address)),
        line(
            "Téléphone mobile",
            format!("{}, vérifié par un code", profile.phone.grouped()),
        ),
        line("Adresse e-mail", email.unwrap_or("aucune")),
    ];
    lines.extend(insurance_lines(&profile.insurance));
    lines
}

fn beneficiary_lines(person: &Beneficiary, twin: bool) -> Vec<Line> {
    let mut lines = vec![
        line("Civilité", person.civility.label(Locale::Fr)),
        line("Date de naissance", format::short_date(person.birth_date)),
        line(
            "Adresse",
            person
                .address
                .as_ref()
                .map_or_else(|| "celle de l'adhérent".to_owned(), address),
        ),
    ];
    if twin {
        lines.push(line("Rang gémellaire", person.twin_rank.to_string()));
    }
    if let Some(situation) = person.situation {
        lines.push(line("Situation", situation.label(Locale::Fr)));
    }
    if let Some(phone) = &person.phone {
        lines.push(line("Téléphone", phone));
    }
    lines.extend(insurance_lines(&person.insurance));
    lines
}

fn insurance_lines(insurance: &Insurance) -> Vec<Line> {
    let scheme = match insurance.scheme {
        Scheme::General => "Régime général",
        Scheme::AlsaceMoselle => "Régime local d'Alsace-Moselle",
    };
    vec![
        line("Numéro de sécurité sociale", insurance.nir.grouped()),
        line("Organisme d'affiliation", insurance.organism.grouped()),
        line("Régime", scheme),
        line("Télétransmission", yes_no(insurance.teletransmission)),
    ]
}

fn refund_sections(enrolment: &Enrolment) -> Vec<Section> {
    let own = Section {
        title: "Remboursements de l'adhérent".to_owned(),
        lines: account_lines(&enrolment.bank.refund),
    };
    let others = enrolment
        .beneficiaries
        .iter()
        .zip(&enrolment.bank.beneficiaries);
    let others = others.map(|(person, refund)| Section {
        title: format!(
            "Remboursements {}",
            of_name(&format!("{} {}", person.first_name, person.last_name))
        ),
        lines: match refund {
            BeneficiaryRefund::Same => vec![line("Compte", "celui de l'adhérent")],
            BeneficiaryRefund::Own(account) => account_lines(account),
        },
    });
    std::iter::once(own).chain(others).collect()
}

fn account_lines(account: &Account) -> Vec<Line> {
    let mut lines = vec![
        line("Titulaire", &account.holder),
        line("IBAN", account.iban.grouped()),
    ];
    if let Some(bic) = &account.bic {
        lines.push(line("BIC", bic.as_str()));
    }
    lines
}

pub(super) fn address(address: &Address) -> String {
    let town = format!("{} {}", address.postal_code, address.city);
    [
        address.street.as_str(),
        address.extra.as_str(),
        town.as_str(),
        address.country.as_str(),
    ]
    .into_iter()
    .filter(|part| !part.is_empty())
    .collect::<Vec<_>>()
    .join(", ")
}

const fn yes_no(value: bool) -> &'static str {
    if value { "Oui" } else { "Non" }
}
