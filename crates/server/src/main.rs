//! The `affilio-server` program.

use std::io::{IsTerminal, Write};
use std::process::ExitCode;

use affilio_server::config::{Cli, Command};
use clap::Parser;
use tracing_subscriber::EnvFilter;

#[tokio::main]
async fn main() -> ExitCode {
    let cli = Cli::parse();
    let filter =
        EnvFilter::try_from_default_env().unwrap_or_else(|_| EnvFilter::new("info,sqlx=warn"));
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    let done = match cli.command {
        Some(Command::Openapi) => std::io::stdout()
            .write_all(affilio_server::openapi().as_bytes())
            .map_err(anyhow::Error::from),
        Some(Command::Letters { member_number, out }) => {
            affilio_server::letters(cli.serve, &member_number, &out).await
        }
        Some(Command::State {
            member,
            stage,
            piece,
            why,
        }) => affilio_server::pass_to_stage(cli.serve, &member, &stage, piece, why).await,
        Some(Command::Creditor {
            employer,
            name,
            address,
            identifier,
        }) => affilio_server::set_creditor(cli.serve, &employer, name, address, &identifier).await,
        Some(Command::Exemption(choice)) => affilio_server::decide(cli.serve, choice).await,
        None => affilio_server::serve(cli.serve).await,
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            let _unwritable = writeln!(std::io::stderr(), "affilio-server: {error:#}");
            ExitCode::FAILURE
        }
    }
}
