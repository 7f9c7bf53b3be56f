//! `cargo xtask serve`: from whatever state to a running product.

use std::os::unix::process::CommandExt;

use anyhow::Result;

use crate::cli::ServeOptions;
use crate::program::Make;
use crate::workspace::Workspace;
use crate::{ports, server, setup, spa};

/// Sets up, builds, and becomes the server, which prints the addresses.
pub(crate) fn run(workspace: &Workspace, options: &ServeOptions) -> Result<()> {
    let needs = match options.make {
        Make::Release => setup::FOR_SERVE,
        Make::Quick => setup::FOR_QUICK,
    };
    setup::run(workspace, needs)?;
    spa::make(workspace, options.make)?;
    let program = server::build(workspace, false)?;
    let bind = ports::free_from(options.bind)?;
    if bind != options.bind {
        println!("{} is taken, using {bind}", options.bind);
    }
    let data = workspace.root.join("data");
    // Only returns when the program could not be started.
    let error = server::command(workspace, &program, &bind.to_string(), &data)
        .args(options.tls.then_some("--tls-self-signed"))
        .exec();
    Err(error.into())
}
