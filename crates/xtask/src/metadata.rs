//! What `cargo metadata` says, reduced to what the tasks ask.

use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// The workspace as cargo sees it.
pub(crate) struct Metadata {
    /// Folder of the root `Cargo.toml`.
    pub(crate) root: PathBuf,
    /// Where cargo builds.
    pub(crate) target: PathBuf,
    /// Everything cargo can build: tests, benches, binaries …
    targets: Vec<Target>,
}

struct Target {
    package: String,
    name: String,
    kind: String,
}

impl Metadata {
    /// Asks cargo, from inside the checkout; no network is used.
    pub(crate) fn read(folder: &Path) -> Result<Self> {
        let output = Command::new("cargo")
            .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
            .current_dir(folder)
            .stdin(Stdio::null())
            .output()
            .context("running cargo metadata")?;
        if !output.status.success() {
            bail!(
                "cargo metadata failed:\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        Self::parse(&serde_json::from_slice(&output.stdout)?)
    }

    fn parse(json: &Value) -> Result<Self> {
        Ok(Self {
            root: folder(json, "workspace_root")?,
            target: folder(json, "target_directory")?,
            targets: list(json, "packages")
                .flat_map(|package| {
                    list(package, "targets").map(move |target| Target {
                        package: text(package, "name"),
                        name: text(target, "name"),
                        kind: list(target, "kind")
                            .filter_map(Value::as_str)
                            .collect::<Vec<_>>()
                            .join(","),
                    })
                })
                .collect(),
        })
    }

    /// Whether the package has a target of that kind and name.
    pub(crate) fn has(&self, package: &str, kind: &str, name: &str) -> bool {
        self.targets
            .iter()
            .any(|target| target.package == package && target.kind == kind && target.name == name)
    }

    /// The packages that have a target of that kind, each once.
    pub(crate) fn packages_with(&self, kind: &str) -> Vec<&str> {
        let mut names: Vec<&str> = self
            .targets
            .iter()
            .filter(|target| target.kind == kind)
            .map(|target| target.package.as_str())
            .collect();
        names.dedup();
        names
    }
}

fn folder(json: &Value, key: &str) -> Result<PathBuf> {
    json[key]
        .as_str()
        .map(PathBuf::from)
        .with_context(|| format!("cargo metadata gives no {key}"))
}

fn text(json: &Value, key: &str) -> String {
    json[key].as_str().unwrap_or_default().to_owned()
}

fn list<'a>(json: &'a Value, key: &str) -> impl Iterator<Item = &'a Value> {
    json[key].as_array().into_iter().flatten()
}
