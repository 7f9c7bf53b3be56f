//! The journal, appended in the transaction of the act it tells.

use super::{Store, Tx};
use crate::clock::Moment;
use crate::journal::{Entry, JournalFault, hash, verify};
use crate::problem::Answer;

impl Store {
    /// Checks the whole journal of a file.
    pub(crate) async fn verify_journal(&self, file: &str) -> Answer<Result<(), JournalFault>> {
        type Row = (i64, i64, String, String, Vec<u8>, Vec<u8>);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT seq, at, what, details, prev_hash, hash FROM journal \
             WHERE file_id = $1 ORDER BY seq",
        )
        .bind(file)
        .fetch_all(&self.read)
        .await?;
        let entries: Vec<Entry> = rows
            .into_iter()
            .map(|(seq, at, what, details, prev_hash, hash)| Entry {
                seq,
                at,
                what,
                details,
                prev_hash,
                hash,
            })
            .collect();
        let (last, head): (i64, Vec<u8>) =
            sqlx::query_as("SELECT journal_seq, journal_head FROM files WHERE id = $1")
                .bind(file)
                .fetch_one(&self.read)
                .await?;
        Ok(verify(file, &entries, last, &head))
    }
}

impl Tx {
    /// Appends to the journal of a file whose lock is held. `details` holds no personal data.
    pub(crate) async fn note(
        &mut self,
        file: &str,
        what: &'static str,
        details: &serde_json::Value,
        now: Moment,
    ) -> Answer<()> {
        let (last, head): (i64, Vec<u8>) =
            sqlx::query_as("SELECT journal_seq, journal_head FROM files WHERE id = $1")
                .bind(file)
                .fetch_one(&mut *self.inner)
                .await?;
        let seq = last + 1;
        let details = details.to_string();
        let hash = hash(file, seq, now.0, what, &details, &head);
        sqlx::query(
            "INSERT INTO journal (file_id, seq, at, what, details, prev_hash, hash) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(file)
        .bind(seq)
        .bind(now.0)
        .bind(what)
        .bind(details)
        .bind(head)
        .bind(hash.clone())
        .execute(&mut *self.inner)
        .await?;
        sqlx::query("UPDATE files SET journal_seq = $1, journal_head = $2 WHERE id = $3")
            .bind(seq)
            .bind(hash)
            .bind(file)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }
}
