//! Sends a person the link that activates their account.

use affilio_domain::wire::ProblemCode;
use serde_json::json;

use crate::mail;
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::Shared;

/// Days during which a link can be used, and a file signed (source: manual of the affiliation).
pub(crate) const DAYS: i32 = 60;

/// Mails a new link of sixty days; those before it are void. Returns its token, for development.
pub(crate) async fn send(app: &Shared, file_id: &str) -> Answer<String> {
    let file = app
        .store
        .file(file_id)
        .await?
        .ok_or(ProblemCode::LinkUnknown)?;
    let to = file
        .email
        .as_deref()
        .ok_or_else(|| Problem::internal("this person is invited by letters"))?;
    let token = random::token()?;
    let now = app.now();
    let expires_on = now.paris_date().add_days(DAYS);
    let known = file.account.is_none() && app.store.account(to).await?.is_some();
    let invitation = mail::Invitation {
        file: &file,
        public_url: &app.public_url,
        token: &token,
        expires_on,
    };
    let message = match (&file.account, known) {
        (Some(_), _) => invitation.reopened(to),
        (None, true) => invitation.to_somebody_known(to),
        (None, false) => invitation.first(to),
    };
    let mut tx = app.store.begin().await?;
    tx.lock_file(file_id, now).await?;
    tx.replace_link(file_id, &token, expires_on, now).await?;
    tx.extend_file(file_id, expires_on).await?;
    tx.post(file_id, &message, now).await?;
    let details = json!({ "expires_on": expires_on.to_iso() });
    tx.note(file_id, "invited", &details, now).await?;
    tx.commit().await?;
    Ok(token)
}
