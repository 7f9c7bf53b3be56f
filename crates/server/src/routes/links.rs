//! The affiliation link: looked at, activated, renewed.

use affilio_domain::wire::{
    ExemptionState, LinkActivation, LinkState, LinkToken, LinkView, ProblemCode, ProblemView,
    SessionView,
};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::document::attachment;
use super::one_time::masked_address;
use super::passwords::accepted;
use super::sessions::{open_session, session_view, within};
use crate::clock::{HOUR, Moment};
use crate::http::body::JsonBody;
use crate::http::language;
use crate::http::session::whole_time;
use crate::pdf::PaperBulletin;
use crate::problem::Answer;
use crate::state::{AppState, Shared};
use crate::store::{File, Limit, Link, NewAccount, Steps};
use crate::{invitation, random};

/// New links that one person can receive.
pub(super) const RENEWALS: Limit = Limit {
    kind: "link_renewal",
    tries: 3,
    window: 24 * HOUR,
};
/// Paper bulletins printed for one person.
const PAPERS: Limit = Limit {
    kind: "paper_bulletin",
    tries: 10,
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
    let state = state(&link, &file, app.now());
    // A link is only ever mailed. One that another replaced may be in anybody's hands.
    let email = file.email.unwrap_or_default();
    let email = if link.voided {
        masked_address(&email)
    } else {
        email
    };
    Ok(Json(LinkView {
        state,
        first_name: file.prefilled.profile.first_name,
        employer: file.employer.name,
        member_number: file.member_number,
        email,
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
        (status = 409, description = "`link_used`, or `account_known`: sign in, or ask for an account apart", body = ProblemView),
        (status = 410, description = "`link_expired` or `link_replaced`", body = ProblemView),
        (status = 422, description = "`password_short`, `password_long`, `password_named` or `password_guessable`", body = ProblemView),
    )
)]
pub(super) async fn activate(
    State(app): State<AppState>,
    headers: HeaderMap,
    JsonBody(body): JsonBody<LinkActivation>,
) -> Answer<Response> {
    let (link, file) = find(&app, &body.token).await?;
    joinable(state(&link, &file, app.now()), body.apart)?;
    let hash = accepted(&app, body.password, &file).await?;
    let id = random::id()?;
    let account = NewAccount {
        id: &id,
        email: file.email.as_deref().filter(|_| !link.known),
        password: &hash,
        locale: language::asked(&headers),
    };
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file.id, now).await?;
    if !tx.link_is_live(&body.token).await? {
        return Err(ProblemCode::LinkReplaced.into());
    }
    // Two links of one address, activated at the same instant: the second finds the first.
    if !tx.add_account(&account, now).await? {
        return Err(ProblemCode::AccountKnown.into());
    }
    if !tx.hold_file(&id, &file.id).await? {
        return Err(ProblemCode::LinkUsed.into());
    }
    tx.void_provisional(&id, now).await?;
    tx.note(&file.id, "activated", &json!({}), now).await?;
    let cookie = open_session(&mut tx, &headers, &id, &file.id, now).await?;
    tx.commit().await?;
    let view = Json(session_view(&app, &file, &id, whole_time(now)).await?);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], view).into_response())
}

/// Mails a new link for one that is over. Always the same answer, and at once: nothing is told to
/// whoever asks.
#[utoipa::path(
    post, path = "/links/renew", tag = "links",
    request_body = LinkToken,
    responses((status = 202, description = "If the link was over and not yet used, a new one is on its way to the known address")),
)]
pub(super) async fn renew(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<LinkToken>,
) -> Answer<StatusCode> {
    tokio::spawn(async move {
        if renew_if_over(&app, &body.token).await.is_err() {
            tracing::warn!("a new link could not be mailed");
        }
    });
    Ok(StatusCode::ACCEPTED)
}

async fn renew_if_over(app: &Shared, token: &str) -> Answer<()> {
    let Ok((link, file)) = find(app, token).await else {
        return Ok(());
    };
    let now = app.now();
    if file.email.is_some()
        && matches!(
            state(&link, &file, now),
            LinkState::Expired | LinkState::Replaced
        )
        && app
            .store
            .count_attempt(RENEWALS, &file.id, now)
            .await?
            .is_none()
    {
        invitation::send(app, &file.id).await?;
    }
    Ok(())
}

/// The bulletin on paper, filled in with what the employer gave: the last way to join.
#[utoipa::path(
    post, path = "/links/bulletin", tag = "links",
    request_body = LinkToken,
    responses(
        (status = 200, description = "The bulletin to fill in by hand", content_type = "application/pdf", body = String),
        (status = 404, description = "`link_unknown`", body = ProblemView),
        (status = 409, description = "`link_used`: sign in, the file holds the answers", body = ProblemView),
        (status = 410, description = "`link_replaced`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn bulletin(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<LinkToken>,
) -> Answer<Response> {
    let (link, file) = find(&app, &body.token).await?;
    let now = app.now();
    match state(&link, &file, now) {
        LinkState::Activated => Err(ProblemCode::LinkUsed.into()),
        LinkState::Replaced => Err(ProblemCode::LinkReplaced.into()),
        // A link alone shows nothing of what was typed behind the password.
        LinkState::Ready | LinkState::Known | LinkState::Expired => paper(&app, &file, None).await,
    }
}

/// The bulletin on paper of a file, with the answers of who is signed in.
pub(super) async fn paper(app: &Shared, file: &File, answers: Option<&Steps>) -> Answer<Response> {
    within(app, PAPERS, &file.id).await?;
    let paper = PaperBulletin::new(file, answers, app.now().paris_date());
    let bytes = app.printer.print(paper).await?;
    attachment(bytes, &format!("bulletin-{}.pdf", file.member_number))
}

pub(super) async fn find(app: &Shared, token: &str) -> Answer<(Link, File)> {
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

/// What can be done with a link.
pub(super) fn state(link: &Link, file: &File, now: Moment) -> LinkState {
    let today = now.paris_date();
    let exempt = file.exemption.is_some_and(ExemptionState::stands);
    let open = file.signing.is_none() && !exempt;
    let reopens = open && today > file.expires_on && !link.voided;
    if link.activated && !reopens {
        LinkState::Activated
    } else if link.voided {
        LinkState::Replaced
    } else if today > link.expires_on {
        LinkState::Expired
    } else if link.known {
        LinkState::Known
    } else {
        LinkState::Ready
    }
}

/// Refuses what puts a file in an account, unless its link can; `anyway` when the address is known
/// and that does not matter.
pub(super) fn joinable(state: LinkState, anyway: bool) -> Answer<()> {
    match state {
        LinkState::Ready => Ok(()),
        LinkState::Known if anyway => Ok(()),
        LinkState::Known => Err(ProblemCode::AccountKnown.into()),
        LinkState::Activated => Err(ProblemCode::LinkUsed.into()),
        LinkState::Expired => Err(ProblemCode::LinkExpired.into()),
        LinkState::Replaced => Err(ProblemCode::LinkReplaced.into()),
    }
}

/// The words that the person's password may not hold.
pub(super) fn person_words(file: &File) -> Vec<String> {
    let profile = &file.prefilled.profile;
    let email = file.email.as_deref().unwrap_or_default();
    let local = email.split('@').next().unwrap_or_default();
    vec![
        profile.first_name.clone(),
        profile.last_name.clone(),
        local.to_owned(),
        file.member_number.clone(),
    ]
}
