//! The mobile number is shown to be the person's before it can sign.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{MINUTE, PHONE, Reply, SECOND, TestApp, on_both, profile, refused};

on_both!(
    refused_without_session_key_or_mobile,
    verified_by_the_code_received,
    wrong_codes,
    limited,
    sent_twice_is_sent_once,
    an_unverified_phone_does_not_sign,
    another_number_is_verified_anew,
    nothing_once_signed,
    the_sms_speaks_the_language_of_the_account,
);

const CODE: &str = "/api/v1/file/phone/code";
const OTHER: &str = "07 98 76 54 32";

/// Another code than this one.
pub(crate) fn other_code(code: &str) -> String {
    let number: u32 = code.parse().unwrap();
    format!("{:06}", (number + 1) % 1_000_000)
}

impl TestApp {
    /// How many codes to sign went by SMS.
    pub(crate) async fn signing_messages(&mut self) -> usize {
        let signs = |message: &&Value| message["body"].as_str().unwrap().contains("signer");
        self.messages("sms").await.iter().filter(signs).count()
    }

    pub(crate) async fn ask_phone_code(&mut self, phone: &str, key: &str) -> Reply {
        let path = "/api/v1/file/phone/code";
        let body = json!({ "phone": phone });
        self.call_once(Method::POST, path, Some(body), Some(key))
            .await
    }

    pub(crate) async fn give_phone_code(&mut self, code: &str, key: &str) -> Reply {
        let body = json!({ "code": code });
        self.call_once(Method::POST, "/api/v1/file/phone", Some(body), Some(key))
            .await
    }

    /// Shows by a code that a number is the person's.
    pub(crate) async fn verify_phone(&mut self, phone: &str) {
        let end = &phone[phone.len() - 2..];
        let sent = self.ask_phone_code(phone, &format!("ask {end}")).await;
        assert_eq!(sent.status, StatusCode::OK);
        let code = self.received_code().await;
        let verified = self.give_phone_code(&code, &format!("give {end}")).await;
        assert_eq!(verified.status, StatusCode::OK);
    }
}

async fn refused_without_session_key_or_mobile(mut app: TestApp) {
    let body = Some(json!({ "phone": PHONE }));
    let reply = app
        .call_once(Method::POST, CODE, body.clone(), Some("k"))
        .await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    let reply = app.give_phone_code("123456", "k").await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    app.activated().await;
    let reply = app.call(Method::POST, CODE, body).await;
    assert_eq!(reply.refusal(), refused(400, "key_missing"));
    for phone in ["", "01 42 34 56 78", "+32 470 12 34 56", "06 12", "🙂"] {
        let reply = app.ask_phone_code(phone, "k").await;
        assert_eq!(reply.refusal(), refused(422, "phone_unusable"), "{phone}");
    }
    let reply = app.give_phone_code("123456", "k").await;
    assert_eq!(reply.refusal(), refused(409, "code_none"));
    assert!(app.messages("sms").await.is_empty());
}

async fn verified_by_the_code_received(mut app: TestApp) {
    app.activated().await;
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["phone_verified"], json!(null));
    let sent = app.ask_phone_code("+33 6 12 34 56 78", "k").await.json();
    assert_eq!(
        sent,
        json!({ "phone": "•• •• •• •• 78", "valid_seconds": 600, "resend_seconds": 30 })
    );
    let sms = app.messages("sms").await.pop().unwrap();
    assert_eq!(sms["to"], "0612345678");
    let code = app.received_code().await;
    assert_eq!(
        sms["body"],
        format!(
            "affilio : {code} est votre code pour vérifier ce mobile. Il ne signe rien. \
             Ne le donnez à personne.\n@127.0.0.1 #{code}"
        )
    );
    app.wait(9 * MINUTE + 59 * SECOND);
    let typed = format!("{} {}-{}", &code[..2], &code[2..4], &code[4..]);
    let reply = app.give_phone_code(&typed, "v").await;
    assert_eq!(reply.json(), json!({ "phone": "•• •• •• •• 78" }));
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["phone_verified"], "0612345678");
    let again = app.give_phone_code(&code, "w").await;
    assert_eq!(again.refusal(), refused(409, "code_none"));
    // Somebody else's file does not know it.
    let mut neighbour = app.stranger();
    neighbour.activated().await;
    let file = neighbour.get("/api/v1/file").await.json();
    assert_eq!(file["phone_verified"], json!(null));
}

async fn wrong_codes(mut app: TestApp) {
    app.activated().await;
    app.ask_phone_code(PHONE, "k").await;
    let code = app.received_code().await;
    let wrong = other_code(&code);
    for left in [2, 1] {
        let reply = app.give_phone_code(&wrong, &format!("w{left}")).await;
        assert_eq!(reply.refusal(), refused(422, "code_wrong"));
        assert_eq!(reply.json()["tries_left"], left);
    }
    let last = app.give_phone_code(&wrong, "w0").await;
    assert_eq!(last.refusal(), refused(422, "code_blocked"));
    app.restart().await;
    let late = app.give_phone_code(&code, "late").await;
    assert_eq!(late.refusal(), refused(422, "code_blocked"));
    app.wait(30 * SECOND);
    app.ask_phone_code(PHONE, "k2").await;
    let code = app.received_code().await;
    app.wait(10 * MINUTE);
    let over = app.give_phone_code(&code, "over").await;
    assert_eq!(over.refusal(), refused(410, "code_expired"));
    app.app.tidy().await.unwrap();
    let tables = app.tables().await;
    let kept: Vec<(Vec<u8>,)> = sqlx::query_as("SELECT mac FROM phone_codes")
        .fetch_all(&tables)
        .await
        .unwrap();
    assert!(kept.iter().all(|(mac,)| mac.is_empty()));
}

async fn limited(mut app: TestApp) {
    app.activated().await;
    app.ask_phone_code(PHONE, "k").await;
    // Another number does not get round the pause.
    let soon = app.ask_phone_code(OTHER, "soon").await;
    assert_eq!(soon.refusal(), refused(429, "resend_too_soon"));
    assert_eq!(soon.json()["retry_after"], 30);
    for count in 1..5 {
        app.wait(4 * MINUTE);
        let reply = app.ask_phone_code(PHONE, &format!("k{count}")).await;
        assert_eq!(reply.status, StatusCode::OK);
    }
    app.wait(10 * MINUTE);
    let limit = app.ask_phone_code(PHONE, "k5").await;
    assert_eq!(limit.refusal(), refused(429, "code_limit"));
}

async fn sent_twice_is_sent_once(mut app: TestApp) {
    app.activated().await;
    let asks = (0..20).map(|_| {
        let mut tab = app.clone();
        tokio::spawn(async move { tab.ask_phone_code(PHONE, "k").await.bytes })
    });
    let mut bodies = Vec::new();
    for ask in asks.collect::<Vec<_>>() {
        bodies.push(ask.await.unwrap());
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1);
    assert_eq!(app.messages("sms").await.len(), 1);
    let reused = app.ask_phone_code(OTHER, "k").await;
    assert_eq!(reused.refusal(), refused(422, "key_reused"));
    let code = app.received_code().await;
    let first = app.give_phone_code(&code, "v").await;
    let second = app.give_phone_code(&code, "v").await;
    assert_eq!(first.bytes, second.bytes);
    assert_eq!(second.status, StatusCode::OK);
}

async fn an_unverified_phone_does_not_sign(mut app: TestApp) {
    app.complete().await;
    let mut draft = profile();
    draft["phone"] = json!(OTHER);
    app.put("profile", 1, draft).await;
    let reply = app.ask_code("k").await;
    assert_eq!(reply.refusal(), refused(422, "phone_unverified"));
    assert_eq!(app.signing_messages().await, 0);
    app.wait(MINUTE);
    app.verify_phone(OTHER).await;
    assert_eq!(app.ask_code("k2").await.status, StatusCode::OK);
    let sms = app.messages("sms").await.pop().unwrap();
    assert_eq!(sms["to"], "0798765432");
}

async fn another_number_is_verified_anew(mut app: TestApp) {
    app.complete().await;
    assert_eq!(app.ask_code("k").await.status, StatusCode::OK);
    let signing = app.received_code().await;
    app.wait(MINUTE);
    app.verify_phone(OTHER).await;
    // Both old ways are told, and the code awaited on the old number is over.
    let told = app.messages("sms").await.pop().unwrap();
    assert_eq!(told["to"], "0612345678");
    assert!(told["body"].as_str().unwrap().contains("ne sert plus"));
    let mail = app.messages("mail").await.pop().unwrap();
    assert_eq!(mail["subject"], "Votre numéro de mobile a changé");
    assert!(!mail["body"].as_str().unwrap().contains("07"));
    let reply = app.sign(&signing, "s").await;
    assert_eq!(reply.refusal(), refused(409, "document_changed"));
}

async fn nothing_once_signed(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
    app.wait(MINUTE);
    let reply = app.ask_phone_code(OTHER, "k2").await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
}

/// Who reads the screens in English received French SMS.
async fn the_sms_speaks_the_language_of_the_account(mut app: TestApp) {
    app.activated().await;
    let tables = app.tables().await;
    sqlx::query("UPDATE accounts SET locale = 'en'")
        .execute(&tables)
        .await
        .unwrap();
    app.ask_phone_code(PHONE, "k").await;
    let sms = app.messages("sms").await.pop().unwrap();
    let body = sms["body"].as_str().unwrap();
    assert!(
        body.contains("is your code to verify this mobile"),
        "{body}"
    );
}
