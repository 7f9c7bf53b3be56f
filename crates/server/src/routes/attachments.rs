//! Files that a person joins: added, removed, given back.

use affilio_domain::wire::{
    ATTACHMENTS_MAX, AttachmentPurpose, AttachmentView, ProblemCode, ProblemView,
};
use axum::extract::{FromRequestParts, Path, Request, State};
use axum::http::request::Parts;
use axum::http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde_json::json;

use super::file::{Begun, Change, begin};
use crate::clock::HOUR;
use crate::content::{Media, apart, examine, harmless};
use crate::crypto::{hex, sha256};
use crate::http::idempotency::{Key, Once};
use crate::http::session::Member;
use crate::http::upload;
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::{AppState, Shared};
use crate::store::{Ending, Limit, NewAttachment};

/// Most bytes of all files joined to one file of a member.
const MOST_BYTES: i64 = 40 * 1024 * 1024;
/// Longest subject, in characters: a key of ours has 36.
const LONGEST_SUBJECT: usize = 64;
/// Longest name taken, in bytes once decoded; a file system has none longer.
const LONGEST_NAME: usize = 1024;
/// Files are looked at so many times an hour at most, whatever becomes of them.
const SENDINGS: Limit = Limit {
    kind: "attachment",
    tries: 120,
    window: HOUR,
};
/// A file given back is saved, never shown: nothing in it may run under our name.
const CLOSED: &str = "default-src 'none'; sandbox";

/// What is said of a file in the headers that come with it.
struct Sent {
    member: Member,
    key: Key,
    purpose: AttachmentPurpose,
    subject: String,
    name: String,
}

/// Joins a file, sent as it is.
#[utoipa::path(
    post, path = "/file/attachments", tag = "attachments",
    params(
        ("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer"),
        ("Affilio-Purpose" = AttachmentPurpose, Header, description = "What the file is joined for"),
        ("Affilio-Subject" = Option<String>, Header, description = "Whom or what it is about: the key of a beneficiary; letters, digits and hyphens"),
        ("Affilio-File-Name" = Option<String>, Header, description = "Its name, percent-encoded UTF-8; kept without what could do harm"),
    ),
    request_body(content = Vec<u8>, content_type = "application/octet-stream", description = "PDF, JPEG or PNG, 5 MB at most; its kind is read in its bytes"),
    responses(
        (status = 201, description = "Joined, durably", body = AttachmentView),
        (status = 400, description = "`bad_json` for headers that cannot be read, or `key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed`, `piece_not_asked` or `attachment_limit`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 413, description = "`attachment_too_large`", body = ProblemView),
        (status = 422, description = "`attachment_empty`, `attachment_kind`, `attachment_damaged`, `attachment_protected`, `attachment_active`, `attachment_dimensions` or `key_reused`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`", body = ProblemView),
    )
)]
pub(super) async fn add(State(app): State<AppState>, request: Request) -> Answer<Response> {
    let (mut parts, body) = request.into_parts();
    let sent = match said(&app, &mut parts).await {
        Ok(sent) => sent,
        Err(refusal) => return Err(upload::drop_then(refusal, &parts.headers, body).await),
    };
    let bytes = upload::read(&parts.headers, body).await?;
    let (media, bytes) = tokio::task::spawn_blocking(move || examine(bytes))
        .await
        .map_err(Problem::internal)?
        .map_err(ProblemCode::from)?;
    keep(&app, sent, media, &bytes).await
}

/// Reads everything but the file.
async fn said(app: &AppState, parts: &mut Parts) -> Answer<Sent> {
    let member = Member::from_request_parts(parts, app).await?;
    let key = Key::from_request_parts(parts, app).await?;
    let now = app.now();
    if let Some(until) = app.store.count_attempt(SENDINGS, &member.file, now).await? {
        let wait = now.seconds_until(until);
        return Err(Problem::retry(ProblemCode::TooManyAttempts, wait));
    }
    let subject = text(&parts.headers, "affilio-subject")?.to_owned();
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-';
    if subject.len() > LONGEST_SUBJECT || !subject.chars().all(plain) {
        return Err(ProblemCode::BadJson.into());
    }
    Ok(Sent {
        member,
        key,
        purpose: AttachmentPurpose::from_code(text(&parts.headers, "affilio-purpose")?)
            .ok_or(ProblemCode::BadJson)?,
        subject,
        name: decoded(text(&parts.headers, "affilio-file-name")?).ok_or(ProblemCode::BadJson)?,
    })
}

/// A header's text; empty when there is none.
fn text<'a>(headers: &'a HeaderMap, name: &str) -> Answer<&'a str> {
    let value = headers.get(name).map_or(Ok(""), HeaderValue::to_str);
    value.map_err(|_| ProblemCode::BadJson.into())
}

/// What joining or removing a file changes.
const fn change(purpose: AttachmentPurpose, subject: &str) -> Change<'_> {
    match purpose {
        AttachmentPurpose::AskedPiece => Change::AskedPiece(subject),
        _ => Change::Answers,
    }
}

async fn keep(app: &Shared, sent: Sent, media: Media, bytes: &[u8]) -> Answer<Response> {
    let name = harmless(&sent.name, media);
    let fingerprint = hex(&sha256(bytes));
    let file = &sent.member.file;
    let body = (sent.purpose, &sent.subject, &name, &fingerprint);
    let once = Once::new(app, sent.key, "attach", file, &body)?;
    let size = u32::try_from(bytes.len()).map_err(Problem::internal)?;
    let now = app.now();
    let change = change(sent.purpose, &sent.subject);
    let mut tx = match begin(app, file, &once, change, now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    // What the file held when it was signed can no longer be removed: a piece has room of its own.
    let asked = match change {
        Change::AskedPiece(rank) => rank,
        Change::Answers => "",
    };
    let (count, total) = tx.attached(file, asked).await?;
    let most = i64::try_from(ATTACHMENTS_MAX).unwrap_or(i64::MAX);
    if count >= most || total + i64::from(size) > MOST_BYTES {
        return Err(ProblemCode::AttachmentLimit.into());
    }
    let view = AttachmentView {
        id: random::id()?,
        purpose: sent.purpose,
        subject: sent.subject.clone(),
        name: apart(name, &tx.attachment_names(file).await?),
        size,
        added_at: now.to_iso(),
    };
    let new = NewAttachment {
        id: &view.id,
        purpose: view.purpose,
        subject: &view.subject,
        name: &view.name,
        media: media.essence(),
        bytes,
        size: view.size,
        sha256: &fingerprint,
    };
    tx.attach(file, &new, now).await?;
    // The document that an awaited code would sign does not list this file.
    tx.end_codes(file, Ending::Changed, now).await?;
    let details = json!({ "purpose": view.purpose, "sha256": fingerprint });
    tx.note(file, "attached", &details, now).await?;
    let answer = once.keep(&mut tx, StatusCode::CREATED, &view, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Removes a file joined; its bytes are erased. Removing it twice is no error.
#[utoipa::path(
    delete, path = "/file/attachments/{id}", tag = "attachments",
    params(("id" = String, Path, description = "`AttachmentView.id`")),
    responses(
        (status = 204, description = "It is no longer there"),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 404, description = "`attachment_unknown`", body = ProblemView),
        (status = 409, description = "`already_signed` or `piece_not_asked`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
    )
)]
pub(super) async fn remove(
    State(app): State<AppState>,
    member: Member,
    Path(id): Path<String>,
) -> Answer<StatusCode> {
    let now = app.now();
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&member.file, now).await?;
    let joined = tx.joined(&member.file, &id).await?;
    let joined = joined.ok_or(ProblemCode::AttachmentUnknown)?;
    change(joined.purpose, &joined.subject)
        .allowed(&mut tx, &member.file, state, now)
        .await?;
    if !joined.removed {
        tx.detach(&id, now).await?;
        tx.end_codes(&member.file, Ending::Changed, now).await?;
        let details = json!({ "sha256": joined.sha256 });
        tx.note(&member.file, "detached", &details, now).await?;
    }
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// Gives a file back to who joined it, to be saved.
#[utoipa::path(
    get, path = "/file/attachments/{id}", tag = "attachments",
    params(("id" = String, Path, description = "`AttachmentView.id`")),
    responses(
        (status = 200, description = "The file, as an attachment", content_type = "application/octet-stream", body = Vec<u8>),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 404, description = "`attachment_unknown`", body = ProblemView),
    )
)]
pub(super) async fn download(
    State(app): State<AppState>,
    member: Member,
    Path(id): Path<String>,
) -> Answer<Response> {
    let found = app
        .store
        .attachment(&member.file, &id)
        .await?
        .ok_or(ProblemCode::AttachmentUnknown)?;
    let value = |text: &str| HeaderValue::from_str(text).map_err(Problem::internal);
    let headers: [(HeaderName, HeaderValue); 3] = [
        (header::CONTENT_TYPE, value(&found.media)?),
        (
            header::CONTENT_DISPOSITION,
            value(&format!(
                "attachment; filename*=UTF-8''{}",
                encoded(&found.name)
            ))?,
        ),
        (
            header::CONTENT_SECURITY_POLICY,
            HeaderValue::from_static(CLOSED),
        ),
    ];
    Ok((headers, found.bytes).into_response())
}

/// Percent-encoded, as a file name of RFC 8187.
fn encoded(name: &str) -> String {
    use std::fmt::Write;
    name.bytes().fold(String::new(), |mut out, byte| {
        if byte.is_ascii_alphanumeric() || matches!(byte, b'.' | b'-' | b'_') {
            out.push(char::from(byte));
        } else {
            let _infallible = write!(out, "%{byte:02X}");
        }
        out
    })
}

/// Reads a percent-encoded name; nothing when it is not one.
fn decoded(name: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = name.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        if *first != b'%' {
            bytes.push(*first);
            continue;
        }
        let (digits, after) = rest.split_at_checked(2)?;
        let value = digits.iter().try_fold(0, |value, digit| {
            Some(value * 16 + char::from(*digit).to_digit(16)?)
        })?;
        bytes.push(u8::try_from(value).ok()?);
        rest = after;
    }
    (bytes.len() <= LONGEST_NAME)
        .then(|| String::from_utf8(bytes).ok())
        .flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_travel_encoded() {
        for name in ["RIB.pdf", "l’été à 100 %.png", "a\r\nb", "شهادة"] {
            assert_eq!(decoded(&encoded(name)).as_deref(), Some(name));
        }
        assert_eq!(encoded("é \".pdf"), "%C3%A9%20%22.pdf");
        for broken in ["%", "%4", "%zz", "%ff", "%+1"] {
            assert_eq!(decoded(broken), None, "{broken}");
        }
    }
}
