//! A file whose sixty days are over: opened again by its owner, or printed.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::document::words;
use crate::exemption::asked;
use crate::passwords::{NEW, by_letters, first};
use crate::support::{DAY, PASSWORD, Reply, TestApp, on_both, profile, refused};

on_both!(
    refusals,
    no_address_no_link,
    opened_again_in_one_click,
    twice_at_once_one_mail,
    links_are_limited,
    a_standing_exemption_is_not_opened_again,
    on_paper,
);

const LINK: &str = "/api/v1/file/link";
const PAPER: &str = "/api/v1/file/bulletin.pdf";

async fn reopen(app: &mut TestApp) -> Reply {
    app.call(Method::POST, LINK, None).await
}

async fn file_of(app: &mut TestApp) -> Value {
    app.get("/api/v1/file").await.json()
}

/// Days pass for this file and nothing else: the session stays.
async fn older(app: &mut TestApp, days: u16) {
    let number = file_of(app).await["member_number"].clone();
    let body = json!({ "member_number": number, "days": days });
    let reply = app.post("/dev/temps/dossier", body).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
}

async fn refusals(mut app: TestApp) {
    let nobody = reopen(&mut app).await;
    assert_eq!(nobody.refusal(), refused(401, "session_missing"));
    let nobody = app.get(PAPER).await;
    assert_eq!(nobody.refusal(), refused(401, "session_missing"));
    // Open: nothing is mailed, and no day is won.
    app.activated().await;
    app.wait(DAY);
    let body = json!({ "identifier": app.messages("mail").await[0]["to"], "password": PASSWORD });
    app.post("/api/v1/sessions", body).await;
    let before = file_of(&mut app).await["expires_on"].clone();
    assert_eq!(reopen(&mut app).await.status, StatusCode::NO_CONTENT);
    assert_eq!(file_of(&mut app).await["expires_on"], before);
    assert_eq!(app.messages("mail").await.len(), 1);
    let mut signed = app.stranger();
    signed.complete().await;
    signed.ask_code("k").await;
    let code = signed.received_code().await;
    signed.sign(&code, "s").await;
    older(&mut signed, 61).await;
    let reply = reopen(&mut signed).await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
    let reply = signed.get(PAPER).await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
}

async fn no_address_no_link(mut app: TestApp) {
    let (number, provisional) = by_letters(&mut app).await;
    let body = first(&number, &provisional, NEW);
    app.post("/api/v1/passwords/first", body).await;
    older(&mut app, 61).await;
    let reply = reopen(&mut app).await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
    assert_eq!(file_of(&mut app).await["status"], "expired");
    assert!(app.messages("mail").await.is_empty());
    // New letters do open it.
    app.app.letters(&number).await.unwrap();
    assert_eq!(file_of(&mut app).await["status"], "open");
}

async fn opened_again_in_one_click(mut app: TestApp) {
    app.activated().await;
    app.put("profile", 0, profile()).await;
    older(&mut app, 61).await;
    let reply = app.put("profile", 1, profile()).await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
    assert_eq!(file_of(&mut app).await["status"], "expired");
    for _ in 0..2 {
        assert_eq!(reopen(&mut app).await.status, StatusCode::NO_CONTENT);
    }
    let file = file_of(&mut app).await;
    assert_eq!(file["status"], "open");
    assert_eq!(file["expires_on"], "2027-01-20");
    assert_eq!(file["profile"]["draft"]["city"], "Paris");
    assert_eq!(
        app.put("profile", 1, profile()).await.status,
        StatusCode::OK
    );
    let mail = app.mails(2).await.pop().unwrap();
    assert_eq!(mail["to"], file["email"]);
    assert!(mail["body"].as_str().unwrap().contains("/connexion"));
    assert!(app.app.journal_faults().await.unwrap().is_empty());
}

async fn twice_at_once_one_mail(mut app: TestApp) {
    app.activated().await;
    older(&mut app, 61).await;
    let tries = [(); 3].map(|()| {
        let mut tab = app.clone();
        tokio::spawn(async move { reopen(&mut tab).await.status })
    });
    for one in tries {
        assert_eq!(one.await.unwrap(), StatusCode::NO_CONTENT);
    }
    assert_eq!(app.messages("mail").await.len(), 2);
}

async fn links_are_limited(mut app: TestApp) {
    app.activated().await;
    for _ in 0..3 {
        older(&mut app, 61).await;
        assert_eq!(reopen(&mut app).await.status, StatusCode::NO_CONTENT);
    }
    older(&mut app, 61).await;
    let reply = reopen(&mut app).await;
    assert_eq!(reply.refusal(), refused(429, "too_many_attempts"));
    assert_eq!(app.messages("mail").await.len(), 4);
}

// The mail said that the file was open again, and it could not be changed.
async fn a_standing_exemption_is_not_opened_again(mut app: TestApp) {
    let (token, _) = asked(&mut app).await;
    older(&mut app, 61).await;
    let before = app.messages("mail").await.len();
    let reply = reopen(&mut app).await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    let reply = app.get(PAPER).await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    let body = json!({ "token": token });
    let seen = app.post("/api/v1/links/inspect", body.clone()).await;
    assert_eq!(seen.json()["state"], "activated");
    app.post("/api/v1/links/renew", body).await;
    app.settle().await;
    assert_eq!(app.messages("mail").await.len(), before);
    assert_eq!(file_of(&mut app).await["status"], "exemption_asked");
}

/// Asked for in the account, the form holds what was typed; by the link alone, nothing of it.
async fn on_paper(mut app: TestApp) {
    let token = app.activated().await;
    app.put("profile", 0, profile()).await;
    let spouse =
        json!({ "key": "k1", "kind": "conjoint", "first_name": "Malik", "last_name": "Lefèvre" });
    app.put("beneficiaries", 0, json!({ "people": [spouse] }))
        .await;
    older(&mut app, 61).await;
    let own = words(&app.get(PAPER).await.bytes);
    for typed in ["LefèvreMalik", "190017511512346", "Marié(e)"] {
        assert!(own.contains(typed), "{typed} in {own}");
    }
    let by_link = app
        .stranger()
        .post("/api/v1/links/bulletin", json!({ "token": token }))
        .await;
    assert_eq!(by_link.status, StatusCode::OK);
    let by_link = words(&by_link.bytes);
    assert!(!by_link.contains("Malik") && !by_link.contains("Marié(e)"));
    for _ in 0..8 {
        let reply = app.get(PAPER).await;
        assert_eq!(reply.header("content-type"), "application/pdf");
        assert!(reply.bytes.starts_with(b"%PDF"));
    }
    let reply = app.get(PAPER).await;
    assert_eq!(reply.refusal(), refused(429, "too_many_attempts"));
}
