//! Passwords forgotten, and the provisional ones of letters.

use affilio_domain::wire::{
    FirstPassword, ForgottenPassword, PasswordReset, ProblemCode, ProblemView, ResetToken,
    ResetView, SessionView,
};
use axum::Json;
use axum::extract::State;
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::links::{RENEWALS, person_words};
use super::sessions::{BY_ADDRESS, BY_IDENTIFIER, known_file, open_session, session_view, within};
use crate::clock::{HOUR, MINUTE};
use crate::http::address::Caller;
use crate::http::body::JsonBody;
use crate::http::language;
use crate::http::session::whole_time;
use crate::problem::{Answer, Problem};
use crate::state::{AppState, Shared};
use crate::store::{File, Limit, NewAccount};
use crate::{invitation, mail, provisional, random};

/// Life of a link that changes a password.
const LIFE: i64 = 30 * MINUTE;
/// Such links for one account.
const RESETS: Limit = Limit {
    kind: "password_reset",
    tries: 3,
    window: HOUR,
};
/// Such requests from one network address.
const ASKED_FROM: Limit = Limit {
    kind: "password_reset_address",
    tries: 30,
    window: 15 * MINUTE,
};

/// Mails a link that changes the password. Always the same answer, and at once: what is done then
/// depends on whether there is an account, what is answered does not.
#[utoipa::path(
    post, path = "/passwords/forgotten", tag = "passwords",
    request_body = ForgottenPassword,
    responses(
        (status = 202, description = "If somebody has this identifier and an address, a link is on its way to it"),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn forgotten(
    State(app): State<AppState>,
    caller: Caller,
    JsonBody(body): JsonBody<ForgottenPassword>,
) -> Answer<StatusCode> {
    within(&app, ASKED_FROM, &caller.0).await?;
    tokio::spawn(async move {
        if answer_forgotten(&app, &body.identifier.trim().to_lowercase())
            .await
            .is_err()
        {
            tracing::warn!("a link that changes a password could not be mailed");
        }
    });
    Ok(StatusCode::ACCEPTED)
}

async fn answer_forgotten(app: &Shared, identifier: &str) -> Answer<()> {
    let Some((account, _)) = app.store.account(identifier).await? else {
        return invite_again(app, identifier).await;
    };
    let Some(file) = main_file(app, &account).await? else {
        return Ok(());
    };
    let Some(to) = file.email.as_deref() else {
        return Ok(());
    };
    let now = app.now();
    if app
        .store
        .count_attempt(RESETS, &account, now)
        .await?
        .is_some()
    {
        return Ok(());
    }
    let token = random::token()?;
    let message = mail::forgotten(&file, to, &app.public_url, &token);
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file.id, now).await?;
    tx.replace_reset(&account, &token, now.plus(LIFE), now)
        .await?;
    tx.post(&file.id, &message, now).await?;
    tx.note(&file.id, "password_reset_asked", &json!({}), now)
        .await?;
    tx.commit().await?;
    Ok(())
}

/// Somebody who never activated the account has no password to change: their link is mailed again.
async fn invite_again(app: &Shared, identifier: &str) -> Answer<()> {
    let Some(id) = app.store.named_file(identifier).await? else {
        return Ok(());
    };
    let file = known_file(app, &id).await?;
    let now = app.now();
    if file.account.is_none()
        && file.email.is_some()
        && app.store.count_attempt(RENEWALS, &id, now).await?.is_none()
    {
        invitation::send(app, &id).await?;
    }
    Ok(())
}

async fn main_file(app: &Shared, account: &str) -> Answer<Option<File>> {
    match app.store.account_main_file(account).await? {
        Some(id) => app.store.file(&id).await,
        None => Ok(None),
    }
}

/// Tells what a mailed link changes. Consumes nothing: mail scanners open links too.
#[utoipa::path(
    post, path = "/passwords/inspect", tag = "passwords",
    request_body = ResetToken,
    responses(
        (status = 200, description = "The link can be used", body = ResetView),
        (status = 410, description = "`reset_over`", body = ProblemView),
    )
)]
pub(super) async fn inspect(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<ResetToken>,
) -> Answer<Json<ResetView>> {
    let (_, file) = account_of(&app, &body.token).await?;
    Ok(Json(ResetView {
        identifier: file.email.unwrap_or(file.member_number),
    }))
}

/// Changes the password, once, and ends every session.
#[utoipa::path(
    post, path = "/passwords/reset", tag = "passwords",
    request_body = PasswordReset,
    responses(
        (status = 204, description = "Changed; every session ended, and a mail says so"),
        (status = 410, description = "`reset_over`", body = ProblemView),
        (status = 422, description = "`password_short`, `password_long`, `password_named` or `password_guessable`", body = ProblemView),
    )
)]
pub(super) async fn reset(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<PasswordReset>,
) -> Answer<StatusCode> {
    let (account, file) = account_of(&app, &body.token).await?;
    let hash = accepted(&app, body.password, &file).await?;
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file.id, now).await?;
    if !tx.take_reset(&body.token, now).await? {
        return Err(ProblemCode::ResetOver.into());
    }
    tx.change_password(&account, &hash).await?;
    tx.void_provisional(&account, now).await?;
    tx.end_sessions(&account, None, None, now).await?;
    tx.note(&file.id, "password_changed", &json!({}), now)
        .await?;
    if let Some(to) = &file.email {
        let message = mail::password_changed(&file, to);
        tx.post(&file.id, &message, now).await?;
    }
    tx.commit().await?;
    // Whoever forgot it may have tried too often: the new one is not made to wait.
    for identifier in file.email.iter().chain([&file.member_number]) {
        let identifier = identifier.trim().to_lowercase();
        app.store.forgive(BY_IDENTIFIER, &identifier).await?;
    }
    Ok(StatusCode::NO_CONTENT)
}

/// Chooses one's own password with the provisional one of a letter, which then no longer serves,
/// and signs in.
#[utoipa::path(
    post, path = "/passwords/first", tag = "passwords",
    request_body = FirstPassword,
    responses(
        (status = 201, description = "Account activated or password changed; the session's cookie comes with it", body = SessionView),
        (status = 401, description = "`credentials_wrong`, never said which", body = ProblemView),
        (status = 422, description = "`password_short`, `password_long`, `password_named` or `password_guessable`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn first(
    State(app): State<AppState>,
    caller: Caller,
    headers: HeaderMap,
    JsonBody(body): JsonBody<FirstPassword>,
) -> Answer<Response> {
    let identifier = body.identifier.trim().to_lowercase();
    within(&app, BY_ADDRESS, &caller.0).await?;
    within(&app, BY_IDENTIFIER, &identifier).await?;
    let file = provisional::recognise(&app, &identifier, &body.provisional)
        .await?
        .ok_or(ProblemCode::CredentialsWrong)?;
    app.store.forgive(BY_IDENTIFIER, &identifier).await?;
    let hash = accepted(&app, body.password, &file).await?;
    let told = provisional::address(&app, &file).await?;
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file.id, now).await?;
    if !tx.take_provisional(&file.id, now).await? {
        return Err(ProblemCode::CredentialsWrong.into());
    }
    let account = match &file.account {
        Some(account) => {
            tx.change_password(account, &hash).await?;
            tx.end_resets(account, now).await?;
            tx.end_sessions(account, None, None, now).await?;
            tx.note(&file.id, "password_changed", &json!({}), now)
                .await?;
            // An address became known after the letters left.
            if let Some(to) = &told {
                let message = mail::password_changed(&file, to);
                tx.post(&file.id, &message, now).await?;
            }
            account.clone()
        }
        None => {
            let id = random::id()?;
            let new = NewAccount {
                id: &id,
                email: None,
                password: &hash,
                locale: language::asked(&headers),
            };
            if !(tx.add_account(&new, now).await? && tx.hold_file(&id, &file.id).await?) {
                return Err(Problem::internal("an account could not be opened"));
            }
            tx.note(&file.id, "activated", &json!({ "by": "letter" }), now)
                .await?;
            id
        }
    };
    let cookie = open_session(&mut tx, &headers, &account, &file.id, now).await?;
    tx.commit().await?;
    let view = Json(session_view(&app, &file, &account, whole_time(now)).await?);
    Ok((StatusCode::CREATED, [(header::SET_COOKIE, cookie)], view).into_response())
}

async fn account_of(app: &Shared, token: &str) -> Answer<(String, File)> {
    let account = app
        .store
        .reset(token, app.now())
        .await?
        .ok_or(ProblemCode::ResetOver)?;
    let file = main_file(app, &account)
        .await?
        .ok_or_else(|| Problem::internal("an account holds no file"))?;
    Ok((account, file))
}

/// The hash of a password that may be kept.
pub(super) async fn accepted(app: &Shared, password: String, file: &File) -> Answer<String> {
    app.passwords.check(&password, person_words(file)).await?;
    app.passwords.hash(password).await
}
