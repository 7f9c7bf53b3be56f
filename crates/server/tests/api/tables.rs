//! Look-ups in public tables.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{MINUTE, TestApp, on_both, refused};

on_both!(
    nobody_signed_in,
    bad_bodies,
    towns_of_a_code,
    a_fund_is_named,
    too_many,
    terms_of_children,
);

const PLACES: &str = "/api/v1/places";
const FUNDS: &str = "/api/v1/funds";

fn code(postal_code: &str) -> Value {
    json!({ "postal_code": postal_code })
}

async fn nobody_signed_in(mut app: TestApp) {
    for (path, body) in [
        (PLACES, code("75015")),
        (FUNDS, json!({ "organism": "017510000" })),
    ] {
        let reply = app.post(path, body).await;
        assert_eq!(reply.refusal(), refused(401, "session_missing"), "{path}");
        // An answer never travels in an address.
        let reply = app.get(path).await;
        assert_eq!(reply.refusal(), refused(405, "bad_method"), "{path}");
    }
}

async fn bad_bodies(mut app: TestApp) {
    app.activated().await;
    for body in [json!({}), json!({ "postal_code": 75015 }), json!([]), {
        json!({ "postal_code": "75015", "street": "8 rue des Lilas" })
    }] {
        let reply = app.post(PLACES, body).await;
        assert_eq!(reply.refusal(), refused(400, "bad_json"));
    }
    let long = app.post(PLACES, code(&"7".repeat(501))).await;
    assert_eq!(long.refusal(), refused(422, "answers_too_large"));
    let none = app.call(Method::POST, FUNDS, None).await;
    assert_eq!(none.refusal(), refused(415, "bad_content_type"));
}

async fn towns_of_a_code(mut app: TestApp) {
    app.activated().await;
    let reply = app.post(PLACES, code("67 000")).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json(), json!({ "communes": ["Strasbourg"] }));
    for unknown in ["", "99999", "SW1A 1AA", "<script>", "\u{1f642}"] {
        let reply = app.post(PLACES, code(unknown)).await;
        assert_eq!(reply.json(), json!({ "communes": [] }), "{unknown}");
    }
}

async fn a_fund_is_named(mut app: TestApp) {
    app.activated().await;
    let reply = app.post(FUNDS, json!({ "organism": "01 673 0000" })).await;
    assert_eq!(reply.json()["fund"], "CPAM du Bas-Rhin");
    assert_eq!(reply.json()["scheme"], "régime général");
    let reply = app.post(FUNDS, json!({ "organism": "rien" })).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(reply.json()["fund"], Value::Null);
}

async fn too_many(mut app: TestApp) {
    app.activated().await;
    let mut last = app.post(PLACES, code("75015")).await;
    for _ in 0..200 {
        last = app.post(PLACES, code("75015")).await;
    }
    assert_eq!(last.refusal(), refused(429, "too_many_attempts"));
    assert!(!last.header("retry-after").is_empty());
    // Another person is not concerned; neither is this one a little later.
    let mut other = app.stranger();
    other.activated().await;
    let reply = other.post(PLACES, code("75015")).await;
    assert_eq!(reply.status, StatusCode::OK);
    app.wait(16 * MINUTE);
    let reply = app.post(PLACES, code("75015")).await;
    assert_eq!(reply.status, StatusCode::OK);
}

async fn terms_of_children(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    let children = &file["employer"]["children"];
    assert_eq!(children["child_until"], 18);
    assert_eq!(children["free_from_child"], 3);
    assert!(children["source"].as_str().unwrap().contains("11.1.2"));
    // What the employer gave stays known once the answers are others.
    let given = file["given"]["last_name"].clone();
    app.put("profile", 0, json!({ "last_name": "Autre" })).await;
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["profile"]["draft"]["last_name"], "Autre");
    assert_eq!(file["given"]["last_name"], given);
}
