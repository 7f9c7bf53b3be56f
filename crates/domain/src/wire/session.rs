//! Signing in and out.

use serde::{Deserialize, Serialize};

use super::FileStatus;

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

/// Who is signed in, and in which of their files.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionView {
    /// *Numéro d'adhérent* of the file chosen.
    pub member_number: String,
    /// Given name, for the greeting.
    pub first_name: String,
    /// How many files the account holds.
    pub files: u32,
    /// How long the session still lasts.
    pub time: SessionTime,
}

/// How long a session still lasts.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionTime {
    /// Seconds before it ends; 0 when it is over.
    pub seconds_left: u32,
    /// Whether using it makes it last longer; not in its last half hour of twelve.
    pub extendable: bool,
}

/// A session of the account, somewhere.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct SessionLine {
    /// Its name, to end it; tells nothing of its token.
    pub id: String,
    /// Whether it is the one that asks.
    pub current: bool,
    /// Family of the browser, as it said.
    pub browser: BrowserFamily,
    /// When it began, ISO 8601 in UTC.
    pub created_at: String,
    /// Minutes since it last served.
    pub minutes_ago: u32,
}

/// Families of browsers; nothing finer is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum BrowserFamily {
    /// Firefox.
    Firefox,
    /// Edge.
    Edge,
    /// Chrome, and those that say they are.
    Chrome,
    /// Safari.
    Safari,
    /// Another one.
    Other,
}

/// A file of the account, to choose from.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct FileLine {
    /// *Numéro d'adhérent*.
    pub member_number: String,
    /// Name of the employer.
    pub employer: String,
    /// Where the file stands.
    pub status: FileStatus,
    /// First day of the guarantees, ISO.
    pub effective_on: String,
    /// Last day to sign, ISO.
    pub expires_on: String,
    /// Whether the session is in it.
    pub current: bool,
}

/// The file to open.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(deny_unknown_fields)]
pub struct FileChoice {
    /// *Numéro d'adhérent*.
    pub member_number: String,
}
