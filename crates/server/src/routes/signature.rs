//! The signature: a code by SMS, bound to the document shown.

use affilio_domain::format::{self, Locale};
use affilio_domain::wire::{
    CodeChannel, CodeRequest, CodeSent, ProblemCode, ProblemView, SignatureRequest, SignatureView,
    Stage,
};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::document::bulletin;
use super::file::{Begun, Change, answers, begin, signature_view, terms};
use super::one_time::{
    DAY, LIFE, PAUSE, TRIES, after_pause, masked, masked_address, pause_after, standing, within_day,
};
use super::sessions::known_file;
use crate::clock::{MINUTE, Moment};
use crate::crypto::same;
use crate::http::body::JsonBody;
use crate::http::host::host_of;
use crate::http::idempotency::{Key, Once};
use crate::http::session::Member;
use crate::papers::document;
use crate::pdf::{Bulletin, SignatureBlock};
use crate::problem::{Answer, Problem};
use crate::state::{AppState, Shared};
use crate::store::{Code, Document, Ending, File, Kind, Limit, NewCode, Signing, StageDetails, Tx};
use crate::{mail, random, sms};

/// Codes by SMS before one can go by mail.
pub(super) const SMS_FIRST: usize = 2;
/// Passwords typed again for a code by mail.
const PASSWORDS: Limit = Limit {
    kind: "sign_password",
    tries: 10,
    window: 15 * MINUTE,
};
/// Characters of the fingerprint shown on screen and in the SMS.
pub(super) const SHOWN: usize = 6;

/// Freezes the document shown and sends the code that signs it.
#[utoipa::path(
    post, path = "/file/signature/code", tag = "signature",
    params(("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer")),
    request_body = CodeRequest,
    responses(
        (status = 200, description = "A code is on its way", body = CodeSent),
        (status = 400, description = "`key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed`, `document_changed`, `creditor_unknown` or `mail_not_offered`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`consents_missing`, `incomplete`, `phone_unverified`, `password_wrong` or `key_reused`", body = ProblemView),
        (status = 429, description = "`resend_too_soon`, `code_limit` or `too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn send_code(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<CodeRequest>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "code", &member.file, &body)?;
    let tx = match begin(&app, &member.file, &once, Change::Answers, app.now()).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    drop(tx);
    let file = known_file(&app, &member.file).await?;
    let steps = answers(&app, &file).await?;
    let debited = steps.drafts().debits(&terms(&file));
    if !(body.accuracy && body.notice && (body.mandate || !debited)) {
        return Err(ProblemCode::ConsentsMissing.into());
    }
    // A mandate that names no creditor authorises nobody: it is not one.
    if debited && app.store.creditor(&file.employer.id).await?.is_none() {
        return Err(ProblemCode::CreditorUnknown.into());
    }
    if body.channel == CodeChannel::Mail {
        known_again(&app, &file, body.password.clone()).await?;
    }
    if body.shown.is_some_and(|shown| shown != steps.versions()) {
        return Err(ProblemCode::DocumentChanged.into());
    }
    let joined = app.store.attachments(&file.id).await?;
    let ids: Vec<String> = joined.iter().map(|one| one.id.clone()).collect();
    if body.joined.as_ref().is_some_and(|shown| *shown != ids) {
        return Err(ProblemCode::DocumentChanged.into());
    }
    let bulletin = bulletin(&app, &file, &steps, &joined)
        .await?
        .with_marketing(body.marketing_mail, body.marketing_sms);
    let to = match body.channel {
        CodeChannel::Sms => bulletin.phone().to_owned(),
        CodeChannel::Mail => file.email.clone().ok_or(ProblemCode::MailNotOffered)?,
    };
    let document = document(&app, bulletin).await?;

    let now = app.now();
    let mut tx = match begin(&app, &member.file, &once, Change::Answers, now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    if tx.versions(&file.id).await? != steps.versions() || tx.attached_ids(&file.id).await? != ids {
        return Err(ProblemCode::DocumentChanged.into());
    }
    let (asked, by_sms) = tx.codes_since(&file.id, now.plus(-DAY)).await?;
    within_day(&asked, now)?;
    let pause = match body.channel {
        CodeChannel::Sms => pause_after(asked.len()),
        CodeChannel::Mail if by_sms >= SMS_FIRST => PAUSE,
        CodeChannel::Mail => return Err(ProblemCode::MailNotOffered.into()),
    };
    after_pause(&asked, pause, now)?;
    let sent = await_code(&app, &mut tx, &file, &document, (body.channel, &to), now).await?;
    let sms_now = usize::from(body.channel == CodeChannel::Sms);
    let sent = CodeSent {
        resend_seconds: now.seconds_until(now.plus(pause_after(asked.len() + 1))),
        mail_offered: by_sms + sms_now >= SMS_FIRST && file.email.is_some(),
        ..sent
    };
    let answer = once.keep(&mut tx, StatusCode::OK, &sent, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Signs with the code received.
#[utoipa::path(
    post, path = "/file/signature", tag = "signature",
    params(("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer")),
    request_body = SignatureRequest,
    responses(
        (status = 200, description = "Signed", body = SignatureView),
        (status = 400, description = "`key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed`, `document_changed` or `code_none`", body = ProblemView),
        (status = 410, description = "`code_expired` or `file_expired`", body = ProblemView),
        (status = 422, description = "`code_wrong` with `tries_left`, `code_blocked` or `key_reused`", body = ProblemView),
    )
)]
pub(super) async fn sign(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<SignatureRequest>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "sign", &member.file, &body)?;
    let typed = affilio_domain::text::compact(&body.code);
    let file = known_file(&app, &member.file).await?;
    let code = app.store.last_code(&file.id).await?;
    // The heavy part is done before the file's row is taken; what it rests on is checked again then.
    let prepared = match &code {
        Some(code) if live(code, app.now()).is_ok() && matches(&app, &file, code, &typed) => {
            Some(prepare(&app, &file, code).await?)
        }
        _ => None,
    };

    let now = app.now();
    let mut tx = match begin(&app, &file.id, &once, Change::Answers, now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    let code = code.ok_or(ProblemCode::CodeNone)?;
    live(&code, now)?;
    let Some(tries) = tx.count_try(&code.id).await? else {
        drop(tx);
        return Err(ended_meanwhile(&app, &file.id).await?);
    };
    let Some((signing, signed)) = prepared.filter(|_| tries <= TRIES) else {
        let refusal = refuse(&mut tx, &file.id, tries, now).await?;
        let answer = once
            .keep(&mut tx, refusal.status(), &refusal.view(), now)
            .await?;
        tx.commit().await?;
        return Ok(answer);
    };
    complete(&app, &mut tx, &file, &signing, &signed, now).await?;
    let answer = once
        .keep(&mut tx, StatusCode::OK, &signature_view(&signing), now)
        .await?;
    tx.commit().await?;
    Ok(answer)
}

/// By mail, the account's password is asked again: who reads the mail may be somebody else.
async fn known_again(app: &Shared, file: &File, password: Option<String>) -> Answer<()> {
    let now = app.now();
    if let Some(until) = app.store.count_attempt(PASSWORDS, &file.id, now).await? {
        let wait = now.seconds_until(until);
        return Err(Problem::retry(ProblemCode::TooManyAttempts, wait));
    }
    let account = app.store.account(&file.member_number).await?;
    let (_, hash) = account.unzip();
    if app
        .passwords
        .verify(password.unwrap_or_default(), hash)
        .await?
    {
        app.store.forgive(PASSWORDS, &file.id).await?;
        return Ok(());
    }
    let mut tx = app.store.begin().await?;
    tx.lock_file(&file.id, now).await?;
    tx.note(&file.id, "password_wrong", &json!({}), now).await?;
    tx.commit().await?;
    Err(ProblemCode::PasswordWrong.into())
}

/// Draws a code, binds it to the document and posts it.
async fn await_code(
    app: &Shared,
    tx: &mut Tx,
    file: &File,
    document: &Document,
    (channel, to): (CodeChannel, &str),
    now: Moment,
) -> Answer<CodeSent> {
    let id = random::id()?;
    let code = random::code()?;
    let shown: String = document.sha256.chars().take(SHOWN).collect();
    let expires_at = now.plus(LIFE);
    tx.end_codes(&file.id, Ending::Replaced, now).await?;
    tx.add_document(&file.id, Kind::Shown, document, now)
        .await?;
    let new = NewCode {
        id: &id,
        file: &file.id,
        document: &document.id,
        mac: bound(app, &id, &file.id, &document.sha256, to, &code),
        sent_to: to,
        channel,
        expires_at,
    };
    tx.add_code(new, now).await?;
    let message = match channel {
        CodeChannel::Sms => sms::code(to, file.locale, &code, &shown, host_of(&app.public_url)),
        CodeChannel::Mail => mail::code(to, file, &code, &shown),
    };
    tx.post(&file.id, &message, now).await?;
    let details = json!({ "document": document.sha256, "code": id, "channel": channel });
    tx.note(&file.id, "code_sent", &details, now).await?;
    Ok(CodeSent {
        sent_to: shown_way(channel, to),
        channel,
        mail_offered: false,
        valid_seconds: now.seconds_until(expires_at),
        resend_seconds: 0,
        fingerprint: shown,
    })
}

/// The HMAC of a code with all that it is bound to.
fn bound(app: &Shared, id: &str, file: &str, document: &str, to: &str, code: &str) -> Vec<u8> {
    let parts = [id, file, document, to, code].map(str::as_bytes);
    app.keys.mac(&parts)
}

fn matches(app: &Shared, file: &File, code: &Code, typed: &str) -> bool {
    let expected = bound(
        app,
        &code.id,
        &file.id,
        &code.document_sha256,
        &code.sent_to,
        typed,
    );
    same(&expected, &code.mac)
}

/// Where a code went, as shown: never the whole number or address.
pub(super) fn shown_way(channel: CodeChannel, to: &str) -> String {
    match channel {
        CodeChannel::Sms => masked(to),
        CodeChannel::Mail => masked_address(to),
    }
}

/// Whether a code can still be tried.
pub(super) fn live(code: &Code, now: Moment) -> Result<(), ProblemCode> {
    standing(code.ended_by, code.expires_at, now)
}

/// Why a code that could be tried a moment ago no longer can: another tab saved, another code was
/// asked for, or other tries came first.
async fn ended_meanwhile(app: &Shared, file: &str) -> Answer<Problem> {
    let last = app.store.last_code(file).await?;
    Ok(last
        .and_then(|code| live(&code, app.now()).err())
        .unwrap_or(ProblemCode::CodeNone)
        .into())
}

/// Makes the signed document from the very inputs of the one that was shown.
async fn prepare(app: &Shared, file: &File, code: &Code) -> Answer<(Signing, Document)> {
    let shown = app
        .store
        .document(&file.id, &code.document)
        .await?
        .ok_or_else(|| Problem::internal("the document of a code is missing"))?;
    let now = app.now();
    let reference = format!("{}-{}", file.member_number, random::reference_suffix()?);
    let bulletin: Bulletin = serde_json::from_slice(&shown.inputs)?;
    let block = SignatureBlock {
        at: format!(
            "{} ({})",
            format::moment(&now.to_iso(), Locale::Fr),
            now.to_french()
        ),
        code_sent: match code.channel {
            CodeChannel::Sms => format!("par SMS au {}", masked(&code.sent_to)),
            CodeChannel::Mail => format!(
                "par courriel à {}, mot de passe du compte saisi à nouveau",
                masked_address(&code.sent_to)
            ),
        },
        reference: reference.clone(),
        fingerprint: shown.sha256.clone(),
    };
    let signed = document(app, bulletin.signed(block)).await?;
    let signing = Signing {
        at: now,
        reference,
        fingerprint: shown.sha256,
        document: signed.id.clone(),
    };
    Ok((signing, signed))
}

/// A wrong code: tells how many tries are left, or ends it.
async fn refuse(tx: &mut Tx, file: &str, tries: u32, now: Moment) -> Answer<Problem> {
    let left = TRIES.saturating_sub(tries);
    let details = json!({ "tries_left": left });
    if left > 0 {
        tx.note(file, "code_wrong", &details, now).await?;
        return Ok(Problem::tries(left));
    }
    tx.end_codes(file, Ending::Blocked, now).await?;
    tx.note(file, "code_blocked", &details, now).await?;
    Ok(Problem::new(ProblemCode::CodeBlocked))
}

/// Signs: the file, its document, its journal and the confirmation, all or nothing.
async fn complete(
    app: &Shared,
    tx: &mut Tx,
    file: &File,
    signing: &Signing,
    signed: &Document,
    now: Moment,
) -> Answer<()> {
    tx.end_codes(&file.id, Ending::Used, now).await?;
    tx.add_document(&file.id, Kind::Signed, signed, now).await?;
    tx.sign_file(&file.id, signing).await?;
    let nothing = StageDetails::default();
    tx.add_stage(&file.id, 1, Stage::Checking, &nothing, now)
        .await?;
    let details = json!({
        "reference": signing.reference,
        "shown": signing.fingerprint,
        "signed": signed.sha256,
    });
    tx.note(&file.id, "signed", &details, now).await?;
    if let Some(message) = mail::signed(file, &app.public_url, &signing.reference) {
        tx.post(&file.id, &message, now).await?;
    }
    Ok(())
}
