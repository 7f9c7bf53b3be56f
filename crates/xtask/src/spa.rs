//! The bundles that people download: the public application and the journey's.

use std::path::Path;

use anyhow::{Context, Result};

use crate::compress::precompress;
use crate::journey;
use crate::pins;
use crate::process::check;
use crate::stopwatch::{Stopwatch, readable};
use crate::workspace::Workspace;

/// Builds the bundle in `dist`, with compressed twins; once per command is enough.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    if workspace.bundle_is_fresh.get() {
        return Ok(());
    }
    println!("building the application (seconds when little changed, up to 5 min the first time)");
    let clock = Stopwatch::start();
    public(workspace, &workspace.dist())?;
    journey::build(workspace, &workspace.dist())?;
    precompress(&workspace.dist())?;
    println!("application built in {}", readable(clock.elapsed()));
    workspace.bundle_is_fresh.set(true);
    Ok(())
}

fn public(workspace: &Workspace, dist: &Path) -> Result<()> {
    check(
        workspace
            .command("trunk")
            .args(["build", "--release", "--offline"])
            .args(["--cargo-profile", pins::WASM_PROFILE])
            .arg("--dist")
            .arg(dist)
            .arg("index.html")
            // trunk only understands `true` and `false` in this variable and stops at anything else.
            .env_remove("NO_COLOR")
            // Its own stack says nothing of an error in our code.
            .env_remove("RUST_BACKTRACE"),
    )
    .context("the public application could not be bundled")
}
