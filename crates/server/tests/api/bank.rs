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
    no_signature_without_the_creditor,
    reading_a_signed_file_opens_no_mandate,
    banks_are_not_asked_without_end,
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

/// A mandate with "pas encore communiqué" for its creditor could be signed.
async fn no_signature_without_the_creditor(mut app: TestApp) {
    app.complete().await;
    let tables = app.tables().await;
    sqlx::query("DELETE FROM creditors")
        .execute(&tables)
        .await
        .unwrap();
    let mandate = app.get("/api/v1/file").await.json()["mandate"].clone();
    assert_eq!(mandate["creditor"], json!(null));
    let reply = app.ask_code("k").await;
    assert_eq!(reply.refusal(), refused(409, "creditor_unknown"));
    assert_eq!(app.signing_messages().await, 0);
    // Who is debited of nothing needs none.
    let account = json!({ "holder": "Camille Lefèvre", "iban": IBAN });
    app.put("beneficiaries", 1, json!({ "nobody": true })).await;
    app.put("guarantees", 1, json!({ "level": "socle" })).await;
    app.put("bank", 1, json!({ "refund": account })).await;
    assert_eq!(app.ask_code("l").await.status, StatusCode::OK);
}

/// A look at the signed file drew a reference and wrote in its journal.
async fn reading_a_signed_file_opens_no_mandate(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    assert_eq!(app.sign(&code, "s").await.status, StatusCode::OK);
    let kept = app.get("/api/v1/file").await.json()["mandate"].clone();
    assert_ne!(kept, json!(null));
    let tables = app.tables().await;
    sqlx::query("DELETE FROM mandates")
        .execute(&tables)
        .await
        .unwrap();
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["mandate"], json!(null));
    let opened: Vec<(String,)> =
        sqlx::query_as("SELECT what FROM journal WHERE what = 'mandate_opened'")
            .fetch_all(&tables)
            .await
            .unwrap();
    assert_eq!(opened.len(), 1);
}

async fn banks_are_not_asked_without_end(mut app: TestApp) {
    app.activated().await;
    let mut asked = 0;
    let refusal = loop {
        let reply = app.post(BANKS, json!({ "iban": IBAN })).await;
        if reply.status != StatusCode::OK {
            break reply.refusal();
        }
        asked += 1;
    };
    assert_eq!(refusal, refused(429, "too_many_attempts"));
    assert!(asked >= 100, "{asked}");
}
