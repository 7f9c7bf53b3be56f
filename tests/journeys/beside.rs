//! What the recap says beside the answers.

use affilio_app::steps::signature::beside::{awaited, notes, papers};
use affilio_domain::wire::{
    AttachmentPurpose, AttachmentView, BeneficiaryDraft, DEBITED_ACCOUNT, FileStatus, FileView,
};

use crate::files::{Answers, child, file};

/// A child who studies, grown on the first day of the guarantees.
fn grown() -> FileView {
    let mut view = file([Answers::DONE; 4], FileStatus::Open);
    view.beneficiaries.draft.nobody = false;
    view.beneficiaries.draft.people = vec![BeneficiaryDraft {
        key: "k1".into(),
        first_name: "Inès".into(),
        birth_date: "01/12/2008".into(),
        situation: "etudes".into(),
        ..child()
    }];
    view
}

fn joined(purpose: AttachmentPurpose, subject: &str) -> AttachmentView {
    AttachmentView {
        id: "1".into(),
        purpose,
        subject: subject.into(),
        name: "scan.pdf".into(),
        size: 1,
        added_at: String::new(),
    }
}

/// A missing proof was never recalled, and one joined vanished from the recap.
#[test]
fn a_proof_is_recalled_until_it_is_joined_then_listed() {
    let mut view = grown();
    let missing = awaited(&view);
    assert_eq!(missing.len(), 1);
    assert_eq!(
        missing[0].words,
        "Inès Durand\u{a0}: un certificat de scolarité"
    );
    let place = "/affiliation/beneficiaires/1?retour=recap#fichier-beneficiary_proof-k1";
    assert_eq!(missing[0].address, place);
    view.attachments = vec![joined(AttachmentPurpose::BeneficiaryProof, "k1")];
    assert!(awaited(&view).is_empty());
    let listed = papers(&view);
    assert_eq!(listed[0].what, "Justificatif d’Inès Durand");
    assert_eq!(listed[0].name, "scan.pdf");
    assert_eq!(listed[0].address.as_deref(), Some(place));
    view.attachments.clear();
    view.beneficiaries.draft.people[0].situation = "autre".into();
    assert!(awaited(&view).is_empty(), "nothing is proved");
    view.beneficiaries.draft.people[0].situation = "etudes".into();
    view.beneficiaries.draft.people[0].birth_date = "02/12/2008".into();
    assert!(awaited(&view).is_empty(), "not asked yet");
}

#[test]
fn each_paper_says_what_it_is_for() {
    let mut view = grown();
    let bank = AttachmentPurpose::BankDetails;
    view.attachments = vec![
        joined(bank, ""),
        joined(bank, DEBITED_ACCOUNT),
        joined(bank, "k1"),
        joined(bank, "gone"),
        joined(AttachmentPurpose::BeneficiaryProof, "gone"),
        joined(AttachmentPurpose::ExemptionProof, ""),
    ];
    let listed = papers(&view);
    let said: Vec<_> = listed
        .iter()
        .map(|one| (one.what.as_str(), one.address.is_some()))
        .collect();
    assert_eq!(
        said,
        [
            ("RIB de vos remboursements", true),
            ("RIB du compte prélevé", true),
            ("RIB d’Inès Durand", true),
            ("RIB d’une personne qui n’est plus dans votre liste", false),
            (
                "Justificatif d’une personne qui n’est plus dans votre liste",
                false
            ),
            ("Justificatif de dispense", true),
        ]
    );
}

/// Notes stood in their step alone: nothing of them was said before signing.
#[test]
fn what_is_worth_a_look_is_said_again_with_its_place() {
    let mut view = file([Answers::DONE; 4], FileStatus::Open);
    assert!(notes(&view).is_empty());
    let twin = |name: &str| BeneficiaryDraft {
        first_name: name.into(),
        twin_rank: "1".into(),
        ..child()
    };
    view.beneficiaries.draft.people = vec![twin("Zoé"), twin("Léo")];
    let said = notes(&view);
    assert_eq!(said.len(), 2);
    assert!(
        said[1]
            .words
            .starts_with("Léo Durand\u{a0}: Un autre enfant"),
        "{said:?}"
    );
    assert_eq!(
        said[1].address,
        "/affiliation/beneficiaires/2?retour=recap#rang-gemellaire"
    );
}
