//! The whole file.

use affilio_domain::date::Date;
use affilio_domain::enrolment::{Enrolment, Step};
use affilio_domain::field::Problem;
use affilio_domain::wire::{
    BankDraft, BeneficiariesDraft, BeneficiaryDraft, Drafts, GuaranteesDraft, ProfileDraft,
};

use crate::samples::{
    child, debited, joining, nobody, own_account, profile, refunded, spouse, terms, today,
};
use crate::words;

struct File {
    profile: ProfileDraft,
    beneficiaries: BeneficiariesDraft,
    level: &'static str,
    bank: BankDraft,
    verified: Option<&'static str>,
}

impl File {
    fn on(&self, today: Date) -> Result<Enrolment, Vec<(Step, Problem)>> {
        let guarantees = GuaranteesDraft {
            level: self.level.into(),
        };
        Drafts {
            profile: &self.profile,
            beneficiaries: &self.beneficiaries,
            guarantees: &guarantees,
            bank: &self.bank,
            verified_phone: self.verified,
        }
        .check(&terms(), today)
    }

    fn said(&self) -> Vec<String> {
        self.on(today())
            .err()
            .unwrap_or_default()
            .iter()
            .map(|(step, problem)| format!("{} / {}", step.slug(), words(problem)))
            .collect()
    }
}

fn alone() -> File {
    File {
        profile: profile(),
        beneficiaries: nobody(),
        level: "socle",
        bank: refunded(),
        verified: Some("0612345678"),
    }
}

/// Somebody signed with a number that was not theirs: one digit was wrong, the code went to a
/// stranger. A number signs only once a code has shown whose it is.
#[test]
fn only_a_verified_number_signs() {
    let asked = ["profil / telephone-code: PhoneUnverified"];
    for verified in [None, Some("0612345679"), Some("06 12 34 56 78")] {
        let file = File {
            verified,
            ..alone()
        };
        assert_eq!(file.said(), asked, "{verified:?}");
    }
    // A number that cannot be read is to be mended first: nothing else is said of it.
    let file = File {
        profile: ProfileDraft {
            phone: "06".into(),
            ..profile()
        },
        ..alone()
    };
    assert_eq!(
        file.said(),
        ["profil / telephone: Phone(Length { found: 2 })"]
    );
    let file = File {
        profile: ProfileDraft {
            phone: "+33 6 12 34 56 78".into(),
            ..profile()
        },
        ..alone()
    };
    assert!(file.on(today()).is_ok());
}

#[test]
fn a_person_alone_at_the_compulsory_level_can_sign() {
    let enrolment = alone().on(today()).unwrap();
    assert_eq!(enrolment.level, "socle");
    assert_eq!(enrolment.bank.debit, None);
    assert!(enrolment.beneficiaries.is_empty());
}

#[test]
fn a_family_at_a_higher_level_can_sign() {
    let file = File {
        beneficiaries: joining(vec![spouse(), child()]),
        level: "r2",
        bank: BankDraft {
            beneficiaries: vec![own_account()],
            ..debited()
        },
        ..alone()
    };
    let enrolment = file.on(today()).unwrap();
    assert_eq!(enrolment.beneficiaries.len(), 2);
    assert_eq!(enrolment.bank.beneficiaries.len(), 2);
    assert!(enrolment.bank.debit.is_some());
}

#[test]
fn a_higher_level_or_a_beneficiary_asks_for_the_account_to_be_debited() {
    let asked = [
        "coordonnees-bancaires / prelevement-titulaire: Missing",
        "coordonnees-bancaires / prelevement-iban: Missing",
        "coordonnees-bancaires / frequence: Missing",
        "coordonnees-bancaires / jour-prelevement: Missing",
        "coordonnees-bancaires / remboursement-identique: Missing",
    ];
    let higher = File {
        level: "r1",
        ..alone()
    };
    assert_eq!(higher.said(), asked);
    let with_a_child = File {
        beneficiaries: joining(vec![child()]),
        ..alone()
    };
    assert_eq!(with_a_child.said(), asked);
}

#[test]
fn a_level_not_chosen_yet_asks_for_no_debit() {
    let file = File {
        level: "",
        ..alone()
    };
    assert_eq!(file.said(), ["garanties / garantie: Missing"]);
}

#[test]
fn problems_come_with_their_step_in_order() {
    let file = File {
        profile: ProfileDraft {
            city: String::new(),
            nir: "171093424000134".into(),
            ..profile()
        },
        beneficiaries: joining(vec![
            child(),
            BeneficiaryDraft {
                kind: String::new(),
                ..child()
            },
        ]),
        level: "r9",
        bank: BankDraft {
            debit_day: "31".into(),
            ..debited()
        },
        ..alone()
    };
    assert_eq!(
        file.said(),
        [
            "profil / commune: Missing",
            "profil / nir: Nir(Key { expected: 39 })",
            "beneficiaires / 2. type-beneficiaire: Missing",
            "garanties / garantie: NotOffered",
            "coordonnees-bancaires / jour-prelevement: NotOffered",
        ]
    );
}

#[test]
fn an_empty_file_is_missing_at_every_step_but_the_signature() {
    let file = File {
        profile: ProfileDraft::default(),
        beneficiaries: BeneficiariesDraft::default(),
        level: "",
        bank: BankDraft::default(),
        ..alone()
    };
    let mut steps: Vec<Step> = file
        .on(today())
        .err()
        .unwrap_or_default()
        .into_iter()
        .map(|(step, _)| step)
        .collect();
    steps.dedup();
    assert_eq!(
        steps,
        [
            Step::Profile,
            Step::Beneficiaries,
            Step::Guarantees,
            Step::Bank
        ]
    );
}
