//! Letters, and whom they must not reach: whoever prints them could use them.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::passwords::{NEW, by_letters, first, reset_token, sign_in};
use crate::support::{DAY, PASSWORD, PHONE, TestApp, complete_answers, on_both, refused, token_of};

on_both!(
    none_for_whoever_has_an_address,
    an_address_learnt_later_voids_what_was_printed,
    a_password_changed_by_letter_is_told_to_the_address,
    whoever_has_signed_gets_letters_and_no_new_days,
);

async fn file_of(app: &mut TestApp) -> Value {
    app.get("/api/v1/file").await.json()
}

async fn letters_are_refused(app: &TestApp, number: &str) {
    assert!(app.app.letters(number).await.is_err());
    let tables = app.tables().await;
    let (kept,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM provisional WHERE used_at IS NULL")
        .fetch_one(&tables)
        .await
        .unwrap();
    assert_eq!(kept, 0, "no password was drawn");
}

// An employer could print letters for somebody who has an account, and enter it.
async fn none_for_whoever_has_an_address(mut app: TestApp) {
    app.invited().await;
    let mail = app.messages("mail").await.pop().unwrap();
    let number = mail["body"]
        .as_str()
        .unwrap()
        .split_once("numéro d’adhérent")
        .unwrap()
        .1
        .trim_start_matches([':', '\u{a0}', ' '])
        .split_whitespace()
        .next()
        .unwrap()
        .to_owned();
    letters_are_refused(&app, &number).await;
    app.activated().await;
    let number = file_of(&mut app).await["member_number"]
        .as_str()
        .unwrap()
        .to_owned();
    letters_are_refused(&app, &number).await;
    assert_eq!(sign_in(&app, &number, PASSWORD).await, StatusCode::OK);
}

/// Somebody who joined by letters, and whose second contract came by mail.
async fn with_an_address(app: &mut TestApp) -> (String, String) {
    let (number, provisional) = by_letters(app).await;
    let reply = app
        .post("/api/v1/passwords/first", first(&number, &provisional, NEW))
        .await;
    assert_eq!(reply.status, StatusCode::CREATED);
    app.app.letters(&number).await.unwrap();
    let invited = app
        .post("/dev/demo/adresse", json!({ "email": "theo@exemple.fr" }))
        .await;
    let token = token_of(invited.json()["link"].as_str().unwrap());
    let reply = app
        .post("/api/v1/account/files", json!({ "token": token }))
        .await;
    assert_eq!(reply.status, StatusCode::OK);
    (number, provisional)
}

async fn an_address_learnt_later_voids_what_was_printed(mut app: TestApp) {
    let (number, _) = with_an_address(&mut app).await;
    letters_are_refused(&app, &number).await;
    // The first contract has no address of its own: the other's serves.
    let body = json!({ "identifier": number });
    app.post("/api/v1/passwords/forgotten", body).await;
    let token = reset_token(&app.mails(2).await.pop().unwrap());
    unuse(&app).await;
    let body = json!({ "token": token, "password": PASSWORD });
    let reply = app.post("/api/v1/passwords/reset", body).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    letters_are_refused(&app, &number).await;
}

/// As if the letters had been printed at the very instant when the address became known.
async fn unuse(app: &TestApp) {
    let tables = app.tables().await;
    sqlx::query("UPDATE provisional SET used_at = NULL")
        .execute(&tables)
        .await
        .unwrap();
}

async fn a_password_changed_by_letter_is_told_to_the_address(mut app: TestApp) {
    let (number, provisional) = by_letters(&mut app).await;
    let body = first(&number, &provisional, NEW);
    app.post("/api/v1/passwords/first", body).await;
    let invited = app
        .post("/dev/demo/adresse", json!({ "email": "theo@exemple.fr" }))
        .await;
    let token = token_of(invited.json()["link"].as_str().unwrap());
    app.post("/api/v1/account/files", json!({ "token": token }))
        .await;
    unuse(&app).await;
    let body = first(&number, &provisional, PASSWORD);
    let reply = app.stranger().post("/api/v1/passwords/first", body).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let mail = app.mails(2).await.pop().unwrap();
    assert_eq!(mail["to"], "theo@exemple.fr");
    assert_eq!(mail["subject"], "Votre mot de passe a changé");
    let ended = app.get("/api/v1/file").await;
    assert_eq!(ended.refusal(), refused(401, "session_missing"));
}

// Somebody without e-mail had signed, forgot the password, and could never read the file again.
async fn whoever_has_signed_gets_letters_and_no_new_days(mut app: TestApp) {
    let (number, provisional) = by_letters(&mut app).await;
    let body = first(&number, &provisional, NEW);
    app.post("/api/v1/passwords/first", body).await;
    for (step, draft) in complete_answers() {
        assert_eq!(app.put(step, 0, draft).await.status, StatusCode::OK);
    }
    app.verify_phone(PHONE).await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    assert_eq!(app.sign(&code, "s").await.status, StatusCode::OK);
    let before = file_of(&mut app).await["expires_on"].clone();
    app.wait(10 * DAY);
    let letters = app.app.letters(&number).await.unwrap();
    assert!(letters.iter().all(|(_, pdf)| pdf.starts_with(b"%PDF")));
    let mut again = app.stranger();
    let body = json!({ "identifier": number, "password": NEW });
    again.post("/api/v1/sessions", body).await;
    assert_eq!(file_of(&mut again).await["expires_on"], before);
    assert!(app.app.journal_faults().await.unwrap().is_empty());
}
