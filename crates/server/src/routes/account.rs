//! The files of an account: listed, chosen, added.

use affilio_domain::wire::{
    FileChoice, FileLine, LinkToken, ProblemCode, ProblemView, SessionView,
};
use axum::Json;
use axum::extract::State;
use axum::http::HeaderMap;
use serde_json::json;

use super::file::status;
use super::links::{find, joinable, state};
use super::sessions::{known_file, session_view};
use crate::http::body::JsonBody;
use crate::http::session::{Member, carried_token};
use crate::problem::Answer;
use crate::state::AppState;

/// The files of the person signed in.
#[utoipa::path(
    get, path = "/account/files", tag = "account",
    responses(
        (status = 200, description = "The files, those still to be signed first", body = Vec<FileLine>),
        (status = 401, description = "`session_missing`", body = ProblemView),
    )
)]
pub(super) async fn files(
    State(app): State<AppState>,
    member: Member,
) -> Answer<Json<Vec<FileLine>>> {
    let today = app.now().paris_date();
    let mut lines = Vec::new();
    for id in app.store.account_files(&member.account).await? {
        let file = known_file(&app, &id).await?;
        lines.push(FileLine {
            status: status(&file, today),
            current: file.id == member.file,
            member_number: file.member_number,
            employer: file.employer.name,
            effective_on: file.effective_on.to_iso(),
            expires_on: file.expires_on.to_iso(),
        });
    }
    Ok(Json(lines))
}

/// Opens another of one's files in this session.
#[utoipa::path(
    put, path = "/account/file", tag = "account",
    request_body = FileChoice,
    responses(
        (status = 200, description = "The session is in that file", body = SessionView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 404, description = "`not_found`: the account holds no such file", body = ProblemView),
    )
)]
pub(super) async fn choose(
    State(app): State<AppState>,
    member: Member,
    headers: HeaderMap,
    JsonBody(body): JsonBody<FileChoice>,
) -> Answer<Json<SessionView>> {
    let id = app
        .store
        .account_file(&member.account, &body.member_number)
        .await?
        .ok_or(ProblemCode::NotFound)?;
    let file = known_file(&app, &id).await?;
    let token = carried_token(&headers).ok_or(ProblemCode::SessionMissing)?;
    app.store.choose_file(&token, &id).await?;
    let view = session_view(&app, &file, &member.account, member.time).await?;
    Ok(Json(view))
}

/// Adds the file of a link to the account of the person signed in. Twice is as good as once.
#[utoipa::path(
    post, path = "/account/files", tag = "account",
    request_body = LinkToken,
    responses(
        (status = 200, description = "The file is in the account, and the session in the file", body = SessionView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 404, description = "`link_unknown`", body = ProblemView),
        (status = 409, description = "`link_used`: another account holds it", body = ProblemView),
        (status = 410, description = "`link_expired` or `link_replaced`", body = ProblemView),
    )
)]
pub(super) async fn add_file(
    State(app): State<AppState>,
    member: Member,
    headers: HeaderMap,
    JsonBody(body): JsonBody<LinkToken>,
) -> Answer<Json<SessionView>> {
    let (link, file) = find(&app, &body.token).await?;
    let now = app.now();
    if file.account.as_ref() != Some(&member.account) {
        joinable(state(&link, &file, now), true)?;
        let mut tx = app.store.begin().await?;
        tx.lock_file(&file.id, now).await?;
        if !tx.link_is_live(&body.token).await? {
            return Err(ProblemCode::LinkReplaced.into());
        }
        if !tx.hold_file(&member.account, &file.id).await? {
            return Err(ProblemCode::LinkUsed.into());
        }
        tx.void_provisional(&member.account, now).await?;
        tx.note(&file.id, "activated", &json!({ "by": "account" }), now)
            .await?;
        tx.commit().await?;
    }
    let token = carried_token(&headers).ok_or(ProblemCode::SessionMissing)?;
    app.store.choose_file(&token, &file.id).await?;
    let view = session_view(&app, &file, &member.account, member.time).await?;
    Ok(Json(view))
}
