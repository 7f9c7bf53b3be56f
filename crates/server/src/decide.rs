//! The command that answers a request to stay out of the plan, or ends it.

use std::io::Write;
use std::sync::Arc;

use anyhow::ensure;
use clap::Args;

use crate::app::App;
use crate::clock::SystemClock;
use crate::config::{Config, ServeArgs};

/// Whose request, and what becomes of it.
#[derive(Debug, Args)]
pub struct DecideArgs {
    /// Their *numéro d'adhérent*.
    member_number: String,
    /// The request is accepted.
    #[arg(long, conflicts_with_all = ["refuse", "withdraw"], required_unless_present_any = ["refuse", "withdraw"])]
    accept: bool,
    /// The request is refused; give the reason.
    #[arg(long, conflicts_with = "withdraw", requires = "reason")]
    refuse: bool,
    /// The person joins after all: ends a request that waits or is accepted.
    #[arg(long, conflicts_with = "reason")]
    withdraw: bool,
    /// Why, told to the person.
    #[arg(long)]
    reason: Option<String>,
}

/// Accepts or refuses the request of a person, in writing and dated, or ends it.
///
/// # Errors
/// A setting is refused, a refusal says no reason, or nobody of this *numéro d'adhérent* waits for it.
pub async fn decide(mut args: ServeArgs, choice: DecideArgs) -> anyhow::Result<()> {
    let reason = choice.reason.unwrap_or_default();
    ensure!(
        !choice.refuse || !reason.trim().is_empty(),
        "a refusal says why: --reason is empty"
    );
    args.key = std::env::var("AFFILIO_KEY").ok();
    let config = Config::accept_storage(&args, args.bind)?;
    let app = App::open(config, Arc::new(SystemClock)).await?;
    let number = &choice.member_number;
    let (done, word) = if choice.withdraw {
        (app.withdraw_exemption(number).await, "withdrawn")
    } else {
        let answered = app.answer_exemption(number, choice.accept, reason).await;
        (answered, "answered")
    };
    app.close().await;
    ensure!(done?, "no request of this number is there to be {word}");
    writeln!(std::io::stdout(), "{word}")?;
    Ok(())
}
