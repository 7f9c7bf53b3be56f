//! A test target built for the browser and run in a real one.

use std::process::Command;

use crate::pins;
use crate::workspace::Workspace;

/// `cargo test` of one target, with what the runner needs to find a browser.
pub(crate) fn command(workspace: &Workspace, package: &str, test: &str) -> Command {
    let mut command = workspace.cargo(&["test", "--package", package]);
    command
        .args(["--target", pins::WASM_TARGET])
        .args(["--test", test])
        .env(
            "WASM_BINDGEN_TEST_WEBDRIVER_JSON",
            workspace.root.join("tests/browser/webdriver.json"),
        )
        .env("WASM_BINDGEN_TEST_TIMEOUT", "120");
    if let Some(driver) = workspace.find("chromedriver") {
        command.env("CHROMEDRIVER", driver);
    }
    command
}
