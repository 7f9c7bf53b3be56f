//! The file's answers as lines to be reread, and the typed code as it is sent.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_domain::enrolment::{BeneficiaryKind, ChildSituation, Civility, FamilyStatus, Step};
use affilio_domain::field::Field;
use affilio_domain::format;
use affilio_domain::nir::Nir;
use affilio_domain::organism::OrganismCode;
use affilio_domain::phone::MobilePhone;
use affilio_domain::text::compact;
use affilio_domain::wire::{BeneficiaryDraft, FileView, ProfileDraft};

use super::accounts;
use crate::i18n::{locale, tr};
use crate::journey::address_of;
use crate::levels::Told;
use crate::say;
use crate::steps::beneficiaries::convert::display_name;
use crate::steps::guarantees::convert::for_whom;
use crate::ui::fields::spec;
use crate::ui::step_shell::BACK_TO_RECAP;
use crate::ui::stepper::step_name;

/// A group of answers, and where they are changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Section {
    /// Step of the answers.
    pub step: Step,
    /// Rank of the beneficiary whose answers they are.
    pub person: Option<usize>,
    /// Title.
    pub title: String,
    /// Answers.
    pub lines: Vec<Line>,
}

impl Section {
    /// The address where an answer of this group is changed, which leads back to the recap; `None`
    /// for what is no answer.
    #[must_use]
    pub fn change_address(&self, line: &Line) -> Option<String> {
        let query = format!("?{BACK_TO_RECAP}");
        Some(address_of(self.step, line.field?, self.person, &query))
    }
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Line {
    /// What was asked.
    pub label: &'static str,
    /// The field where it is changed; `None` for what is no answer.
    pub field: Option<Field>,
    /// The answer, readable; empty when nothing was answered.
    pub value: String,
    /// The answer with its digits hidden, when it is shown only on demand.
    pub masked: Option<String>,
}

impl Line {
    pub(super) fn plain(field: Field, value: impl Into<String>) -> Self {
        Self {
            label: spec(field).label,
            field: Some(field),
            value: value.into(),
            masked: None,
        }
    }

    pub(super) fn told(label: &'static str, value: String) -> Self {
        Self {
            label,
            field: None,
            value,
            masked: None,
        }
    }

    /// An answer whose field has another label elsewhere.
    pub(super) fn titled(label: &'static str, field: Field, value: String) -> Self {
        Self {
            label,
            field: Some(field),
            value,
            masked: None,
        }
    }

    pub(super) fn secret(field: Field, value: String, masked: Option<String>) -> Self {
        Self {
            label: spec(field).label,
            field: Some(field),
            value,
            masked,
        }
    }
}

/// All answers, in the order of the journey, with what the engine tells of the chosen level.
#[must_use]
pub fn sections(file: &FileView, told: &Told) -> Vec<Section> {
    let own = |step, lines| Section {
        step,
        person: None,
        title: step_name(step).to_owned(),
        lines,
    };
    let people = &file.beneficiaries.draft.people;
    let mut all = vec![own(Step::Profile, profile(&file.profile.draft))];
    if people.is_empty() {
        let nobody = if file.beneficiaries.draft.nobody {
            tr("Aucun bénéficiaire", "No dependants")
        } else {
            ""
        };
        all.push(own(
            Step::Beneficiaries,
            vec![Line::plain(Field::Beneficiaries, nobody)],
        ));
    }
    for (rank, person) in people.iter().enumerate() {
        let (number, name) = (rank + 1, display_name(person, rank));
        all.push(Section {
            step: Step::Beneficiaries,
            person: Some(rank),
            title: say!(
                "Bénéficiaire {number} : {name}",
                "Dependant {number}: {name}"
            ),
            lines: beneficiary(person, twin_rank(file, rank)),
        });
    }
    let level = &file.guarantees.draft.level;
    let label = file.employer.level_label(level);
    let mut guarantees = vec![Line::plain(Field::Level, label)];
    if let Ok(date) = Date::parse_iso(&file.employer.effective_on) {
        guarantees.push(Line::told(
            tr("Date d’effet", "First day of cover"),
            format::date(date, locale()),
        ));
    }
    guarantees.extend(contribution(told, level));
    all.push(own(Step::Guarantees, guarantees));
    all.extend(accounts::sections(file));
    all
}

/// What the chosen level costs this household each month; nothing while it is being computed.
fn contribution(told: &Told, level: &str) -> Option<Line> {
    if *told == Told::Waiting || level.is_empty() {
        return None;
    }
    let own = tr("Votre cotisation", "Your contribution");
    let Some(price) = told.price(level) else {
        let unknown = tr("À préciser", "To be stated");
        return Some(Line::told(own, unknown.to_owned()));
    };
    let amount = format::amount(Amount::from_cents(price.pays), locale());
    let label = if price.people > 1 {
        tr("Cotisation de votre foyer", "Your household’s contribution")
    } else {
        own
    };
    let whose = for_whom(price.people);
    Some(Line::told(label, format!("{amount} {whose}")))
}

pub(super) fn yes_no(code: &str) -> &'static str {
    match code {
        "oui" => tr("Oui", "Yes"),
        "non" => tr("Non", "No"),
        _ => "",
    }
}

fn date(typed: &str) -> String {
    Date::parse_french(typed).map_or_else(|_| typed.to_owned(), |date| format::date(date, locale()))
}

/// A number as it is printed; as typed while it cannot be read.
fn phone(typed: &str) -> String {
    MobilePhone::parse(typed).map_or_else(|_| typed.trim().to_owned(), |phone| phone.grouped())
}

fn organism(typed: &str) -> String {
    OrganismCode::parse(typed).map_or_else(|_| typed.trim().to_owned(), |code| code.grouped())
}

/// An answer that cannot be used yet: hidden like a right one, because it is nearly that.
pub(super) fn faulty(field: Field, typed: &str) -> Line {
    let typed = typed.trim();
    let masked =
        (!typed.is_empty()).then(|| tr("•••• (à corriger)", "•••• (to be corrected)").to_owned());
    Line::secret(field, typed.to_owned(), masked)
}

fn nir(typed: &str) -> Line {
    match Nir::parse(typed) {
        Ok(nir) => Line::secret(Field::Nir, nir.grouped(), Some(nir.masked())),
        Err(_) => faulty(Field::Nir, typed),
    }
}

fn address(street: &str, extra: &str, code: &str, city: &str, country: &str) -> String {
    [street, extra, &format!("{code} {city}"), country]
        .into_iter()
        .map(str::trim)
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join(", ")
}

fn profile(draft: &ProfileDraft) -> Vec<Line> {
    vec![
        Line::plain(
            Field::Civility,
            Civility::from_code(&draft.civility).map_or("", |one| one.label(locale())),
        ),
        Line::plain(Field::LastName, draft.last_name.trim()),
        Line::plain(Field::FirstName, draft.first_name.trim()),
        Line::plain(Field::BirthDate, date(&draft.birth_date)),
        Line::plain(
            Field::FamilyStatus,
            FamilyStatus::from_code(&draft.family_status).map_or("", |one| one.label(locale())),
        ),
        Line::titled(
            tr("Adresse", "Address"),
            Field::Street,
            address(
                &draft.street,
                &draft.address_extra,
                &draft.postal_code,
                &draft.city,
                &draft.country,
            ),
        ),
        Line::plain(Field::Phone, phone(&draft.phone)),
        nir(&draft.nir),
        Line::plain(Field::Organism, organism(&draft.organism)),
        Line::plain(Field::AlsaceMoselle, yes_no(&draft.alsace_moselle)),
        Line::plain(Field::Teletransmission, yes_no(&draft.teletransmission)),
    ]
}

/// The rank among twins: as typed, or what is left of the others' ranks; nothing without a twin.
fn twin_rank(file: &FileView, rank: usize) -> Option<String> {
    let all = &file.beneficiaries.draft;
    let typed = &all.people.get(rank)?.twin_rank;
    let known = all.known_twin_rank(rank).map(|rank| rank.to_string());
    (!all.twins_of(rank).is_empty()).then(|| known.unwrap_or_else(|| typed.trim().to_owned()))
}

fn beneficiary(draft: &BeneficiaryDraft, twin_rank: Option<String>) -> Vec<Line> {
    let home = match draft.same_address.as_str() {
        "oui" => tr("La même que la vôtre", "The same as yours").to_owned(),
        "non" => address(
            &draft.street,
            &draft.address_extra,
            &draft.postal_code,
            &draft.city,
            &draft.country,
        ),
        _ => String::new(),
    };
    let mut lines = vec![
        Line::plain(
            Field::BeneficiaryKind,
            BeneficiaryKind::from_code(&draft.kind).map_or("", |one| one.label(locale())),
        ),
        Line::plain(
            Field::Civility,
            Civility::from_code(&draft.civility).map_or("", |one| one.label(locale())),
        ),
        Line::plain(Field::LastName, draft.last_name.trim()),
        Line::plain(Field::FirstName, draft.first_name.trim()),
        Line::plain(Field::BirthDate, date(&draft.birth_date)),
        Line::titled(tr("Adresse", "Address"), Field::SameAddress, home),
        nir(&draft.nir),
        Line::plain(Field::Organism, organism(&draft.organism)),
        Line::plain(Field::AlsaceMoselle, yes_no(&draft.alsace_moselle)),
        Line::plain(Field::Teletransmission, yes_no(&draft.teletransmission)),
    ];
    lines.extend(twin_rank.map(|rank| Line::plain(Field::TwinRank, rank)));
    if let Some(situation) = ChildSituation::from_code(&draft.situation) {
        lines.push(Line::plain(
            Field::ChildSituation,
            situation.label(locale()),
        ));
    }
    // What may stay unanswered is reread only when it is answered.
    if !draft.phone.trim().is_empty() {
        lines.push(Line::titled(
            tr("Téléphone", "Phone"),
            Field::Phone,
            phone(&draft.phone),
        ));
    }
    lines
}

/// The code as typed, without what people put between digits; `None` when it cannot be a code.
#[must_use]
pub fn code(typed: &str) -> Option<String> {
    let digits = compact(typed);
    (digits.len() == 6 && digits.chars().all(|c| c.is_ascii_digit())).then_some(digits)
}

/// Whole minutes of a duration in seconds.
#[must_use]
pub const fn minutes(seconds: u32) -> u32 {
    seconds / 60
}
