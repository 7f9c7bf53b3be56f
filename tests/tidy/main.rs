//! The rules of the repository. Each test lists every fault, with its file and line, and each rule is
//! first shown a sample it must refuse, so that none is green by looking at nothing.
#![expect(
    clippy::expect_used,
    reason = "a rule that cannot be checked must stop the run and say why"
)]

mod dependencies;
mod documents;
mod form;
mod hosts;
mod imports;
mod languages;
mod logs;
mod markup;
mod rgaa;
mod rust_text;
mod source;

use std::fmt;

/// One breach of one rule.
#[derive(Debug, PartialEq, Eq)]
struct Fault {
    path: String,
    /// From 1; 0 when the fault is the whole file's.
    line: usize,
    what: String,
}

impl Fault {
    fn new(path: &str, line: usize, what: impl Into<String>) -> Self {
        Self {
            path: path.to_owned(),
            line,
            what: what.into(),
        }
    }
}

impl fmt::Display for Fault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.line {
            0 => write!(f, "{}: {}", self.path, self.what),
            line => write!(f, "{}:{line}: {}", self.path, self.what),
        }
    }
}

/// Fails with the list of faults, if there are any.
fn assert_tidy(faults: &[Fault]) {
    let list: Vec<String> = faults.iter().map(ToString::to_string).collect();
    assert!(
        list.is_empty(),
        "{} faults\n{}\n",
        list.len(),
        list.join("\n")
    );
}
