//! Banks by their codes, and the mandate of the debits.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::{IBAN, TestApp, on_both, refused};

on_both!(
    banks_are_for_members_and_for_accounts,
    a_known_bank_is_named,
    a_mandate_only_if_something_is_debited,
    a_mandate_keeps_its_reference,
    no_signature_without_the_mandate,
);

const BANKS: &str = "/api/v1/banks";

async fn banks_are_for_members_and_for_accounts(mut app: TestApp) {
    let reply = app.post(BANKS, json!({ "iban": IBAN })).await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    app.activated().await;
    for iban in [
        "",
        "FR76 3000 6000 0112 3456 7890 188",
        "US64SVBKUS6S3300958879",
        "🙂",
    ] {
        let reply = app.post(BANKS, json!({ "iban": iban })).await;
        assert_eq!(reply.refusal(), refused(422, "iban_unusable"), "{iban}");
    }
    let reply = app.post(BANKS, json!({ "iban": IBAN, "bic": "x" })).await;
    assert_eq!(reply.refusal(), refused(400, "bad_json"));
}

async fn a_known_bank_is_named(mut app: TestApp) {
    app.activated().await;
    let reply = app.post(BANKS, json!({ "iban": IBAN })).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(
        reply.json(),
        json!({ "bic": "AGRIFRPP", "name": "CREDIT AGRICOLE SA" })
    );
    let reply = app
        .post(BANKS, json!({ "iban": "GB33BUKB20201555555555" }))
        .await;
    assert_eq!(reply.json(), json!({ "bic": null, "name": null }));
}

async fn a_mandate_only_if_something_is_debited(mut app: TestApp) {
    app.activated().await;
    app.put("beneficiaries", 0, json!({ "nobody": true })).await;
    app.put("guarantees", 0, json!({ "level": "socle" })).await;
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["mandate"], json!(null));
    app.put("guarantees", 1, json!({ "level": "r1" })).await;
    let mandate = app.get("/api/v1/file").await.json()["mandate"].clone();
    assert!(mandate["reference"].as_str().unwrap().len() <= 35);
    assert_eq!(mandate["creditor"]["identifier"], "FR53ZZZ999999");
}

async fn a_mandate_keeps_its_reference(mut app: TestApp) {
    app.complete().await;
    let asks = (0..12).map(|_| {
        let mut tab = app.clone();
        tokio::spawn(async move {
            let file = tab.get("/api/v1/file").await.json();
            file["mandate"]["reference"].as_str().unwrap().to_owned()
        })
    });
    let mut references = Vec::new();
    for ask in asks.collect::<Vec<_>>() {
        references.push(ask.await.unwrap());
    }
    app.restart().await;
    let file = app.get("/api/v1/file").await.json();
    references.push(file["mandate"]["reference"].as_str().unwrap().to_owned());
    references.dedup();
    assert_eq!(references.len(), 1);
    let mut neighbour = app.stranger();
    neighbour.complete().await;
    let other = neighbour.get("/api/v1/file").await.json();
    assert_ne!(other["mandate"]["reference"], json!(references[0]));
}

async fn no_signature_without_the_mandate(mut app: TestApp) {
    app.complete().await;
    let body = json!({ "accuracy": true, "notice": true });
    let path = "/api/v1/file/signature/code";
    let reply = app
        .call_once(Method::POST, path, Some(body), Some("k"))
        .await;
    assert_eq!(reply.refusal(), refused(422, "consents_missing"));
    assert_eq!(app.signing_messages().await, 0);
}
