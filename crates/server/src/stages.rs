//! The insurer's side: a signed file passes from one stage to the next, and its owner is told.

use affilio_domain::wire::Stage;
use serde_json::json;

use crate::clock::Moment;
use crate::mail;
use crate::problem::{Answer, Problem};
use crate::state::Shared;
use crate::store::{File, StageDetails, Tx};

/// Why a file does not pass to a stage.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub(crate) enum Refusal {
    /// No file has that number.
    #[error("no file has this number")]
    Unknown,
    /// The file is not signed: it is nowhere yet.
    #[error("the file is not signed")]
    NotSigned,
    /// The stage does not follow the one where the file stands.
    #[error("the file cannot pass to this stage from where it stands")]
    NotNext,
    /// Asking for a piece says which.
    #[error("say which piece is asked for")]
    NoPiece,
}

/// Passes a file to a stage.
pub(crate) async fn pass(
    app: &Shared,
    member: &str,
    stage: Stage,
    details: &StageDetails,
) -> Answer<Result<(), Refusal>> {
    if stage == Stage::PieceAsked && details.piece.trim().is_empty() {
        return Ok(Err(Refusal::NoPiece));
    }
    let Some(id) = app.store.file_of_member(member).await? else {
        return Ok(Err(Refusal::Unknown));
    };
    let file = app.store.file(&id).await?;
    let file = file.ok_or_else(|| Problem::internal("a file is missing"))?;
    let now = app.now();
    let mut tx = app.store.begin().await?;
    if !tx.lock_file(&id, now).await?.signed {
        return Ok(Err(Refusal::NotSigned));
    }
    // Files signed before stages were kept stand at the first one.
    let (seq, last) = tx.last_stage(&id).await?.unwrap_or((0, Stage::Checking));
    if !last.leads_to(stage) {
        return Ok(Err(Refusal::NotNext));
    }
    reach(app, &mut tx, &file, (seq + 1, stage), details, now).await?;
    tx.commit().await?;
    Ok(Ok(()))
}

/// Adds a stage of that rank, notes it and tells the owner of the file.
pub(crate) async fn reach(
    app: &Shared,
    tx: &mut Tx,
    file: &File,
    (rank, stage): (i64, Stage),
    details: &StageDetails,
    now: Moment,
) -> Answer<()> {
    tx.add_stage(&file.id, rank, stage, details, now).await?;
    let noted = json!({ "stage": stage });
    tx.note(&file.id, "stage_reached", &noted, now).await?;
    if let Some(message) = mail::stage(file, &app.public_url, stage) {
        tx.post(&file.id, &message, now).await?;
    }
    Ok(())
}
