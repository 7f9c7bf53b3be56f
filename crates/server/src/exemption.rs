//! The employer's side of a *dispense*: an answer, written and dated.

use affilio_domain::date::Date;
use affilio_domain::exemption::ExemptionCase;
use affilio_domain::wire::ExemptionState;
use serde_json::json;

use crate::clock::Moment;
use crate::invitation::DAYS;
use crate::mail;
use crate::papers::document;
use crate::pdf::ExemptionPrint;
use crate::problem::{Answer, Problem};
use crate::routes::answers;
use crate::state::Shared;
use crate::store::{Exemption, File, Kind, Steps};

/// Longest reason, in characters: what an answer to a question may have.
const LONGEST_REASON: usize = 500;

/// What the employer decides.
#[derive(Clone, Debug)]
pub(crate) struct Decision {
    /// Accepted or refused.
    pub(crate) accepted: bool,
    /// Why, told to the person; may be empty when accepted.
    pub(crate) reason: String,
}

/// Answers the request of a file; `false` when none waits.
pub(crate) async fn answer(app: &Shared, file_id: &str, decision: &Decision) -> Answer<bool> {
    let reason = told(&decision.reason);
    if !decision.accepted && reason.is_empty() {
        return Err(Problem::internal("a refusal says why"));
    }
    let waiting = app.store.exemption(file_id).await?;
    let waiting = waiting.filter(|last| last.state == ExemptionState::Asked);
    let (Some(mut file), Some(asked)) = (app.store.file(file_id).await?, waiting) else {
        return Ok(false);
    };
    let steps = answers(app, &file).await?;
    let case = ExemptionCase::from_code(&asked.details.case)
        .ok_or_else(|| Problem::internal("an unknown case"))?;
    let now = app.now();
    if !decision.accepted {
        file.expires_on = last_day(now);
    }
    let mut next = Exemption {
        state: if decision.accepted {
            ExemptionState::Accepted
        } else {
            ExemptionState::Refused
        },
        answered_at: Some(now),
        ..asked
    };
    next.details.reason = reason;
    let print = ExemptionPrint {
        file: &file,
        name: person_name(&file, &steps),
        case,
        exemption: &next,
    };
    let paper = document(app, print.answer()).await?;
    next.answer = Some(paper.id.clone());
    let mut tx = app.store.begin().await?;
    tx.lock_file(file_id, now).await?;
    tx.add_document(file_id, Kind::ExemptionAnswer, &paper, now)
        .await?;
    // Withdrawn or answered meanwhile: nothing of this answer exists.
    if !tx
        .move_exemption(file_id, ExemptionState::Asked, &next)
        .await?
    {
        return Ok(false);
    }
    if !decision.accepted {
        tx.extend_file(file_id, file.expires_on).await?;
    }
    if let Some(to) = &file.email {
        let message = mail::exemption(&file, to, &app.public_url, &next, false);
        tx.post(file_id, &message, now).await?;
    }
    let details = json!({
        "accepted": decision.accepted, "document": paper.sha256,
        "reference": next.details.reference,
    });
    tx.note(file_id, "exemption_answered", &details, now)
        .await?;
    tx.commit().await?;
    Ok(true)
}

/// A reason on one line, of a length that can be printed.
fn told(reason: &str) -> String {
    let words: Vec<&str> = reason.split_whitespace().collect();
    words.join(" ").chars().take(LONGEST_REASON).collect()
}

/// The last day of a file that opens again: waiting for an answer took none of the person's days.
fn last_day(now: Moment) -> Date {
    now.paris_date().add_days(DAYS)
}

/// Who ends a request.
#[derive(Clone, Copy, Debug)]
pub(crate) enum By {
    /// The person, in their space.
    Member,
    /// The office, when the person tells it.
    Office,
}

/// Ends a request that waits or is accepted: the person joins, and the sixty days begin again.
/// `false` when none stands.
pub(crate) async fn withdraw(app: &Shared, file_id: &str, by: By) -> Answer<bool> {
    let now = app.now();
    let Some(mut file) = app.store.file(file_id).await? else {
        return Ok(false);
    };
    let mut tx = app.store.begin().await?;
    tx.lock_file(file_id, now).await?;
    let last = app.store.exemption(file_id).await?;
    let Some(last) = last.filter(|last| last.state.stands()) else {
        return Ok(false);
    };
    let from = last.state;
    let next = Exemption {
        state: ExemptionState::Withdrawn,
        ..last
    };
    if !tx.move_exemption(file_id, from, &next).await? {
        return Ok(false);
    }
    file.expires_on = last_day(now);
    tx.extend_file(file_id, file.expires_on).await?;
    if let Some(to) = &file.email {
        let message = mail::exemption(&file, to, &app.public_url, &next, false);
        tx.post(file_id, &message, now).await?;
    }
    let details = json!({
        "by": match by { By::Member => "member", By::Office => "office" },
        "expires_on": file.expires_on.to_iso(), "from": from.code(),
        "reference": next.details.reference,
    });
    tx.note(file_id, "exemption_withdrawn", &details, now)
        .await?;
    tx.commit().await?;
    Ok(true)
}

/// The name as typed, else as the employer gave it.
pub(crate) fn person_name(file: &File, steps: &Steps) -> String {
    let typed = &steps.profile.draft;
    let given = &file.prefilled.profile;
    let pick = |typed: &str, given: &str| {
        let text = if typed.trim().is_empty() {
            given
        } else {
            typed
        };
        affilio_domain::text::squeeze(text)
    };
    format!(
        "{} {}",
        pick(&typed.first_name, &given.first_name),
        pick(&typed.last_name, &given.last_name)
    )
}
