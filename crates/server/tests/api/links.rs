//! The affiliation link.

use axum::http::{Method, Request, StatusCode};
use serde_json::json;

use crate::support::{DAY, PASSWORD, TestApp, on_both, refused, token_of};

on_both!(
    opened_many_times_then_activated,
    unknown,
    used,
    expired_then_renewed,
    renewing_tells_nothing_and_is_limited,
    activated_once_by_many,
    weak_passwords,
);

async fn opened_many_times_then_activated(mut app: TestApp) {
    let token = app.invited().await;
    for _ in 0..10 {
        let reply = app
            .post("/api/v1/links/inspect", json!({ "token": token }))
            .await;
        assert_eq!(reply.status, StatusCode::OK);
        let view = reply.json();
        assert_eq!(view["state"], "ready");
        assert_eq!(view["days_left"], 60);
        assert_eq!(view["expires_on"], "2027-01-20");
        assert_eq!(view["employer"], "Association Les Tilleuls");
        // What a mail scanner does to the address itself: its token never arrives.
        for method in [Method::GET, Method::HEAD] {
            let request = Request::builder().method(method).uri("/affiliation");
            app.send(request.body(axum::body::Body::empty()).unwrap())
                .await;
        }
    }
    let activation = json!({ "token": token, "password": PASSWORD });
    let reply = app.post("/api/v1/links/activate", activation).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let cookie = reply.header("set-cookie");
    for part in [
        "__Host-affilio=",
        "; Path=/",
        "; Secure",
        "; HttpOnly",
        "; SameSite=Strict",
    ] {
        assert!(cookie.contains(part), "{cookie}");
    }
    assert!(!cookie.contains("Domain"));
    assert_eq!(
        app.get("/api/v1/sessions/current").await.json()["member_number"],
        reply.json()["member_number"]
    );
}

async fn unknown(mut app: TestApp) {
    let token = "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA";
    let inspected = app
        .post("/api/v1/links/inspect", json!({ "token": token }))
        .await;
    assert_eq!(inspected.refusal(), refused(404, "link_unknown"));
    let activation = json!({ "token": token, "password": PASSWORD });
    let activated = app.post("/api/v1/links/activate", activation).await;
    assert_eq!(activated.refusal(), refused(404, "link_unknown"));
}

async fn used(mut app: TestApp) {
    let token = app.activated().await;
    let activation = json!({ "token": token, "password": PASSWORD });
    let again = app.post("/api/v1/links/activate", activation).await;
    assert_eq!(again.refusal(), refused(409, "link_used"));
    let seen = app
        .post("/api/v1/links/inspect", json!({ "token": token }))
        .await;
    assert_eq!(seen.json()["state"], "activated");
}

async fn expired_then_renewed(mut app: TestApp) {
    let old = app.invited().await;
    let body = json!({ "token": old });
    app.wait(60 * DAY);
    let last_day = app.post("/api/v1/links/inspect", body.clone()).await;
    assert_eq!(last_day.json()["state"], "ready");
    assert_eq!(last_day.json()["days_left"], 0);
    app.wait(DAY);
    let over = app.post("/api/v1/links/inspect", body.clone()).await;
    assert_eq!(over.json()["state"], "expired");
    let activation = |token: &str| json!({ "token": token, "password": PASSWORD });
    let refusal = app.post("/api/v1/links/activate", activation(&old)).await;
    assert_eq!(refusal.refusal(), refused(410, "link_expired"));

    let renewed = app.post("/api/v1/links/renew", body.clone()).await;
    assert_eq!(renewed.status, StatusCode::ACCEPTED);
    let mail = app.mails(2).await.pop().unwrap();
    let new = token_of(mail["body"].as_str().unwrap());
    assert_ne!(new, old);
    let replaced = app.post("/api/v1/links/inspect", body).await;
    assert_eq!(replaced.json()["state"], "replaced");
    // Whoever finds the old link reads neither the address nor what the employer gave.
    let masked = replaced.json()["email"].as_str().unwrap().to_owned();
    assert!(masked.ends_with("•••@exemple.fr"), "{masked}");
    let paper = json!({ "token": old });
    let paper = app.post("/api/v1/links/bulletin", paper).await;
    assert_eq!(paper.refusal(), refused(410, "link_replaced"));
    let refusal = app.post("/api/v1/links/activate", activation(&old)).await;
    assert_eq!(refusal.refusal(), refused(410, "link_replaced"));
    let fresh = app
        .post("/api/v1/links/inspect", json!({ "token": new }))
        .await;
    assert_eq!(fresh.json()["days_left"], 60);
    let done = app.post("/api/v1/links/activate", activation(&new)).await;
    assert_eq!(done.status, StatusCode::CREATED);
    assert_eq!(app.get("/api/v1/file").await.json()["status"], "open");
}

async fn renewing_tells_nothing_and_is_limited(mut app: TestApp) {
    let ready = app.invited().await;
    let used = app.activated().await;
    let before = app.messages("mail").await.len();
    for token in [ready.as_str(), used.as_str(), "unknown"] {
        let reply = app
            .post("/api/v1/links/renew", json!({ "token": token }))
            .await;
        assert_eq!(reply.status, StatusCode::ACCEPTED);
        assert!(reply.bytes.is_empty());
    }
    app.settle().await;
    assert_eq!(app.messages("mail").await.len(), before);
    app.wait(61 * DAY);
    let body = json!({ "token": ready });
    app.post("/api/v1/links/renew", body.clone()).await;
    app.mails(before + 1).await;
    for _ in 0..5 {
        app.post("/api/v1/links/renew", body.clone()).await;
    }
    app.mails(before + 3).await;
    app.settle().await;
    assert_eq!(app.messages("mail").await.len(), before + 3);
}

async fn activated_once_by_many(mut app: TestApp) {
    let token = app.invited().await;
    let tries = (0..8).map(|_| {
        let (mut app, token) = (app.stranger(), token.clone());
        tokio::spawn(async move {
            let body = json!({ "token": token, "password": PASSWORD });
            app.post("/api/v1/links/activate", body).await.status
        })
    });
    let mut created = 0;
    for one in tries.collect::<Vec<_>>() {
        match one.await.unwrap() {
            StatusCode::CREATED => created += 1,
            other => assert_eq!(other, StatusCode::CONFLICT),
        }
    }
    assert_eq!(created, 1);
}

async fn weak_passwords(mut app: TestApp) {
    let token = app.invited().await;
    let view = app
        .post("/api/v1/links/inspect", json!({ "token": token }))
        .await
        .json();
    let email = view["email"].as_str().unwrap();
    let local = email.split('@').next().unwrap();
    for (password, code) in [
        ("quatorze-14-ch".to_owned(), "password_short"),
        ("é".repeat(14), "password_short"),
        ("tulipe cheval ".repeat(15), "password_long"),
        ("azertyazertyazerty".to_owned(), "password_guessable"),
        (format!("{local} tulipe"), "password_named"),
        (
            format!("mmmm {} tulipe nuage", local.split('.').next().unwrap()),
            "password_named",
        ),
    ] {
        let body = json!({ "token": token, "password": password });
        let reply = app.post("/api/v1/links/activate", body).await;
        assert_eq!(reply.refusal(), refused(422, code), "{password}");
    }
    // No rule of composition, and spaces are kept.
    let body = json!({ "token": token, "password": "ovale grillon sept moulin" });
    let reply = app.post("/api/v1/links/activate", body).await;
    assert_eq!(reply.status, StatusCode::CREATED);
}
