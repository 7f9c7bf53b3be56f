//! The files of the repository: what git follows, and what it would follow at the next commit.

use std::path::{Path, PathBuf};
use std::process::Command;

/// One text file.
pub(crate) struct Source {
    /// From the root, with `/`.
    pub(crate) path: String,
    pub(crate) text: String,
}

impl Source {
    pub(crate) fn new(path: &str, text: &str) -> Self {
        Self {
            path: path.to_owned(),
            text: text.to_owned(),
        }
    }

    pub(crate) fn is_rust(&self) -> bool {
        self.path.ends_with(".rs")
    }

    /// A lock file: written by a tool, read by nobody.
    pub(crate) fn is_lock(&self) -> bool {
        self.path.ends_with("Cargo.lock") || self.path.ends_with("package-lock.json")
    }
}

/// The folder of the root `Cargo.toml`.
pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../..")
}

/// Every text file of the repository.
pub(crate) fn all() -> Vec<Source> {
    let root = root();
    let output = Command::new("git")
        .args([
            "ls-files",
            "-z",
            "--cached",
            "--others",
            "--exclude-standard",
        ])
        .current_dir(&root)
        .output()
        .expect("git lists the files");
    assert!(output.status.success(), "git ls-files failed");
    let sources: Vec<Source> = String::from_utf8_lossy(&output.stdout)
        .split('\0')
        .filter(|path| !path.is_empty())
        // A file may be deleted and not committed yet; a picture is not text.
        .filter_map(|path| {
            let text = std::fs::read_to_string(root.join(path)).ok()?;
            Some(Source::new(path, &text))
        })
        .collect();
    assert!(
        sources.iter().any(|source| source.path == "Cargo.toml"),
        "the root of the repository was not found"
    );
    sources
}

/// Every Rust file of the repository.
pub(crate) fn rust() -> Vec<Source> {
    all().into_iter().filter(Source::is_rust).collect()
}
