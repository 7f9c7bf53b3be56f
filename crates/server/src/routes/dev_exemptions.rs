//! Development only: the employer's answers to requests to stay out of the plan.

use axum::Router;
use axum::extract::{Path, State};
use axum::response::Redirect;
use axum::routing::post;

use super::dev::escaped;
use crate::exemption::{Decision, answer};
use crate::problem::Answer;
use crate::state::{AppState, Shared};

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/dev/dispenses/{number}/accepter", post(accept))
        .route("/dev/dispenses/{number}/refuser", post(refuse))
}

async fn accept(State(app): State<AppState>, Path(number): Path<String>) -> Answer<Redirect> {
    decide(&app, &number, true, "").await
}

async fn refuse(State(app): State<AppState>, Path(number): Path<String>) -> Answer<Redirect> {
    let reason = "L’attestation ne dit pas que le régime est obligatoire.";
    decide(&app, &number, false, reason).await
}

async fn decide(app: &Shared, number: &str, accepted: bool, reason: &str) -> Answer<Redirect> {
    if let Some(file) = app.store.named_file(number).await? {
        let reason = reason.to_owned();
        answer(app, &file, &Decision { accepted, reason }).await?;
    }
    Ok(Redirect::to("/dev/boite"))
}

/// The requests that wait, each with two buttons.
pub(super) async fn list(app: &Shared) -> Answer<String> {
    let waiting = app.store.awaited_exemptions().await?;
    Ok(waiting.iter().fold(String::new(), |out, number| {
        let number = escaped(number);
        out + &format!(
            "<article>\n<h2>Dispense demandée par l’adhérent {number}</h2>\n\
             <form method=\"post\" action=\"/dev/dispenses/{number}/accepter\">\
             <button>Accepter</button></form>\n\
             <form method=\"post\" action=\"/dev/dispenses/{number}/refuser\">\
             <button>Refuser</button></form>\n</article>\n"
        )
    }))
}
