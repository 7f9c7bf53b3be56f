//! The bundle that people download: the public application, the journey's, and its worker's engine.

use std::fs;
use std::path::PathBuf;

use anyhow::Result;

use crate::compress::precompress;
use crate::page::{self, ENGINE, PAGES};
use crate::program::{self, Make};
use crate::stopwatch::{Stopwatch, readable};
use crate::workspace::Workspace;

/// Builds the bundle in `dist`, with compressed twins; once per command is enough.
pub(crate) fn build(workspace: &Workspace) -> Result<()> {
    if workspace.bundle_is_fresh.get() {
        return Ok(());
    }
    println!("building the applications (seconds when little changed, up to 5 min the first time)");
    make(workspace, Make::Release)?;
    workspace.bundle_is_fresh.set(true);
    Ok(())
}

/// Builds the bundle in `dist`.
pub(crate) fn make(workspace: &Workspace, make: Make) -> Result<()> {
    let clock = Stopwatch::start();
    let engine = folder(workspace, ENGINE)?;
    program::worker(workspace, make, ENGINE, &engine)?;
    for page in &PAGES {
        let made = folder(workspace, page.program)?;
        program::page(workspace, make, page.program, &made)?;
    }
    // What is there may be in use: it only changes once all is made.
    let dist = workspace.dist();
    if dist.exists() {
        fs::remove_dir_all(&dist)?;
    }
    fs::create_dir_all(&dist)?;
    for file in fs::read_dir(workspace.root.join("public"))? {
        let file = file?;
        fs::copy(file.path(), dist.join(file.file_name()))?;
    }
    let style = page::place_style(&workspace.root.join("style/main.css"), &dist)?;
    let engine = page::place(ENGINE, &engine, &dist)?;
    for page in &PAGES {
        let version = page::place(page.program, &made(workspace, page.program), &dist)?;
        let source = fs::read_to_string(workspace.root.join(page.file))?;
        let text = page.text(&source, &style, &engine, &version)?;
        fs::write(dist.join(page.file), text)?;
    }
    if make == Make::Release {
        precompress(&dist)?;
    }
    println!("applications built in {}", readable(clock.elapsed()));
    Ok(())
}

/// Where a program is made.
fn made(workspace: &Workspace, program: &str) -> PathBuf {
    workspace.scratch().join("made").join(program)
}

/// The same, emptied.
fn folder(workspace: &Workspace, program: &str) -> Result<PathBuf> {
    let made = made(workspace, program);
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    fs::create_dir_all(&made)?;
    Ok(made)
}
