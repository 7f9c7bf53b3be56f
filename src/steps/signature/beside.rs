//! What goes with the answers: what is worth a second look in them, and the papers.

use affilio_domain::enrolment::{ChildSituation, Step};
use affilio_domain::text::of_name;
use affilio_domain::wire::{
    AttachmentPurpose, AttachmentView, BeneficiaryDraft, DEBITED_ACCOUNT, FileView, Note,
};

use crate::i18n::tr;
use crate::journey::{Place, address_of};
use crate::say;
use crate::steps::beneficiaries::convert::{asked, display_name, proof};
use crate::steps::notes::words;
use crate::steps::today;
use crate::ui::sentences::whose_words;
use crate::ui::step_shell::BACK_TO_RECAP;
use crate::ui::stepper::step_name;
use crate::ui::upload::{field_id, joined_at};

/// Words, and the address where what they speak of is changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pointer {
    /// The words.
    pub words: String,
    /// The address; leads back to the recap.
    pub address: String,
}

/// What is worth a second look in all answers: said beside each one, and once more before signing.
#[must_use]
pub fn notes(file: &FileView) -> Vec<Pointer> {
    let (member, all, terms) = (&file.profile.draft, &file.beneficiaries.draft, file.terms());
    let pointer = |step, person: Option<usize>, whose: &str, note: Note| {
        let query = format!("?{BACK_TO_RECAP}");
        let address = address_of(step, note.field(), person, &query);
        Pointer {
            words: whose_words(whose, &words(note)),
            address,
        }
    };
    let own = member.notes(today(file)).into_iter();
    let own = own.map(|note| pointer(Step::Profile, None, step_name(Step::Profile), note));
    let theirs = all.people.iter().enumerate().flat_map(|(rank, person)| {
        let name = display_name(person, rank);
        let notes = all.notes(rank, member, &terms).into_iter();
        notes.map(move |note| pointer(Step::Beneficiaries, Some(rank), &name, note))
    });
    own.chain(theirs).collect()
}

/// The papers that the situation of a grown child needs and that are not joined.
#[must_use]
pub fn awaited(file: &FileView) -> Vec<Pointer> {
    let all = &file.beneficiaries.draft;
    let missing = |(rank, person): (usize, &BeneficiaryDraft)| {
        let needed = proof(ChildSituation::from_code(&person.situation)?)?;
        let here = joined_at(file, AttachmentPurpose::BeneficiaryProof, &person.key);
        let name = display_name(person, rank);
        (asked(all, rank, file).situation && here.is_empty()).then(|| Pointer {
            words: whose_words(&name, needed),
            address: person_place(rank, &person.key),
        })
    };
    all.people.iter().enumerate().filter_map(missing).collect()
}

/// A paper joined.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paper {
    /// What it is for.
    pub what: String,
    /// Its name.
    pub name: String,
    /// Where it is joined and removed; none where its place is no longer shown.
    pub address: Option<String>,
}

/// The papers joined to what will be signed, in the order in which they came.
#[must_use]
pub fn papers(file: &FileView) -> Vec<Paper> {
    file.attachments
        .iter()
        .map(|one| paper(file, one))
        .collect()
}

fn paper(file: &FileView, one: &AttachmentView) -> Paper {
    let people = file.beneficiaries.draft.people.iter().enumerate();
    let subject = one.subject.as_str();
    let mut of_subject = people.filter(|(_, person)| !subject.is_empty() && person.key == subject);
    let person = of_subject.next();
    let name = person.map_or_else(
        || {
            tr(
                "une personne qui n’est plus dans votre liste",
                "somebody who is no longer in your list",
            )
            .to_owned()
        },
        |(rank, person)| display_name(person, rank),
    );
    let of = of_name(&name);
    let bank = || {
        let path = Place::Step(Step::Bank).path();
        let field = field_id(AttachmentPurpose::BankDetails, subject);
        Some(format!("{path}?{BACK_TO_RECAP}#{field}"))
    };
    let (what, address) = match (one.purpose, subject) {
        (AttachmentPurpose::BeneficiaryProof, _) => (
            say!("Justificatif {of}", "Proof of {name}"),
            person.map(|(rank, _)| person_place(rank, subject)),
        ),
        (AttachmentPurpose::BankDetails, "") => (
            tr("RIB de vos remboursements", "RIB for your refunds").to_owned(),
            bank(),
        ),
        (AttachmentPurpose::BankDetails, DEBITED_ACCOUNT) => (
            tr("RIB du compte prélevé", "RIB of the account debited").to_owned(),
            bank(),
        ),
        (AttachmentPurpose::BankDetails, _) => (
            say!("RIB {of}", "RIB of {name}"),
            person.and_then(|_| bank()),
        ),
        (AttachmentPurpose::ExemptionProof, _) => (
            tr("Justificatif de dispense", "Proof for staying out").to_owned(),
            Some(Place::Exemption.path()),
        ),
        // Asked for after the signature: its place is the end page.
        (AttachmentPurpose::AskedPiece, _) => {
            (tr("Pièce demandée", "Document asked for").to_owned(), None)
        }
    };
    Paper {
        what,
        name: one.name.clone(),
        address,
    }
}

fn person_place(rank: usize, key: &str) -> String {
    let path = Place::Step(Step::Beneficiaries).path();
    let field = field_id(AttachmentPurpose::BeneficiaryProof, key);
    format!("{path}/{}?{BACK_TO_RECAP}#{field}", rank + 1)
}
