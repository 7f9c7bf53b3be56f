//! Files at every stage of the journey.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::{
    AccountDraft, BankDraft, BeneficiariesDraft, BeneficiaryDraft, BeneficiaryRefundDraft,
    ChildTermsView, EmployerView, FileStatus, FileView, GuaranteesDraft, LevelView, PlanActView,
    ProfileDraft, SignatureView, SituationView, StepView,
};

/// The steps that are filled: all but the signature.
pub(crate) const FILLED: [Step; 4] = [
    Step::Profile,
    Step::Beneficiaries,
    Step::Guarantees,
    Step::Bank,
];

/// Every status of a file.
pub(crate) const STATUSES: [FileStatus; 5] = [
    FileStatus::Open,
    FileStatus::Signed,
    FileStatus::Expired,
    FileStatus::ExemptionAsked,
    FileStatus::Exempt,
];

/// The answers of one step.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Answers {
    /// Whether the server has them; an employer may have prefilled right ones without a save.
    pub(crate) saved: bool,
    /// Whether they can be used.
    pub(crate) right: bool,
}

impl Answers {
    /// Saved and right.
    pub(crate) const DONE: Self = Self {
        saved: true,
        right: true,
    };
    /// Every case.
    pub(crate) const ALL: [Self; 4] = [
        Self {
            saved: false,
            right: false,
        },
        Self {
            saved: false,
            right: true,
        },
        Self {
            saved: true,
            right: false,
        },
        Self::DONE,
    ];
}

/// Every combination of answers of the four steps.
pub(crate) fn combinations() -> impl Iterator<Item = [Answers; 4]> {
    (0..256).map(|number: usize| {
        let of = |step: u32| Answers::ALL[number / 4_usize.pow(step) % 4];
        [of(0), of(1), of(2), of(3)]
    })
}

/// A file with those answers. A step is right or not whatever the others hold.
pub(crate) fn file(answers: [Answers; 4], status: FileStatus) -> FileView {
    let [profile, beneficiaries, guarantees, bank] = answers;
    FileView {
        member_number: "0012345".into(),
        status,
        today: "2026-11-21".into(),
        expires_on: "2027-01-20".into(),
        email: Some("elie.durand@example.org".into()),
        employer: EmployerView {
            name: "Les Tilleuls".into(),
            contract: "eclat/2024".into(),
            levels: [
                ("socle", "Régime socle"),
                ("r1", "Régime 1"),
                ("r2", "Régime 2"),
            ]
            .map(|(id, label)| LevelView {
                id: id.into(),
                label: label.into(),
            })
            .to_vec(),
            mandatory_level: "socle".into(),
            employer_share: "0.50".into(),
            effective_on: "2026-12-01".into(),
            children: Some(ChildTermsView {
                child_until: 18,
                situations: ["etudes", "apprentissage"]
                    .map(|code| SituationView {
                        code: code.into(),
                        until: Some(26),
                    })
                    .into(),
                free_from_child: 3,
                source: "CCN ÉCLAT".into(),
            }),
            plan: PlanActView::default(),
        },
        prefilled: Vec::new(),
        given: ProfileDraft::default(),
        phone_verified: Some("0612345678".into()),
        phone_code: None,
        profile: step(profile, self::profile(), ProfileDraft::default()),
        beneficiaries: step(beneficiaries, nobody(), BeneficiariesDraft::default()),
        guarantees: step(guarantees, level("r1"), GuaranteesDraft::default()),
        bank: step(bank, self::bank(), BankDraft::default()),
        attachments: Vec::new(),
        mandate: None,
        stages: Vec::new(),
        exemption: StepView::default(),
        exemption_request: None,
        code: None,
        signature: (status == FileStatus::Signed).then(|| SignatureView {
            reference: "2026-000001".into(),
            signed_at: "2026-11-21T10:42:07Z".into(),
            fingerprint: "0".repeat(64),
        }),
    }
}

fn step<T>(answers: Answers, right: T, wrong: T) -> StepView<T> {
    StepView {
        version: u32::from(answers.saved),
        draft: if answers.right { right } else { wrong },
    }
}

/// A member, complete.
pub(crate) fn profile() -> ProfileDraft {
    ProfileDraft {
        civility: "monsieur".into(),
        last_name: "Durand".into(),
        first_name: "Élie".into(),
        birth_date: "3/10/1985".into(),
        family_status: "marie".into(),
        street: "12 bis, rue de l’Église".into(),
        address_extra: "Bât. A".into(),
        postal_code: "75015".into(),
        city: "Paris".into(),
        country: "France".into(),
        phone: "06 12 34 56 78".into(),
        teletransmission: "oui".into(),
        nir: "185109408106926".into(),
        organism: "01 751 0000".into(),
        alsace_moselle: "non".into(),
    }
}

/// A daughter who bears her father's number, complete.
pub(crate) fn child() -> BeneficiaryDraft {
    BeneficiaryDraft {
        kind: "enfant".into(),
        civility: "madame".into(),
        last_name: "Durand".into(),
        first_name: "Zoé".into(),
        birth_date: "29/02/2016".into(),
        twin_rank: "1".into(),
        same_address: "oui".into(),
        teletransmission: "oui".into(),
        nir: "185109408106926".into(),
        organism: "017510000".into(),
        alsace_moselle: "non".into(),
        ..BeneficiaryDraft::default()
    }
}

fn nobody() -> BeneficiariesDraft {
    BeneficiariesDraft {
        nobody: true,
        people: Vec::new(),
    }
}

/// A chosen level.
pub(crate) fn level(id: &str) -> GuaranteesDraft {
    GuaranteesDraft { level: id.into() }
}

/// Accounts that are right whether something is debited or not.
pub(crate) fn bank() -> BankDraft {
    BankDraft {
        debit: AccountDraft {
            holder: "Élie Durand".into(),
            iban: "FR1420041010050500013M02606".into(),
            bic: "PSSTFRPPPAR".into(),
        },
        holder_consent: String::new(),
        frequency: "mensuelle".into(),
        debit_day: "10".into(),
        refund_same: "non".into(),
        refund: own_account().account,
        beneficiaries: Vec::new(),
    }
}

/// A beneficiary's own account.
pub(crate) fn own_account() -> BeneficiaryRefundDraft {
    BeneficiaryRefundDraft {
        key: String::new(),
        same: "non".into(),
        account: AccountDraft {
            holder: "Ana Durand".into(),
            iban: "GB33BUKB20201555555555".into(),
            bic: "BUKBGB22".into(),
        },
    }
}
