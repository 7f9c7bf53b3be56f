//! The command that answers a request to stay out of the plan.

use std::io::Write;
use std::sync::Arc;

use anyhow::ensure;

use crate::app::App;
use crate::clock::SystemClock;
use crate::config::{Config, ServeArgs};

/// Accepts or refuses the request of a person, in writing and dated.
///
/// # Errors
/// A setting is refused, or nobody of this *numéro d'adhérent* waits for an answer.
pub async fn decide(
    mut args: ServeArgs,
    member_number: &str,
    accepted: bool,
    reason: String,
) -> anyhow::Result<()> {
    args.key = std::env::var("AFFILIO_KEY").ok();
    let config = Config::accept_storage(&args, args.bind)?;
    let app = App::open(config, Arc::new(SystemClock)).await?;
    let answered = app.answer_exemption(member_number, accepted, reason).await;
    app.close().await;
    ensure!(
        answered?,
        "no request waits for an answer under this number"
    );
    writeln!(std::io::stdout(), "answered")?;
    Ok(())
}
