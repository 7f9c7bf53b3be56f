//! Reminders sent: each once for a file and its last day.

use affilio_domain::date::Date;

use super::{Store, Tx};
use crate::clock::Moment;
use crate::problem::Answer;

impl Store {
    /// Keys of the files that are not signed and whose last day is between two days.
    pub(crate) async fn unsigned_until(&self, from: Date, to: Date) -> Answer<Vec<String>> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT id FROM files WHERE signed_at IS NULL \
             AND (exemption IS NULL OR exemption NOT IN ('asked', 'accepted')) \
             AND expires_on >= $1 AND expires_on <= $2 ORDER BY expires_on, id",
        )
        .bind(from.to_iso())
        .bind(to.to_iso())
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The nearest to the end of the reminders sent before that last day, in days.
    pub(crate) async fn last_reminder(&self, file: &str, expires_on: Date) -> Answer<Option<i64>> {
        let (days,): (Option<i64>,) = sqlx::query_as(
            "SELECT MIN(days) FROM reminders WHERE file_id = $1 AND expires_on = $2",
        )
        .bind(file)
        .bind(expires_on.to_iso())
        .fetch_one(&self.read)
        .await?;
        Ok(days)
    }
}

impl Tx {
    /// Notes a reminder; `false` when this very one was sent before.
    pub(crate) async fn add_reminder(
        &mut self,
        file: &str,
        expires_on: Date,
        days: i32,
        now: Moment,
    ) -> Answer<bool> {
        let done = sqlx::query(
            "INSERT INTO reminders (file_id, expires_on, days, sent_at) VALUES ($1, $2, $3, $4) \
             ON CONFLICT (file_id, expires_on, days) DO NOTHING",
        )
        .bind(file)
        .bind(expires_on.to_iso())
        .bind(i64::from(days))
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(done.rows_affected() == 1)
    }
}
