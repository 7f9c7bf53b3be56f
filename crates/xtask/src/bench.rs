//! The benchmarks of the crates that have some.

use anyhow::Result;

use crate::process::check;
use crate::workspace::Workspace;

/// Runs every bench target of the workspace.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    let packages = workspace.metadata.packages_with("bench");
    if packages.is_empty() {
        println!("no crate has benchmarks");
    }
    for package in packages {
        check(&mut workspace.cargo(&["bench", "--package", package, "--benches"]))?;
    }
    Ok(())
}
