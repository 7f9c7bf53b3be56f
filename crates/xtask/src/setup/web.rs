//! Node.js and the packages pinned by `tests/e2e/package-lock.json`.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::pins;
use crate::process::{answer, check};
use crate::workspace::Workspace;

pub(super) fn node_present(workspace: &Workspace) -> bool {
    let major =
        answer(workspace.command("node").arg("--version")).and_then(|version| major(&version));
    major.is_some_and(|major| major >= pins::NODE_MAJOR) && workspace.find("npm").is_some()
}

/// Present when the lock file is the one installed last.
pub(super) fn packages_present(workspace: &Workspace) -> bool {
    let installed = fs::read(stamp(workspace));
    let wanted = fs::read(workspace.e2e().join("package-lock.json"));
    matches!((installed, wanted), (Ok(installed), Ok(wanted)) if installed == wanted)
        && ["wasm-opt", "esbuild"]
            .iter()
            .all(|tool| workspace.find(tool).is_some())
}

pub(super) fn install_packages(workspace: &Workspace) -> Result<()> {
    check(
        workspace
            .command("npm")
            .args(["ci", "--no-audit", "--no-fund"])
            .current_dir(workspace.e2e()),
    )?;
    fs::copy(workspace.e2e().join("package-lock.json"), stamp(workspace))?;
    Ok(())
}

fn stamp(workspace: &Workspace) -> PathBuf {
    workspace.e2e().join("node_modules/.installed-lock.json")
}

fn major(version: &str) -> Option<u32> {
    version.strip_prefix('v')?.split('.').next()?.parse().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_major_version_is_read_from_what_node_prints() {
        assert_eq!(major("v20.20.2"), Some(20));
        assert_eq!(major("20.20.2"), None);
    }
}
