//! Signing in and out.

use serde::{Deserialize, Serialize};

/// *Se connecter*.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct Credentials {
    /// E-mail address or *numéro d'adhérent*.
    pub identifier: String,
    /// Password.
    pub password: String,
}

/// Who is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// *Numéro d'adhérent*.
    pub member_number: String,
    /// Given name, for the greeting.
    pub first_name: String,
}
