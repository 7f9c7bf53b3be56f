//! What the insurer's office does from a command line.

use std::sync::Arc;

use affilio_domain::sepa::CreditorId;
use affilio_domain::wire::Stage;
use anyhow::{Context, anyhow, bail};

use crate::clock::SystemClock;
use crate::config::{Config, ServeArgs};
use crate::stages;
use crate::state::Shared;
use crate::store::{Creditor, StageDetails};

async fn opened(mut args: ServeArgs) -> anyhow::Result<Shared> {
    args.key = std::env::var("AFFILIO_KEY").ok();
    let config = Config::accept_storage(&args, args.bind)?;
    Shared::open(config, Arc::new(SystemClock)).await
}

/// Passes a signed file to another stage and tells its owner by mail.
///
/// # Errors
/// The stage has another name, the file cannot pass to it, or the database cannot be opened.
pub async fn pass_to_stage(
    args: ServeArgs,
    member: &str,
    stage: &str,
    piece: String,
    why: String,
) -> anyhow::Result<()> {
    let stage = Stage::from_code(stage).with_context(|| {
        let known = Stage::ALL.map(Stage::code).join(", ");
        format!("{stage:?} is no stage: {known}")
    })?;
    let app = opened(args).await?;
    let passed = stages::pass(&app, member, stage, &StageDetails { piece, why }).await;
    app.store.close().await;
    passed
        .map_err(|_| anyhow!("the database failed; its log tells why"))?
        .map_err(anyhow::Error::from)
}

/// Keeps the creditor of an employer's contract.
///
/// # Errors
/// The identifier has a wrong key, no employer has that name, or the database cannot be opened.
pub async fn set_creditor(
    args: ServeArgs,
    employer: &str,
    name: String,
    address: String,
    identifier: &str,
) -> anyhow::Result<()> {
    let identifier = CreditorId::parse(identifier)?.as_str().to_owned();
    let creditor = Creditor {
        name,
        address,
        identifier,
    };
    let app = opened(args).await?;
    let done = keep(&app, employer, &creditor).await;
    app.store.close().await;
    done
}

async fn keep(app: &Shared, employer: &str, creditor: &Creditor) -> anyhow::Result<()> {
    let failed = |_| anyhow!("the database failed; its log tells why");
    let employers = app.store.employers().await.map_err(failed)?;
    let Some(known) = employers.into_iter().find(|one| one.name == employer) else {
        bail!("no employer has this name");
    };
    let mut tx = app.store.begin().await?;
    tx.set_creditor(&known.id, creditor).await.map_err(failed)?;
    Ok(tx.commit().await?)
}
