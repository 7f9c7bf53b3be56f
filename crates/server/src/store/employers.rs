//! Employers and what they arranged.

use super::{Store, Tx};
use crate::problem::Answer;

/// An employer and its group's terms.
#[derive(Clone, Debug)]
pub(crate) struct Employer {
    /// Key of the row.
    pub(crate) id: String,
    /// Name, as printed.
    pub(crate) name: String,
    /// Id of the contract.
    pub(crate) contract: String,
    /// Ids of the levels on offer, from the lowest.
    pub(crate) levels: Vec<String>,
    /// Id of the compulsory level.
    pub(crate) mandatory_level: String,
    /// Part of the compulsory contribution that the employer pays, such as `0.50`.
    pub(crate) employer_share: String,
}

impl Store {
    /// The employers, in the order of their names.
    pub(crate) async fn employers(&self) -> Answer<Vec<Employer>> {
        type Row = (String, String, String, String, String, String);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, name, contract, levels, mandatory_level, employer_share \
             FROM employers ORDER BY name",
        )
        .fetch_all(&self.read)
        .await?;
        Ok(rows
            .into_iter()
            .map(
                |(id, name, contract, levels, mandatory_level, employer_share)| Employer {
                    id,
                    name,
                    contract,
                    levels: levels.split(',').map(str::to_owned).collect(),
                    mandatory_level,
                    employer_share,
                },
            )
            .collect())
    }
}

impl Tx {
    /// Adds an employer.
    pub(crate) async fn add_employer(&mut self, employer: &Employer) -> Answer<()> {
        sqlx::query(
            "INSERT INTO employers (id, name, contract, levels, mandatory_level, employer_share) \
             VALUES ($1, $2, $3, $4, $5, $6)",
        )
        .bind(&employer.id)
        .bind(&employer.name)
        .bind(&employer.contract)
        .bind(employer.levels.join(","))
        .bind(&employer.mandatory_level)
        .bind(&employer.employer_share)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}
