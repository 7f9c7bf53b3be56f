//! Passwords, sessions, and the files of an account.

use affilio_domain::wire::{
    FileChoice, FileLine, FirstPassword, ForgottenPassword, LinkToken, PasswordReset, ResetToken,
    ResetView, SessionLine, SessionTime, SessionView,
};
use gloo_net::http::Method;

use super::{ApiError, MEMBER, exchange, json, read, send};

/// Asks for a link that changes the password; tells nothing of whether it leaves.
///
/// # Errors
/// [`ApiError`]
pub async fn forgotten_password(identifier: String) -> Result<(), ApiError> {
    let body = json(&ForgottenPassword { identifier })?;
    exchange(Method::POST, "/api/v1/passwords/forgotten", Some(body), &[]).await?;
    Ok(())
}

/// What a link that changes the password does; consumes nothing.
///
/// # Errors
/// [`ApiError`]
pub async fn inspect_reset(token: String) -> Result<ResetView, ApiError> {
    let path = "/api/v1/passwords/inspect";
    send(Method::POST, path, &ResetToken { token }, &[]).await
}

/// Changes the password.
///
/// # Errors
/// [`ApiError`]
pub async fn reset_password(reset: PasswordReset) -> Result<(), ApiError> {
    let body = json(&reset)?;
    exchange(Method::POST, "/api/v1/passwords/reset", Some(body), &[]).await?;
    Ok(())
}

/// Chooses a password in place of the provisional one of a letter.
///
/// # Errors
/// [`ApiError`]
pub async fn first_password(first: FirstPassword) -> Result<SessionView, ApiError> {
    send(Method::POST, "/api/v1/passwords/first", &first, &[]).await
}

/// How long the session still lasts; asking does not make it last longer.
///
/// # Errors
/// [`ApiError`]
pub async fn session_time() -> Result<SessionTime, ApiError> {
    read(exchange(Method::GET, "/api/v1/sessions/current/time", None, &[]).await?).await
}

/// The sessions of the account.
///
/// # Errors
/// [`ApiError`]
pub async fn sessions() -> Result<Vec<SessionLine>, ApiError> {
    read(exchange(Method::GET, "/api/v1/sessions", None, &[]).await?).await
}

/// Names every session but this one.
pub const OTHERS: &str = "others";

/// Ends a session by its name, or [`OTHERS`].
///
/// # Errors
/// [`ApiError`]
pub async fn end_session(id: &str) -> Result<(), ApiError> {
    exchange(Method::DELETE, &format!("/api/v1/sessions/{id}"), None, &[]).await?;
    Ok(())
}

/// The files of the account.
///
/// # Errors
/// [`ApiError`]
pub async fn files() -> Result<Vec<FileLine>, ApiError> {
    read(exchange(Method::GET, "/api/v1/account/files", None, &[]).await?).await
}

/// Opens another file of the account.
///
/// # Errors
/// [`ApiError`]
pub async fn choose_file(member_number: String) -> Result<SessionView, ApiError> {
    let path = "/api/v1/account/file";
    send(Method::PUT, path, &FileChoice { member_number }, &[]).await
}

/// Adds the file of a link to the account.
///
/// # Errors
/// [`ApiError`]
pub async fn add_file(token: String) -> Result<SessionView, ApiError> {
    let path = "/api/v1/account/files";
    send(Method::POST, path, &LinkToken { token }, &[]).await
}

/// The bulletin on paper of a link, as PDF.
///
/// # Errors
/// [`ApiError`]
pub async fn paper_bulletin(token: String) -> Result<Vec<u8>, ApiError> {
    let body = json(&LinkToken { token })?;
    let response = exchange(Method::POST, "/api/v1/links/bulletin", Some(body), &[]).await?;
    response.binary().await.map_err(|_| ApiError::Network)
}

/// Opens a file whose sixty days are over again, and has a new link mailed.
///
/// # Errors
/// [`ApiError`]
pub async fn reopen(member: &str) -> Result<(), ApiError> {
    exchange(Method::POST, "/api/v1/file/link", None, &[(MEMBER, member)]).await?;
    Ok(())
}

/// The bulletin on paper of the file, as PDF.
///
/// # Errors
/// [`ApiError`]
pub async fn own_paper_bulletin(member: &str) -> Result<Vec<u8>, ApiError> {
    let path = "/api/v1/file/bulletin.pdf";
    let response = exchange(Method::GET, path, None, &[(MEMBER, member)]).await?;
    response.binary().await.map_err(|_| ApiError::Network)
}
