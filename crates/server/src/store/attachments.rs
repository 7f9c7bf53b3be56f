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

/// What is known of a file joined without opening it.
pub(crate) struct Joined {
    /// What for.
    pub(crate) purpose: AttachmentPurpose,
    /// Whom or what it is about.
    pub(crate) subject: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// What it held is erased.
    pub(crate) removed: bool,
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

fn known_purpose(code: &str) -> Answer<AttachmentPurpose> {
    AttachmentPurpose::from_code(code).ok_or_else(|| Problem::internal("an unknown purpose"))
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
                    purpose: known_purpose(&purpose)?,
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
    /// How many files are joined, and their bytes together, read under the file's lock: for the piece
    /// that the stage of that rank asks for, or in all when the rank is empty.
    pub(crate) async fn attached(&mut self, file: &str, asked: &str) -> Answer<(i64, i64)> {
        let sums = sqlx::query_as(
            "SELECT COUNT(*), CAST(COALESCE(SUM(size), 0) AS BIGINT) FROM attachments \
             WHERE file_id = $1 AND removed_at IS NULL \
             AND ($2 = '' OR (purpose = $3 AND subject = $2))",
        )
        .bind(file)
        .bind(asked)
        .bind(AttachmentPurpose::AskedPiece.code())
        .fetch_one(&mut *self.inner)
        .await?;
        Ok(sums)
    }

    /// The ids of the files joined, the oldest first, read under the file's lock.
    pub(crate) async fn attached_ids(&mut self, file: &str) -> Answer<Vec<String>> {
        let ids = sqlx::query_scalar(
            "SELECT id FROM attachments \
             WHERE file_id = $1 AND removed_at IS NULL ORDER BY created_at, id",
        )
        .bind(file)
        .fetch_all(&mut *self.inner)
        .await?;
        Ok(ids)
    }

    /// The names of the files joined, read under the file's lock.
    pub(crate) async fn attachment_names(&mut self, file: &str) -> Answer<Vec<String>> {
        let rows: Vec<(String, Vec<u8>)> = sqlx::query_as(
            "SELECT id, name FROM attachments WHERE file_id = $1 AND removed_at IS NULL",
        )
        .bind(file)
        .fetch_all(&mut *self.inner)
        .await?;
        let opened = rows
            .iter()
            .map(|(id, name)| open_text(&self.keys, name_place(id), name));
        Ok(opened.collect::<Result<_, _>>()?)
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

    /// What is known of a file that was joined once, read under the lock of the member's file.
    pub(crate) async fn joined(&mut self, file: &str, id: &str) -> Answer<Option<Joined>> {
        let row: Option<(String, String, String, Option<i64>)> = sqlx::query_as(
            "SELECT purpose, subject, sha256, removed_at FROM attachments \
             WHERE id = $1 AND file_id = $2",
        )
        .bind(id)
        .bind(file)
        .fetch_optional(&mut *self.inner)
        .await?;
        row.map(|(purpose, subject, sha256, removed_at)| {
            Ok(Joined {
                purpose: known_purpose(&purpose)?,
                subject,
                sha256,
                removed: removed_at.is_some(),
            })
        })
        .transpose()
    }

    /// Removes a file and erases what it held.
    pub(crate) async fn detach(&mut self, id: &str, now: Moment) -> Answer<()> {
        sqlx::query("UPDATE attachments SET removed_at = $1, name = $2, bytes = $2 WHERE id = $3")
            .bind(now.0)
            .bind(Vec::<u8>::new())
            .bind(id)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }
}
