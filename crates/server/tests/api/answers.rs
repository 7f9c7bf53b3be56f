//! Steps as they are saved.

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{DAY, PASSWORD, TestApp, on_both, profile, refused};

on_both!(
    starts_with_what_the_employer_gave,
    saved_as_typed_even_when_wrong,
    two_tabs,
    nobody_signed_in,
    too_large,
    sixty_days_over,
    survives_a_restart,
);

async fn starts_with_what_the_employer_gave(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["status"], "open");
    assert_eq!(file["today"], "2026-11-21");
    assert_eq!(file["employer"]["effective_on"], "2026-12-01");
    let levels = file["employer"]["levels"].as_array().unwrap();
    let levels: Vec<_> = levels
        .iter()
        .map(|level| (&level["id"], &level["label"]))
        .collect();
    assert_eq!(
        levels,
        [
            (&json!("socle"), &json!("Régime socle")),
            (&json!("r1"), &json!("Régime 1")),
            (&json!("r2"), &json!("Régime 2")),
        ]
    );
    assert_eq!(file["profile"]["version"], 0);
    assert_ne!(file["profile"]["draft"]["last_name"], "");
    let prefilled = file["prefilled"].as_array().unwrap();
    assert!(prefilled.contains(&json!("nom")));
    assert_eq!(file["signature"], Value::Null);
}

async fn saved_as_typed_even_when_wrong(mut app: TestApp) {
    app.activated().await;
    let typed = json!({ "nir": "1 85 0", "phone": "  pas encore ", "street": "<b>'; --" });
    let reply = app.put("profile", 0, typed.clone()).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json(), json!({ "version": 1 }));
    let file = app.get("/api/v1/file").await.json();
    for field in ["nir", "phone", "street"] {
        assert_eq!(file["profile"]["draft"][field], typed[field]);
    }
    assert_eq!(file["profile"]["version"], 1);
}

async fn two_tabs(mut app: TestApp) {
    app.activated().await;
    let mut tab = app.clone();
    let first = app.put("guarantees", 0, json!({ "level": "r1" })).await;
    assert_eq!(first.json()["version"], 1);
    let stale = tab.put("guarantees", 0, json!({ "level": "r2" })).await;
    assert_eq!(stale.refusal(), refused(409, "stale_version"));
    let ahead = tab.put("guarantees", 5, json!({ "level": "r2" })).await;
    assert_eq!(ahead.refusal(), refused(409, "stale_version"));
    let file = tab.get("/api/v1/file").await.json();
    assert_eq!(file["guarantees"]["draft"]["level"], "r1");

    let saves = (0..10).map(|_| {
        let mut tab = app.clone();
        tokio::spawn(async move {
            tab.put("guarantees", 1, json!({ "level": "r2" }))
                .await
                .status
        })
    });
    let mut saved = 0;
    for save in saves.collect::<Vec<_>>() {
        saved += u32::from(save.await.unwrap() == StatusCode::OK);
    }
    assert_eq!(saved, 1);
}

async fn nobody_signed_in(mut app: TestApp) {
    for step in ["profile", "beneficiaries", "guarantees", "bank"] {
        let reply = app.put(step, 0, json!({})).await;
        assert_eq!(reply.refusal(), refused(401, "session_missing"), "{step}");
    }
    app.cookie = Some("__Host-affilio=forged".to_owned());
    for path in ["/api/v1/file", "/api/v1/file/document.pdf"] {
        let reply = app.get(path).await;
        assert_eq!(reply.refusal(), refused(401, "session_missing"), "{path}");
    }
    let reply = app.get("/api/v1/sessions/current").await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
}

async fn too_large(mut app: TestApp) {
    app.activated().await;
    let longest = json!({ "street": "é".repeat(500) });
    assert_eq!(app.put("profile", 0, longest).await.status, StatusCode::OK);
    let long = json!({ "street": "é".repeat(501) });
    let reply = app.put("profile", 1, long).await;
    assert_eq!(reply.refusal(), refused(422, "answers_too_large"));
    let people = |count: usize| json!({ "people": vec![json!({}); count] });
    let reply = app.put("beneficiaries", 0, people(20)).await;
    assert_eq!(reply.status, StatusCode::OK);
    let reply = app.put("beneficiaries", 1, people(21)).await;
    assert_eq!(reply.refusal(), refused(422, "answers_too_large"));
}

async fn sixty_days_over(mut app: TestApp) {
    app.activated().await;
    let number = app.get("/api/v1/file").await.json()["member_number"].clone();
    app.wait(61 * DAY);
    let credentials = json!({ "identifier": number, "password": PASSWORD });
    assert_eq!(
        app.post("/api/v1/sessions", credentials).await.status,
        StatusCode::OK
    );
    assert_eq!(app.get("/api/v1/file").await.json()["status"], "expired");
    let reply = app.put("profile", 0, profile()).await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
    let reply = app.ask_code("late").await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
}

async fn survives_a_restart(mut app: TestApp) {
    app.complete().await;
    let before = app.get("/api/v1/file").await.json();
    app.restart().await;
    let after = app.get("/api/v1/file").await.json();
    assert_eq!(before, after);
}
