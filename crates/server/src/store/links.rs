//! Affiliation links: only the hash of a token is kept.

use affilio_domain::date::Date;

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
    /// The account exists.
    pub(crate) activated: bool,
}

impl Store {
    /// The link that a token opens.
    pub(crate) async fn link(&self, token: &str) -> Answer<Option<Link>> {
        let row: Option<(String, String, Option<i64>, Option<i64>)> = sqlx::query_as(
            "SELECT l.file_id, l.expires_on, l.voided_at, a.created_at \
             FROM links l LEFT JOIN accounts a ON a.file_id = l.file_id WHERE l.token_hash = $1",
        )
        .bind(sha256(token.as_bytes()))
        .fetch_optional(&self.read)
        .await?;
        row.map(|(file_id, expires_on, voided_at, activated_at)| {
            Ok(Link {
                file_id,
                expires_on: Date::parse_iso(&expires_on).map_err(Problem::internal)?,
                voided: voided_at.is_some(),
                activated: activated_at.is_some(),
            })
        })
        .transpose()
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
}
