//! Sessions: a random token in a cookie that scripts cannot read.

use affilio_domain::wire::{ProblemCode, SessionTime};
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderValue, header};

use crate::clock::{HOUR, MINUTE, Moment};
use crate::problem::{Answer, Problem};
use crate::state::{AppState, Shared};
use crate::store::Session;

const COOKIE: &str = "__Host-affilio";
/// A session ends when it has not served for so long.
const IDLE: i64 = 30 * MINUTE;
/// A session ends so long after it began.
const WHOLE: i64 = 12 * HOUR;
/// Its last use is noted once in so long.
const NOTED: i64 = MINUTE;

/// Somebody signed in.
pub(crate) struct Member {
    /// Key of the file chosen, or of the one that the screen names.
    pub(crate) file: String,
    /// Key of the account.
    pub(crate) account: String,
    /// Name of the session.
    pub(crate) session: String,
    /// How long the session still lasts.
    pub(crate) time: SessionTime,
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
        match parts.headers.get(EXPECTED) {
            Some(expected) => named(app, member, expected).await,
            None => Ok(member),
        }
    }
}

/// The *numéro d'adhérent* of the file whose answers the screen shows. A tab may still show one
/// person's answers after another signed in beside it: they must not reach that one's file. Another
/// file of the same person is the one meant, whichever the session is in.
const EXPECTED: &str = "affilio-member";

async fn named(app: &Shared, member: Member, expected: &HeaderValue) -> Answer<Member> {
    let number = expected.to_str().unwrap_or_default();
    let file = app.store.account_file(&member.account, number).await?;
    let file = file.ok_or(ProblemCode::SessionMissing)?;
    Ok(Member { file, ..member })
}

/// The session of a token, if it is not over.
async fn living(app: &Shared, token: &str, now: Moment) -> Answer<Option<Session>> {
    let session = app.store.session(token).await?;
    Ok(session.filter(|session| is_living(session, now)))
}

/// Whether a session is neither ended nor over.
pub(crate) fn is_living(session: &Session, now: Moment) -> bool {
    !session.ended && now < over(session)
}

fn over(session: &Session) -> Moment {
    session
        .created_at
        .plus(WHOLE)
        .min(session.last_seen_at.plus(IDLE))
}

/// How long a session still lasts.
fn time(session: &Session, now: Moment) -> SessionTime {
    SessionTime {
        seconds_left: now.seconds_until(over(session)),
        extendable: now.plus(IDLE) <= session.created_at.plus(WHOLE),
    }
}

/// How long a session that begins now lasts.
pub(crate) fn whole_time(now: Moment) -> SessionTime {
    SessionTime {
        seconds_left: now.seconds_until(now.plus(IDLE)),
        extendable: true,
    }
}

/// How long the session that a request carries still lasts, without making it last longer.
pub(crate) async fn time_left(app: &Shared, headers: &HeaderMap) -> Answer<SessionTime> {
    let Some(token) = carried_token(headers) else {
        return Ok(SessionTime::default());
    };
    let now = app.now();
    let session = living(app, &token, now).await?;
    Ok(session.map_or_else(SessionTime::default, |session| time(&session, now)))
}

async fn recognise(app: &Shared, token: String) -> Answer<Member> {
    let now = app.now();
    let mut session = living(app, &token, now)
        .await?
        .ok_or(ProblemCode::SessionMissing)?;
    if now >= session.last_seen_at.plus(NOTED) {
        app.store.touch_session(&token, now).await?;
        session.last_seen_at = now;
    }
    Ok(Member {
        time: time(&session, now),
        file: session.file_id,
        account: session.account_id,
        session: session.id,
    })
}
