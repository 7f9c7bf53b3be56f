//! Requests to stay out of the plan, and what the employer's act says.

use std::collections::BTreeSet;

use affilio_domain::wire::{
    AttachmentPurpose, AttachmentView, ExemptionState, ExemptionView, PlanActView,
};
use serde::{Deserialize, Serialize};

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::Place;
use crate::problem::{Answer, Problem};

/// What a request says of a person.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(crate) struct Details {
    /// Code of the case.
    pub(crate) case: String,
    /// Reference printed on the documents.
    pub(crate) reference: String,
    /// The employer's reason, once answered.
    #[serde(default)]
    pub(crate) reason: String,
}

/// A request, opened.
#[derive(Clone, Debug)]
pub(crate) struct Exemption {
    /// Key of the row.
    pub(crate) id: String,
    /// Where it stands.
    pub(crate) state: ExemptionState,
    /// What it says.
    pub(crate) details: Details,
    /// Key of the document that acknowledges it.
    pub(crate) request: String,
    /// Key of the document that answers it.
    pub(crate) answer: Option<String>,
    /// When it was made.
    pub(crate) asked_at: Moment,
    /// When it was answered.
    pub(crate) answered_at: Option<Moment>,
}

impl Exemption {
    /// As shown.
    pub(crate) fn view(&self) -> ExemptionView {
        ExemptionView {
            reference: self.details.reference.clone(),
            state: self.state,
            case: self.details.case.clone(),
            asked_at: self.asked_at.to_iso(),
            answered_at: self.answered_at.map(Moment::to_iso),
            reason: self.details.reason.clone(),
        }
    }
}

const fn place(row: &str) -> Place<'_> {
    Place {
        column: "exemptions.details",
        row,
    }
}

impl Store {
    /// The last request of a file.
    pub(crate) async fn exemption(&self, file: &str) -> Answer<Option<Exemption>> {
        type Row = (
            String,
            String,
            Vec<u8>,
            String,
            Option<String>,
            i64,
            Option<i64>,
        );
        let row: Option<Row> = sqlx::query_as(
            "SELECT id, state, details, request_document, answer_document, asked_at, answered_at \
             FROM exemptions WHERE file_id = $1 ORDER BY asked_at DESC, id LIMIT 1",
        )
        .bind(file)
        .fetch_optional(&self.read)
        .await?;
        row.map(
            |(id, state, details, request, answer, asked_at, answered_at)| {
                Ok(Exemption {
                    state: ExemptionState::from_code(&state)
                        .ok_or_else(|| Problem::internal("an unknown state"))?,
                    details: serde_json::from_slice(&self.keys.open(place(&id), &details)?)?,
                    id,
                    request,
                    answer,
                    asked_at: Moment(asked_at),
                    answered_at: answered_at.map(Moment),
                })
            },
        )
        .transpose()
    }

    /// *Numéros d'adhérent* of those who wait for an answer, the oldest request first.
    pub(crate) async fn awaited_exemptions(&self) -> Answer<Vec<String>> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT f.member_number FROM files f JOIN exemptions e ON e.file_id = f.id \
             WHERE e.state = 'asked' ORDER BY e.asked_at, e.id",
        )
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(|(number,)| number).collect())
    }

    /// What the employer's act says.
    pub(crate) async fn plan_act(&self, employer: &str) -> Answer<PlanActView> {
        type Row = (Option<String>, Option<String>, Option<String>);
        let (act, since, cases): Row = sqlx::query_as(
            "SELECT plan_act, plan_since, optional_cases FROM employers WHERE id = $1",
        )
        .bind(employer)
        .fetch_one(&self.read)
        .await?;
        Ok(PlanActView {
            act,
            since,
            // No case at all is known; nothing said is not.
            optional_cases: cases.map(|list| {
                list.split(',')
                    .filter(|code| !code.is_empty())
                    .map(str::to_owned)
                    .collect()
            }),
        })
    }
}

impl Store {
    /// The proofs joined.
    pub(crate) async fn exemption_proofs(&self, file: &str) -> Answer<Vec<AttachmentView>> {
        let mut joined = self.attachments(file).await?;
        joined.retain(|one| one.purpose == AttachmentPurpose::ExemptionProof);
        Ok(joined)
    }
}

impl Tx {
    /// Keeps what the employer's act says.
    pub(crate) async fn set_plan_act(&mut self, employer: &str, act: &PlanActView) -> Answer<()> {
        sqlx::query(
            "UPDATE employers SET plan_act = $1, plan_since = $2, optional_cases = $3 WHERE id = $4",
        )
        .bind(act.act.as_deref())
        .bind(act.since.as_deref())
        .bind(act.optional_cases.as_ref().map(|cases| cases.join(",")))
        .bind(employer)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Keys of the proofs of a *dispense*, read under the file's lock.
    pub(crate) async fn exemption_proofs(&mut self, file: &str) -> Answer<BTreeSet<String>> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT id FROM attachments \
             WHERE file_id = $1 AND purpose = 'exemption_proof' AND removed_at IS NULL",
        )
        .bind(file)
        .fetch_all(&mut *self.inner)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// Registers a request; the file gives way to it.
    pub(crate) async fn ask_exemption(&mut self, file: &str, new: &Exemption) -> Answer<()> {
        let details = self.seal(place(&new.id), &serde_json::to_vec(&new.details)?)?;
        sqlx::query(
            "INSERT INTO exemptions (id, file_id, state, details, request_document, asked_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&new.id)
        .bind(file)
        .bind(new.state.code())
        .bind(details)
        .bind(&new.request)
        .bind(new.asked_at.0)
        .execute(&mut *self.inner)
        .await?;
        self.file_exemption(file, new.state).await
    }

    /// Moves a request from a state to another; `false` when it is no longer in the first.
    pub(crate) async fn move_exemption(
        &mut self,
        file: &str,
        from: ExemptionState,
        next: &Exemption,
    ) -> Answer<bool> {
        let details = self.seal(place(&next.id), &serde_json::to_vec(&next.details)?)?;
        let done = sqlx::query(
            "UPDATE exemptions SET state = $1, details = $2, answer_document = $3, \
             answered_at = $4 WHERE id = $5 AND state = $6",
        )
        .bind(next.state.code())
        .bind(details)
        .bind(next.answer.as_deref())
        .bind(next.answered_at.map(|at| at.0))
        .bind(&next.id)
        .bind(from.code())
        .execute(&mut *self.inner)
        .await?;
        let moved = done.rows_affected() == 1;
        if moved {
            self.file_exemption(file, next.state).await?;
        }
        Ok(moved)
    }

    async fn file_exemption(&mut self, file: &str, state: ExemptionState) -> Answer<()> {
        sqlx::query("UPDATE files SET exemption = $1 WHERE id = $2")
            .bind(state.code())
            .bind(file)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }
}
