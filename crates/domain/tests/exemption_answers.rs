//! *Dispense*: which questions are asked, and what is not known of the employer's act.

use affilio_domain::field::Field;
use affilio_domain::wire::{ExemptionDraft, PlanActView};

/// The questions after these answers: work contract, part time, cover.
fn asked([contract, part_time, cover]: [&str; 3]) -> Vec<Field> {
    ExemptionDraft {
        contract: contract.to_owned(),
        part_time: part_time.to_owned(),
        cover: cover.to_owned(),
        ..ExemptionDraft::default()
    }
    .questions()
}

#[test]
fn questions_follow_the_answers() {
    assert_eq!(
        asked(["", "", ""]),
        [
            Field::ExemptionCover,
            Field::ExemptionContract,
            Field::HiredOn
        ]
    );
    let apprentice = asked(["apprentissage", "", "aucune"]);
    assert!(!apprentice.contains(&Field::ExemptionPartTime));
    assert!(apprentice.contains(&Field::ExemptionShare));
    assert!(!apprentice.contains(&Field::ExemptionCoverFrom));
    let individual = asked(["cdi", "non", "individuelle"]);
    assert!(individual.contains(&Field::ExemptionCoverUntil));
    assert!(!individual.contains(&Field::ExemptionLength));
    assert!(!individual.contains(&Field::ExemptionShare));
}

#[test]
fn what_the_employer_did_not_say_is_not_known() {
    let said = PlanActView {
        act: Some("inconnu".into()),
        since: Some("hier".into()),
        optional_cases: None,
    };
    let terms = said.terms("2026-12-01");
    assert_eq!((terms.act, terms.since, terms.optional), (None, None, None));
    let none = PlanActView {
        optional_cases: Some(Vec::new()),
        ..PlanActView::default()
    };
    assert_eq!(none.terms("2026-12-01").optional, Some(Vec::new()));
}
