//! The project's own commands: `cargo xtask setup | serve | test | e2e | size | browsers | soak | bench`.
#![expect(
    clippy::print_stdout,
    reason = "a command-line tool talks on its standard output"
)]

mod bench;
mod browsers;
mod cli;
mod compress;
mod e2e;
mod glue;
mod in_browser;
mod metadata;
mod page;
mod pins;
mod ports;
mod postgres;
mod process;
mod program;
mod serve;
mod server;
mod setup;
mod size;
mod soak;
mod spa;
mod stopwatch;
mod summary;
mod test;
mod workspace;

use std::process::ExitCode;

use cli::Task;
use workspace::Workspace;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            println!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> anyhow::Result<()> {
    let task = cli::parse(lexopt::Parser::from_env())?;
    if matches!(task, Task::Help) {
        println!("{}", cli::HELP);
        return Ok(());
    }
    let workspace = Workspace::open()?;
    match task {
        Task::Help => Ok(()),
        Task::Setup { all } => {
            setup::run(&workspace, if all { setup::ALL } else { setup::FOR_SERVE })
        }
        Task::Serve(options) => serve::run(&workspace, &options),
        Task::Test { only } => test::run(&workspace, &only),
        Task::E2e { files } => e2e::run(&workspace, &files),
        Task::Size => size::run(&workspace),
        Task::Browsers { only } => browsers::run(&workspace, &only),
        Task::Soak(options) => soak::run(&workspace, &options),
        Task::Bench => bench::run(&workspace),
    }
}
