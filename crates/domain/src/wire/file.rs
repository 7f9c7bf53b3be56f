//! The file of a person who is joining: everything that the screens show.

use serde::{Deserialize, Serialize};

use super::{
    AttachmentView, BankDraft, BeneficiariesDraft, CodeAwaited, ExemptionDraft, ExemptionView,
    GuaranteesDraft, MandateView, PhoneCodeAwaited, PlanActView, ProfileDraft, SignatureView,
    StageView,
};
use crate::enrolment::{ChildSituation, ChildTerms};

/// The whole file, as its owner sees it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileView {
    /// *Numéro d'adhérent*.
    pub member_number: String,
    /// Where the file stands.
    pub status: FileStatus,
    /// Today at the server, ISO: ages and limits are counted from it.
    pub today: String,
    /// Last day to sign, ISO.
    pub expires_on: String,
    /// Address that receives our mails; none for who joins by letters.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub email: Option<String>,
    /// What the employer arranged.
    pub employer: EmployerView,
    /// Ids of the profile's fields that the employer gave.
    pub prefilled: Vec<String>,
    /// What the employer gave: an answer that still equals it is marked so.
    #[serde(default)]
    pub given: ProfileDraft,
    /// The mobile number that a code has shown to be the person's, ten digits.
    pub phone_verified: Option<String>,
    /// The code that would verify a number, when one is awaited.
    #[serde(default)]
    pub phone_code: Option<PhoneCodeAwaited>,
    /// *Mon profil*.
    pub profile: StepView<ProfileDraft>,
    /// *Mes bénéficiaires*.
    pub beneficiaries: StepView<BeneficiariesDraft>,
    /// *Mes garanties*.
    pub guarantees: StepView<GuaranteesDraft>,
    /// *Mes coordonnées bancaires*.
    pub bank: StepView<BankDraft>,
    /// Files joined, the oldest first.
    #[serde(default)]
    pub attachments: Vec<AttachmentView>,
    /// The mandate of the debits, when something is debited.
    pub mandate: Option<MandateView>,
    /// Where the signed file stands at the insurer's, the oldest stage first.
    pub stages: Vec<StageView>,
    /// *Ma dispense*.
    #[serde(default)]
    pub exemption: StepView<ExemptionDraft>,
    /// The last request to stay out of the plan.
    #[serde(default)]
    pub exemption_request: Option<ExemptionView>,
    /// The code that would sign, when one is awaited.
    #[serde(default)]
    pub code: Option<CodeAwaited>,
    /// The signature, once given.
    pub signature: Option<SignatureView>,
}

/// Where a file stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum FileStatus {
    /// Being filled.
    Open,
    /// Signed: nothing can be changed any more.
    Signed,
    /// The sixty days are over and nothing was signed.
    Expired,
    /// The person asked to stay out of the plan, and waits for an answer.
    ExemptionAsked,
    /// The person stays out of the plan.
    Exempt,
}

/// What the employer arranged for its people.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct EmployerView {
    /// Name of the employer.
    pub name: String,
    /// Id of the contract, such as `eclat/2024`.
    pub contract: String,
    /// The levels on offer, from the lowest.
    pub levels: Vec<LevelView>,
    /// Id of the compulsory level.
    pub mandatory_level: String,
    /// Part of the employee's compulsory contribution paid by the employer, such as `0.50`.
    pub employer_share: String,
    /// First day of the guarantees, ISO.
    pub effective_on: String,
    /// Until when the contract covers children; absent when it does not tell.
    #[serde(default)]
    pub children: Option<ChildTermsView>,
    /// What its act says of those who may stay out of the plan.
    #[serde(default)]
    pub plan: PlanActView,
}

/// Until when the contract covers children.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ChildTermsView {
    /// Every child is covered before this birthday.
    pub child_until: u8,
    /// Situations covered beyond it.
    pub situations: Vec<SituationView>,
    /// Children pay nothing from this rank on.
    pub free_from_child: u8,
    /// The texts that say so.
    pub source: String,
}

/// A situation in which a child stays covered beyond the common age.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SituationView {
    /// `etudes`, `apprentissage`, `premier-emploi`, `esat` or `handicap`.
    pub code: String,
    /// The birthday until which it counts; absent when there is no limit.
    #[serde(default)]
    pub until: Option<u8>,
}

impl ChildTermsView {
    /// The same in the domain's words; a situation that is not known covers nobody.
    #[must_use]
    pub fn terms(&self) -> ChildTerms {
        ChildTerms {
            until: self.child_until,
            beyond: self
                .situations
                .iter()
                .filter_map(|one| Some((ChildSituation::from_code(&one.code)?, one.until)))
                .collect(),
        }
    }
}

/// A level on offer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LevelView {
    /// Its id in the contract, such as `r1`.
    pub id: String,
    /// Its name, as printed.
    pub label: String,
}

impl EmployerView {
    /// The printed name of a level; its id when it is not on offer.
    #[must_use]
    pub fn level_label<'a>(&'a self, id: &'a str) -> &'a str {
        self.levels
            .iter()
            .find(|level| level.id == id)
            .map_or(id, |level| level.label.as_str())
    }
}

/// One step's answers and their version.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepView<T> {
    /// Grows by one at each save; 0 when never saved.
    pub version: u32,
    /// The answers as typed.
    pub draft: T,
}

/// A step to be saved.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepSave<T> {
    /// Version that the screen started from: another one at the server means another tab saved.
    pub version: u32,
    /// The answers as typed.
    pub draft: T,
}

/// A step was saved, durably.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct StepSaved {
    /// Its new version.
    pub version: u32,
}
