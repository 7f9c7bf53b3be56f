//! The signature by a code received by SMS.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::attachments::{attach_for, photo};
use crate::phone::other_code;
use crate::support::{DAY, MINUTE, SECOND, TestApp, on_both, profile, refused};

on_both!(
    signed_with_the_code_received,
    not_complete_or_not_agreed,
    no_code_asked_for,
    wrong_three_times,
    over_after_ten_minutes,
    a_new_code_ends_the_old_one,
    every_change_ends_the_code,
    joining_or_removing_a_file_ends_the_code,
    files_that_were_not_shown_are_not_signed,
    limited,
    nothing_changes_once_signed,
    the_same_request_twice,
    many_at_once_send_one_code,
    many_guesses_at_once,
    erased_when_over,
);

async fn signed_with_the_code_received(mut app: TestApp) {
    app.complete().await;
    let sent = app.ask_code("k").await;
    assert_eq!(sent.status, StatusCode::OK);
    let sent = sent.json();
    assert_eq!(sent["sent_to"], "•• •• •• •• 78");
    assert_eq!(sent["channel"], "sms");
    assert_eq!(sent["mail_offered"], false);
    assert_eq!(sent["valid_seconds"], 600);
    assert_eq!(sent["resend_seconds"], 30);
    let fingerprint = sent["fingerprint"].as_str().unwrap();
    let sms = app.messages("sms").await.pop().unwrap();
    assert_eq!(sms["to"], "0612345678");
    let code = app.received_code().await;
    assert_eq!(
        sms["body"],
        format!(
            "affilio : {code} est votre code pour signer votre adhésion (document {fingerprint}). \
             Ne le donnez à personne.\n@127.0.0.1 #{code}"
        )
    );
    app.wait(9 * MINUTE + 59 * SECOND);
    let typed = format!(" {}-{} ", &code[..2], &code[2..]);
    let signed = app.sign(&typed, "s").await;
    assert_eq!(signed.status, StatusCode::OK);
    let view = signed.json();
    assert_eq!(view["signed_at"], "2026-11-21T07:12:03Z");
    assert!(
        view["fingerprint"]
            .as_str()
            .unwrap()
            .starts_with(fingerprint)
    );
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["status"], "signed");
    assert_eq!(file["signature"], view);
    let mail = app.messages("mail").await.pop().unwrap();
    assert_eq!(mail["subject"], "Votre adhésion est signée");
    let reference = view["reference"].as_str().unwrap();
    assert!(mail["body"].as_str().unwrap().contains(reference));
}

async fn not_complete_or_not_agreed(mut app: TestApp) {
    app.activated().await;
    let reply = app.ask_code("k").await;
    assert_eq!(reply.refusal(), refused(422, "incomplete"));
    let path = "/api/v1/file/signature/code";
    for (accuracy, notice) in [(false, true), (true, false)] {
        let body = json!({ "accuracy": accuracy, "notice": notice, "marketing_mail": true });
        let reply = app
            .call_once(Method::POST, path, Some(body), Some("c"))
            .await;
        assert_eq!(reply.refusal(), refused(422, "consents_missing"));
    }
    let body = json!({ "accuracy": true, "notice": true, "marketing_mail": true });
    let reply = app.call(Method::POST, path, Some(body)).await;
    assert_eq!(reply.refusal(), refused(400, "key_missing"));
    let reply = app.sign("123456", &"k".repeat(256)).await;
    assert_eq!(reply.refusal(), refused(400, "key_missing"));
    assert!(app.messages("sms").await.is_empty());
}

async fn no_code_asked_for(mut app: TestApp) {
    app.complete().await;
    let reply = app.sign("123456", "s").await;
    assert_eq!(reply.refusal(), refused(409, "code_none"));
}

async fn wrong_three_times(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    let wrong = other_code(&code);
    for left in [2, 1] {
        let reply = app.sign(&wrong, &format!("w{left}")).await;
        assert_eq!(reply.refusal(), refused(422, "code_wrong"));
        assert_eq!(reply.json()["tries_left"], left);
    }
    // The same request sent again is the same try.
    let again = app.sign(&wrong, "w1").await;
    assert_eq!(again.json()["tries_left"], 1);
    let last = app.sign(&wrong, "w0").await;
    assert_eq!(last.refusal(), refused(422, "code_blocked"));
    let right = app.sign(&code, "late").await;
    assert_eq!(right.refusal(), refused(422, "code_blocked"));
    app.restart().await;
    let right = app.sign(&code, "later").await;
    assert_eq!(right.refusal(), refused(422, "code_blocked"));
    app.wait(30 * SECOND);
    app.ask_code("k2").await;
    let code = app.received_code().await;
    assert_eq!(app.sign(&code, "s").await.status, StatusCode::OK);
}

async fn over_after_ten_minutes(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.wait(10 * MINUTE);
    let reply = app.sign(&code, "s").await;
    assert_eq!(reply.refusal(), refused(410, "code_expired"));
}

async fn a_new_code_ends_the_old_one(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k1").await;
    let old = app.received_code().await;
    app.wait(30 * SECOND);
    app.ask_code("k2").await;
    let new = app.received_code().await;
    if old != new {
        let reply = app.sign(&old, "s1").await;
        assert_eq!(reply.refusal(), refused(422, "code_wrong"));
    }
    assert_eq!(app.sign(&new, "s2").await.status, StatusCode::OK);
}

async fn every_change_ends_the_code(mut app: TestApp) {
    app.complete().await;
    let mut version = 1;
    for change in [0, 1] {
        app.wait(MINUTE);
        app.ask_code(&format!("k{change}")).await;
        let code = app.received_code().await;
        let mut draft = profile();
        draft["address_extra"] = json!(format!("étage {change}"));
        let saved = app.put("profile", version, draft).await;
        version = u32::try_from(saved.json()["version"].as_u64().unwrap()).unwrap();
        let reply = app.sign(&code, &format!("s{change}")).await;
        assert_eq!(reply.refusal(), refused(409, "document_changed"));
    }
}

/// The document lists the files joined: one joined after the code was sent was in no document, and the
/// code still signed.
async fn joining_or_removing_a_file_ends_the_code(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k0").await;
    let code = app.received_code().await;
    let rib = ("bank_details", "");
    let joined = attach_for(&mut app, rib, photo(500), "RIB.jpg", "a").await;
    let reply = app.sign(&code, "s0").await;
    assert_eq!(reply.refusal(), refused(409, "document_changed"));
    app.wait(MINUTE);
    app.ask_code("k1").await;
    let code = app.received_code().await;
    let id = joined.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/file/attachments/{id}");
    app.call(Method::DELETE, &path, None).await;
    let reply = app.sign(&code, "s1").await;
    assert_eq!(reply.refusal(), refused(409, "document_changed"));
}

async fn files_that_were_not_shown_are_not_signed(mut app: TestApp) {
    app.complete().await;
    let rib = ("bank_details", "");
    let joined = attach_for(&mut app, rib, photo(500), "RIB.jpg", "a").await;
    let id = joined.json()["id"].clone();
    let ask =
        |joined| json!({ "accuracy": true, "notice": true, "mandate": true, "joined": joined });
    let path = "/api/v1/file/signature/code";
    let none = app
        .call_once(Method::POST, path, Some(ask(json!([]))), Some("k0"))
        .await;
    assert_eq!(none.refusal(), refused(409, "document_changed"));
    assert!(
        app.messages("sms")
            .await
            .iter()
            .all(|sms| { !sms["body"].as_str().unwrap().contains("signer") })
    );
    let shown = app
        .call_once(Method::POST, path, Some(ask(json!([id]))), Some("k1"))
        .await;
    assert_eq!(shown.status, StatusCode::OK);
}

async fn limited(mut app: TestApp) {
    app.complete().await;
    assert_eq!(app.ask_code("k0").await.status, StatusCode::OK);
    app.wait(29 * SECOND);
    let soon = app.ask_code("soon").await;
    assert_eq!(soon.refusal(), refused(429, "resend_too_soon"));
    assert_eq!(soon.json()["retry_after"], 1);
    app.wait(SECOND);
    // The pause doubles: half a minute, one, two, four.
    for (count, pause) in [(1, 1), (2, 2), (3, 4), (4, 8)] {
        let reply = app.ask_code(&format!("k{count}")).await;
        assert_eq!(reply.json()["resend_seconds"], pause * 60);
        app.wait(pause * MINUTE - 1);
        let soon = app.ask_code(&format!("s{count}")).await;
        let refusal = if count < 4 {
            "resend_too_soon"
        } else {
            "code_limit"
        };
        assert_eq!(soon.refusal(), refused(429, refusal));
        app.wait(1);
    }
    let limit = app.ask_code("k5").await;
    assert_eq!(limit.refusal(), refused(429, "code_limit"));
    let wait = limit.json()["retry_after"].as_i64().unwrap();
    assert_eq!(wait * SECOND, DAY - 30 * SECOND - 15 * MINUTE);
    assert_eq!(app.signing_messages().await, 5);
}

async fn nothing_changes_once_signed(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
    app.wait(MINUTE);
    for (step, draft) in [
        ("profile", profile()),
        ("beneficiaries", json!({})),
        ("guarantees", json!({ "level": "r2" })),
        ("bank", json!({})),
    ] {
        let reply = app.put(step, 1, draft).await;
        assert_eq!(reply.refusal(), refused(409, "already_signed"), "{step}");
    }
    let reply = app.ask_code("again").await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
    let reply = app.sign(&code, "again").await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
}

async fn the_same_request_twice(mut app: TestApp) {
    app.complete().await;
    let first = app.ask_code("k").await;
    let second = app.ask_code("k").await;
    assert_eq!(first.bytes, second.bytes);
    assert_eq!(first.status, second.status);
    assert_eq!(app.signing_messages().await, 1);
    let other = json!({ "accuracy": true, "notice": true, "mandate": true, "marketing_sms": true });
    let path = "/api/v1/file/signature/code";
    let reused = app
        .call_once(Method::POST, path, Some(other), Some("k"))
        .await;
    assert_eq!(reused.refusal(), refused(422, "key_reused"));

    let code = app.received_code().await;
    let first = app.sign(&code, "s").await;
    app.wait(15 * MINUTE);
    let second = app.sign(&code, "s").await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.bytes, second.bytes);
    let reused = app.sign(&other_code(&code), "s").await;
    assert_eq!(reused.refusal(), refused(422, "key_reused"));
    // A key belongs to its file: somebody else's is free.
    let mut neighbour = app.stranger();
    neighbour.complete().await;
    assert_eq!(neighbour.ask_code("k").await.status, StatusCode::OK);
}

async fn many_at_once_send_one_code(mut app: TestApp) {
    app.complete().await;
    let asks = (0..8).map(|_| {
        let mut tab = app.clone();
        tokio::spawn(async move { tab.ask_code("k").await })
    });
    let mut bodies = Vec::new();
    for ask in asks.collect::<Vec<_>>() {
        let reply = ask.await.unwrap();
        assert_eq!(reply.status, StatusCode::OK);
        bodies.push(reply.bytes);
    }
    bodies.dedup();
    assert_eq!(bodies.len(), 1);
    assert_eq!(app.signing_messages().await, 1);
}

async fn many_guesses_at_once(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    let wrong = other_code(&code);
    let guesses = (0..40).map(|at| {
        let (mut tab, wrong) = (app.clone(), wrong.clone());
        tokio::spawn(async move { tab.sign(&wrong, &format!("g{at}")).await.code() })
    });
    let mut wrongs = 0;
    for guess in guesses.collect::<Vec<_>>() {
        match guess.await.unwrap().as_str() {
            "code_wrong" => wrongs += 1,
            other => assert_eq!(other, "code_blocked"),
        }
    }
    assert_eq!(wrongs, 2);
    let reply = app.sign(&code, "right").await;
    assert_eq!(reply.refusal(), refused(422, "code_blocked"));
}

async fn erased_when_over(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    app.wait(10 * MINUTE);
    app.app.tidy().await.unwrap();
    let tables = app.tables().await;
    let macs: Vec<(Vec<u8>, String)> = sqlx::query_as("SELECT mac, ended_by FROM codes")
        .fetch_all(&tables)
        .await
        .unwrap();
    assert_eq!(macs, [(Vec::new(), "expired".to_owned())]);
}
