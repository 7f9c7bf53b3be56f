//! Development only: people without e-mail, and the letters that they would receive.

use std::sync::{Arc, Mutex, PoisonError};

use affilio_domain::wire::ProblemCode;
use axum::extract::{Path, State};
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::{Deserialize, Serialize};

use super::dev::escaped;
use crate::http::body::JsonBody;
use crate::problem::Answer;
use crate::state::{AppState, Shared};
use crate::{demo, mail};

/// The letters printed since the start, by name; in memory only.
#[derive(Clone, Default)]
pub(super) struct Kept(Arc<Mutex<Vec<Named>>>);

/// The name of a file, and its bytes.
type Named = (String, Vec<u8>);

/// A person who joins by letters.
#[derive(Serialize)]
struct PersonView {
    member_number: String,
    provisional: String,
    letters: [String; 2],
}

/// An address to invite.
#[derive(Deserialize)]
struct Invite {
    email: String,
}

/// A person invited.
#[derive(Serialize)]
struct InvitedView {
    link: String,
    member_number: String,
}

pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/dev/lettres", post(from_page))
        .route("/dev/lettres/{name}", get(letter))
        .route("/dev/demo/lettres", post(new_person))
        .route("/dev/demo/adresse", post(invite_at))
}

async fn print(app: &Shared, kept: &Kept) -> Answer<PersonView> {
    let made = demo::open_by_letters(app).await?;
    let number = made.member_number;
    let names = [
        format!("identifiant-{number}.pdf"),
        format!("mot-de-passe-{number}.pdf"),
    ];
    let mut letters = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
    let [first, second] = names.clone();
    letters.extend([(first, made.identifier), (second, made.password)]);
    Ok(PersonView {
        member_number: number,
        provisional: made.provisional,
        letters: names.map(|name| format!("/dev/lettres/{name}")),
    })
}

async fn from_page(State(app): State<AppState>, kept: Extension<Kept>) -> Answer<Redirect> {
    print(&app, &kept).await?;
    Ok(Redirect::to("/dev/boite"))
}

async fn new_person(
    State(app): State<AppState>,
    kept: Extension<Kept>,
) -> Answer<Json<PersonView>> {
    print(&app, &kept).await.map(Json)
}

async fn invite_at(
    State(app): State<AppState>,
    JsonBody(body): JsonBody<Invite>,
) -> Answer<Json<InvitedView>> {
    let invited = demo::invite_at(&app, &body.email).await?;
    Ok(Json(InvitedView {
        link: mail::link_address(&app.public_url, &invited.token),
        member_number: invited.member_number,
    }))
}

async fn letter(kept: Extension<Kept>, Path(name): Path<String>) -> Answer<Response> {
    let letters = kept.0.0.lock().unwrap_or_else(PoisonError::into_inner);
    let known = letters.iter().find(|(one, _)| *one == name);
    let (_, bytes) = known.ok_or(ProblemCode::NotFound)?;
    let content_type = HeaderValue::from_static("application/pdf");
    Ok(([(header::CONTENT_TYPE, content_type)], bytes.clone()).into_response())
}

/// The letters, as a list of links.
pub(super) fn list(kept: &Kept) -> String {
    let letters = kept.0.lock().unwrap_or_else(PoisonError::into_inner);
    if letters.is_empty() {
        return String::new();
    }
    let items: String = letters
        .iter()
        .rev()
        .map(|(name, _)| {
            let name = escaped(name);
            format!("<li><a href=\"/dev/lettres/{name}\">{name}</a></li>")
        })
        .collect();
    format!("<h2>Lettres</h2>\n<ul>{items}</ul>\n")
}
