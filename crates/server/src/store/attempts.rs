//! Limits on attempts, counted in the database so that instances and restarts share them.

use super::Store;
use crate::clock::Moment;
use crate::problem::Answer;

/// A limit: so many attempts in a window, then nothing until the window ends.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limit {
    /// What is limited.
    pub(crate) kind: &'static str,
    /// How many attempts a window holds.
    pub(crate) tries: i64,
    /// Length of the window, in milliseconds.
    pub(crate) window: i64,
}

impl Store {
    /// Counts one attempt; when there are too many, tells when the window ends. Counting comes
    /// before the attempt, so that attempts made at the same instant are all counted.
    pub(crate) async fn count_attempt(
        &self,
        limit: Limit,
        subject: &str,
        now: Moment,
    ) -> Answer<Option<Moment>> {
        let over = now.plus(-limit.window);
        let (since, tries): (i64, i64) = sqlx::query_as(
            "INSERT INTO attempts (kind, subject, since, tries) VALUES ($1, $2, $3, 1) \
             ON CONFLICT (kind, subject) DO UPDATE SET \
             tries = CASE WHEN attempts.since <= $4 THEN 1 ELSE attempts.tries + 1 END, \
             since = CASE WHEN attempts.since <= $4 THEN $3 ELSE attempts.since END \
             RETURNING since, tries",
        )
        .bind(limit.kind)
        .bind(self.keys.subject(subject))
        .bind(now.0)
        .bind(over.0)
        .fetch_one(&self.write)
        .await?;
        Ok((tries > limit.tries).then(|| Moment(since).plus(limit.window)))
    }

    /// Forgets the attempts of somebody who succeeded.
    pub(crate) async fn forgive(&self, limit: Limit, subject: &str) -> Answer<()> {
        sqlx::query("DELETE FROM attempts WHERE kind = $1 AND subject = $2")
            .bind(limit.kind)
            .bind(self.keys.subject(subject))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Removes windows that began before an instant.
    pub(crate) async fn forget_attempts(&self, before: Moment) -> Answer<()> {
        sqlx::query("DELETE FROM attempts WHERE since < $1")
            .bind(before.0)
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
