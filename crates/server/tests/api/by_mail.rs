//! The code of the signature by mail, when no SMS arrives.

use axum::http::{Method, StatusCode};
use serde_json::json;

use crate::support::{MINUTE, PASSWORD, Reply, SECOND, TestApp, on_both, refused};

on_both!(
    only_after_two_by_sms,
    only_with_the_password,
    signs_like_the_other,
);

impl TestApp {
    pub(crate) async fn ask_by_mail(&mut self, password: Option<&str>, key: &str) -> Reply {
        let body = json!({
            "accuracy": true, "notice": true, "mandate": true,
            "channel": "mail", "password": password,
        });
        let path = "/api/v1/file/signature/code";
        self.call_once(Method::POST, path, Some(body), Some(key))
            .await
    }
}

async fn only_after_two_by_sms(mut app: TestApp) {
    app.complete().await;
    let reply = app.ask_by_mail(Some(PASSWORD), "m").await;
    assert_eq!(reply.refusal(), refused(409, "mail_not_offered"));
    assert_eq!(app.ask_code("a").await.json()["mail_offered"], false);
    app.wait(MINUTE);
    let reply = app.ask_by_mail(Some(PASSWORD), "n").await;
    assert_eq!(reply.refusal(), refused(409, "mail_not_offered"));
    assert_eq!(app.ask_code("b").await.json()["mail_offered"], true);
    let soon = app.ask_by_mail(Some(PASSWORD), "o").await;
    assert_eq!(soon.refusal(), refused(429, "resend_too_soon"));
    // The other way does not wait for the rising pause.
    app.wait(30 * SECOND);
    let reply = app.ask_by_mail(Some(PASSWORD), "p").await;
    assert_eq!(reply.status, StatusCode::OK);
}

async fn only_with_the_password(mut app: TestApp) {
    app.complete().await;
    app.ask_code("a").await;
    app.wait(MINUTE);
    app.ask_code("b").await;
    app.wait(MINUTE);
    for (count, wrong) in [None, Some(""), Some("une autre phrase longue")]
        .iter()
        .enumerate()
    {
        let reply = app.ask_by_mail(*wrong, &format!("w{count}")).await;
        assert_eq!(reply.refusal(), refused(422, "password_wrong"));
    }
    let mut last = refused(0, "");
    for count in 0..8 {
        last = app
            .ask_by_mail(Some("non"), &format!("x{count}"))
            .await
            .refusal();
    }
    assert_eq!(last, refused(429, "too_many_attempts"));
    let mails = app.messages("mail").await;
    assert!(
        !mails
            .iter()
            .any(|mail| mail["subject"] == "Votre code de signature")
    );
}

async fn signs_like_the_other(mut app: TestApp) {
    app.complete().await;
    app.ask_code("a").await;
    app.wait(MINUTE);
    app.ask_code("b").await;
    app.wait(MINUTE);
    let sent = app.ask_by_mail(Some(PASSWORD), "m").await.json();
    assert_eq!(sent["channel"], "mail");
    let to = sent["sent_to"].as_str().unwrap();
    assert!(
        to.ends_with("•••@exemple.fr") && to.chars().count() == 15,
        "{to}"
    );
    let mail = app.messages("mail").await.pop().unwrap();
    assert_eq!(mail["subject"], "Votre code de signature");
    let body = mail["body"].as_str().unwrap();
    assert!(body.contains(sent["fingerprint"].as_str().unwrap()));
    let code = body
        .split_whitespace()
        .find(|word| word.len() == 6 && word.parse::<u32>().is_ok());
    let signed = app.sign(code.unwrap(), "s").await;
    assert_eq!(signed.status, StatusCode::OK);
}
