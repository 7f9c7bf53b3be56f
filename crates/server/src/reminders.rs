//! Reminders before the last day: what is left, in names of steps and nothing else.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::Drafts;
use serde_json::json;

use crate::mail::{self, Reminder};
use crate::problem::Answer;
use crate::random;
use crate::routes::{answers, terms};
use crate::state::Shared;
use crate::store::{File, Steps};

/// Days before the last one at which a reminder leaves, the farthest first.
const DAYS: [i32; 3] = [30, 7, 2];

/// Sends the reminders that are due. After a stop of several days, only the latest of each file.
pub(crate) async fn send_due(app: &Shared) -> Answer<()> {
    let today = app.now().paris_date();
    let farthest = DAYS.into_iter().max().unwrap_or_default();
    let files = app
        .store
        .unsigned_until(today, today.add_days(farthest))
        .await?;
    for id in files {
        // One that cannot be read keeps nobody else from theirs.
        if remind(app, &id).await.is_err() {
            tracing::error!(file = %id, "a reminder could not be sent");
        }
    }
    Ok(())
}

async fn remind(app: &Shared, id: &str) -> Answer<()> {
    match app.store.file(id).await? {
        Some(file) => send_if_due(app, &file).await,
        None => Ok(()),
    }
}

/// The reminder that so many days left call for.
fn due(days_left: i32) -> Option<i32> {
    DAYS.into_iter().rev().find(|days| days_left <= *days)
}

async fn send_if_due(app: &Shared, file: &File) -> Answer<()> {
    let now = app.now();
    let days_left = now.paris_date().days_until(file.expires_on);
    let (Some(to), Some(days)) = (&file.email, due(days_left)) else {
        return Ok(());
    };
    let last = app.store.last_reminder(&file.id, file.expires_on).await?;
    if last.is_some_and(|last| last <= i64::from(days)) {
        return Ok(());
    }
    let steps = answers(app, file).await?;
    let missing = missing(app, file, &steps);
    let known = file.account.is_none() && app.store.account(to).await?.is_some();
    let token = random::token()?;
    let address = if file.account.is_none() {
        mail::link_address(&app.public_url, &token)
    } else {
        format!("{}/connexion", app.public_url)
    };
    let reminder = Reminder {
        file,
        address: &address,
        days_left,
        missing: &missing,
        known,
    };
    let message = reminder.to(to);
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&file.id, now).await?;
    // Signed, extended, activated or reminded meanwhile: whatever was written no longer fits.
    let changed = state.signed || state.exempt || state.expires_on != file.expires_on;
    let activated = tx.is_held(&file.id).await? != file.account.is_some();
    if changed
        || activated
        || !tx
            .add_reminder(&file.id, file.expires_on, days, now)
            .await?
    {
        return Ok(());
    }
    if file.account.is_none() {
        tx.replace_link(&file.id, &token, file.expires_on, now)
            .await?;
    }
    tx.post(&file.id, &message, now).await?;
    let details = json!({ "days": days });
    tx.note(&file.id, "reminded", &details, now).await?;
    tx.commit().await?;
    Ok(())
}

/// The steps that are not done; the signature is always one of them.
fn missing(app: &Shared, file: &File, steps: &Steps) -> Vec<Step> {
    let drafts: Drafts<'_> = steps.drafts();
    let today = app.now().paris_date();
    let faulty = drafts.check(&terms(file), today).err().unwrap_or_default();
    let saved = steps.versions().map(|version| version > 0);
    Step::ALL
        .into_iter()
        .filter(|step| {
            let kept = saved.get(step.rank() - 1).copied().unwrap_or(false);
            !kept || faulty.iter().any(|(place, _)| place == step)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_reminder_has_its_days() {
        for (left, expected) in [
            (31, None),
            (30, Some(30)),
            (8, Some(30)),
            (7, Some(7)),
            (3, Some(7)),
            (2, Some(2)),
            (0, Some(2)),
        ] {
            assert_eq!(due(left), expected, "{left}");
        }
    }
}
