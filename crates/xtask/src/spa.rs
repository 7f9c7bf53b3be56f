//! The bundles that people download: the public application and the journey's.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::compress::precompress;
use crate::engine;
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
    bundle(workspace, "index.html", &workspace.dist())?;
    let journey = workspace.scratch().join("journey");
    bundle(workspace, JOURNEY, &journey)?;
    engine::version(&journey, JOURNEY)?;
    add_journey(&journey, &workspace.dist())?;
    precompress(&workspace.dist())?;
    println!("application built in {}", readable(clock.elapsed()));
    workspace.bundle_is_fresh.set(true);
    Ok(())
}

/// The page of the journey's application, beside the public one's.
const JOURNEY: &str = "adhesion.html";

fn bundle(workspace: &Workspace, page: &str, dist: &Path) -> Result<()> {
    check(
        workspace
            .command("trunk")
            .args(["build", "--release", "--offline"])
            .args(["--cargo-profile", pins::WASM_PROFILE])
            .arg("--dist")
            .arg(dist)
            .arg(page)
            // trunk only understands `true` and `false` in this variable and stops at anything else.
            .env_remove("NO_COLOR")
            // Its own stack says nothing of an error in our code.
            .env_remove("RUST_BACKTRACE"),
    )
    .with_context(|| format!("{page} could not be bundled"))
}

/// Puts the journey's files beside the public ones: what both name is the same file, by its hash.
fn add_journey(from: &Path, dist: &Path) -> Result<()> {
    for entry in fs::read_dir(from)? {
        let entry = entry?;
        // trunk names the page after its source or `index.html`, according to its version.
        let name = match entry.file_name() {
            name if name == "index.html" => JOURNEY.into(),
            name => name,
        };
        fs::copy(entry.path(), dist.join(name))?;
    }
    Ok(())
}
