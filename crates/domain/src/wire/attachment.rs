//! Files that a person joins: a proof, a RIB. Their bytes travel alone; this is what is said of them.

use serde::{Deserialize, Serialize};

/// Largest file, in bytes.
pub const ATTACHMENT_MAX: u32 = 5 * 1024 * 1024;
/// Most files joined to one file of a member.
pub const ATTACHMENTS_MAX: usize = 20;
/// What a file picker offers: the kinds that the server takes, read from the content itself.
pub const ATTACHMENT_KINDS: &str = "application/pdf,image/jpeg,image/png,.pdf,.jpg,.jpeg,.png";

/// The subject of the *RIB* of the account that is debited; that of the member's refunds is empty.
pub const DEBITED_ACCOUNT: &str = "prelevements";

/// What a file is joined for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum AttachmentPurpose {
    /// What proves a case of *dispense*.
    ExemptionProof,
    /// What proves the situation of a beneficiary.
    BeneficiaryProof,
    /// A *RIB*.
    BankDetails,
    /// The piece asked for after the signature; its subject is the rank of the stage that asks.
    AskedPiece,
}

impl AttachmentPurpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [
        Self::ExemptionProof,
        Self::BeneficiaryProof,
        Self::BankDetails,
        Self::AskedPiece,
    ];

    /// The purpose's name in headers, the same as in JSON.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::ExemptionProof => "exemption_proof",
            Self::BeneficiaryProof => "beneficiary_proof",
            Self::BankDetails => "bank_details",
            Self::AskedPiece => "asked_piece",
        }
    }

    /// The purpose named in a header.
    #[must_use]
    pub fn from_code(code: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|one| one.code() == code)
    }
}

/// A file joined.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AttachmentView {
    /// Its name in addresses.
    pub id: String,
    /// What it is joined for.
    pub purpose: AttachmentPurpose,
    /// Whom or what it is about within its purpose: the key of a beneficiary, of an account;
    /// empty for the member.
    pub subject: String,
    /// Its name, made harmless, with the extension of its content.
    pub name: String,
    /// Size in bytes.
    pub size: u32,
    /// When, ISO 8601 in UTC.
    pub added_at: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_purpose_has_one_name() {
        for purpose in AttachmentPurpose::ALL {
            let json = serde_json::to_string(&purpose).unwrap();
            assert_eq!(json, format!("\"{}\"", purpose.code()));
            assert_eq!(AttachmentPurpose::from_code(purpose.code()), Some(purpose));
        }
    }
}
