//! The scenarios in a real browser.

use std::fs;
use std::process::Command;

use anyhow::{Context, Result, bail};

use crate::process::{Finished, tee};
use crate::server::{self, DevServer};
use crate::setup::{self, Item};
use crate::spa;
use crate::workspace::Workspace;

/// What the scenarios need.
pub(crate) const NEEDS: &[Item] = &[
    Item::Crates,
    Item::WasmTarget,
    Item::WasmBindgen,
    Item::Node,
    Item::NodePackages,
    Item::Chromium,
];

/// Sets up, builds, and plays the scenarios; none named: all.
pub(crate) fn run(workspace: &Workspace, files: &[String]) -> Result<()> {
    setup::run(workspace, NEEDS)?;
    if play(workspace, files, false)?.success {
        Ok(())
    } else {
        bail!("a scenario failed; pictures and the server's log are in tests/e2e/out")
    }
}

/// Builds, then plays the scenarios against a server started for them.
pub(crate) fn play(workspace: &Workspace, files: &[String], with_tests: bool) -> Result<Finished> {
    spa::build(workspace)?;
    let program = server::build(workspace, with_tests)?;
    let server = DevServer::start(workspace, &program)?;
    println!("server at {}", server.url);
    let finished = play_against(workspace, &server, files)?;
    if !finished.success {
        println!("last words of the server:\n{}", server.last_words());
    }
    Ok(finished)
}

/// Plays the scenarios against a running server.
pub(crate) fn play_against(
    workspace: &Workspace,
    server: &DevServer,
    files: &[String],
) -> Result<Finished> {
    let files = if files.is_empty() {
        scenarios(workspace)?
    } else {
        files.to_vec()
    };
    tee(&mut scenario(workspace, server, &files)?)
}

/// The command that plays these files against a running server.
pub(crate) fn scenario(
    workspace: &Workspace,
    server: &DevServer,
    files: &[String],
) -> Result<Command> {
    let chromium = workspace
        .find("chromium")
        .context("Chromium was not found")?;
    let mut command = workspace.command("node");
    command
        .current_dir(workspace.e2e())
        .args(["--test", "--test-concurrency=1", "--test-reporter=spec"])
        .args(files)
        .env("AFFILIO_URL", &server.url)
        .env("AFFILIO_CHROMIUM", chromium);
    Ok(command)
}

/// The files of scenarios, in order of name, relative to their folder.
fn scenarios(workspace: &Workspace) -> Result<Vec<String>> {
    let mut names = Vec::new();
    for entry in fs::read_dir(workspace.e2e())? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if name.ends_with(".test.mjs") {
            names.push(name);
        }
    }
    if names.is_empty() {
        bail!("tests/e2e holds no scenario");
    }
    names.sort();
    Ok(names)
}
