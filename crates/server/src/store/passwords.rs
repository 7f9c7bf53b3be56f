//! What replaces a password: links for those who forgot it, provisional ones printed in a letter.

use affilio_domain::date::Date;

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::{same, sha256};
use crate::problem::{Answer, Problem};

/// A provisional password, as kept.
#[derive(Clone, Debug)]
pub(crate) struct Provisional {
    /// Key of the file.
    pub(crate) file_id: String,
    mac: Vec<u8>,
    /// Last day.
    pub(crate) expires_on: Date,
    /// It served.
    pub(crate) used: bool,
}

impl Provisional {
    /// Whether this is the MAC of what was printed.
    pub(crate) fn is(&self, mac: &[u8]) -> bool {
        same(&self.mac, mac)
    }
}

impl Store {
    /// The account whose password a link can still change.
    pub(crate) async fn reset(&self, token: &str, now: Moment) -> Answer<Option<String>> {
        let row: Option<(String,)> = sqlx::query_as(
            "SELECT account_id FROM resets \
             WHERE token_hash = $1 AND ended_at IS NULL AND expires_at > $2",
        )
        .bind(sha256(token.as_bytes()))
        .bind(now.0)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|(account,)| account))
    }

    /// The provisional password of the file that a *numéro d'adhérent* names.
    pub(crate) async fn provisional(&self, member_number: &str) -> Answer<Option<Provisional>> {
        let row: Option<(String, Vec<u8>, String, Option<i64>)> = sqlx::query_as(
            "SELECT p.file_id, p.mac, p.expires_on, p.used_at \
             FROM provisional p JOIN files f ON f.id = p.file_id WHERE f.member_number = $1",
        )
        .bind(member_number.trim())
        .fetch_optional(&self.read)
        .await?;
        row.map(|(file_id, mac, expires_on, used_at)| {
            Ok(Provisional {
                file_id,
                mac,
                expires_on: Date::parse_iso(&expires_on).map_err(Problem::internal)?,
                used: used_at.is_some(),
            })
        })
        .transpose()
    }

    /// Removes links that ended before an instant, and provisional passwords that are over.
    pub(crate) async fn forget_resets(&self, before: Moment, today: Date) -> Answer<()> {
        sqlx::query("DELETE FROM resets WHERE expires_at < $1")
            .bind(before.0)
            .execute(&self.write)
            .await?;
        sqlx::query("DELETE FROM provisional WHERE expires_on < $1")
            .bind(today.to_iso())
            .execute(&self.write)
            .await?;
        Ok(())
    }
}

impl Tx {
    /// Adds a link that changes the password; those before it are void.
    pub(crate) async fn replace_reset(
        &mut self,
        account: &str,
        token: &str,
        expires_at: Moment,
        now: Moment,
    ) -> Answer<()> {
        self.end_resets(account, now).await?;
        sqlx::query(
            "INSERT INTO resets (token_hash, account_id, created_at, expires_at) \
             VALUES ($1, $2, $3, $4)",
        )
        .bind(sha256(token.as_bytes()))
        .bind(account)
        .bind(now.0)
        .bind(expires_at.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Takes a link that changes the password, once; `false` when it served or is over.
    pub(crate) async fn take_reset(&mut self, token: &str, now: Moment) -> Answer<bool> {
        let done = sqlx::query(
            "UPDATE resets SET ended_at = $1 \
             WHERE token_hash = $2 AND ended_at IS NULL AND expires_at > $1",
        )
        .bind(now.0)
        .bind(sha256(token.as_bytes()))
        .execute(&mut *self.inner)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Voids every link that would change the password.
    pub(crate) async fn end_resets(&mut self, account: &str, now: Moment) -> Answer<()> {
        sqlx::query("UPDATE resets SET ended_at = $1 WHERE account_id = $2 AND ended_at IS NULL")
            .bind(now.0)
            .bind(account)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Keeps the provisional password of a file, in place of the one before.
    pub(crate) async fn replace_provisional(
        &mut self,
        file: &str,
        mac: &[u8],
        expires_on: Date,
        now: Moment,
    ) -> Answer<()> {
        sqlx::query(
            "INSERT INTO provisional (file_id, mac, created_at, expires_on) \
             VALUES ($1, $2, $3, $4) ON CONFLICT (file_id) DO UPDATE SET \
             mac = $2, created_at = $3, expires_on = $4, used_at = NULL",
        )
        .bind(file)
        .bind(mac)
        .bind(now.0)
        .bind(expires_on.to_iso())
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Takes a provisional password, once; `false` when it served already.
    pub(crate) async fn take_provisional(&mut self, file: &str, now: Moment) -> Answer<bool> {
        let done = sqlx::query(
            "UPDATE provisional SET used_at = $1 WHERE file_id = $2 AND used_at IS NULL",
        )
        .bind(now.0)
        .bind(file)
        .execute(&mut *self.inner)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Voids the provisional passwords of an account's files that did not serve.
    pub(crate) async fn void_provisional(&mut self, account: &str, now: Moment) -> Answer<()> {
        sqlx::query(
            "UPDATE provisional SET used_at = $1 WHERE used_at IS NULL \
             AND file_id IN (SELECT id FROM files WHERE account_id = $2)",
        )
        .bind(now.0)
        .bind(account)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}
