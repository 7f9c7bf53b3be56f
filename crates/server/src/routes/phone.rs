//! The mobile number, shown to be the person's by a code before it can sign.

use affilio_domain::phone::MobilePhone;
use affilio_domain::text::compact;
use affilio_domain::wire::{
    PhoneCodeRequest, PhoneCodeSent, PhoneVerification, PhoneVerified, ProblemCode, ProblemView,
};
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::file::{Begun, Change, begin};
use super::one_time::{DAY, LIFE, TRIES, after_pause, masked, pause_after, standing, within_day};
use super::sessions::known_file;
use crate::clock::Moment;
use crate::crypto::same;
use crate::http::body::JsonBody;
use crate::http::host::host_of;
use crate::http::idempotency::{Key, Once};
use crate::http::session::Member;
use crate::problem::{Answer, Problem};
use crate::state::{AppState, Shared};
use crate::store::{Ending, File, NewPhoneCode, PhoneCode, Tx};
use crate::{mail, random, sms};

/// Sends a code to a mobile number, to show that it is the person's.
#[utoipa::path(
    post, path = "/file/phone/code", tag = "phone",
    params(("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer")),
    request_body = PhoneCodeRequest,
    responses(
        (status = 200, description = "A code is on its way", body = PhoneCodeSent),
        (status = 400, description = "`key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`phone_unusable` or `key_reused`", body = ProblemView),
        (status = 429, description = "`resend_too_soon` or `code_limit`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn send_code(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<PhoneCodeRequest>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "phone_code", &member.file, &body)?;
    let phone = MobilePhone::parse(&body.phone).map_err(|_| ProblemCode::PhoneUnusable)?;
    let phone = phone.as_str();
    let file = known_file(&app, &member.file).await?;
    let now = app.now();
    let mut tx = match begin(&app, &member.file, &once, Change::Answers, now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    let asked = tx.phone_codes_since(&member.file, now.plus(-DAY)).await?;
    within_day(&asked, now)?;
    after_pause(&asked, pause_after(asked.len()), now)?;
    let sent = await_code(&app, &mut tx, &file, phone, now).await?;
    let sent = PhoneCodeSent {
        resend_seconds: now.seconds_until(now.plus(pause_after(asked.len() + 1))),
        ..sent
    };
    let answer = once.keep(&mut tx, StatusCode::OK, &sent, now).await?;
    tx.commit().await?;
    Ok(answer)
}

/// Shows, by the code received, that the number is the person's.
#[utoipa::path(
    post, path = "/file/phone", tag = "phone",
    params(("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer")),
    request_body = PhoneVerification,
    responses(
        (status = 200, description = "The number is the person's", body = PhoneVerified),
        (status = 400, description = "`key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`already_signed` or `code_none`", body = ProblemView),
        (status = 410, description = "`code_expired` or `file_expired`", body = ProblemView),
        (status = 422, description = "`code_wrong` with `tries_left`, `code_blocked` or `key_reused`", body = ProblemView),
    )
)]
pub(super) async fn verify(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<PhoneVerification>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "phone_verify", &member.file, &body)?;
    let file = known_file(&app, &member.file).await?;
    let now = app.now();
    let mut tx = match begin(&app, &file.id, &once, Change::Answers, now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    let code = tx.last_phone_code(&file.id).await?;
    let code = code.ok_or(ProblemCode::CodeNone)?;
    standing(code.ended_by, code.expires_at, now)?;
    let tries = tx.count_phone_try(&code.id).await?;
    let typed = compact(&body.code);
    let right = same(
        &bound(&app, &code.id, &file.id, &code.phone, &typed),
        &code.mac,
    );
    let answer = if right {
        complete(&app, &mut tx, &file, &code, now).await?;
        // Kept under its key, sealed: two digits are enough to tell which number it was.
        let verified = PhoneVerified {
            phone: masked(&code.phone),
        };
        once.keep(&mut tx, StatusCode::OK, &verified, now).await?
    } else {
        let refusal = refuse(&mut tx, &file.id, tries, now).await?;
        once.keep(&mut tx, refusal.status(), &refusal.view(), now)
            .await?
    };
    tx.commit().await?;
    Ok(answer)
}

/// Draws a code, binds it to the number and posts it.
async fn await_code(
    app: &Shared,
    tx: &mut Tx,
    file: &File,
    phone: &str,
    now: Moment,
) -> Answer<PhoneCodeSent> {
    let id = random::id()?;
    let code = random::code()?;
    let expires_at = now.plus(LIFE);
    tx.end_phone_codes(&file.id, Ending::Replaced, now).await?;
    let new = NewPhoneCode {
        id: &id,
        file: &file.id,
        mac: bound(app, &id, &file.id, phone, &code),
        phone,
        expires_at,
    };
    tx.add_phone_code(new, now).await?;
    let message = sms::phone_code(phone, file.locale, &code, host_of(&app.public_url));
    tx.post(&file.id, &message, now).await?;
    tx.note(&file.id, "phone_code_sent", &json!({ "code": id }), now)
        .await?;
    Ok(PhoneCodeSent {
        phone: masked(phone),
        valid_seconds: now.seconds_until(expires_at),
        resend_seconds: 0,
    })
}

/// The HMAC of a code with all that it is bound to.
fn bound(app: &Shared, id: &str, file: &str, phone: &str, code: &str) -> Vec<u8> {
    let parts = ["phone", id, file, phone, code].map(str::as_bytes);
    app.keys.mac(&parts)
}

/// The number becomes the person's. When it takes the place of another, the code awaited there ends
/// and both old ways, mail and former number, are told.
async fn complete(
    app: &Shared,
    tx: &mut Tx,
    file: &File,
    code: &PhoneCode,
    now: Moment,
) -> Answer<()> {
    tx.end_phone_codes(&file.id, Ending::Used, now).await?;
    let former = tx.verify_phone(&file.id, &code.phone, now).await?;
    let former = former.filter(|former| *former != code.phone);
    let details = json!({ "replaces": former.is_some() });
    tx.note(&file.id, "phone_verified", &details, now).await?;
    if let Some(former) = former {
        tx.end_codes(&file.id, Ending::Changed, now).await?;
        tx.post(&file.id, &sms::replaced(&former, file.locale), now)
            .await?;
        if let Some(notice) = mail::phone_replaced(file, &app.public_url) {
            tx.post(&file.id, &notice, now).await?;
        }
    }
    Ok(())
}

/// A wrong code: tells how many tries are left, or ends it.
async fn refuse(tx: &mut Tx, file: &str, tries: u32, now: Moment) -> Answer<Problem> {
    let left = TRIES.saturating_sub(tries);
    let details = json!({ "tries_left": left });
    if left > 0 {
        tx.note(file, "phone_code_wrong", &details, now).await?;
        return Ok(Problem::tries(left));
    }
    tx.end_phone_codes(file, Ending::Blocked, now).await?;
    tx.note(file, "phone_code_blocked", &details, now).await?;
    Ok(Problem::new(ProblemCode::CodeBlocked))
}
