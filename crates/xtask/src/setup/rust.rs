//! What comes from rustup and from cargo.
//!
//! Tools are built in debug: it halves their build and their speed does not matter here.

use std::path::PathBuf;

use anyhow::Result;

use crate::pins;
use crate::process::{answer, check};
use crate::workspace::Workspace;

pub(super) fn crates_present(workspace: &Workspace) -> bool {
    answer(&mut workspace.cargo(&["fetch", "--locked", "--offline"])).is_some()
}

pub(super) fn fetch_crates(workspace: &Workspace) -> Result<()> {
    // On a build machine the lock file is obeyed; elsewhere a changed manifest may still update it.
    let locked = std::env::var_os("CI").map(|_| "--locked");
    check(workspace.cargo(&["fetch"]).args(locked))
}

pub(super) fn target_present(workspace: &Workspace) -> bool {
    answer(workspace.command("rustc").args(["--print", "sysroot"])).is_some_and(|sysroot| {
        PathBuf::from(sysroot)
            .join("lib/rustlib")
            .join(pins::WASM_TARGET)
            .join("lib")
            .is_dir()
    })
}

pub(super) fn add_target(workspace: &Workspace) -> Result<()> {
    check(
        workspace
            .command("rustup")
            .args(["target", "add", pins::WASM_TARGET]),
    )
}

pub(super) fn components_present(workspace: &Workspace) -> bool {
    ["fmt", "clippy"]
        .iter()
        .all(|component| answer(&mut workspace.cargo(&[component, "--version"])).is_some())
}

pub(super) fn add_components(workspace: &Workspace) -> Result<()> {
    check(
        workspace
            .command("rustup")
            .args(["component", "add", "rustfmt", "clippy"]),
    )
}

pub(super) fn nextest_present(workspace: &Workspace) -> bool {
    answer(&mut workspace.cargo(&["nextest", "--version"])).is_some()
}

pub(super) fn install_nextest(workspace: &Workspace) -> Result<()> {
    install(
        workspace,
        &format!("cargo-nextest@{}", pins::NEXTEST),
        Some("--locked"),
    )
}

pub(super) fn geckodriver_present(workspace: &Workspace) -> bool {
    says(
        workspace,
        "geckodriver",
        &format!("geckodriver {}", pins::GECKODRIVER),
    )
}

pub(super) fn install_geckodriver(workspace: &Workspace) -> Result<()> {
    install(
        workspace,
        &format!("geckodriver@{}", pins::GECKODRIVER),
        Some("--locked"),
    )
}

/// The version of the crate that the application is built with.
pub(super) fn wasm_bindgen_version(workspace: &Workspace) -> String {
    workspace
        .locked_version("wasm-bindgen")
        .unwrap_or_else(|_| "(the application does not use it)".to_owned())
}

pub(super) fn wasm_bindgen_present(workspace: &Workspace) -> bool {
    let version = wasm_bindgen_version(workspace);
    says(
        workspace,
        "wasm-bindgen",
        &format!("wasm-bindgen {version}"),
    ) && says(
        workspace,
        "wasm-bindgen-test-runner",
        &format!("wasm-bindgen-test-runner {version}"),
    )
}

/// Without `--locked`: a dependency locked by 0.2.130 was withdrawn.
pub(super) fn install_wasm_bindgen(workspace: &Workspace) -> Result<()> {
    let version = workspace.locked_version("wasm-bindgen")?;
    install(workspace, &format!("wasm-bindgen-cli@{version}"), None)
}

/// Removes what the builds of the tools left: several gigabytes nobody reads again.
pub(super) fn drop_build_folder(workspace: &Workspace) {
    // Absent most of the time; if it cannot be removed, it is only a waste of disk.
    let _ = std::fs::remove_dir_all(build_folder(workspace));
}

fn install(workspace: &Workspace, package: &str, locked: Option<&str>) -> Result<()> {
    check(
        workspace
            .cargo(&["install", "--debug", "--force"])
            .args(locked)
            .arg(package)
            // One folder for all tools: an interrupted build goes on where it stopped.
            .arg("--target-dir")
            .arg(build_folder(workspace))
            .env("CARGO_PROFILE_DEV_DEBUG", "0"),
    )
}

fn build_folder(workspace: &Workspace) -> PathBuf {
    workspace.scratch().join("tools")
}

fn says(workspace: &Workspace, program: &str, expected: &str) -> bool {
    answer(workspace.command(program).arg("--version")).is_some_and(|text| {
        text.lines()
            .any(|line| line == expected || line.starts_with(&format!("{expected} ")))
    })
}
