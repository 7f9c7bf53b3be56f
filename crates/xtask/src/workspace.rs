//! The checkout: its folders, its metadata and the commands run inside it.

use std::cell::Cell;
use std::env;
use std::ffi::OsString;
use std::path::PathBuf;
use std::process::{Command, Stdio};

use anyhow::{Context, Result};

use crate::metadata::Metadata;
use crate::process::answer;

/// The checkout in which the command was typed.
pub(crate) struct Workspace {
    /// Folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// What cargo says of the packages.
    pub(crate) metadata: Metadata,
    /// Folders in which programs are looked for, in order.
    path: Vec<PathBuf>,
    /// The bundle was already built by this very command.
    pub(crate) bundle_is_fresh: Cell<bool>,
}

impl Workspace {
    /// Finds the checkout from the manifest that cargo names, or from the current folder.
    pub(crate) fn open() -> Result<Self> {
        let here = match env::var_os("CARGO_MANIFEST_DIR") {
            Some(folder) => PathBuf::from(folder),
            None => env::current_dir()?,
        };
        let metadata = Metadata::read(&here)?;
        let root = metadata.root.clone();
        let mut path = vec![root.join("tests/e2e/node_modules/.bin")];
        path.extend(cargo_bin());
        path.extend(
            env::var_os("PATH")
                .iter()
                .flat_map(env::split_paths)
                .collect::<Vec<_>>(),
        );
        Ok(Self {
            root,
            metadata,
            path,
            bundle_is_fresh: Cell::new(false),
        })
    }

    /// Where the program of that name is, if it is anywhere.
    pub(crate) fn find(&self, program: &str) -> Option<PathBuf> {
        self.path
            .iter()
            .map(|folder| folder.join(program))
            .find(|file| file.is_file())
    }

    /// A command run at the root, without standard input, with our tools on its path.
    pub(crate) fn command(&self, program: &str) -> Command {
        let mut command = Command::new(self.find(program).unwrap_or_else(|| program.into()));
        command
            .current_dir(&self.root)
            .env("PATH", self.joined_path())
            // Cargo sets these for the package it runs; nested builds must not see ours.
            .env_remove("CARGO_MANIFEST_DIR")
            .env_remove("CARGO_MANIFEST_PATH")
            .stdin(Stdio::null());
        command
    }

    /// `cargo` with these arguments.
    pub(crate) fn cargo(&self, arguments: &[&str]) -> Command {
        let mut command = self.command("cargo");
        command.args(arguments);
        command
    }

    /// The bundle that people download.
    pub(crate) fn dist(&self) -> PathBuf {
        self.root.join("dist")
    }

    /// Our own corner of the target folder.
    pub(crate) fn scratch(&self) -> PathBuf {
        self.metadata.target.join("xtask")
    }

    /// The folder of the browser scenarios.
    pub(crate) fn e2e(&self) -> PathBuf {
        self.root.join("tests/e2e")
    }

    /// The version of a package in `Cargo.lock`.
    pub(crate) fn locked_version(&self, package: &str) -> Result<String> {
        let file = self.root.join("Cargo.lock");
        let text = std::fs::read_to_string(&file)
            .with_context(|| format!("reading {}", file.display()))?;
        locked_version(&text, package).with_context(|| format!("{package} is not in Cargo.lock"))
    }

    /// Whether the command runs as root.
    pub(crate) fn is_root(&self) -> bool {
        answer(self.command("id").arg("-u")).as_deref() == Some("0")
    }

    fn joined_path(&self) -> OsString {
        env::join_paths(&self.path).unwrap_or_else(|_| env::var_os("PATH").unwrap_or_default())
    }
}

/// Where `cargo install` puts programs.
fn cargo_bin() -> Option<PathBuf> {
    let home = env::var_os("CARGO_HOME")
        .map(PathBuf::from)
        .or_else(|| env::home_dir().map(|home| home.join(".cargo")))?;
    Some(home.join("bin"))
}

fn locked_version(lock: &str, package: &str) -> Option<String> {
    let name = format!("name = \"{package}\"");
    let mut lines = lock.lines();
    lines.find(|line| *line == name)?;
    lines
        .next()?
        .strip_prefix("version = \"")?
        .strip_suffix('"')
        .map(str::to_owned)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_locked_version_is_that_of_the_exact_name() {
        let lock = "[[package]]\nname = \"wasm-bindgen-macro\"\nversion = \"0.1.0\"\n\n\
                    [[package]]\nname = \"wasm-bindgen\"\nversion = \"0.2.130\"\n";
        assert_eq!(
            locked_version(lock, "wasm-bindgen").as_deref(),
            Some("0.2.130")
        );
        assert_eq!(locked_version(lock, "wasm"), None);
    }
}
