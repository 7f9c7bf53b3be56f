//! Files that people join, sealed.

use affilio_domain::wire::{AttachmentPurpose, AttachmentView};

use super::{Store, Tx, open_text};
use crate::clock::Moment;
use crate::crypto::Place;
use crate::problem::{Answer, Problem};

/// A file to be joined.
pub(crate) struct NewAttachment<'a> {
    /// Key of the row.
    pub(crate) id: &'a str,
    /// What for.
    pub(crate) purpose: AttachmentPurpose,
    /// Whom or what it is about; names nobody.
    pub(crate) subject: &'a str,
    /// Its harmless name.
    pub(crate) name: &'a str,
    /// Registered name of its kind.
    pub(crate) media: &'static str,
    /// The bytes.
    pub(crate) bytes: &'a [u8],
    /// How many.
    pub(crate) size: u32,
    /// SHA-256 of the bytes, in hexadecimal.
    pub(crate) sha256: &'a str,
}

/// A file joined, opened.
pub(crate) struct Attachment {
    /// Its name.
    pub(crate) name: String,
    /// Registered name of its kind.
    pub(crate) media: String,
    /// The bytes.
    pub(crate) bytes: Vec<u8>,
}

const fn name_place(row: &str) -> Place<'_> {
    Place {
        column: "attachments.name",
        row,
    }
}

const fn bytes_place(row: &str) -> Place<'_> {
    Place {
        column: "attachments.bytes",
        row,
    }
}

impl Store {
    /// The files joined, the oldest first.
    pub(crate) async fn attachments(&self, file: &str) -> Answer<Vec<AttachmentView>> {
        type Row = (String, String, String, Vec<u8>, i64, i64);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, purpose, subject, name, size, created_at FROM attachments \
             WHERE file_id = $1 AND removed_at IS NULL ORDER BY created_at, id",
        )
        .bind(file)
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .map(|(id, purpose, subject, name, size, at)| {
                Ok(AttachmentView {
                    purpose: AttachmentPurpose::from_code(&purpose)
                        .ok_or_else(|| Problem::internal("an unknown purpose"))?,
                    subject,
                    name: open_text(&self.keys, name_place(&id), &name)?,
                    id,
                    size: u32::try_from(size).unwrap_or(u32::MAX),
                    added_at: Moment(at).to_iso(),
                })
            })
            .collect()
    }

    /// A file joined, with its bytes.
    pub(crate) async fn attachment(&self, file: &str, id: &str) -> Answer<Option<Attachment>> {
        let row: Option<(Vec<u8>, String, Vec<u8>)> = sqlx::query_as(
            "SELECT name, media, bytes FROM attachments \
             WHERE id = $1 AND file_id = $2 AND removed_at IS NULL",
        )
        .bind(id)
        .bind(file)
        .fetch_optional(&self.read)
        .await?;
        row.map(|(name, media, bytes)| {
            Ok(Attachment {
                name: open_text(&self.keys, name_place(id), &name)?,
                media,
                bytes: self.keys.open(bytes_place(id), &bytes)?,
            })
        })
        .transpose()
    }
}

impl Tx {
    /// How many files are joined, and their bytes together, read under the file's lock.
    pub(crate) async fn attached(&mut self, file: &str) -> Answer<(i64, i64)> {
        let sums = sqlx::query_as(
            "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM attachments \
             WHERE file_id = $1 AND removed_at IS NULL",
        )
        .bind(file)
        .fetch_one(&mut *self.inner)
        .await?;
        Ok(sums)
    }

    /// Joins a file.
    pub(crate) async fn attach(
        &mut self,
        file: &str,
        new: &NewAttachment<'_>,
        now: Moment,
    ) -> Answer<()> {
        let name = self.seal(name_place(new.id), new.name.as_bytes())?;
        let bytes = self.seal(bytes_place(new.id), new.bytes)?;
        sqlx::query(
            "INSERT INTO attachments (id, file_id, purpose, subject, name, media, bytes, size, \
             sha256, created_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)",
        )
        .bind(new.id)
        .bind(file)
        .bind(new.purpose.code())
        .bind(new.subject)
        .bind(name)
        .bind(new.media)
        .bind(bytes)
        .bind(i64::from(new.size))
        .bind(new.sha256)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Removes a file and erases what it held. Its fingerprint when this act removed it, `None` when
    /// it was removed before.
    ///
    /// # Errors
    /// [`affilio_domain::wire::ProblemCode::AttachmentUnknown`] when it was never there.
    pub(crate) async fn detach(
        &mut self,
        file: &str,
        id: &str,
        now: Moment,
    ) -> Answer<Option<String>> {
        let known: Option<(String, Option<i64>)> = sqlx::query_as(
            "SELECT sha256, removed_at FROM attachments WHERE id = $1 AND file_id = $2",
        )
        .bind(id)
        .bind(file)
        .fetch_optional(&mut *self.inner)
        .await?;
        let (sha256, removed_at) =
            known.ok_or(affilio_domain::wire::ProblemCode::AttachmentUnknown)?;
        if removed_at.is_some() {
            return Ok(None);
        }
        sqlx::query("UPDATE attachments SET removed_at = $1, name = $2, bytes = $2 WHERE id = $3")
            .bind(now.0)
            .bind(Vec::<u8>::new())
            .bind(id)
            .execute(&mut *self.inner)
            .await?;
        Ok(Some(sha256))
    }
}
