//! SEPA mandates, and the creditor that each employer's contract names.

use super::{Store, Tx};
use crate::clock::Moment;
use crate::problem::Answer;

/// Who asks for the money.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Creditor {
    /// Name.
    pub(crate) name: String,
    /// Postal address, on one line.
    pub(crate) address: String,
    /// *Identifiant créancier SEPA*, checked before it is kept.
    pub(crate) identifier: String,
}

impl Store {
    /// The creditor of an employer's contract, when it is known.
    pub(crate) async fn creditor(&self, employer: &str) -> Answer<Option<Creditor>> {
        let row: Option<(String, String, String)> = sqlx::query_as(
            "SELECT name, address, identifier FROM creditors WHERE employer_id = $1",
        )
        .bind(employer)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|(name, address, identifier)| Creditor {
            name,
            address,
            identifier,
        }))
    }

    /// The reference of a file's mandate, when it has one.
    pub(crate) async fn mandate(&self, file: &str) -> Answer<Option<String>> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT reference FROM mandates WHERE file_id = $1")
                .bind(file)
                .fetch_optional(&self.read)
                .await?;
        Ok(row.map(|(reference,)| reference))
    }
}

impl Tx {
    /// Keeps the creditor of an employer's contract.
    pub(crate) async fn set_creditor(&mut self, employer: &str, creditor: &Creditor) -> Answer<()> {
        sqlx::query(
            "INSERT INTO creditors (employer_id, name, address, identifier) \
             VALUES ($1, $2, $3, $4) ON CONFLICT (employer_id) DO UPDATE SET \
             name = excluded.name, address = excluded.address, identifier = excluded.identifier",
        )
        .bind(employer)
        .bind(&creditor.name)
        .bind(&creditor.address)
        .bind(&creditor.identifier)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Gives a file its mandate, unless it has one; tells which it has, and whether it is new.
    pub(crate) async fn add_mandate(
        &mut self,
        file: &str,
        reference: &str,
        now: Moment,
    ) -> Answer<(String, bool)> {
        let done = sqlx::query(
            "INSERT INTO mandates (file_id, reference, created_at) VALUES ($1, $2, $3) \
             ON CONFLICT (file_id) DO NOTHING",
        )
        .bind(file)
        .bind(reference)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        let (kept,): (String,) =
            sqlx::query_as("SELECT reference FROM mandates WHERE file_id = $1")
                .bind(file)
                .fetch_one(&mut *self.inner)
                .await?;
        Ok((kept, done.rows_affected() == 1))
    }
}
