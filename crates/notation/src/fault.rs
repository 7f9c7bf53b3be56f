//! What is wrong in a file, all at once, for the person who types it.

use std::fmt;

/// One fault, with its exact place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Fault {
    /// File name.
    pub file: String,
    /// Line, from 1.
    pub line: usize,
    /// Column in characters, from 1.
    pub column: usize,
    /// The row, act or section it belongs to; empty for the file itself.
    pub owner: String,
    /// What is wrong and what was expected.
    pub message: String,
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self {
            file,
            line,
            column,
            owner,
            message,
        } = self;
        let separator = if owner.is_empty() { "" } else { " : " };
        write!(f, "{file}:{line}:{column} {owner}{separator}{message}")
    }
}

/// Every fault of a file, in the order of the file.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub struct Faults(pub Vec<Fault>);

impl fmt::Display for Faults {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let plural = if self.0.len() > 1 { "s" } else { "" };
        write!(f, "{} erreur{plural}", self.0.len())?;
        for fault in &self.0 {
            write!(f, "\n  {fault}")?;
        }
        Ok(())
    }
}

/// What the file says that is allowed and deserves a look: a doubt, something read and not printed.
pub type Warning = Fault;
