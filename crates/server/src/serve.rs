//! Serving: listens, says where, stops gently.

use std::io::Write;
use std::net::SocketAddr;
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::serve::ListenerExt;
use tokio::net::TcpListener;

use crate::app::App;
use crate::clock::SystemClock;
use crate::config::{Config, ServeArgs};
use crate::http::guard;
use crate::tls::{Tls, TlsListener};

/// Pause between two rounds of tidying.
const TIDY_EVERY: Duration = Duration::from_secs(60);

/// Serves until told to stop.
///
/// # Errors
/// A setting is refused, the address is taken, or the database cannot be opened.
pub async fn serve(mut args: ServeArgs) -> anyhow::Result<()> {
    args.key = std::env::var("AFFILIO_KEY").ok();
    guard::log_panics();
    let listener = TcpListener::bind(args.bind)
        .await
        .with_context(|| format!("{} cannot be listened on", args.bind))?;
    let config = Config::accept(&args, listener.local_addr()?)?;
    let (dev, home) = (config.dev, config.public_url.clone());
    let tls = config.tls.as_ref().map(Tls::acceptor).transpose()?;
    let app = Arc::new(App::open(config, Arc::new(SystemClock)).await?);
    let link = if dev {
        Some(app.demo_link().await?)
    } else {
        None
    };
    announce(&home, link.as_deref())?;
    let tidying = tokio::spawn(tidy_regularly(Arc::clone(&app)));
    let service = app
        .router()
        .into_make_service_with_connect_info::<SocketAddr>();
    match tls {
        None => {
            axum::serve(listener, service)
                .with_graceful_shutdown(told_to_stop())
                .await?;
        }
        Some(tls) => {
            // Tapped only because the address of the other side is then known to the service.
            let listener = TlsListener::over(listener, tls)?.tap_io(|_| {});
            axum::serve(listener, service)
                .with_graceful_shutdown(told_to_stop())
                .await?;
        }
    }
    tidying.abort();
    app.close().await;
    tracing::info!("stopped");
    Ok(())
}

/// Tells on the standard output where to go.
fn announce(home: &str, link: Option<&str>) -> std::io::Result<()> {
    let mut out = std::io::stdout().lock();
    writeln!(out, "ready {home}")?;
    if let Some(link) = link {
        writeln!(out, "home      {home}/")?;
        writeln!(out, "estimator {home}/estimer")?;
        writeln!(out, "link      {link}")?;
        writeln!(out, "mailbox   {home}/dev/boite")?;
    }
    out.flush()
}

async fn tidy_regularly(app: Arc<App>) {
    let mut ticks = tokio::time::interval(TIDY_EVERY);
    loop {
        ticks.tick().await;
        if app.tidy().await.is_err() {
            tracing::warn!("tidying failed, it will be tried again");
        }
    }
}

/// Waits for the interruption of a terminal or the request of a supervisor.
async fn told_to_stop() {
    let interrupted = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        let terminate = tokio::signal::unix::signal(tokio::signal::unix::SignalKind::terminate());
        if let Ok(mut terminate) = terminate {
            tokio::select! {
                _ = interrupted => {}
                _ = terminate.recv() => {}
            }
            return;
        }
    }
    if interrupted.await.is_err() {
        std::future::pending::<()>().await;
    }
}
