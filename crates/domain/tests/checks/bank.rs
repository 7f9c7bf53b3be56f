//! *Mes coordonnées bancaires*.

use affilio_domain::enrolment::{BeneficiaryRefund, Frequency};
use affilio_domain::wire::{AccountDraft, BankDraft, BeneficiaryDraft, BeneficiaryRefundDraft};

use crate::said;
use crate::samples::{account, debited, other_account, own_account, profile, refunded, terms};

const NOTHING: [&str; 0] = [];

/// So many people who join, without keys: their accounts are matched by rank.
fn people(count: usize) -> Vec<BeneficiaryDraft> {
    vec![BeneficiaryDraft::default(); count]
}

fn refunds(beneficiaries: Vec<BeneficiaryRefundDraft>) -> BankDraft {
    BankDraft {
        beneficiaries,
        ..debited()
    }
}

#[test]
fn something_is_debited_for_a_higher_level_or_for_beneficiaries() {
    assert!(!terms().debits("socle", 0));
    assert!(terms().debits("socle", 1));
    assert!(terms().debits("r1", 0));
    assert!(terms().debits("r2", 3));
}

#[test]
fn when_nothing_is_debited_only_the_account_of_refunds_is_asked() {
    let read = refunded().check(false, &profile(), &people(0)).unwrap();
    assert_eq!(read.debit, None);
    assert_eq!(read.refund.iban.as_str(), "FR1420041010050500013M02606");
    assert_eq!(
        said(BankDraft::default().check(false, &profile(), &people(0))),
        [
            "remboursement-titulaire: Missing",
            "remboursement-iban: Missing",
        ]
    );
}

#[test]
fn an_old_answer_about_debits_does_not_count_when_nothing_is_debited() {
    let draft = BankDraft {
        refund_same: "oui".into(),
        debit: AccountDraft {
            iban: "FR00".into(),
            ..other_account()
        },
        debit_day: "31".into(),
        ..refunded()
    };
    let read = draft.check(false, &profile(), &people(0)).unwrap();
    assert_eq!(read.debit, None);
    assert_eq!(read.refund.holder, "Élie Durand");
}

#[test]
fn refunds_can_arrive_on_the_account_debited() {
    let read = debited().check(true, &profile(), &people(0)).unwrap();
    let debit = read.debit.unwrap();
    assert_eq!(debit.day, 10);
    assert_eq!(debit.frequency, Frequency::Monthly);
    assert_eq!(debit.account, read.refund);
}

#[test]
fn refunds_can_arrive_on_another_account() {
    let draft = BankDraft {
        refund_same: "non".into(),
        refund: other_account(),
        ..debited()
    };
    let read = draft.check(true, &profile(), &people(0)).unwrap();
    assert_eq!(read.refund.iban.as_str(), "GB33BUKB20201555555555");
    let draft = BankDraft {
        refund: AccountDraft::default(),
        ..draft
    };
    assert_eq!(
        said(draft.check(true, &profile(), &people(0))),
        [
            "remboursement-titulaire: Missing",
            "remboursement-iban: Missing",
        ]
    );
}

#[test]
fn a_fault_of_an_account_that_serves_twice_is_said_once() {
    let draft = BankDraft {
        debit: AccountDraft {
            iban: "FR7612345678901234567890123".into(),
            ..account()
        },
        ..debited()
    };
    assert_eq!(
        said(draft.check(true, &profile(), &people(0))),
        ["prelevement-iban: Iban(Checksum)"]
    );
}

#[test]
fn an_empty_step_misses_everything_in_the_order_of_the_screen() {
    assert_eq!(
        said(BankDraft::default().check(true, &profile(), &people(2))),
        [
            "prelevement-titulaire: Missing",
            "prelevement-iban: Missing",
            "frequence: Missing",
            "jour-prelevement: Missing",
            "remboursement-identique: Missing",
        ]
    );
}

#[test]
fn the_debit_has_its_days_and_its_frequencies() {
    for day in ["5", "10", "15", "20"] {
        let draft = BankDraft {
            debit_day: day.into(),
            ..debited()
        };
        assert_eq!(
            said(draft.check(true, &profile(), &people(0))),
            NOTHING,
            "{day}"
        );
    }
    for day in ["1", "31", "0", "-5", "256", "cinq"] {
        let draft = BankDraft {
            debit_day: day.into(),
            ..debited()
        };
        assert_eq!(
            said(draft.check(true, &profile(), &people(0))),
            ["jour-prelevement: NotOffered"],
            "{day}"
        );
    }
    let draft = BankDraft {
        frequency: "hebdomadaire".into(),
        refund_same: "ailleurs".into(),
        ..debited()
    };
    assert_eq!(
        said(draft.check(true, &profile(), &people(0))),
        [
            "frequence: NotOffered",
            "remboursement-identique: NotOffered"
        ]
    );
}

#[test]
fn each_fault_of_an_account_is_named() {
    let cases = [
        ("holder", "", "titulaire: Missing"),
        ("holder", "\u{200b}", "titulaire: Missing"),
        ("holder", "🙂", "titulaire: Name(Character { found: '🙂' })"),
        ("iban", "", "iban: Missing"),
        ("iban", "fr14-2004-1010-0505-0001-3m02-606", ""),
        ("iban", "IBAN FR76 3000 6000 0112 3456 7890 189", ""),
        (
            "iban",
            "US64SVBKUS6S3300958879",
            "iban: Iban(OutsideSepa { country: ['U', 'S'] })",
        ),
        (
            "iban",
            "FR14 2004 1010 0505 0001 3M02 60",
            "iban: Iban(Length { expected: 27, found: 26 })",
        ),
        (
            "iban",
            "FR14 2004 1010 0505 0001 3M02 607",
            "iban: Iban(Checksum)",
        ),
        (
            "iban",
            "FR84 2004 1010 0505 0001 3M02 607",
            "iban: Iban(RibKey { expected: 6 })",
        ),
        (
            "iban",
            "FR14 2004 1010 0505 0001 3M02 6é6",
            "iban: Iban(Character)",
        ),
        ("bic", "", ""),
        ("bic", "psst fr pp", ""),
        ("bic", "PSSTFRPPP", "bic: Bic(Length { found: 9 })"),
        ("bic", "P5STFRPP", "bic: Bic(Character)"),
    ];
    for (place, text, expected) in cases {
        let mut wrong = account();
        match place {
            "holder" => wrong.holder = text.into(),
            "iban" => wrong.iban = text.into(),
            _ => wrong.bic = text.into(),
        }
        let draft = BankDraft {
            refund: wrong,
            ..refunded()
        };
        let found = said(draft.check(false, &profile(), &people(0))).concat();
        let found = found.strip_prefix("remboursement-").unwrap_or(&found);
        assert_eq!(found, expected, "{place} = {text}");
    }
}

#[test]
fn each_beneficiary_may_have_an_account() {
    let same = |code: &str| BeneficiaryRefundDraft {
        key: String::new(),
        same: code.into(),
        ..own_account()
    };
    let read = refunds(vec![same("oui"), own_account(), same("")])
        .check(true, &profile(), &people(4))
        .unwrap();
    let own: Vec<bool> = read
        .beneficiaries
        .iter()
        .map(|refund| matches!(refund, BeneficiaryRefund::Own(_)))
        .collect();
    assert_eq!(own, [false, true, false, false]);
}

#[test]
fn a_beneficiary_s_faults_come_last_and_name_the_person() {
    let empty = BeneficiaryRefundDraft {
        key: String::new(),
        same: "non".into(),
        account: AccountDraft::default(),
    };
    let unheard = BeneficiaryRefundDraft {
        key: String::new(),
        same: "ailleurs".into(),
        account: AccountDraft::default(),
    };
    let draft = BankDraft {
        frequency: String::new(),
        ..refunds(vec![own_account(), empty, unheard])
    };
    assert_eq!(
        said(draft.check(true, &profile(), &people(3))),
        [
            "frequence: Missing",
            "2. beneficiaire-titulaire: Missing",
            "2. beneficiaire-iban: Missing",
            "3. beneficiaire-remboursement-identique: NotOffered",
        ]
    );
}

#[test]
fn an_account_left_by_somebody_who_no_longer_joins_does_not_count() {
    let wrong = BeneficiaryRefundDraft {
        key: String::new(),
        same: "non".into(),
        account: AccountDraft::default(),
    };
    let read = refunds(vec![own_account(), wrong])
        .check(true, &profile(), &people(1))
        .unwrap();
    assert_eq!(read.beneficiaries.len(), 1);
}

/// One parent took a child off the list, and the next child's refunds went to the wrong account:
/// accounts were matched by rank. They now follow the person's key, whatever the rank.
#[test]
fn an_account_follows_its_person_when_others_leave_the_list() {
    let person = |key: &str| BeneficiaryDraft {
        key: key.to_owned(),
        ..BeneficiaryDraft::default()
    };
    let refund = |key: &str, refund: BeneficiaryRefundDraft| BeneficiaryRefundDraft {
        key: key.to_owned(),
        ..refund
    };
    let draft = refunds(vec![
        refund("alice", BeneficiaryRefundDraft::default()),
        refund("bob", own_account()),
    ]);
    let both = draft
        .check(true, &profile(), &[person("alice"), person("bob")])
        .unwrap();
    assert_eq!(both.beneficiaries[0], BeneficiaryRefund::Same);
    assert!(matches!(both.beneficiaries[1], BeneficiaryRefund::Own(_)));
    let bob_alone = draft.check(true, &profile(), &[person("bob")]).unwrap();
    assert_eq!(bob_alone.beneficiaries, both.beneficiaries[1..]);
    let newcomer = draft.check(true, &profile(), &[person("carol")]).unwrap();
    assert_eq!(newcomer.beneficiaries, [BeneficiaryRefund::Same]);
}

/// A daughter's plan was debited from her mother's account, who had never been told: an account that
/// is somebody else's pays only if they agree.
#[test]
fn the_holder_of_the_account_agrees_when_it_is_not_the_member() {
    let paid_by = |holder: &str, consent: &str| {
        let draft = BankDraft {
            debit: AccountDraft {
                holder: holder.into(),
                ..account()
            },
            holder_consent: consent.into(),
            ..debited()
        };
        draft.check(true, &profile(), &people(0))
    };
    assert_eq!(said(paid_by("DURAND ELIE", "")), NOTHING);
    assert_eq!(
        said(paid_by("Ana Durand", "")),
        ["accord-titulaire: Missing"]
    );
    assert_eq!(
        said(paid_by("Ana Durand", "non")),
        ["accord-titulaire: HolderRefuses"]
    );
    assert!(
        paid_by("Ana Durand", "oui")
            .unwrap()
            .debit
            .unwrap()
            .by_other
    );
    assert!(
        !paid_by("M. et Mme Élie Durand", "non")
            .unwrap()
            .debit
            .unwrap()
            .by_other
    );
}
