//! The two letters of a person without e-mail: one holds the identifier, the other the provisional
//! password. Posted apart, neither opens anything alone.

use affilio_domain::date::Date;
use affilio_domain::format::{self, Locale};
use affilio_domain::wire::ExemptionState;
use serde::Serialize;

use super::printer::Printable;
use crate::store::File;

/// What both letters tell.
pub(crate) struct Letter<'a> {
    /// Whose.
    pub(crate) file: &'a File,
    /// Address under which people reach the server.
    pub(crate) public_url: &'a str,
    /// Day of the letter.
    pub(crate) today: Date,
    /// Last day of the provisional password, and to sign what is left to sign.
    pub(crate) expires_on: Date,
}

/// A letter, as data for its template.
#[derive(Serialize)]
pub(crate) struct PrintedLetter {
    made_on: [u16; 3],
    made_on_text: String,
    employer: String,
    recipient: Vec<String>,
    title: &'static str,
    before: String,
    /// What the letter is for: its label and its value.
    secret: [String; 2],
    steps: Vec<String>,
    after: Vec<String>,
    english: String,
}

impl Printable for PrintedLetter {
    const TEMPLATE: &'static str = "letter.typ";
}

impl Letter<'_> {
    /// The letter of the identifier.
    pub(crate) fn with_identifier(&self) -> PrintedLetter {
        let employer = &self.file.employer.name;
        let first_day = format::date(self.file.effective_on, Locale::Fr);
        let address = self.address();
        let number = self.file.member_number.clone();
        let aim = if self.is_open() {
            "Pour adhérer en ligne"
        } else {
            "Pour rouvrir votre espace"
        };
        PrintedLetter {
            before: format!(
                "{employer} vous fait bénéficier d’une complémentaire santé à partir du {first_day}. \
                 {aim}, il vous faut un identifiant et un mot de passe provisoire. \
                 Voici l’identifiant ; le mot de passe est dans une autre lettre."
            ),
            english: format!(
                "In English: this is your identifier (member number). With the provisional password \
                 of the other letter, sign in at {address}; the screens speak English too."
            ),
            secret: ["Votre identifiant (numéro d’adhérent)".to_owned(), number],
            ..self.with("Votre complémentaire santé : votre identifiant")
        }
    }

    /// The letter of the provisional password; it does not hold the identifier.
    pub(crate) fn with_password(&self, provisional: &str) -> PrintedLetter {
        let address = self.address();
        PrintedLetter {
            before:
                "Voici le mot de passe provisoire de votre espace. Il sert une seule fois, pour \
                     choisir le vôtre. L’identifiant qui va avec est dans une autre lettre."
                    .to_owned(),
            english: format!(
                "In English: this is your provisional password. With the identifier of the other \
                 letter, sign in at {address}; it works once, to choose your own."
            ),
            secret: [
                "Votre mot de passe provisoire".to_owned(),
                provisional.to_owned(),
            ],
            ..self.with("Votre complémentaire santé : votre mot de passe provisoire")
        }
    }

    fn address(&self) -> String {
        format!("{}/connexion", self.public_url)
    }

    /// Whether something is left to sign.
    fn is_open(&self) -> bool {
        let exempt = self.file.exemption.is_some_and(ExemptionState::stands);
        self.file.signing.is_none() && !exempt
    }

    fn after(&self) -> Vec<String> {
        let last_day = format::date(self.expires_on, Locale::Fr);
        let mut lines = if self.is_open() {
            vec![
                format!("Vous avez jusqu’au {last_day} pour finir votre adhésion."),
                "Préparez votre attestation de droits, celle de chaque bénéficiaire, votre RIB et \
                 votre téléphone mobile."
                    .to_owned(),
            ]
        } else {
            vec![format!(
                "Le mot de passe provisoire sert jusqu’au {last_day}."
            )]
        };
        lines.push(
            "Une question : 0 980 98 98 23 (appel non surtaxé), du lundi au vendredi de 8 h 30 à \
             18 h 30, le samedi de 8 h 30 à 12 h."
                .to_owned(),
        );
        lines
    }

    fn with(&self, title: &'static str) -> PrintedLetter {
        PrintedLetter {
            made_on: day(self.today),
            made_on_text: format::date(self.today, Locale::Fr),
            employer: self.file.employer.name.clone(),
            recipient: recipient(self.file),
            title,
            before: String::new(),
            secret: [String::new(), String::new()],
            steps: vec![
                format!(
                    "Ouvrez la page {} sur un téléphone ou un ordinateur.",
                    self.address()
                ),
                "Écrivez votre identifiant et le mot de passe provisoire. Les majuscules et les \
                 tirets ne comptent pas."
                    .to_owned(),
                "Choisissez votre mot de passe : 15 caractères ou plus, une phrase convient."
                    .to_owned(),
            ],
            after: self.after(),
            english: String::new(),
        }
    }
}

/// Year, month and day, for the document's properties.
pub(super) fn day(date: Date) -> [u16; 3] {
    [date.year(), u16::from(date.month()), u16::from(date.day())]
}

/// Name and postal address, as the employer gave them.
fn recipient(file: &File) -> Vec<String> {
    let profile = &file.prefilled.profile;
    let name = format!("{} {}", profile.first_name, profile.last_name);
    let town = format!("{} {}", profile.postal_code, profile.city);
    let lines = [
        name.as_str(),
        &profile.street,
        &profile.address_extra,
        &town,
        Some(profile.country.as_str())
            .filter(|country| *country != "France")
            .unwrap_or_default(),
    ];
    lines
        .into_iter()
        .map(str::trim)
        .filter(|line| !line.is_empty())
        .map(str::to_owned)
        .collect()
}
