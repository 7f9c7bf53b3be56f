//! What is wrong with a line: a code that programs test, the place, and a sentence for people.

use serde::Serialize;

/// An error, as it is written.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub(crate) struct Fault {
    /// A stable word in English: `money`, `unknown_row`.
    pub(crate) code: &'static str,
    /// Where in the line: `items[0].price`; empty for the line itself.
    pub(crate) path: String,
    /// What was expected, in French.
    pub(crate) message: String,
}

impl Fault {
    pub(crate) fn new(
        code: &'static str,
        path: impl Into<String>,
        message: impl Into<String>,
    ) -> Self {
        Self {
            code,
            path: path.into(),
            message: message.into(),
        }
    }

    pub(crate) fn missing(path: impl Into<String>, expected: &str) -> Self {
        Self::new("missing", path, format!("il manque {expected}"))
    }
}
