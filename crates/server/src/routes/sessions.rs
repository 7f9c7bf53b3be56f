//! Signing in and out.

use affilio_domain::wire::{Credentials, ProblemCode, ProblemView, SessionView};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::clock::{MINUTE, Moment};
use crate::http::address::Caller;
use crate::http::body::JsonBody;
use crate::http::session::{Member, carried_token, closing, opening};
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::{AppState, Shared};
use crate::store::{File, Limit, Tx};

/// Failures of one identifier; a success forgets them.
const BY_IDENTIFIER: Limit = Limit {
    kind: "sign_in_identifier",
    tries: 10,
    window: 15 * MINUTE,
};
/// Attempts from one network address, successes included: a whole office may share one.
const BY_ADDRESS: Limit = Limit {
    kind: "sign_in_address",
    tries: 100,
    window: 15 * MINUTE,
};

/// Signs in.
#[utoipa::path(
    post, path = "/sessions", tag = "sessions",
    request_body = Credentials,
    responses(
        (status = 200, description = "Signed in; the session's cookie comes with it", body = SessionView),
        (status = 401, description = "`credentials_wrong`, never said which", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn sign_in(
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    JsonBody(body): JsonBody<Credentials>,
) -> Answer<Response> {
    let identifier = body.identifier.trim().to_lowercase();
    within(&app, BY_ADDRESS, &caller.0).await?;
    within(&app, BY_IDENTIFIER, &identifier).await?;
    let (file_id, hash) = app.store.account(&identifier).await?.unzip();
    let right = app.passwords.verify(body.password, hash).await?;
    let Some(file_id) = file_id.filter(|_| right) else {
        return Err(ProblemCode::CredentialsWrong.into());
    };
    app.store.forgive(BY_IDENTIFIER, &identifier).await?;
    let file = known_file(&app, &file_id).await?;
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file_id, now).await?;
    tx.note(&file_id, "signed_in", &json!({}), now).await?;
    let cookie = open_session(&mut tx, &headers, &file_id, now).await?;
    tx.commit().await?;
    Ok(([(header::SET_COOKIE, cookie)], Json(session_view(&file))).into_response())
}

/// Tells who is signed in.
#[utoipa::path(
    get, path = "/sessions/current", tag = "sessions",
    responses(
        (status = 200, description = "Who is signed in", body = SessionView),
        (status = 204, description = "Nobody is: a fact, not an error"),
    )
)]
pub(super) async fn current(
    State(app): State<AppState>,
    member: Result<Member, Problem>,
) -> Answer<Response> {
    match member {
        Ok(member) => {
            let file = known_file(&app, &member.file).await?;
            Ok(Json(session_view(&file)).into_response())
        }
        Err(problem) if problem.code() == ProblemCode::SessionMissing => {
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        Err(problem) => Err(problem),
    }
}

/// Signs out. Answers the same when nobody was signed in.
#[utoipa::path(
    delete, path = "/sessions/current", tag = "sessions",
    responses((status = 204, description = "Signed out; the token is dead at the server too"))
)]
pub(super) async fn sign_out(State(app): State<AppState>, headers: HeaderMap) -> Answer<Response> {
    if let Some(token) = carried_token(&headers) {
        let mut tx = app.store.begin().await?;
        tx.end_session(&token, app.now()).await?;
        tx.commit().await?;
    }
    Ok((StatusCode::NO_CONTENT, [(header::SET_COOKIE, closing())]).into_response())
}

async fn within(app: &Shared, limit: Limit, subject: &str) -> Answer<()> {
    let now = app.now();
    match app.store.count_attempt(limit, subject, now).await? {
        None => Ok(()),
        Some(until) => Err(Problem::retry(
            ProblemCode::TooManyAttempts,
            now.seconds_until(until),
        )),
    }
}

/// The file of a session or of an account.
pub(super) async fn known_file(app: &Shared, id: &str) -> Answer<File> {
    app.store
        .file(id)
        .await?
        .ok_or_else(|| ProblemCode::SessionMissing.into())
}

/// Opens a new session and ends the one that the request carried.
pub(super) async fn open_session(
    tx: &mut Tx,
    headers: &HeaderMap,
    file: &str,
    now: Moment,
) -> Answer<HeaderValue> {
    if let Some(old) = carried_token(headers) {
        tx.end_session(&old, now).await?;
    }
    let token = random::token()?;
    tx.add_session(file, &token, now).await?;
    opening(&token)
}

/// Who is signed in.
pub(super) fn session_view(file: &File) -> SessionView {
    SessionView {
        member_number: file.member_number.clone(),
        first_name: file.prefilled.profile.first_name.clone(),
    }
}
