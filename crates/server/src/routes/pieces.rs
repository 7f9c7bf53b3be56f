//! The piece that the insurer asks for after the signature: joined as any file, then handed in.

use affilio_domain::wire::{PieceHandedIn, ProblemCode, ProblemView, Stage, StageView};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::file::{Begun, Change, begin};
use super::sessions::known_file;
use crate::http::body::JsonBody;
use crate::http::idempotency::{Key, Once};
use crate::http::session::Member;
use crate::problem::Answer;
use crate::stages::reach;
use crate::state::AppState;
use crate::store::StageDetails;

/// Hands in what is joined for the piece asked for: the insurer checks the file again, and what was
/// handed in is no longer changed.
#[utoipa::path(
    post, path = "/file/pieces", tag = "attachments",
    params(("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer")),
    request_body = PieceHandedIn,
    responses(
        (status = 200, description = "Handed in, durably: the stage that the file is at", body = StageView),
        (status = 400, description = "`key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`piece_not_asked`", body = ProblemView),
        (status = 422, description = "`piece_missing` or `key_reused`", body = ProblemView),
    )
)]
pub(super) async fn hand_in(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<PieceHandedIn>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "piece", &member.file, &body)?;
    let file = known_file(&app, &member.file).await?;
    let asked = body.rank.to_string();
    let now = app.now();
    let mut tx = match begin(&app, &file.id, &once, Change::AskedPiece(&asked), now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    let (count, _) = tx.attached(&file.id, &asked).await?;
    if count == 0 {
        return Err(ProblemCode::PieceMissing.into());
    }
    let details = json!({ "files": count });
    tx.note(&file.id, "piece_handed_in", &details, now).await?;
    let view = StageView {
        rank: body.rank + 1,
        stage: Stage::Checking,
        at: now.to_iso(),
        piece: String::new(),
        why: String::new(),
    };
    let reached = (i64::from(view.rank), view.stage);
    reach(&app, &mut tx, &file, reached, &StageDetails::default(), now).await?;
    let answer = once.keep(&mut tx, StatusCode::OK, &view, now).await?;
    tx.commit().await?;
    Ok(answer)
}
