//! What comes from the system's packages.

use anyhow::{Result, bail};

use crate::postgres;
use crate::process::check;
use crate::workspace::Workspace;

pub(super) fn chromium_present(workspace: &Workspace) -> bool {
    all_found(workspace, &["chromium", "chromedriver"])
}

pub(super) fn firefox_present(workspace: &Workspace) -> bool {
    all_found(workspace, &["firefox-esr"])
}

pub(super) fn webkit_present(workspace: &Workspace) -> bool {
    all_found(workspace, &["WebKitWebDriver", "Xvfb"])
}

fn all_found(workspace: &Workspace, programs: &[&str]) -> bool {
    programs
        .iter()
        .all(|program| workspace.find(program).is_some())
}

pub(super) fn postgres_present(workspace: &Workspace) -> bool {
    postgres::programs(workspace).is_some()
}

/// Installs Debian packages, which only root can do; others are told what to type.
pub(super) fn install(workspace: &Workspace, packages: &[&str]) -> Result<()> {
    if workspace.find("apt-get").is_none() {
        bail!("this system has no apt-get");
    }
    if !workspace.is_root() {
        bail!("only root can install system packages");
    }
    let apt = |arguments: &[&str]| {
        let mut command = workspace.command("apt-get");
        command
            .args(arguments)
            .env("DEBIAN_FRONTEND", "noninteractive");
        command
    };
    check(&mut apt(&["update", "-qq"]))?;
    check(apt(&["install", "-y", "-qq", "--no-install-recommends"]).args(packages))
}

/// What to type to install these packages.
pub(super) fn by_hand(packages: &[&str]) -> String {
    format!("sudo apt-get install {}", packages.join(" "))
}
