//! Banks found by their codes, and the mandate that a debit needs.

use serde::{Deserialize, Serialize};

/// Which bank keeps an account.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct BankQuestion {
    /// The IBAN as typed.
    pub iban: String,
}

/// The bank, as far as the table knows it.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct BankAnswer {
    /// Its BIC; `null` when the table does not know the bank.
    pub bic: Option<String>,
    /// Its name; `null` when the table does not know it, or knows several.
    pub name: Option<String>,
}

/// The SEPA mandate of a file whose contributions are debited.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct MandateView {
    /// *Référence unique de mandat*: the same for the file's whole life.
    pub reference: String,
    /// Who asks for the money; `null` when the contract does not tell yet.
    pub creditor: Option<CreditorView>,
}

/// The creditor of a SEPA mandate.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CreditorView {
    /// Name.
    pub name: String,
    /// Postal address, on one line.
    pub address: String,
    /// *Identifiant créancier SEPA* (ICS).
    pub identifier: String,
}
