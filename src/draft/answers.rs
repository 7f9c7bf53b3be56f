//! The answers of any step, so that one saver serves them all.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::{
    BankDraft, BeneficiariesDraft, ExemptionDraft, FileView, GuaranteesDraft, ProfileDraft,
    StepView,
};

/// A step that is saved on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SavedStep {
    /// *Mon profil*.
    Profile,
    /// *Mes bénéficiaires*.
    Beneficiaries,
    /// *Mes garanties*.
    Guarantees,
    /// *Mes coordonnées bancaires*.
    Bank,
    /// *Ma dispense*.
    Exemption,
}

/// The raw answers of a step.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Answers {
    /// *Mon profil*.
    Profile(ProfileDraft),
    /// *Mes bénéficiaires*.
    Beneficiaries(BeneficiariesDraft),
    /// *Mes garanties*.
    Guarantees(GuaranteesDraft),
    /// *Mes coordonnées bancaires*.
    Bank(BankDraft),
    /// *Ma dispense*.
    Exemption(ExemptionDraft),
}

impl SavedStep {
    /// The step where these answers are given; none for a *dispense*, which is no step.
    #[must_use]
    pub const fn shown_at(self) -> Option<Step> {
        match self {
            Self::Profile => Some(Step::Profile),
            Self::Beneficiaries => Some(Step::Beneficiaries),
            Self::Guarantees => Some(Step::Guarantees),
            Self::Bank => Some(Step::Bank),
            Self::Exemption => None,
        }
    }

    /// Nothing answered.
    #[must_use]
    pub fn unanswered(self) -> Answers {
        match self {
            Self::Profile => Answers::Profile(ProfileDraft::default()),
            Self::Beneficiaries => Answers::Beneficiaries(BeneficiariesDraft::default()),
            Self::Guarantees => Answers::Guarantees(GuaranteesDraft::default()),
            Self::Bank => Answers::Bank(BankDraft::default()),
            Self::Exemption => Answers::Exemption(ExemptionDraft::default()),
        }
    }

    /// The version and the answers that a file holds.
    #[must_use]
    pub fn of(self, file: &FileView) -> (u32, Answers) {
        match self {
            Self::Profile => (
                file.profile.version,
                Answers::Profile(file.profile.draft.clone()),
            ),
            Self::Beneficiaries => (
                file.beneficiaries.version,
                Answers::Beneficiaries(file.beneficiaries.draft.clone()),
            ),
            Self::Guarantees => (
                file.guarantees.version,
                Answers::Guarantees(file.guarantees.draft.clone()),
            ),
            Self::Bank => (file.bank.version, Answers::Bank(file.bank.draft.clone())),
            Self::Exemption => (
                file.exemption.version,
                Answers::Exemption(file.exemption.draft.clone()),
            ),
        }
    }
}

impl Answers {
    /// Writes the answers in a file.
    pub fn put(self, file: &mut FileView, version: u32) {
        match self {
            Self::Profile(draft) => file.profile = StepView { version, draft },
            Self::Beneficiaries(draft) => file.beneficiaries = StepView { version, draft },
            Self::Guarantees(draft) => file.guarantees = StepView { version, draft },
            Self::Bank(draft) => file.bank = StepView { version, draft },
            Self::Exemption(draft) => file.exemption = StepView { version, draft },
        }
    }
}

macro_rules! answers_of {
    ($draft:ty, $variant:ident) => {
        impl From<$draft> for Answers {
            fn from(draft: $draft) -> Self {
                Self::$variant(draft)
            }
        }

        impl From<Answers> for $draft {
            /// The answers of this step; nothing answered when they are another step's.
            fn from(answers: Answers) -> Self {
                match answers {
                    Answers::$variant(draft) => draft,
                    _ => Self::default(),
                }
            }
        }
    };
}

answers_of!(ProfileDraft, Profile);
answers_of!(BeneficiariesDraft, Beneficiaries);
answers_of!(GuaranteesDraft, Guarantees);
answers_of!(BankDraft, Bank);
answers_of!(ExemptionDraft, Exemption);
