//! The codes awaited, for a screen opened while they travel: a phone drops a tab while its SMS is read.

use affilio_domain::wire::{CodeAwaited, CodeSent, FileStatus, PhoneCodeAwaited, PhoneCodeSent};

use super::file::status;
use super::one_time::{DAY, masked, pause_after, standing};
use super::signature::{SHOWN, SMS_FIRST, live, shown_way};
use crate::clock::Moment;
use crate::pdf::Bulletin;
use crate::problem::{Answer, Problem};
use crate::state::Shared;
use crate::store::File;

/// The code that would sign the file, and what was accepted with it.
pub(super) async fn to_sign(app: &Shared, file: &File) -> Answer<Option<CodeAwaited>> {
    let now = app.now();
    if status(file, now.paris_date()) != FileStatus::Open {
        return Ok(None);
    }
    let last = app.store.last_code(&file.id).await?;
    let Some(code) = last.filter(|code| live(code, now).is_ok()) else {
        return Ok(None);
    };
    let document = app.store.document(&file.id, &code.document).await?;
    let document =
        document.ok_or_else(|| Problem::internal("the document of a code is missing"))?;
    let bulletin: Bulletin = serde_json::from_slice(&document.inputs)?;
    let [marketing_mail, marketing_sms] = bulletin.marketing();
    let (asked, by_sms) = app.store.codes_since(&file.id, now.plus(-DAY)).await?;
    Ok(Some(CodeAwaited {
        sent: CodeSent {
            sent_to: shown_way(code.channel, &code.sent_to),
            channel: code.channel,
            mail_offered: by_sms >= SMS_FIRST && file.email.is_some(),
            valid_seconds: now.seconds_until(code.expires_at),
            resend_seconds: resend_seconds(&asked, now),
            fingerprint: code.document_sha256.chars().take(SHOWN).collect(),
        },
        marketing_mail,
        marketing_sms,
    }))
}

/// The code that would verify a number.
pub(super) async fn to_verify(app: &Shared, file: &File) -> Answer<Option<PhoneCodeAwaited>> {
    let now = app.now();
    if status(file, now.paris_date()) != FileStatus::Open {
        return Ok(None);
    }
    let last = app.store.last_phone_code(&file.id).await?;
    let Some(code) = last.filter(|code| standing(code.ended_by, code.expires_at, now).is_ok())
    else {
        return Ok(None);
    };
    let asked = app
        .store
        .phone_codes_since(&file.id, now.plus(-DAY))
        .await?;
    Ok(Some(PhoneCodeAwaited {
        sent: PhoneCodeSent {
            phone: masked(&code.phone),
            valid_seconds: now.seconds_until(code.expires_at),
            resend_seconds: resend_seconds(&asked, now),
        },
        number: code.phone,
    }))
}

/// Seconds before another code can be asked for.
fn resend_seconds(asked: &[Moment], now: Moment) -> u32 {
    let next = asked.last().map(|last| last.plus(pause_after(asked.len())));
    next.map_or(0, |next| now.seconds_until(next))
}
