//! The person's mobile number, shown to be theirs by a code before it can sign.

use serde::{Deserialize, Serialize};

/// *Recevoir un code*.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PhoneCodeRequest {
    /// The number as typed.
    pub phone: String,
}

/// A code is on its way to the number.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneCodeSent {
    /// The phone, its last two digits only: `•• •• •• •• 78`.
    pub phone: String,
    /// Seconds during which the code is good.
    pub valid_seconds: u32,
    /// Seconds before another one can be asked for.
    pub resend_seconds: u32,
}

/// A code on its way that can still verify a number, as a screen opened meanwhile finds it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneCodeAwaited {
    /// The number to be verified, ten digits.
    pub number: String,
    /// The code, its seconds counted from now.
    pub sent: PhoneCodeSent,
}

/// *Vérifier*.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PhoneVerification {
    /// The code as typed; spaces and dashes do not count.
    pub code: String,
}

/// The number is the person's.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct PhoneVerified {
    /// The phone, its last two digits only: `•• •• •• •• 78`.
    pub phone: String,
}
