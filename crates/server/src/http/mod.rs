//! What surrounds every handler: bodies, sessions, headers, origins, logs, panics, files.

pub(crate) mod address;
pub(crate) mod assets;
pub(crate) mod body;
pub(crate) mod guard;
pub(crate) mod headers;
pub(crate) mod host;
pub(crate) mod idempotency;
pub(crate) mod language;
pub(crate) mod session;
pub(crate) mod upload;
