//! Sends a person the link that activates their account.

use affilio_domain::wire::ProblemCode;
use serde_json::json;

use crate::mail;
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::Shared;
use crate::store::File;

/// Days during which a link can be used, and a file signed (source: manual of the affiliation).
pub(crate) const DAYS: i32 = 60;

/// Mails a new link of sixty days; those before it are void. Returns its token, for development.
pub(crate) async fn send(app: &Shared, file_id: &str) -> Answer<String> {
    let file = app
        .store
        .file(file_id)
        .await?
        .ok_or(ProblemCode::LinkUnknown)?;
    renew(app, &file)
        .await?
        .ok_or_else(|| Problem::internal("the link was renewed at the same time"))
}

/// The same for a file just read; `None` when another request gave it new days meanwhile, or when
/// nothing is left to sign.
pub(crate) async fn renew(app: &Shared, file: &File) -> Answer<Option<String>> {
    let to = file
        .email
        .as_deref()
        .ok_or_else(|| Problem::internal("this person is invited by letters"))?;
    let token = random::token()?;
    let now = app.now();
    let expires_on = now.paris_date().add_days(DAYS);
    let known = file.account.is_none() && app.store.account(to).await?.is_some();
    let invitation = mail::Invitation {
        file,
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
    let state = tx.lock_file(&file.id, now).await?;
    if state.signed || state.exempt || state.expires_on != file.expires_on {
        return Ok(None);
    }
    tx.replace_link(&file.id, &token, expires_on, now).await?;
    tx.extend_file(&file.id, expires_on).await?;
    tx.post(&file.id, &message, now).await?;
    let details = json!({ "expires_on": expires_on.to_iso() });
    tx.note(&file.id, "invited", &details, now).await?;
    tx.commit().await?;
    Ok(Some(token))
}
