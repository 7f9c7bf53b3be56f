//! The signature: a code by SMS, bound to the document shown.

use serde::{Deserialize, Serialize};

/// How a code travels.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum CodeChannel {
    /// To the verified mobile.
    #[default]
    Sms,
    /// To the known address, with the password typed again: when no SMS arrives.
    Mail,
}

/// *Recevoir le code*: freezes the document shown and sends the code.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct CodeRequest {
    /// "Je certifie que mes réponses sont exactes et j'ai lu le bulletin d'adhésion".
    pub accuracy: bool,
    /// "J'ai lu le résumé de ma garantie et le tableau de garanties".
    pub notice: bool,
    /// "J'accepte le mandat de prélèvement SEPA"; needed only if something is debited.
    #[serde(default)]
    pub mandate: bool,
    /// Optional: information and offers by mail.
    #[serde(default)]
    pub marketing_mail: bool,
    /// Optional: information and offers by SMS.
    #[serde(default)]
    pub marketing_sms: bool,
    /// Versions of the answers shown on the screen: profile, beneficiaries, guarantees, bank. When
    /// given, other versions at the server mean that something else would be signed: refused.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub shown: Option<[u32; 4]>,
    /// Ids of the files joined, as shown on the screen; when given, others at the server are refused
    /// in the same way.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub joined: Option<Vec<String>>,
    /// How the code travels.
    #[serde(default)]
    pub channel: CodeChannel,
    /// The account's password typed again; needed by mail only.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub password: Option<String>,
}

/// A code is on its way.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeSent {
    /// The phone, its last two digits only (`•• •• •• •• 78`), or the address, its first letter and
    /// its domain only.
    pub sent_to: String,
    /// How it travels.
    pub channel: CodeChannel,
    /// Whether the next one can go by mail.
    pub mail_offered: bool,
    /// Seconds during which the code is good.
    pub valid_seconds: u32,
    /// Seconds before another one can be asked for.
    pub resend_seconds: u32,
    /// First characters of the document's SHA-256, also written in the SMS.
    pub fingerprint: String,
}

/// A code on its way that can still sign, as a screen opened meanwhile finds it: it was asked for with
/// every consent that signing needs.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct CodeAwaited {
    /// The code, its seconds counted from now.
    pub sent: CodeSent,
    /// Offers by mail were accepted with it.
    pub marketing_mail: bool,
    /// Offers by SMS were accepted with it.
    pub marketing_sms: bool,
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
