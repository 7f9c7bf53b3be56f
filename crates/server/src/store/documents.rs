//! Documents: the one that was shown, the one that is signed.

use super::{Store, Tx};
use crate::clock::Moment;
use crate::crypto::Place;
use crate::problem::Answer;

/// What a document is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Shown before the signature; its fingerprint is what is signed.
    Shown,
    /// The same answers with the signature.
    Signed,
    /// Acknowledges a request to stay out of the plan.
    ExemptionRequest,
    /// Answers it.
    ExemptionAnswer,
}

impl Kind {
    const fn name(self) -> &'static str {
        match self {
            Self::Shown => "shown",
            Self::Signed => "signed",
            Self::ExemptionRequest => "exemption_request",
            Self::ExemptionAnswer => "exemption_answer",
        }
    }
}

/// A document.
#[derive(Clone, Debug)]
pub(crate) struct Document {
    /// Key of the row.
    pub(crate) id: String,
    /// SHA-256 of the bytes, in hexadecimal.
    pub(crate) sha256: String,
    /// The PDF.
    pub(crate) bytes: Vec<u8>,
    /// What it was made from, as JSON.
    pub(crate) inputs: Vec<u8>,
}

const fn bytes_place(row: &str) -> Place<'_> {
    Place {
        column: "documents.bytes",
        row,
    }
}

const fn inputs_place(row: &str) -> Place<'_> {
    Place {
        column: "documents.inputs",
        row,
    }
}

impl Store {
    /// A document of a file.
    pub(crate) async fn document(&self, file: &str, id: &str) -> Answer<Option<Document>> {
        let row: Option<(String, Vec<u8>, Vec<u8>)> = sqlx::query_as(
            "SELECT sha256, bytes, inputs FROM documents WHERE id = $1 AND file_id = $2",
        )
        .bind(id)
        .bind(file)
        .fetch_optional(&self.read)
        .await?;
        row.map(|(sha256, bytes, inputs)| {
            Ok(Document {
                id: id.to_owned(),
                sha256,
                bytes: self.keys.open(bytes_place(id), &bytes)?,
                inputs: self.keys.open(inputs_place(id), &inputs)?,
            })
        })
        .transpose()
    }
}

impl Tx {
    /// Adds a document.
    pub(crate) async fn add_document(
        &mut self,
        file: &str,
        kind: Kind,
        document: &Document,
        now: Moment,
    ) -> Answer<()> {
        let bytes = self.seal(bytes_place(&document.id), &document.bytes)?;
        let inputs = self.seal(inputs_place(&document.id), &document.inputs)?;
        sqlx::query(
            "INSERT INTO documents (id, file_id, kind, sha256, bytes, inputs, created_at) \
             VALUES ($1, $2, $3, $4, $5, $6, $7)",
        )
        .bind(&document.id)
        .bind(file)
        .bind(kind.name())
        .bind(&document.sha256)
        .bind(bytes)
        .bind(inputs)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}
