//! Signing in and out.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::passwords::{NEW, reset_token};
use crate::support::{HOUR, MINUTE, PASSWORD, TestApp, on_both, refused};

on_both!(
    by_number_and_by_address,
    wrong_credentials_look_alike,
    limited_then_open_again,
    ended_by_idleness,
    ended_after_twelve_hours,
    dead_after_signing_out,
    renewed_at_each_sign_in,
    answers_of_another_member_are_refused,
    none_opens_with_a_password_changed_meanwhile,
);

fn credentials(identifier: &str, password: &str) -> Value {
    json!({ "identifier": identifier, "password": password })
}

async fn by_number_and_by_address(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    let number = file["member_number"].as_str().unwrap();
    let email = file["email"].as_str().unwrap();
    for identifier in [number, email, &email.to_uppercase(), &format!(" {number} ")] {
        let mut other = app.stranger();
        let reply = other
            .post("/api/v1/sessions", credentials(identifier, PASSWORD))
            .await;
        assert_eq!(reply.status, StatusCode::OK, "{identifier}");
        let seen = other.get("/api/v1/file").await.json();
        assert_eq!(seen["member_number"], number);
    }
}

async fn wrong_credentials_look_alike(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    let mut other = app.stranger();
    let known = file["member_number"].as_str().unwrap();
    let wrong = other
        .post(
            "/api/v1/sessions",
            credentials(known, "un autre mot de passe"),
        )
        .await;
    let unknown = other
        .post("/api/v1/sessions", credentials("00000000", PASSWORD))
        .await;
    assert_eq!(wrong.refusal(), refused(401, "credentials_wrong"));
    assert_eq!(wrong.bytes, unknown.bytes);
    assert_eq!(wrong.status, unknown.status);
    assert!(other.cookie.is_none());
}

async fn limited_then_open_again(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    let number = file["member_number"].as_str().unwrap().to_owned();
    let mut other = app.stranger();
    for _ in 0..10 {
        let reply = other
            .post("/api/v1/sessions", credentials(&number, "un essai de plus"))
            .await;
        assert_eq!(reply.refusal(), refused(401, "credentials_wrong"));
    }
    // Even the right password waits, from anywhere, and after a restart too.
    other.address = [198, 51, 100, 7];
    other.restart().await;
    let reply = other
        .post("/api/v1/sessions", credentials(&number, PASSWORD))
        .await;
    assert_eq!(reply.refusal(), refused(429, "too_many_attempts"));
    assert_eq!(reply.json()["retry_after"], 900);
    assert_eq!(reply.header("retry-after"), "900");
    // Trying meanwhile does not push the end further.
    other.wait(14 * MINUTE);
    other
        .post("/api/v1/sessions", credentials(&number, PASSWORD))
        .await;
    other.wait(MINUTE);
    let reply = other
        .post("/api/v1/sessions", credentials(&number, PASSWORD))
        .await;
    assert_eq!(reply.status, StatusCode::OK);
}

async fn ended_by_idleness(mut app: TestApp) {
    app.activated().await;
    for _ in 0..4 {
        app.wait(29 * MINUTE);
        let reply = app.get("/api/v1/sessions/current").await;
        assert_eq!(reply.status, StatusCode::OK);
    }
    app.wait(30 * MINUTE);
    let reply = app.get("/api/v1/sessions/current").await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    let reply = app.get("/api/v1/file").await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
}

async fn ended_after_twelve_hours(mut app: TestApp) {
    app.activated().await;
    for _ in 0..35 {
        app.wait(20 * MINUTE);
        let reply = app.get("/api/v1/sessions/current").await;
        assert_eq!(reply.status, StatusCode::OK);
    }
    app.wait(20 * MINUTE);
    let reply = app.get("/api/v1/sessions/current").await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    let reply = app.get("/api/v1/file").await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    // What is over is erased, and stays over.
    app.wait(13 * HOUR);
    app.app.tidy().await.unwrap();
    let reply = app.get("/api/v1/sessions/current").await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    let reply = app.get("/api/v1/file").await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
}

async fn dead_after_signing_out(mut app: TestApp) {
    app.activated().await;
    let mut thief = app.clone();
    let out = app
        .call(Method::DELETE, "/api/v1/sessions/current", None)
        .await;
    assert_eq!(out.status, StatusCode::NO_CONTENT);
    assert!(out.header("set-cookie").contains("Max-Age=0"));
    let replay = thief.get("/api/v1/file").await;
    assert_eq!(replay.refusal(), refused(401, "session_missing"));
    let again = app
        .call(Method::DELETE, "/api/v1/sessions/current", None)
        .await;
    assert_eq!(again.status, StatusCode::NO_CONTENT);
}

async fn renewed_at_each_sign_in(mut app: TestApp) {
    app.activated().await;
    let mut before = app.clone();
    let file = app.get("/api/v1/file").await.json();
    let number = file["member_number"].as_str().unwrap();
    app.post("/api/v1/sessions", credentials(number, PASSWORD))
        .await;
    assert_ne!(app.cookie, before.cookie);
    assert_eq!(app.get("/api/v1/file").await.status, StatusCode::OK);
    let old = before.get("/api/v1/file").await;
    assert_eq!(old.refusal(), refused(401, "session_missing"));
}

/// Somebody signed in beside a tab that still showed another person's answers, and that tab saved
/// them in the wrong file: a screen names the member whose answers it sends.
async fn answers_of_another_member_are_refused(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    let number = file["member_number"].as_str().unwrap().to_owned();
    let draft = json!({ "city": "Lyon" });
    for other in ["00000000", "", " "] {
        let reply = app.put_as(other, "profile", draft.clone()).await;
        if other.is_empty() {
            // A program that names nobody speaks of its own session.
            assert_eq!(reply.status, StatusCode::OK);
        } else {
            assert_eq!(
                reply.refusal(),
                refused(401, "session_missing"),
                "{other:?}"
            );
        }
    }
    let reply = app
        .put_as(&number, "beneficiaries", json!({ "nobody": true }))
        .await;
    assert_eq!(reply.status, StatusCode::OK);
}

// Somebody who knew the former password signed in while its owner changed it, and stayed.
async fn none_opens_with_a_password_changed_meanwhile(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    let number = file["member_number"].as_str().unwrap().to_owned();
    let body = json!({ "identifier": number });
    app.post("/api/v1/passwords/forgotten", body).await;
    let token = reset_token(&app.mails(2).await.pop().unwrap());
    let tries = (0..6).map(|_| {
        let (mut thief, body) = (app.stranger(), credentials(&number, PASSWORD));
        tokio::spawn(async move {
            let status = thief.post("/api/v1/sessions", body).await.status;
            (thief, status)
        })
    });
    let tries: Vec<_> = tries.collect();
    let body = json!({ "token": token, "password": NEW });
    let reset = app.stranger().post("/api/v1/passwords/reset", body).await;
    assert_eq!(reset.status, StatusCode::NO_CONTENT);
    for one in tries {
        let (mut thief, status) = one.await.unwrap();
        let expected = [StatusCode::OK, StatusCode::UNAUTHORIZED];
        assert!(expected.contains(&status), "{status}");
        let file = thief.get("/api/v1/file").await;
        assert_eq!(file.refusal(), refused(401, "session_missing"));
    }
}
