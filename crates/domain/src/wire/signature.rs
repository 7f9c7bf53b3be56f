//! The signature: a code by SMS, bound to the document shown.

use serde::{Deserialize, Serialize};

/// *Recevoir le code*: freezes the document shown and sends the code.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeRequest {
    /// "Je certifie que mes réponses sont exactes et j'ai lu le bulletin d'adhésion".
    pub accuracy: bool,
    /// "J'ai pris connaissance du tableau de garanties de mon contrat".
    pub notice: bool,
    /// Optional: information and offers by mail or SMS.
    pub marketing: bool,
    /// Versions of the answers shown on the screen: profile, beneficiaries, guarantees, bank. When
    /// given, other versions at the server mean that something else would be signed: refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<[u32; 4]>,
}

/// A code is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeSent {
    /// The phone, its last two digits only: `•• •• •• •• 78`.
    pub phone: String,
    /// Seconds during which the code is good.
    pub valid_seconds: u32,
    /// Seconds before another one can be asked for.
    pub resend_seconds: u32,
    /// First characters of the document's SHA-256, also written in the SMS.
    pub fingerprint: String,
}

/// *Signer*.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct SignatureRequest {
    /// The code as typed; spaces and dashes do not count.
    pub code: String,
}

/// The signature given.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SignatureView {
    /// Reference of the signed file.
    pub reference: String,
    /// When, ISO 8601 in UTC.
    pub signed_at: String,
    /// SHA-256 of the document that was shown and signed, in hexadecimal.
    pub fingerprint: String,
}
