//! Passwords forgotten, and the provisional ones of letters. Tokens travel in bodies only.

use serde::{Deserialize, Serialize};

/// *Mot de passe oublié*: whose.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ForgottenPassword {
    /// E-mail address or *numéro d'adhérent*.
    pub identifier: String,
}

/// The token of the mailed link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct ResetToken {
    /// URL-safe base 64 of the random bytes.
    pub token: String,
}

/// What the link changes; looking at it consumes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ResetView {
    /// What signs in with the new password, for password managers.
    pub identifier: String,
}

/// The new password.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct PasswordReset {
    /// Token of the mailed link.
    pub token: String,
    /// Chosen password, 15 characters or more.
    pub password: String,
}

/// One's own password, in place of the provisional one of a letter.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FirstPassword {
    /// *Numéro d'adhérent* of the first letter.
    pub identifier: String,
    /// Provisional password of the second; spaces, dashes and case do not count.
    pub provisional: String,
    /// Chosen password, 15 characters or more.
    pub password: String,
}
