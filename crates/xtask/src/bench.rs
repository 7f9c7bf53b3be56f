//! The measures: native benches of the crates that have some, then the engine in a browser.

use anyhow::Result;

use crate::in_browser;
use crate::process::check;
use crate::workspace::Workspace;

/// The package of the engine's measures in a browser, and their test target.
const IN_BROWSER: (&str, &str) = ("affilio-contracts", "speed_in_browser");

/// Runs every bench target of the workspace, then the measures in a browser, built as a release.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    for package in workspace.metadata.packages_with("bench") {
        check(&mut workspace.cargo(&["bench", "--package", package, "--benches"]))?;
    }
    let (package, test) = IN_BROWSER;
    let mut command = in_browser::command(workspace, package, test);
    check(command.args(["--profile", "bench", "--", "--nocapture"]))
}
