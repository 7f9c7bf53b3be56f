//! Sessions: a random token in a cookie that scripts cannot read.

use affilio_domain::wire::ProblemCode;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

use crate::clock::{HOUR, MINUTE};
use crate::problem::{Answer, Problem};
use crate::state::{AppState, Shared};

const COOKIE: &str = "__Host-affilio";
/// A session ends when it has not served for so long.
const IDLE: i64 = 30 * MINUTE;
/// A session ends so long after it began.
const WHOLE: i64 = 12 * HOUR;
/// Its last use is noted once in so long.
const NOTED: i64 = MINUTE;

/// Somebody signed in.
pub(crate) struct Member {
    /// Key of the file.
    pub(crate) file: String,
}

/// The token that a request carries, whether it is good or not.
pub(crate) fn carried_token(headers: &HeaderMap) -> Option<String> {
    headers
        .get_all(header::COOKIE)
        .iter()
        .filter_map(|value| value.to_str().ok())
        .flat_map(|line| line.split(';'))
        .filter_map(|pair| pair.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, token)| token.to_owned())
}

/// The header that opens a session.
pub(crate) fn opening(token: &str) -> Answer<HeaderValue> {
    HeaderValue::from_str(&format!(
        "{COOKIE}={token}; Path=/; Secure; HttpOnly; SameSite=Strict"
    ))
    .map_err(Problem::internal)
}

/// The header that removes the cookie.
pub(crate) fn closing() -> HeaderValue {
    HeaderValue::from_static(
        "__Host-affilio=; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=0",
    )
}

impl FromRequestParts<AppState> for Member {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, app: &AppState) -> Result<Self, Problem> {
        let token = carried_token(&parts.headers).ok_or(ProblemCode::SessionMissing)?;
        let member = recognise(app, token).await?;
        if let Some(expected) = parts.headers.get(EXPECTED) {
            is_expected(app, &member, expected).await?;
        }
        Ok(member)
    }
}

/// The *numéro d'adhérent* of the person whose screen sends the request. A tab may still show one
/// person's answers after another signed in beside it: they must not reach that one's file.
const EXPECTED: &str = "affilio-member";

async fn is_expected(app: &Shared, member: &Member, expected: &HeaderValue) -> Answer<()> {
    let file = app.store.file(&member.file).await?;
    match file {
        Some(file) if expected.as_bytes() == file.member_number.as_bytes() => Ok(()),
        _ => Err(ProblemCode::SessionMissing.into()),
    }
}

async fn recognise(app: &Shared, token: String) -> Answer<Member> {
    let now = app.now();
    let session = app
        .store
        .session(&token)
        .await?
        .filter(|session| {
            !session.ended
                && now < session.created_at.plus(WHOLE)
                && now < session.last_seen_at.plus(IDLE)
        })
        .ok_or(ProblemCode::SessionMissing)?;
    if now >= session.last_seen_at.plus(NOTED) {
        app.store.touch_session(&token, now).await?;
    }
    Ok(Member {
        file: session.file_id,
    })
}
