//! The affiliation over and over, with the server's memory after each run.

use std::time::Duration;

use anyhow::{Result, bail};

use crate::cli::SoakOptions;
use crate::e2e;
use crate::process::tee;
use crate::server::{self, DevServer};
use crate::setup;
use crate::spa;
use crate::stopwatch::{Stopwatch, readable};
use crate::workspace::Workspace;

/// The scenario that is repeated.
const SCENARIO: &str = "affiliation.test.mjs";

/// The scenario that kills the browser.
const KILLS: &str = "kills.test.mjs";

/// Repeats until both limits are reached; stops at the first failure.
pub(crate) fn run(workspace: &Workspace, options: &SoakOptions) -> Result<()> {
    setup::run(workspace, e2e::NEEDS)?;
    spa::build(workspace)?;
    let program = server::build(workspace, false)?;
    let server = DevServer::start(workspace, &program)?;
    let clock = Stopwatch::start();
    let mut memory = Vec::new();
    let mut runs = 0;
    while runs < options.times || clock.elapsed() < Duration::from_secs(options.minutes * 60) {
        runs += 1;
        if !e2e::play_against(workspace, &server, &[SCENARIO.to_owned()])?.success {
            bail!("run {runs} failed after {}", readable(clock.elapsed()));
        }
        memory.extend(server.memory_kb());
    }
    if options.kills > 0 {
        let mut kills = e2e::scenario(workspace, &server, &[KILLS.to_owned()])?;
        if !tee(kills.env("AFFILIO_KILLS", options.kills.to_string()))?.success {
            bail!("an answer was lost, or the browser could not be resumed");
        }
    }
    println!("\nsoak: {runs} runs in {}", readable(clock.elapsed()));
    if let (Some(first), Some(last), Some(most)) =
        (memory.first(), memory.last(), memory.iter().max())
    {
        println!(
            "server's memory: {first} KB after the first run, {last} KB after the last, {most} KB at most"
        );
    }
    Ok(())
}
