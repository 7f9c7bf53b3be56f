//! *Dispense d'adhésion*: the answers as typed, the request, and what became of it.

use serde::{Deserialize, Serialize};

use super::FileView;
use crate::date::Date;
use crate::exemption::{
    Contract, Cover, ExemptionCase, Length, PlanAct, PlanTerms, Share, Situation,
};
use crate::field::{Field, Problem, Reason};

/// Answers of *Ma dispense*.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default, deny_unknown_fields)]
pub struct ExemptionDraft {
    /// `cdi`, `cdd` or `apprentissage`.
    pub contract: String,
    /// `moins-3-mois`, `moins-12-mois` or `12-mois-ou-plus`.
    pub length: String,
    /// `oui` or `non`.
    pub part_time: String,
    /// `oui`, `non` or `ne-sais-pas`: the contribution is a tenth of the gross pay or more.
    pub share: String,
    /// Cover had already: `aucune`, `collectif`, `individuelle`, `css`, `fonction-publique`,
    /// `madelin`, `regime-local` or `ieg`.
    pub cover: String,
    /// Its first day, as typed.
    pub cover_from: String,
    /// Its due date, as typed.
    pub cover_until: String,
    /// First day in the company, as typed.
    pub hired_on: String,
    /// Case chosen.
    pub case: String,
}

/// What the employer's act says, as far as exemptions go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(default)]
pub struct PlanActView {
    /// `decision-unilaterale`, `accord` or `referendum`; absent when not known.
    pub act: Option<String>,
    /// Since when, ISO; absent when not known.
    pub since: Option<String>,
    /// The optional cases that it foresees; absent when not known, which is not "none".
    pub optional_cases: Option<Vec<String>>,
}

/// *Demander la dispense*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ExemptionRequest {
    /// Version of the answers on the screen: other answers at the server are not what was asked.
    pub version: u32,
    /// "J'ai été informé des conséquences de mon choix" (CSS R242-1-6).
    pub informed: bool,
}

/// Where a request stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ExemptionState {
    /// Waits for the employer's answer.
    Asked,
    /// Accepted: the person does not join.
    Accepted,
    /// Refused: the journey is open again.
    Refused,
    /// Withdrawn before any answer, or ended once accepted: the journey is open again.
    Withdrawn,
}

impl ExemptionState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Accepted, Self::Refused, Self::Withdrawn];

    /// Its name.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::Asked => "asked",
            Self::Accepted => "accepted",
            Self::Refused => "refused",
            Self::Withdrawn => "withdrawn",
        }
    }

    /// The state of this name.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }

    /// Whether the journey gives way to it: nothing else is filled, signed or recalled.
    #[must_use]
    pub const fn stands(self) -> bool {
        matches!(self, Self::Asked | Self::Accepted)
    }
}

/// The last request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ExemptionView {
    /// Reference printed on its documents.
    pub reference: String,
    /// Where it stands.
    pub state: ExemptionState,
    /// Its case.
    pub case: String,
    /// When it was made, ISO 8601 in UTC.
    pub asked_at: String,
    /// When it was answered.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub answered_at: Option<String>,
    /// Why, in the employer's words; empty when none were given.
    #[serde(default)]
    pub reason: String,
}

impl ExemptionDraft {
    /// Reads the answers, and what is wrong with the dates.
    #[must_use]
    pub fn read(&self) -> (Situation, Vec<Problem>) {
        let mut problems = Vec::new();
        let mut date = |text: &str, field| {
            if text.trim().is_empty() {
                return None;
            }
            Date::parse_french(text)
                .map_err(|fault| problems.push(Problem::own(field, Reason::Date(fault))))
                .ok()
        };
        let situation = Situation {
            contract: Contract::from_code(&self.contract),
            length: Length::from_code(&self.length),
            part_time: match self.part_time.as_str() {
                "oui" => Some(true),
                "non" => Some(false),
                _ => None,
            },
            share: Share::from_code(&self.share),
            cover: Cover::from_code(&self.cover),
            hired_on: date(&self.hired_on, Field::HiredOn),
            cover_from: date(&self.cover_from, Field::ExemptionCoverFrom),
            cover_until: date(&self.cover_until, Field::ExemptionCoverUntil),
        };
        (situation, problems)
    }

    /// The case chosen.
    #[must_use]
    pub fn chosen(&self) -> Option<ExemptionCase> {
        ExemptionCase::from_code(&self.case)
    }

    /// The questions that these answers lead to, in order: a contract without end has no length, and
    /// nobody without cover is asked since when.
    #[must_use]
    pub fn questions(&self) -> Vec<Field> {
        let (situation, _) = self.read();
        let limited = situation
            .contract
            .is_some_and(|one| one != Contract::Permanent);
        let apprentice = situation.contract == Some(Contract::Apprentice);
        let covered = situation.cover.is_some_and(|one| one != Cover::None);
        [
            (Field::ExemptionCover, true),
            (Field::ExemptionCoverFrom, covered),
            (
                Field::ExemptionCoverUntil,
                situation.cover == Some(Cover::Individual),
            ),
            (Field::ExemptionContract, true),
            (Field::ExemptionLength, limited),
            (
                Field::ExemptionPartTime,
                situation.contract.is_some() && !apprentice,
            ),
            (
                Field::ExemptionShare,
                apprentice || situation.part_time == Some(true),
            ),
            (Field::HiredOn, true),
        ]
        .into_iter()
        .filter(|(_, asked)| *asked)
        .map(|(field, _)| field)
        .collect()
    }
}

impl FileView {
    /// What is known of the employer's act.
    #[must_use]
    pub fn plan_terms(&self) -> PlanTerms {
        self.employer.plan.terms(&self.employer.effective_on)
    }
}

impl PlanActView {
    /// The same in the domain's words. What cannot be read is not known.
    #[must_use]
    pub fn terms(&self, effective_on: &str) -> PlanTerms {
        PlanTerms {
            act: self.act.as_deref().and_then(PlanAct::from_code),
            since: self
                .since
                .as_deref()
                .and_then(|text| Date::parse_iso(text).ok()),
            optional: self.optional_cases.as_ref().map(|cases| {
                cases
                    .iter()
                    .filter_map(|code| ExemptionCase::from_code(code))
                    .collect()
            }),
            effective_on: Date::parse_iso(effective_on).unwrap_or(Date::MAX),
        }
    }
}
