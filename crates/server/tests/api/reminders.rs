//! Reminders before the last day.

use serde_json::json;

use crate::support::{DAY, TestApp, on_both, profile};

on_both!(
    three_reminders_each_once,
    after_a_stop_only_the_latest,
    none_once_signed,
    none_without_an_address,
    they_begin_again_with_a_new_link,
    tidied_by_two_at_once,
    one_file_that_cannot_be_read_stops_no_other,
    somebody_known_is_told_to_sign_in,
);

async fn tidied(app: &mut TestApp) -> usize {
    app.app.tidy().await.unwrap();
    app.app.tidy().await.unwrap();
    app.messages("mail").await.len()
}

fn body_of(mail: &serde_json::Value) -> String {
    mail["body"].as_str().unwrap().to_owned()
}

async fn three_reminders_each_once(mut app: TestApp) {
    app.activated().await;
    app.put("profile", 0, profile()).await;
    app.put("guarantees", 0, json!({ "level": "r1" })).await;
    assert_eq!(tidied(&mut app).await, 1);
    let mut expected = 1;
    for day in 1..=62 {
        app.wait(DAY);
        if [30, 53, 58].contains(&day) {
            expected += 1;
        }
        assert_eq!(tidied(&mut app).await, expected, "day {day}");
    }
    let mails = app.messages("mail").await;
    for (mail, left) in mails[1..].iter().zip(["30 jours", "7 jours", "2 jours"]) {
        let body = body_of(mail);
        assert!(body.contains(left), "{body}");
        for step in [
            "Mes bénéficiaires",
            "Mes coordonnées bancaires",
            "Signature électronique",
            "/connexion",
        ] {
            assert!(body.contains(step), "{body}");
        }
        // What is done is not named, and nothing of the answers is.
        for never in ["Mes garanties", "Lefèvre", "Lilas", "06 12", "#"] {
            assert!(!body.contains(never), "{never}: {body}");
        }
    }
    assert!(app.app.journal_faults().await.unwrap().is_empty());
}

/// The server was stopped for a month: one reminder left when it came back, not three.
async fn after_a_stop_only_the_latest(mut app: TestApp) {
    let token = app.invited().await;
    app.wait(55 * DAY);
    assert_eq!(tidied(&mut app).await, 2);
    let body = body_of(&app.messages("mail").await.pop().unwrap());
    assert!(
        body.contains("5 jours") && body.contains("/affiliation#"),
        "{body}"
    );
    // Its link takes the place of the first.
    let seen = app
        .post("/api/v1/links/inspect", json!({ "token": token }))
        .await;
    assert_eq!(seen.json()["state"], "replaced");
    let new = crate::support::token_of(&body);
    let seen = app
        .post("/api/v1/links/inspect", json!({ "token": new }))
        .await;
    assert_eq!(seen.json()["state"], "ready");
    assert_eq!(seen.json()["days_left"], 5, "the days do not begin again");
    app.restart().await;
    assert_eq!(tidied(&mut app).await, 2);
    app.wait(5 * DAY);
    assert_eq!(tidied(&mut app).await, 3);
    app.wait(DAY);
    assert_eq!(tidied(&mut app).await, 3);
}

async fn none_once_signed(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
    let before = app.messages("mail").await.len();
    app.wait(31 * DAY);
    assert_eq!(tidied(&mut app).await, before);
}

async fn none_without_an_address(mut app: TestApp) {
    app.post("/dev/demo/lettres", json!({})).await;
    for _ in 0..60 {
        app.wait(DAY);
        assert_eq!(tidied(&mut app).await, 0);
    }
}

async fn they_begin_again_with_a_new_link(mut app: TestApp) {
    let token = app.invited().await;
    app.wait(58 * DAY);
    assert_eq!(tidied(&mut app).await, 2);
    app.wait(3 * DAY);
    let body = body_of(&app.messages("mail").await.pop().unwrap());
    let token = if body.contains('#') {
        crate::support::token_of(&body)
    } else {
        token
    };
    app.post("/api/v1/links/renew", json!({ "token": token }))
        .await;
    app.mails(3).await;
    app.wait(58 * DAY);
    assert_eq!(tidied(&mut app).await, 4);
}

async fn tidied_by_two_at_once(mut app: TestApp) {
    app.activated().await;
    app.wait(31 * DAY);
    let (one, two) = (app.app.clone(), app.app.clone());
    let (one, two) = tokio::join!(
        tokio::spawn(async move { one.tidy().await }),
        tokio::spawn(async move { two.tidy().await }),
    );
    one.unwrap().unwrap();
    two.unwrap().unwrap();
    assert_eq!(app.messages("mail").await.len(), 2);
}

async fn one_file_that_cannot_be_read_stops_no_other(mut app: TestApp) {
    for _ in 0..3 {
        app.activated().await;
    }
    let tables = app.tables().await;
    sqlx::query(
        "UPDATE files SET prefilled = email WHERE id = (SELECT MIN(id) FROM files WHERE account_id IS NOT NULL)",
    )
    .execute(&tables)
    .await
    .unwrap();
    let before = app.messages("mail").await.len();
    app.wait(31 * DAY);
    app.app.tidy().await.unwrap();
    let left = app.messages("mail").await;
    let reminded = left[before..]
        .iter()
        .filter(|mail| mail["subject"] == "Votre adhésion santé n’est pas encore signée");
    let (unsigned,): (i64,) = sqlx::query_as("SELECT COUNT(*) FROM files")
        .fetch_one(&tables)
        .await
        .unwrap();
    assert_eq!(reminded.count(), usize::try_from(unsigned).unwrap() - 1);
}

async fn somebody_known_is_told_to_sign_in(mut app: TestApp) {
    app.activated().await;
    let email = app.get("/api/v1/file").await.json()["email"].clone();
    app.post("/dev/demo/adresse", json!({ "email": email }))
        .await;
    app.wait(31 * DAY);
    app.app.tidy().await.unwrap();
    let mails = app.messages("mail").await;
    let body = mails
        .iter()
        .map(body_of)
        .find(|body| body.contains("jours pour finir") && body.contains("/affiliation#"))
        .unwrap();
    assert!(body.contains("connectez-vous"), "{body}");
    assert!(!body.contains("activer votre compte"), "{body}");
}
