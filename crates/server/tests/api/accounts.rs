//! One account for all the contracts of a person.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::support::{DAY, PASSWORD, TestApp, on_both, refused, token_of};

on_both!(
    a_new_contract_joins_the_account,
    refusals_of_joining,
    two_people_may_share_an_address,
    one_of_two_links_of_an_address_opens_the_account,
    files_are_chosen_and_named,
    a_link_over_gives_paper,
    an_activated_file_past_its_days_is_opened_again,
);

const OTHER: &str = "quatre canards au soleil du soir";

async fn invited_at(app: &mut TestApp, email: &str) -> (String, String) {
    let reply = app
        .post("/dev/demo/adresse", json!({ "email": email }))
        .await
        .json();
    let token = token_of(reply["link"].as_str().unwrap());
    (token, reply["member_number"].as_str().unwrap().to_owned())
}

async fn own_email(app: &mut TestApp) -> String {
    let file = app.get("/api/v1/file").await.json();
    file["email"].as_str().unwrap().to_owned()
}

async fn inspect(app: &mut TestApp, token: &str) -> Value {
    app.post("/api/v1/links/inspect", json!({ "token": token }))
        .await
        .json()
}

async fn a_new_contract_joins_the_account(mut app: TestApp) {
    app.activated().await;
    let email = own_email(&mut app).await;
    // Written otherwise, it is the same address.
    let (token, number) = invited_at(&mut app, &email.to_uppercase()).await;
    let mail = app.messages("mail").await.pop().unwrap();
    assert!(mail["body"].as_str().unwrap().contains("connectez-vous"));
    assert_eq!(inspect(&mut app, &token).await["state"], "known");
    for _ in 0..2 {
        let reply = app
            .post("/api/v1/account/files", json!({ "token": token }))
            .await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.json()["member_number"], number.as_str());
        assert_eq!(reply.json()["files"], 2);
    }
    assert_eq!(inspect(&mut app, &token).await["state"], "activated");
    let files = app.get("/api/v1/account/files").await.json();
    assert_eq!(files.as_array().unwrap().len(), 2);
    assert_eq!(
        app.get("/api/v1/file").await.json()["member_number"],
        number.as_str()
    );
    // The same password opens it by its own number.
    let mut other = app.stranger();
    let body = json!({ "identifier": number, "password": PASSWORD });
    let reply = other.post("/api/v1/sessions", body).await;
    assert_eq!(reply.json()["member_number"], number.as_str());
    assert!(app.app.journal_faults().await.unwrap().is_empty());
}

async fn refusals_of_joining(mut app: TestApp) {
    let token = app.invited().await;
    let body = json!({ "token": token });
    let nobody = app.post("/api/v1/account/files", body.clone()).await;
    assert_eq!(nobody.refusal(), refused(401, "session_missing"));
    app.activated().await;
    let unknown = app
        .post("/api/v1/account/files", json!({ "token": "unknown" }))
        .await;
    assert_eq!(unknown.refusal(), refused(404, "link_unknown"));
    let mut thief = app.stranger();
    thief.activated().await;
    assert_eq!(
        thief
            .post("/api/v1/account/files", body.clone())
            .await
            .status,
        StatusCode::OK
    );
    let late = app.post("/api/v1/account/files", body).await;
    assert_eq!(late.refusal(), refused(409, "link_used"));
    let over = app.stranger().invited().await;
    app.wait(61 * DAY);
    app.activated().await;
    let reply = app
        .post("/api/v1/account/files", json!({ "token": over }))
        .await;
    assert_eq!(reply.refusal(), refused(410, "link_expired"));
}

async fn two_people_may_share_an_address(mut app: TestApp) {
    app.activated().await;
    let email = own_email(&mut app).await;
    let first = app.get("/api/v1/file").await.json()["member_number"].clone();
    let mut second = app.stranger();
    let (token, number) = invited_at(&mut second, &email).await;
    let body = json!({ "token": token, "password": OTHER });
    let refusal = second.post("/api/v1/links/activate", body).await;
    assert_eq!(refusal.refusal(), refused(409, "account_known"));
    let body = json!({ "token": token, "password": OTHER, "apart": true });
    let reply = second.post("/api/v1/links/activate", body).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert_eq!(reply.json()["files"], 1);
    // The address goes on naming the first; each number its own.
    for (identifier, password, expected) in [
        (email.as_str(), PASSWORD, Some(first.clone())),
        (email.as_str(), OTHER, None),
        (number.as_str(), OTHER, Some(json!(number))),
        (number.as_str(), PASSWORD, None),
    ] {
        let mut other = app.stranger();
        let body = json!({ "identifier": identifier, "password": password });
        let reply = other.post("/api/v1/sessions", body).await;
        match expected {
            Some(file) => assert_eq!(reply.json()["member_number"], file),
            None => assert_eq!(reply.refusal(), refused(401, "credentials_wrong")),
        }
    }
}

async fn one_of_two_links_of_an_address_opens_the_account(mut app: TestApp) {
    let (first, _) = invited_at(&mut app, "double@exemple.fr").await;
    let (second, _) = invited_at(&mut app, "double@exemple.fr").await;
    let tries = [first, second].map(|token| {
        let mut app = app.stranger();
        tokio::spawn(async move {
            let body = json!({ "token": token, "password": PASSWORD });
            app.post("/api/v1/links/activate", body).await.status
        })
    });
    let mut statuses = Vec::new();
    for one in tries {
        statuses.push(one.await.unwrap().as_u16());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 409]);
}

/// Two tabs, two contracts: what each shows is what each saves, whichever the session is in.
async fn files_are_chosen_and_named(mut app: TestApp) {
    app.activated().await;
    let email = own_email(&mut app).await;
    let first = app.get("/api/v1/file").await.json()["member_number"].clone();
    let (token, second) = invited_at(&mut app, &email).await;
    app.post("/api/v1/account/files", json!({ "token": token }))
        .await;
    let reply = app
        .put_as(
            first.as_str().unwrap(),
            "profile",
            json!({ "city": "Lyon" }),
        )
        .await;
    assert_eq!(reply.status, StatusCode::OK);
    let shown = app.get("/api/v1/file").await.json();
    assert_eq!(shown["member_number"], second.as_str());
    assert_eq!(shown["profile"]["version"], 0);
    let chosen = app
        .call(
            Method::PUT,
            "/api/v1/account/file",
            Some(json!({ "member_number": first })),
        )
        .await;
    assert_eq!(chosen.status, StatusCode::OK);
    assert_eq!(
        app.get("/api/v1/file").await.json()["profile"]["draft"]["city"],
        "Lyon"
    );
    // Somebody else's is not found, whether it exists or not.
    let mut other = app.stranger();
    other.activated().await;
    for number in [first.as_str().unwrap(), "00000000"] {
        let body = json!({ "member_number": number });
        let reply = other
            .call(Method::PUT, "/api/v1/account/file", Some(body))
            .await;
        assert_eq!(reply.refusal(), refused(404, "not_found"));
    }
}

async fn a_link_over_gives_paper(mut app: TestApp) {
    let token = app.invited().await;
    app.wait(61 * DAY);
    let body = json!({ "token": token });
    for _ in 0..10 {
        let reply = app.post("/api/v1/links/bulletin", body.clone()).await;
        assert_eq!(reply.status, StatusCode::OK);
        assert_eq!(reply.header("content-type"), "application/pdf");
        assert!(reply.bytes.starts_with(b"%PDF"));
    }
    let more = app.post("/api/v1/links/bulletin", body).await;
    assert_eq!(more.refusal(), refused(429, "too_many_attempts"));
    let unknown = app
        .post("/api/v1/links/bulletin", json!({ "token": "x" }))
        .await;
    assert_eq!(unknown.refusal(), refused(404, "link_unknown"));
    let used = app.activated().await;
    let reply = app
        .post("/api/v1/links/bulletin", json!({ "token": used }))
        .await;
    assert_eq!(reply.refusal(), refused(409, "link_used"));
}

async fn an_activated_file_past_its_days_is_opened_again(mut app: TestApp) {
    let token = app.activated().await;
    app.wait(61 * DAY);
    assert_eq!(inspect(&mut app, &token).await["state"], "expired");
    app.post("/api/v1/links/renew", json!({ "token": token }))
        .await;
    let mail = app.mails(2).await.pop().unwrap();
    assert!(mail["body"].as_str().unwrap().contains("/connexion"));
    assert!(!mail["body"].as_str().unwrap().contains('#'));
    assert_eq!(inspect(&mut app, &token).await["state"], "activated");
}
