//! The affiliation link: shown, activated, renewed. Its token travels in bodies only.

use serde::{Deserialize, Serialize};

/// The token of a link, taken from the fragment of the mailed address.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkToken {
    /// URL-safe base 64 of the random bytes.
    pub token: String,
}

/// What opening a link tells. Opening it consumes nothing.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct LinkView {
    /// What can be done with it.
    pub state: LinkState,
    /// Given name of the person invited.
    pub first_name: String,
    /// Their employer.
    pub employer: String,
    /// *Numéro d'adhérent*.
    pub member_number: String,
    /// The address that will identify the account.
    pub email: String,
    /// Last day of the link, ISO.
    pub expires_on: String,
    /// Whole days left, 0 on the last one.
    pub days_left: u32,
}

/// What can be done with a link.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum LinkState {
    /// The account can be activated.
    Ready,
    /// The file is in an account: sign in.
    Activated,
    /// An account has this address already: sign in, and the contract joins it.
    Known,
    /// The sixty days are over: ask for another link.
    Expired,
    /// A more recent link took its place: the last mail holds it.
    Replaced,
}

/// Fewest characters of a password, of any kind: what NIST SP 800-63B-4 asks of a password used
/// alone.
pub const PASSWORD_MIN: usize = 15;

/// *Activer mon compte*: the one act that consumes a link.
#[derive(Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct LinkActivation {
    /// Token of the link.
    pub token: String,
    /// Chosen password, 15 characters or more.
    pub password: String,
    /// Opens an account of its own although another one has the address: two people may share a
    /// mailbox. The *numéro d'adhérent* alone then signs in.
    #[serde(default)]
    pub apart: bool,
}
