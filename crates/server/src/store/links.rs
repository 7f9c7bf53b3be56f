//! Affiliation links: only the hash of a token is kept.

use affilio_domain::date::Date;
use affilio_domain::wire::ProblemCode;

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::sha256;
use crate::problem::{Answer, Problem};

/// A link found by its token.
#[derive(Clone, Debug)]
pub(crate) struct Link {
    /// Key of the file.
    pub(crate) file_id: String,
    /// Last day of the link.
    pub(crate) expires_on: Date,
    /// A newer link replaces this one.
    pub(crate) voided: bool,
    /// An account holds the file.
    pub(crate) activated: bool,
    /// Another account has the address that the link was sent to.
    pub(crate) known: bool,
}

impl Store {
    /// The link that a token opens.
    pub(crate) async fn link(&self, token: &str) -> Answer<Option<Link>> {
        type Row = (String, String, Option<i64>, Option<String>, i64);
        let row: Option<Row> = sqlx::query_as(
            "SELECT l.file_id, l.expires_on, l.voided_at, f.account_id, \
             (SELECT COUNT(*) FROM accounts a WHERE a.email_index = f.email_index) \
             FROM links l JOIN files f ON f.id = l.file_id WHERE l.token_hash = $1",
        )
        .bind(sha256(token.as_bytes()))
        .fetch_optional(&self.read)
        .await?;
        row.map(|(file_id, expires_on, voided_at, account, known)| {
            Ok(Link {
                file_id,
                expires_on: Date::parse_iso(&expires_on).map_err(Problem::internal)?,
                voided: voided_at.is_some(),
                activated: account.is_some(),
                known: known > 0,
            })
        })
        .transpose()
    }
}

impl Store {
    /// Development: a file and its links whose last day is so many days nearer.
    pub(crate) async fn age_file(&self, member_number: &str, days: i32) -> Answer<()> {
        let known: Option<(String, String)> =
            sqlx::query_as("SELECT id, expires_on FROM files WHERE member_number = $1")
                .bind(member_number)
                .fetch_optional(&self.read)
                .await?;
        let (file, expires_on) = known.ok_or(ProblemCode::NotFound)?;
        let last = Date::parse_iso(&expires_on).map_err(Problem::internal)?;
        let last = last.add_days(-days).to_iso();
        for statement in [
            "UPDATE files SET expires_on = $1 WHERE id = $2",
            "UPDATE links SET expires_on = $1 WHERE file_id = $2",
        ] {
            sqlx::query(statement)
                .bind(&last)
                .bind(&file)
                .execute(&self.write)
                .await?;
        }
        Ok(())
    }
}

impl Tx {
    /// Adds a link; those before it are void.
    pub(crate) async fn replace_link(
        &mut self,
        file: &str,
        token: &str,
        expires_on: Date,
        now: Moment,
    ) -> Answer<()> {
        sqlx::query("UPDATE links SET voided_at = $1 WHERE file_id = $2 AND voided_at IS NULL")
            .bind(now.0)
            .bind(file)
            .execute(&mut *self.inner)
            .await?;
        sqlx::query(
            "INSERT INTO links (token_hash, file_id, created_at, expires_on) \
             VALUES ($1, $2, $3, $4)",
        )
        .bind(sha256(token.as_bytes()))
        .bind(file)
        .bind(now.0)
        .bind(expires_on.to_iso())
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Whether a token still opens its file, read under the file's lock.
    pub(crate) async fn link_is_live(&mut self, token: &str) -> Answer<bool> {
        let (live,): (i64,) = sqlx::query_as(
            "SELECT COUNT(*) FROM links WHERE token_hash = $1 AND voided_at IS NULL",
        )
        .bind(sha256(token.as_bytes()))
        .fetch_one(&mut *self.inner)
        .await?;
        Ok(live == 1)
    }

    /// Whether an account holds the file, read under the file's lock.
    pub(crate) async fn is_held(&mut self, file: &str) -> Answer<bool> {
        let (account,): (Option<String>,) =
            sqlx::query_as("SELECT account_id FROM files WHERE id = $1")
                .bind(file)
                .fetch_one(&mut *self.inner)
                .await?;
        Ok(account.is_some())
    }
}
