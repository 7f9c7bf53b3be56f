//! Sessions: only the hash of a token is kept.

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::sha256;
use crate::problem::Answer;

/// A session found by its token.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// Key of the file.
    pub(crate) file_id: String,
    /// When it began.
    pub(crate) created_at: Moment,
    /// When it last served.
    pub(crate) last_seen_at: Moment,
    /// Signed out.
    pub(crate) ended: bool,
}

impl Store {
    /// The session that a token opens.
    pub(crate) async fn session(&self, token: &str) -> Answer<Option<Session>> {
        let row: Option<(String, i64, i64, Option<i64>)> = sqlx::query_as(
            "SELECT file_id, created_at, last_seen_at, ended_at FROM sessions \
             WHERE token_hash = $1",
        )
        .bind(sha256(token.as_bytes()))
        .fetch_optional(&self.read)
        .await?;
        Ok(
            row.map(|(file_id, created_at, last_seen_at, ended_at)| Session {
                file_id,
                created_at: Moment(created_at),
                last_seen_at: Moment(last_seen_at),
                ended: ended_at.is_some(),
            }),
        )
    }

    /// Notes that a session served.
    pub(crate) async fn touch_session(&self, token: &str, now: Moment) -> Answer<()> {
        sqlx::query("UPDATE sessions SET last_seen_at = $1 WHERE token_hash = $2")
            .bind(now.0)
            .bind(sha256(token.as_bytes()))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Removes sessions that began before an instant.
    pub(crate) async fn forget_sessions(&self, before: Moment) -> Answer<()> {
        sqlx::query("DELETE FROM sessions WHERE created_at < $1")
            .bind(before.0)
            .execute(&self.write)
            .await?;
        Ok(())
    }
}

impl Tx {
    /// Begins a session.
    pub(crate) async fn add_session(&mut self, file: &str, token: &str, now: Moment) -> Answer<()> {
        sqlx::query(
            "INSERT INTO sessions (token_hash, file_id, created_at, last_seen_at) \
             VALUES ($1, $2, $3, $3)",
        )
        .bind(sha256(token.as_bytes()))
        .bind(file)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Ends a session, for good.
    pub(crate) async fn end_session(&mut self, token: &str, now: Moment) -> Answer<()> {
        sqlx::query("UPDATE sessions SET ended_at = $1 WHERE token_hash = $2 AND ended_at IS NULL")
            .bind(now.0)
            .bind(sha256(token.as_bytes()))
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }
}
