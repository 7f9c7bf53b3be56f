//! Idempotency keys: an answer is kept with its effect, in the same transaction.

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::Place;
use crate::problem::Answer;

/// An answer given before to the same key.
#[derive(Clone, Debug)]
pub(crate) struct Stored {
    /// HMAC of the body that came with the key.
    pub(crate) body_mac: Vec<u8>,
    /// Status of the answer.
    pub(crate) status: u16,
    /// Body of the answer.
    pub(crate) body: Vec<u8>,
}

const fn place(row: &str) -> Place<'_> {
    Place {
        column: "idempotency.body",
        row,
    }
}

fn row_key(scope: &str, key: &str) -> String {
    format!("{scope}\n{key}")
}

impl Tx {
    /// The answer given before, read under the file's lock.
    pub(crate) async fn stored_answer(&mut self, scope: &str, key: &str) -> Answer<Option<Stored>> {
        let row: Option<(Vec<u8>, i64, Vec<u8>)> = sqlx::query_as(
            "SELECT body_mac, status, body FROM idempotency WHERE scope = $1 AND key = $2",
        )
        .bind(scope)
        .bind(key)
        .fetch_optional(&mut *self.inner)
        .await?;
        row.map(|(body_mac, status, body)| {
            Ok(Stored {
                body_mac,
                status: u16::try_from(status).unwrap_or(500),
                body: self.keys.open(place(&row_key(scope, key)), &body)?,
            })
        })
        .transpose()
    }

    /// Keeps an answer.
    pub(crate) async fn store_answer(
        &mut self,
        scope: &str,
        key: &str,
        answer: &Stored,
        now: Moment,
    ) -> Answer<()> {
        let body = self.seal(place(&row_key(scope, key)), &answer.body)?;
        sqlx::query(
            "INSERT INTO idempotency (scope, key, body_mac, status, body, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(scope)
        .bind(key)
        .bind(answer.body_mac.clone())
        .bind(i64::from(answer.status))
        .bind(body)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}

impl Store {
    /// Removes answers kept before an instant.
    pub(crate) async fn forget_answers(&self, before: Moment) -> Answer<()> {
        sqlx::query("DELETE FROM idempotency WHERE created_at < $1")
            .bind(before.0)
            .execute(&self.write)
            .await?;
        Ok(())
    }
}
