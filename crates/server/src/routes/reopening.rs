//! A file whose sixty days are over: opened again by its owner, or printed.

use affilio_domain::wire::{FileStatus, ProblemCode, ProblemView};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;

use super::file::{answers, status};
use super::links::{RENEWALS, paper};
use super::sessions::{known_file, within};
use crate::http::session::Member;
use crate::invitation;
use crate::problem::Answer;
use crate::state::AppState;

/// Opens the file for sixty days again and mails a new link to the known address. A file that is open
/// stays as it is, and nothing is mailed.
#[utoipa::path(
    post, path = "/file/link", tag = "file",
    responses(
        (status = 204, description = "The file is open"),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed` or `exemption_stands`", body = ProblemView),
        (status = 410, description = "`file_expired`: no address is known, letters from the employer open it again", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn reopen(State(app): State<AppState>, member: Member) -> Answer<StatusCode> {
    let file = known_file(&app, &member.file).await?;
    match status(&file, app.now().paris_date()) {
        FileStatus::Open => {}
        FileStatus::Signed => return Err(ProblemCode::AlreadySigned.into()),
        FileStatus::ExemptionAsked | FileStatus::Exempt => {
            return Err(ProblemCode::ExemptionStands.into());
        }
        FileStatus::Expired if file.email.is_none() => {
            return Err(ProblemCode::FileExpired.into());
        }
        FileStatus::Expired => {
            within(&app, RENEWALS, &file.id).await?;
            invitation::renew(&app, &file).await?;
        }
    }
    Ok(StatusCode::NO_CONTENT)
}

/// The bulletin on paper, filled in with the saved answers: the last way to join.
#[utoipa::path(
    get, path = "/file/bulletin.pdf", tag = "file",
    responses(
        (status = 200, description = "The bulletin to fill in by hand", content_type = "application/pdf", body = String),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed` or `exemption_stands`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn bulletin(State(app): State<AppState>, member: Member) -> Answer<Response> {
    let file = known_file(&app, &member.file).await?;
    match status(&file, app.now().paris_date()) {
        FileStatus::Signed => Err(ProblemCode::AlreadySigned.into()),
        FileStatus::ExemptionAsked | FileStatus::Exempt => Err(ProblemCode::ExemptionStands.into()),
        FileStatus::Open | FileStatus::Expired => {
            let answers = answers(&app, &file).await?;
            paper(&app, &file, Some(&answers)).await
        }
    }
}
