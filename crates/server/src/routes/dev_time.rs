//! Development only: time that passes for one session or one file, so that its end can be seen without
//! waiting for it and without touching anybody else's.

use affilio_domain::wire::ProblemCode;
use axum::Router;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode};
use axum::routing::post;
use serde::Deserialize;

use crate::clock::SECOND;
use crate::http::body::JsonBody;
use crate::http::session::carried_token;
use crate::problem::Answer;
use crate::state::AppState;

/// Seconds that pass for the session of the request.
#[derive(Deserialize)]
struct SessionAges {
    seconds: u32,
}

/// Days that pass for a file and its links.
#[derive(Deserialize)]
struct FileAges {
    member_number: String,
    days: u16,
}

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/dev/temps/session", post(session))
        .route("/dev/temps/dossier", post(file))
}

async fn session(
    State(app): State<AppState>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<SessionAges>,
) -> Answer<StatusCode> {
    let token = carried_token(&headers).ok_or(ProblemCode::SessionMissing)?;
    app.store
        .age_session(&token, i64::from(body.seconds) * SECOND)
        .await?;
    Ok(StatusCode::NO_CONTENT)
}

async fn file(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<FileAges>,
) -> Answer<StatusCode> {
    app.store
        .age_file(&body.member_number, i32::from(body.days))
        .await?;
    Ok(StatusCode::NO_CONTENT)
}
