//! Development only: the mailbox that shows messages instead of sending them, and new demo people.

use affilio_domain::wire::{ProblemCode, Stage};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Redirect, Response};
use axum::routing::{get, post};
use axum::{Extension, Json, Router};
use serde::Serialize;

use super::dev_exemptions;
use super::dev_letters::{self, Kept};
use super::dev_time;
use crate::problem::Answer;
use crate::state::AppState;
use crate::store::{Posted, StageDetails};
use crate::{demo, mail, stages};

/// Messages shown.
const SHOWN: u32 = 100;
const STYLE: &str = include_str!("boite.css");
const ICON: &str = include_str!("boite.svg");

/// A message, for programs.
#[derive(Serialize)]
struct MessageView {
    id: String,
    channel: String,
    to: String,
    subject: String,
    body: String,
    created_at: String,
}

/// A new demo person.
#[derive(Serialize)]
struct DemoView {
    link: String,
    member_number: String,
}

/// Routes that exist in development only.
pub(super) fn router() -> Router<AppState> {
    Router::new()
        .route("/dev/boite", get(page))
        .route("/dev/boite.css", get(style))
        .route("/dev/boite.svg", get(icon))
        .route("/dev/boite.json", get(messages))
        .route("/dev/liens", post(new_link))
        .route("/dev/demo", post(new_person))
        .route("/dev/etat", post(pass_to_stage))
        .merge(dev_time::router())
        .merge(dev_exemptions::router())
        .merge(dev_letters::router())
        .layer(Extension(Kept::default()))
}

async fn style() -> Response {
    let css = HeaderValue::from_static("text/css; charset=utf-8");
    ([(header::CONTENT_TYPE, css)], STYLE).into_response()
}

async fn icon() -> Response {
    let svg = HeaderValue::from_static("image/svg+xml");
    ([(header::CONTENT_TYPE, svg)], ICON).into_response()
}

async fn messages(State(app): State<AppState>) -> Answer<Json<Vec<MessageView>>> {
    let posted = app.store.last_messages(SHOWN).await?;
    Ok(Json(
        posted
            .into_iter()
            .map(|message| MessageView {
                id: message.id,
                channel: message.channel,
                to: message.to,
                subject: message.subject,
                body: message.body,
                created_at: message.created_at.to_iso(),
            })
            .collect(),
    ))
}

async fn new_link(State(app): State<AppState>) -> Answer<Redirect> {
    demo::invite_somebody(&app).await?;
    Ok(Redirect::to("/dev/boite"))
}

async fn new_person(State(app): State<AppState>) -> Answer<Json<DemoView>> {
    let invited = demo::invite_somebody(&app).await?;
    Ok(Json(DemoView {
        link: mail::link_address(&app.public_url, &invited.token),
        member_number: invited.member_number,
    }))
}

/// Passes a signed file to a stage, as the insurer's office would: `adherent=…&etat=…`, two codes.
async fn pass_to_stage(State(app): State<AppState>, form: String) -> Answer<Redirect> {
    let value = |name: &str| {
        let mut pairs = form.split('&').filter_map(|pair| pair.split_once('='));
        pairs
            .find(|(known, _)| *known == name)
            .map(|(_, value)| value)
    };
    let stage = value("etat").and_then(Stage::from_code);
    let (Some(member), Some(stage)) = (value("adherent"), stage) else {
        return Err(ProblemCode::BadJson.into());
    };
    let details = match stage {
        Stage::PieceAsked => StageDetails {
            piece: "Attestation de droits à l'assurance maladie".to_owned(),
            why: "Celle du dossier date de plus d'un an.".to_owned(),
        },
        _ => StageDetails::default(),
    };
    stages::pass(&app, member, stage, &details)
        .await?
        .map_err(|_| ProblemCode::NotFound)?;
    Ok(Redirect::to("/dev/boite"))
}

/// A way to pass each of the last signed files to a stage.
fn stage_control(member: &str) -> String {
    let buttons: String = Stage::ALL
        .map(|stage| {
            let code = stage.code();
            format!("<button name=\"etat\" value=\"{code}\">{code}</button> ")
        })
        .concat();
    format!(
        "<form method=\"post\" action=\"/dev/etat\"><p>Dossier signé {member}, faire passer à : \
         <input type=\"hidden\" name=\"adherent\" value=\"{member}\">{buttons}</p></form>"
    )
}

async fn page(State(app): State<AppState>, kept: Extension<Kept>) -> Answer<Response> {
    let letters = dev_letters::list(&kept) + &dev_exemptions::list(&app).await?;
    let posted = app.store.last_messages(SHOWN).await?;
    let articles: String = posted.iter().rev().map(article).collect();
    let body = if articles.is_empty() {
        "<p>Aucun message pour le moment.</p>".to_owned()
    } else {
        articles
    };
    let signed = app.store.signed_members(5).await?;
    let controls: String = signed.iter().map(|member| stage_control(member)).collect();
    let html = format!(
        "<!doctype html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <title>Boîte de développement – affilio</title>\n\
         <link rel=\"icon\" href=\"/dev/boite.svg\">\n\
         <link rel=\"stylesheet\" href=\"/dev/boite.css\">\n</head>\n<body>\n\
         <header><p><strong>Mode développement : ces messages ne sont pas partis.</strong></p></header>\n\
         <main>\n<h1>Boîte de développement</h1>\n\
         <form method=\"post\" action=\"/dev/liens\">\
         <button>Créer un nouveau lien de démonstration</button></form>\n\
         <form method=\"post\" action=\"/dev/lettres\">\
         <button>Créer une personne sans e-mail, et ses deux lettres</button></form>\n\
         {letters}{controls}\
         {body}</main>\n</body>\n</html>\n"
    );
    let content_type = HeaderValue::from_static("text/html; charset=utf-8");
    Ok(([(header::CONTENT_TYPE, content_type)], html).into_response())
}

fn article(message: &Posted) -> String {
    let (kind, title) = match message.channel.as_str() {
        "sms" => ("SMS", "Message SMS"),
        _ => ("E-mail", message.subject.as_str()),
    };
    format!(
        "<article>\n<h2>{}</h2>\n<p class=\"meta\">{kind} à {}, le {}</p>\n\
         <div class=\"text\">{}</div>\n</article>\n",
        escaped(title),
        escaped(&message.to),
        message.created_at.to_french(),
        with_links(&message.body),
    )
}

/// Text made harmless for HTML.
pub(super) fn escaped(text: &str) -> String {
    text.chars().fold(String::new(), |mut out, letter| {
        match letter {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            other => out.push(other),
        }
        out
    })
}

/// Paragraphs and line breaks as typed, with addresses made into links.
fn with_links(body: &str) -> String {
    let lines = body.lines().map(|line| {
        let words = line.split(' ').map(|word| {
            let safe = escaped(word);
            if !word.starts_with("http://") && !word.starts_with("https://") {
                return safe;
            }
            format!("<a href=\"{safe}\">{safe}</a>")
        });
        words.collect::<Vec<_>>().join(" ")
    });
    lines.collect::<Vec<_>>().join("<br>\n")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bodies_are_shown_as_text() {
        assert_eq!(
            with_links("<b>\nvoir http://a.fr/x#t"),
            "&lt;b&gt;<br>\nvoir <a href=\"http://a.fr/x#t\">http://a.fr/x#t</a>"
        );
    }
}
