//! Documents of a file: printed once, named by their fingerprint, given back as they were.

use crate::crypto::{hex, sha256};
use crate::pdf::Printable;
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::Shared;
use crate::store::Document;

/// Prints a paper and names it by its fingerprint; its inputs are kept, to print it again.
pub(crate) async fn document<T: Printable>(app: &Shared, paper: T) -> Answer<Document> {
    let inputs = serde_json::to_vec(&paper)?;
    let bytes = app.printer.print(paper).await?;
    Ok(Document {
        id: random::id()?,
        sha256: hex(&sha256(&bytes)),
        bytes,
        inputs,
    })
}

/// The bytes of a document that a file names: it is there.
pub(crate) async fn stored(app: &Shared, file: &str, id: &str) -> Answer<Vec<u8>> {
    let found = app.store.document(file, id).await?;
    found
        .map(|document| document.bytes)
        .ok_or_else(|| Problem::internal("a document is missing"))
}
