//! Signing in and out, and the sessions open elsewhere.

use affilio_domain::wire::{
    BrowserFamily, Credentials, ProblemCode, ProblemView, SessionLine, SessionTime, SessionView,
};
use axum::Json;
use axum::extract::{Path, State};
use axum::http::{HeaderMap, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use crate::clock::{MINUTE, Moment};
use crate::http::address::Caller;
use crate::http::body::JsonBody;
use crate::http::language;
use crate::http::session::{
    Member, carried_token, closing, is_living, opening, time_left, whole_time,
};
use crate::problem::{Answer, Problem};
use crate::state::{AppState, Shared};
use crate::store::{File, Limit, NewSession, Tx};
use crate::{provisional, random};

/// Failures of one identifier; a success forgets them.
pub(super) const BY_IDENTIFIER: Limit = Limit {
    kind: "sign_in_identifier",
    tries: 10,
    window: 15 * MINUTE,
};
/// Attempts from one network address, successes included: a whole office may share one.
pub(super) const BY_ADDRESS: Limit = Limit {
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
        (status = 403, description = "`password_provisional`: the password of a letter is right, one's own is to be chosen", body = ProblemView),
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
    let known = app.store.account(&identifier).await?;
    let hash = known.as_ref().map(|(_, hash)| hash.clone());
    let printed = provisional::recognise(&app, &identifier, &body.password).await?;
    let right = app.passwords.verify(body.password, hash).await?;
    if printed.is_some() {
        return Err(ProblemCode::PasswordProvisional.into());
    }
    let Some((account, hash)) = known.filter(|_| right) else {
        return Err(ProblemCode::CredentialsWrong.into());
    };
    app.store.forgive(BY_IDENTIFIER, &identifier).await?;
    let file_id = chosen_file(&app, &account, &identifier).await?;
    let file = known_file(&app, &file_id).await?;
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file_id, now).await?;
    tx.speak(&account, language::asked(&headers)).await?;
    // Changed since it was verified: whoever changed it ended every session, this one too.
    if !tx.has_password(&account, &hash).await? {
        return Err(ProblemCode::CredentialsWrong.into());
    }
    tx.note(&file_id, "signed_in", &json!({}), now).await?;
    let cookie = open_session(&mut tx, &headers, &account, &file_id, now).await?;
    tx.commit().await?;
    let view = session_view(&app, &file, &account, whole_time(now)).await?;
    Ok(([(header::SET_COOKIE, cookie)], Json(view)).into_response())
}

/// The file that a session opens on: the one named, else the one most likely meant.
async fn chosen_file(app: &Shared, account: &str, identifier: &str) -> Answer<String> {
    if let Some(named) = app.store.account_file(account, identifier).await? {
        return Ok(named);
    }
    let files = app.store.account_files(account).await?;
    files
        .into_iter()
        .next()
        .ok_or_else(|| Problem::internal("an account holds no file"))
}

/// Tells who is signed in; the session lasts longer for it.
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
            let view = session_view(&app, &file, &member.account, member.time).await?;
            Ok(Json(view).into_response())
        }
        Err(problem) if problem.code() == ProblemCode::SessionMissing => {
            Ok(StatusCode::NO_CONTENT.into_response())
        }
        Err(problem) => Err(problem),
    }
}

/// Tells how long the session still lasts, without making it last longer.
#[utoipa::path(
    get, path = "/sessions/current/time", tag = "sessions",
    responses((status = 200, description = "How long; 0 when nobody is signed in", body = SessionTime))
)]
pub(super) async fn time(
    State(app): State<AppState>,
    headers: HeaderMap,
) -> Answer<Json<SessionTime>> {
    Ok(Json(time_left(&app, &headers).await?))
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

/// The sessions of the account, wherever they were opened.
#[utoipa::path(
    get, path = "/sessions", tag = "sessions",
    responses(
        (status = 200, description = "The sessions, the one that served last first", body = Vec<SessionLine>),
        (status = 401, description = "`session_missing`", body = ProblemView),
    )
)]
pub(super) async fn list(
    State(app): State<AppState>,
    member: Member,
) -> Answer<Json<Vec<SessionLine>>> {
    let now = app.now();
    let sessions = app.store.account_sessions(&member.account).await?;
    let lines = sessions.into_iter().filter(|one| is_living(one, now));
    Ok(Json(
        lines
            .map(|one| SessionLine {
                current: one.id == member.session,
                browser: family(&one.browser),
                created_at: one.created_at.to_iso(),
                minutes_ago: one.last_seen_at.seconds_until(now) / 60,
                id: one.id,
            })
            .collect(),
    ))
}

/// Ends a session of the account. Answers the same when it was over.
#[utoipa::path(
    delete, path = "/sessions/{id}", tag = "sessions",
    params(("id" = String, Path, description = "Name of the session, or `others`: every session but this one")),
    responses(
        (status = 204, description = "Ended"),
        (status = 401, description = "`session_missing`", body = ProblemView),
    )
)]
pub(super) async fn end(
    State(app): State<AppState>,
    member: Member,
    headers: HeaderMap,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let own = carried_token(&headers);
    let (named, kept) = if id == OTHERS {
        (None, own.as_deref())
    } else {
        (Some(id.as_str()), None)
    };
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&member.file, now).await?;
    let ended = tx.end_sessions(&member.account, named, kept, now).await?;
    if ended > 0 {
        let details = json!({ "ended": ended });
        tx.note(&member.file, "sessions_ended", &details, now)
            .await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Names every session but the one that asks.
const OTHERS: &str = "others";

pub(super) async fn within(app: &Shared, limit: Limit, subject: &str) -> Answer<()> {
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
    account: &str,
    file: &str,
    now: Moment,
) -> Answer<HeaderValue> {
    if let Some(old) = carried_token(headers) {
        tx.end_session(&old, now).await?;
    }
    let token = random::token()?;
    let new = NewSession {
        account,
        file,
        token: &token,
        browser: browser(headers),
    };
    tx.add_session(&new, now).await?;
    opening(&token)
}

/// Who is signed in.
pub(super) async fn session_view(
    app: &Shared,
    file: &File,
    account: &str,
    time: SessionTime,
) -> Answer<SessionView> {
    let files = app.store.account_files(account).await?.len();
    Ok(SessionView {
        member_number: file.member_number.clone(),
        first_name: file.prefilled.profile.first_name.clone(),
        files: u32::try_from(files).unwrap_or(u32::MAX),
        time,
    })
}

/// The family of the browser that asks: all that is kept of what it says of itself.
fn browser(headers: &HeaderMap) -> &'static str {
    let said = headers
        .get(header::USER_AGENT)
        .and_then(|value| value.to_str().ok())
        .unwrap_or_default();
    // Each says the names of those it wants to pass for: the most precise first.
    let known = [
        ("Firefox/", "firefox"),
        ("FxiOS/", "firefox"),
        ("Edg/", "edge"),
        ("EdgA/", "edge"),
        ("EdgiOS/", "edge"),
        ("Chrome/", "chrome"),
        ("CriOS/", "chrome"),
        ("Safari/", "safari"),
    ];
    let found = known.into_iter().find(|(mark, _)| said.contains(mark));
    found.map_or("other", |(_, family)| family)
}

fn family(kept: &str) -> BrowserFamily {
    match kept {
        "firefox" => BrowserFamily::Firefox,
        "edge" => BrowserFamily::Edge,
        "chrome" => BrowserFamily::Chrome,
        "safari" => BrowserFamily::Safari,
        _ => BrowserFamily::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_family_of_a_browser_is_kept() {
        for (said, expected) in [
            (
                "Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0",
                BrowserFamily::Firefox,
            ),
            (
                "Mozilla/5.0 (Windows NT 10.0) AppleWebKit/537.36 Chrome/156.0.0.0 Safari/537.36 Edg/156.0",
                BrowserFamily::Edge,
            ),
            (
                "Mozilla/5.0 (Linux; Android 10) AppleWebKit/537.36 Chrome/156.0.0.0 Mobile Safari/537.36",
                BrowserFamily::Chrome,
            ),
            (
                "Mozilla/5.0 (iPhone) AppleWebKit/605.1.15 Version/26.0 Mobile/15E148 Safari/604.1",
                BrowserFamily::Safari,
            ),
            ("curl/8.0", BrowserFamily::Other),
            ("", BrowserFamily::Other),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::USER_AGENT, said.parse().unwrap());
            assert_eq!(family(browser(&headers)), expected, "{said}");
        }
    }
}
