//! The affiliation link: looked at, activated, renewed.

use affilio_domain::wire::{
    LinkActivation, LinkState, LinkToken, LinkView, ProblemCode, ProblemView, SessionView,
};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::sessions::{open_session, session_view};
use crate::clock::{HOUR, Moment};
use crate::http::body::JsonBody;
use crate::invitation;
use crate::problem::Answer;
use crate::state::{AppState, Shared};
use crate::store::{File, Limit, Link};

/// New links that one person can receive.
const RENEWALS: Limit = Limit {
    kind: "link_renewal",
    tries: 3,
    window: 24 * HOUR,
};

/// Tells what a link can do. Consumes nothing: mail scanners open links too.
#[utoipa::path(
    post, path = "/links/inspect", tag = "links",
    request_body = LinkToken,
    responses(
        (status = 200, description = "What can be done with the link", body = LinkView),
        (status = 404, description = "`link_unknown`", body = ProblemView),
    )
)]
pub(super) async fn inspect(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<LinkToken>,
) -> Answer<Json<LinkView>> {
    let (link, file) = find(&app, &body.token).await?;
    let today = app.now().paris_date();
    Ok(Json(LinkView {
        state: state(&link, app.now()),
        first_name: file.prefilled.profile.first_name,
        employer: file.employer.name,
        member_number: file.member_number,
        email: file.email,
        expires_on: link.expires_on.to_iso(),
        days_left: u32::try_from(today.days_until(link.expires_on)).unwrap_or(0),
    }))
}

/// Activates the account, once, and signs in.
#[utoipa::path(
    post, path = "/links/activate", tag = "links",
    request_body = LinkActivation,
    responses(
        (status = 201, description = "Account activated; the session's cookie comes with it", body = SessionView),
        (status = 404, description = "`link_unknown`", body = ProblemView),
        (status = 409, description = "`link_used`", body = ProblemView),
        (status = 410, description = "`link_expired` or `link_replaced`", body = ProblemView),
        (status = 422, description = "`password_short`, `password_long` or `password_guessable`", body = ProblemView),
    )
)]
pub(super) async fn activate(
    State(app): State<AppState>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<LinkActivation>,
) -> Answer<Response> {
    let (link, file) = find(&app, &body.token).await?;
    match state(&link, app.now()) {
        LinkState::Ready => {}
        LinkState::Activated => return Err(ProblemCode::LinkUsed.into()),
        LinkState::Expired => return Err(ProblemCode::LinkExpired.into()),
        LinkState::Replaced => return Err(ProblemCode::LinkReplaced.into()),
    }
    app.passwords
        .check(&body.password, person_words(&file))
        .await?;
    let hash = app.passwords.hash(body.password).await?;
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file.id, now).await?;
    if !tx.link_is_live(&body.token).await? {
        return Err(ProblemCode::LinkReplaced.into());
    }
    if !tx.add_account(&file.id, &hash, now).await? {
        return Err(ProblemCode::LinkUsed.into());
    }
    tx.note(&file.id, "activated", &json!({}), now).await?;
    let cookie = open_session(&mut tx, &headers, &file.id, now).await?;
    tx.commit().await?;
    let view = Json(session_view(&file));
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], view).into_response())
}

/// Mails a new link for one that is over. Always the same answer: nothing is told to whoever asks.
#[utoipa::path(
    post, path = "/links/renew", tag = "links",
    request_body = LinkToken,
    responses((status = 202, description = "If the link was over and not yet used, a new one is on its way to the known address")),
)]
pub(super) async fn renew(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<LinkToken>,
) -> Answer<StatusCode> {
    if let Some(link) = app.store.link(&body.token).await?
        && matches!(
            state(&link, app.now()),
            LinkState::Expired | LinkState::Replaced
        )
        && app
            .store
            .count_attempt(RENEWALS, &link.file_id, app.now())
            .await?
            .is_none()
    {
        invitation::send(&app, &link.file_id).await?;
    }
    Ok(StatusCode::ACCEPTED)
}

async fn find(app: &Shared, token: &str) -> Answer<(Link, File)> {
    let link = app
        .store
        .link(token)
        .await?
        .ok_or(ProblemCode::LinkUnknown)?;
    let file = app
        .store
        .file(&link.file_id)
        .await?
        .ok_or(ProblemCode::LinkUnknown)?;
    Ok((link, file))
}

fn state(link: &Link, now: Moment) -> LinkState {
    if link.activated {
        LinkState::Activated
    } else if link.voided {
        LinkState::Replaced
    } else if now.paris_date() > link.expires_on {
        LinkState::Expired
    } else {
        LinkState::Ready
    }
}

/// The words that the person's password may not hold.
fn person_words(file: &File) -> Vec<String> {
    let profile = &file.prefilled.profile;
    let local = file.email.split('@').next().unwrap_or_default();
    vec![
        profile.first_name.clone(),
        profile.last_name.clone(),
        local.to_owned(),
        file.member_number.clone(),
    ]
}
