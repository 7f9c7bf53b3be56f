//! Where signed files stand at the insurer's, and how they came there.

use affilio_domain::wire::{Stage, StageView};
use serde::{Deserialize, Serialize};

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::{Keys, Place};
use crate::problem::{Answer, Problem};

/// What a stage says beside its name; may name a person's papers, so it is sealed.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct StageDetails {
    /// The piece asked for.
    pub(crate) piece: String,
    /// Why.
    pub(crate) why: String,
}

fn row_key(file: &str, seq: i64) -> String {
    format!("{file}/{seq}")
}

const fn place(row: &str) -> Place<'_> {
    Place {
        column: "stages.details",
        row,
    }
}

type Row = (i64, String, Vec<u8>, i64);

fn opened(keys: &Keys, file: &str, (seq, stage, details, at): Row) -> Answer<StageView> {
    let details = keys.open(place(&row_key(file, seq)), &details)?;
    let details: StageDetails = serde_json::from_slice(&details)?;
    Ok(StageView {
        rank: u32::try_from(seq).map_err(Problem::internal)?,
        stage: Stage::from_code(&stage)
            .ok_or_else(|| Problem::internal("a stage has an unknown name"))?,
        at: Moment(at).to_iso(),
        piece: details.piece,
        why: details.why,
    })
}

impl Store {
    /// The stages of a file, the oldest first.
    pub(crate) async fn stages(&self, file: &str) -> Answer<Vec<StageView>> {
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT seq, stage, details, at FROM stages WHERE file_id = $1 ORDER BY seq",
        )
        .bind(file)
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|row| opened(&self.keys, file, row))
            .collect()
    }

    /// The key of the file that has a *numéro d'adhérent*.
    pub(crate) async fn file_of_member(&self, member: &str) -> Answer<Option<String>> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT id FROM files WHERE member_number = $1")
                .bind(member)
                .fetch_optional(&self.read)
                .await?;
        Ok(row.map(|(id,)| id))
    }

    /// *Numéros d'adhérent* of the last files signed.
    pub(crate) async fn signed_members(&self, count: u32) -> Answer<Vec<String>> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT member_number FROM files WHERE signed_at IS NOT NULL \
             ORDER BY signed_at DESC LIMIT $1",
        )
        .bind(i64::from(count))
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(|(member,)| member).collect())
    }
}

impl Tx {
    /// The last stage of a file, read under its lock, and its rank.
    pub(crate) async fn last_stage(&mut self, file: &str) -> Answer<Option<(i64, Stage)>> {
        let row: Option<(i64, String)> = sqlx::query_as(
            "SELECT seq, stage FROM stages WHERE file_id = $1 ORDER BY seq DESC LIMIT 1",
        )
        .bind(file)
        .fetch_optional(&mut *self.inner)
        .await?;
        Ok(row.and_then(|(seq, stage)| Some((seq, Stage::from_code(&stage)?))))
    }

    /// Adds a stage after the last one.
    pub(crate) async fn add_stage(
        &mut self,
        file: &str,
        seq: i64,
        stage: Stage,
        details: &StageDetails,
        now: Moment,
    ) -> Answer<()> {
        let sealed = self.seal(place(&row_key(file, seq)), &serde_json::to_vec(details)?)?;
        sqlx::query(
            "INSERT INTO stages (file_id, seq, stage, details, at) VALUES ($1, $2, $3, $4, $5)",
        )
        .bind(file)
        .bind(seq)
        .bind(stage.code())
        .bind(sealed)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}
