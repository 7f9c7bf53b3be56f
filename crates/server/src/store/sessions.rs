//! Sessions: only the hash of a token is kept.

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::{hex, sha256};
use crate::problem::Answer;

/// A session found by its token.
#[derive(Clone, Debug)]
pub(crate) struct Session {
    /// Name for the person's own list: tells nothing of the token.
    pub(crate) id: String,
    /// Key of the account.
    pub(crate) account_id: String,
    /// Key of the file chosen.
    pub(crate) file_id: String,
    /// When it began.
    pub(crate) created_at: Moment,
    /// When it last served.
    pub(crate) last_seen_at: Moment,
    /// Family of the browser.
    pub(crate) browser: String,
    /// Signed out.
    pub(crate) ended: bool,
}

/// A session to be opened.
pub(crate) struct NewSession<'a> {
    /// Key of the account.
    pub(crate) account: &'a str,
    /// Key of the file chosen.
    pub(crate) file: &'a str,
    /// Token of the cookie.
    pub(crate) token: &'a str,
    /// Family of the browser.
    pub(crate) browser: &'a str,
}

type Row = (Vec<u8>, String, String, i64, i64, String, Option<i64>);

const COLUMNS: &str = "SELECT token_hash, account_id, file_id, created_at, last_seen_at, browser, \
                       ended_at FROM sessions";

fn session(row: Row) -> Session {
    let (token_hash, account_id, file_id, created_at, last_seen_at, browser, ended_at) = row;
    Session {
        id: name(&token_hash),
        account_id,
        file_id,
        created_at: Moment(created_at),
        last_seen_at: Moment(last_seen_at),
        browser,
        ended: ended_at.is_some(),
    }
}

/// The name of a session, made of what is kept of its token and useless to find either.
fn name(token_hash: &[u8]) -> String {
    let mut text = hex(&sha256(&[b"session", token_hash].concat()));
    text.truncate(32);
    text
}

impl Store {
    /// The session that a token opens.
    pub(crate) async fn session(&self, token: &str) -> Answer<Option<Session>> {
        let row: Option<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE token_hash = $1"
        )))
        .bind(sha256(token.as_bytes()))
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(session))
    }

    /// The sessions of an account that nobody ended, the one that served last first.
    pub(crate) async fn account_sessions(&self, account: &str) -> Answer<Vec<Session>> {
        let rows: Vec<Row> = sqlx::query_as(sqlx::AssertSqlSafe(format!(
            "{COLUMNS} WHERE account_id = $1 AND ended_at IS NULL ORDER BY last_seen_at DESC"
        )))
        .bind(account)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(session).collect())
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

    /// Opens another file of the account in a session.
    pub(crate) async fn choose_file(&self, token: &str, file: &str) -> Answer<()> {
        sqlx::query("UPDATE sessions SET file_id = $1 WHERE token_hash = $2")
            .bind(file)
            .bind(sha256(token.as_bytes()))
            .execute(&self.write)
            .await?;
        Ok(())
    }

    /// Development: a session that began and last served so much earlier.
    pub(crate) async fn age_session(&self, token: &str, milliseconds: i64) -> Answer<()> {
        sqlx::query(
            "UPDATE sessions SET created_at = created_at - $1, last_seen_at = last_seen_at - $1 \
             WHERE token_hash = $2",
        )
        .bind(milliseconds)
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
    pub(crate) async fn add_session(&mut self, new: &NewSession<'_>, now: Moment) -> Answer<()> {
        sqlx::query(
            "INSERT INTO sessions (token_hash, account_id, file_id, browser, created_at, \
             last_seen_at) VALUES ($1, $2, $3, $4, $5, $5)",
        )
        .bind(sha256(new.token.as_bytes()))
        .bind(new.account)
        .bind(new.file)
        .bind(new.browser)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Ends a session, for good.
    pub(crate) async fn end_session(&mut self, token: &str, now: Moment) -> Answer<()> {
        self.end_session_by_hash(sha256(token.as_bytes()), now)
            .await
    }

    async fn end_session_by_hash(&mut self, hash: Vec<u8>, now: Moment) -> Answer<()> {
        sqlx::query("UPDATE sessions SET ended_at = $1 WHERE token_hash = $2 AND ended_at IS NULL")
            .bind(now.0)
            .bind(hash)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Ends the sessions of an account, or the one of this name, save the one of a token. How many
    /// ended.
    pub(crate) async fn end_sessions(
        &mut self,
        account: &str,
        named: Option<&str>,
        kept: Option<&str>,
        now: Moment,
    ) -> Answer<usize> {
        let rows: Vec<(Vec<u8>,)> = sqlx::query_as(
            "SELECT token_hash FROM sessions WHERE account_id = $1 AND ended_at IS NULL",
        )
        .bind(account)
        .fetch_all(&mut *self.inner)
        .await?;
        let kept = kept.map(|token| sha256(token.as_bytes()));
        let ended: Vec<Vec<u8>> = rows
            .into_iter()
            .map(|(hash,)| hash)
            .filter(|hash| Some(hash) != kept.as_ref())
            .filter(|hash| named.is_none_or(|wanted| wanted == name(hash)))
            .collect();
        let count = ended.len();
        for hash in ended {
            self.end_session_by_hash(hash, now).await?;
        }
        Ok(count)
    }
}
