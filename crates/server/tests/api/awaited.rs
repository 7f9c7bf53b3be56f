//! A code awaited is found again by a screen opened meanwhile.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::phone::other_code;
use crate::support::{MINUTE, PHONE, SECOND, TestApp, on_both};

on_both!(
    the_code_that_signs_is_found_again,
    what_ends_a_code_is_seen,
    the_code_by_mail_is_found_again,
    the_code_of_a_phone_is_found_again,
);

impl TestApp {
    async fn awaited(&mut self, which: &str) -> Value {
        self.get("/api/v1/file").await.json()[which].clone()
    }
}

/// An old phone dropped the tab while the SMS was read: every box was to be ticked again, and the new
/// SMS killed the good code.
async fn the_code_that_signs_is_found_again(mut app: TestApp) {
    app.complete().await;
    assert_eq!(app.awaited("code").await, json!(null));
    let body = json!({
        "accuracy": true, "notice": true, "mandate": true, "marketing_sms": true,
    });
    let path = "/api/v1/file/signature/code";
    let mut sent = app
        .call_once(Method::POST, path, Some(body), Some("k"))
        .await
        .json();
    let code = app.received_code().await;
    app.wait(20 * SECOND);
    let reply = app.get("/api/v1/file").await;
    assert!(!String::from_utf8_lossy(&reply.bytes).contains(&format!("\"{code}\"")));
    sent["valid_seconds"] = json!(580);
    sent["resend_seconds"] = json!(10);
    assert_eq!(
        reply.json()["code"],
        json!({ "sent": sent, "marketing_mail": false, "marketing_sms": true })
    );
    app.wait(20 * SECOND);
    assert_eq!(app.awaited("code").await["sent"]["resend_seconds"], 0);
    // Only its owner sees it.
    let mut neighbour = app.stranger();
    neighbour.complete().await;
    assert_eq!(neighbour.awaited("code").await, json!(null));
    assert_eq!(app.sign(&code, "s").await.status, StatusCode::OK);
    assert_eq!(app.awaited("code").await, json!(null));
}

async fn what_ends_a_code_is_seen(mut app: TestApp) {
    app.complete().await;
    app.ask_code("time").await;
    app.wait(10 * MINUTE);
    assert_eq!(app.awaited("code").await, json!(null));

    app.ask_code("tries").await;
    let wrong = other_code(&app.received_code().await);
    for (count, awaited) in [true, true, false].into_iter().enumerate() {
        app.sign(&wrong, &format!("s{count}")).await;
        assert_eq!(app.awaited("code").await != json!(null), awaited);
    }

    app.wait(5 * MINUTE);
    app.ask_code("change").await;
    assert_ne!(app.awaited("code").await, json!(null));
    app.put("guarantees", 1, json!({ "level": "r2" })).await;
    assert_eq!(app.awaited("code").await, json!(null));
}

async fn the_code_by_mail_is_found_again(mut app: TestApp) {
    app.complete().await;
    app.ask_code("a").await;
    app.wait(MINUTE);
    app.ask_code("b").await;
    assert_eq!(app.awaited("code").await["sent"]["mail_offered"], true);
    app.wait(MINUTE);
    let mut sent = app
        .ask_by_mail(Some(crate::support::PASSWORD), "m")
        .await
        .json();
    app.wait(SECOND);
    sent["valid_seconds"] = json!(599);
    sent["resend_seconds"] = json!(119);
    assert_eq!(app.awaited("code").await["sent"], sent);
}

async fn the_code_of_a_phone_is_found_again(mut app: TestApp) {
    app.activated().await;
    assert_eq!(app.awaited("phone_code").await, json!(null));
    let mut sent = app.ask_phone_code(PHONE, "k").await.json();
    app.wait(20 * SECOND);
    sent["valid_seconds"] = json!(580);
    sent["resend_seconds"] = json!(10);
    assert_eq!(
        app.awaited("phone_code").await,
        json!({ "number": "0612345678", "sent": sent })
    );
    let code = app.received_code().await;
    let verified = app.give_phone_code(&code, "v").await;
    assert_eq!(verified.status, StatusCode::OK);
    assert_eq!(app.awaited("phone_code").await, json!(null));
    app.wait(MINUTE);
    app.ask_phone_code(PHONE, "k2").await;
    app.wait(10 * MINUTE);
    assert_eq!(app.awaited("phone_code").await, json!(null));
}
