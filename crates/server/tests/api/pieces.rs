//! The piece asked for after the signature: joined, handed in, then out of reach.

use std::collections::BTreeSet;

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::attachments::{attach_for, joined, photo};
use crate::support::{Reply, TestApp, on_both, refused};

on_both!(
    nothing_is_taken_that_is_not_asked,
    joined_then_handed_in_once,
    each_piece_has_its_own_files,
);

const ASKED: &str = "asked_piece";

impl TestApp {
    /// A signed file; gives its number.
    async fn signed(&mut self) -> String {
        self.complete().await;
        self.ask_code("code").await;
        let code = self.received_code().await;
        self.sign(&code, "sign").await;
        self.member().await
    }

    async fn join(&mut self, rank: &str, key: &str) -> Reply {
        attach_for(self, (ASKED, rank), photo(500), "droits.jpg", key).await
    }

    async fn hand_in(&mut self, rank: u32, key: &str) -> Reply {
        let body = Some(json!({ "rank": rank }));
        self.call_once(Method::POST, "/api/v1/file/pieces", body, Some(key))
            .await
    }

    async fn remove(&mut self, joined: &Value) -> Reply {
        let id = joined["id"].as_str().unwrap();
        let path = format!("/api/v1/file/attachments/{id}");
        self.call(Method::DELETE, &path, None).await
    }
}

async fn nothing_is_taken_that_is_not_asked(mut app: TestApp) {
    let not_asked = refused(409, "piece_not_asked");
    assert_eq!(
        app.hand_in(2, "h0").await.refusal(),
        refused(401, "session_missing")
    );
    // Not before the signature, nor while the file is being checked.
    app.activated().await;
    assert_eq!(app.join("1", "j0").await.refusal(), not_asked);
    assert_eq!(app.hand_in(1, "h1").await.refusal(), not_asked);
    let mut app = app.stranger();
    let member = app.signed().await;
    for rank in ["", "1", "2"] {
        assert_eq!(app.join(rank, "j1").await.refusal(), not_asked, "{rank}");
    }
    assert_eq!(app.hand_in(1, "h2").await.refusal(), not_asked);
    // Once asked for, the piece and nothing else, and not empty-handed.
    app.pass(&member, "piece_asked").await;
    assert_eq!(app.join("1", "j2").await.refusal(), not_asked);
    assert_eq!(app.join("02", "j3").await.refusal(), not_asked);
    let other = attach_for(&mut app, ("bank_details", "2"), photo(500), "a.jpg", "j4").await;
    assert_eq!(other.refusal(), refused(409, "already_signed"));
    assert_eq!(
        app.hand_in(2, "h3").await.refusal(),
        refused(422, "piece_missing")
    );
    assert_eq!(app.stages().await.len(), 2);
    assert_eq!(joined(&mut app).await, Vec::<Value>::new());
    // A neighbour's number opens nothing.
    let mut neighbour = app.stranger();
    neighbour.activated().await;
    assert_eq!(neighbour.join("2", "j5").await.refusal(), not_asked);
}

async fn joined_then_handed_in_once(mut app: TestApp) {
    let member = app.signed().await;
    app.pass(&member, "piece_asked").await;
    // A wrong file can be removed as long as nothing is handed in.
    let wrong = app.join("2", "j1").await.json();
    assert_eq!(app.remove(&wrong).await.status, StatusCode::NO_CONTENT);
    assert_eq!(
        app.hand_in(2, "h1").await.refusal(),
        refused(422, "piece_missing")
    );
    let right = app.join("2", "j2").await.json();
    let before = app.messages("mail").await.len();
    let first = app.hand_in(2, "h2").await;
    assert_eq!(first.status, StatusCode::OK);
    assert_eq!(first.json()["stage"], "checking");
    assert_eq!(first.json()["rank"], 3);
    // The answer was lost: the same act gives it again, and does nothing more.
    assert_eq!(app.hand_in(2, "h2").await.json(), first.json());
    assert_eq!(app.stages().await.last().unwrap(), &first.json());
    assert_eq!(app.stages().await.len(), 3);
    let mails = app.messages("mail").await;
    assert_eq!(mails.len(), before + 1);
    assert_eq!(
        mails.last().unwrap()["subject"],
        "Votre adhésion est en cours de vérification"
    );
    // What was handed in stays as it is, and can be read again.
    let not_asked = refused(409, "piece_not_asked");
    assert_eq!(app.remove(&right).await.refusal(), not_asked);
    assert_eq!(app.join("2", "j3").await.refusal(), not_asked);
    assert_eq!(app.hand_in(2, "h3").await.refusal(), not_asked);
    let kept = joined(&mut app).await;
    assert_eq!(kept.len(), 1);
    assert_eq!(kept[0]["subject"], "2");
    // The insurer goes on from there.
    assert_eq!(app.pass(&member, "validated").await, StatusCode::SEE_OTHER);
}

async fn each_piece_has_its_own_files(mut app: TestApp) {
    app.complete().await;
    for rank in 0..20 {
        let key = format!("before-{rank}");
        let about = ("bank_details", "");
        let reply = attach_for(&mut app, about, photo(500), "a.jpg", &key).await;
        assert_eq!(reply.status, StatusCode::CREATED);
    }
    app.ask_code("code").await;
    let code = app.received_code().await;
    app.sign(&code, "sign").await;
    let member = app.member().await;
    app.pass(&member, "piece_asked").await;
    // A file that was full when it was signed has room for what is asked.
    for rank in 0..20 {
        let reply = app.join("2", &format!("first-{rank}")).await;
        assert_eq!(reply.status, StatusCode::CREATED);
    }
    assert_eq!(
        app.join("2", "first-20").await.refusal(),
        refused(409, "attachment_limit")
    );
    // A phone calls all its photos alike: two links of one name would tell nobody which is which.
    let all = joined(&mut app).await;
    let names: BTreeSet<&str> = all.iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names.len(), 40);
    assert!(names.contains("droits.jpg") && names.contains("droits (20).jpg"));
    assert_eq!(app.hand_in(2, "h1").await.status, StatusCode::OK);
    app.pass(&member, "piece_asked").await;
    assert_eq!(
        app.hand_in(4, "h2").await.refusal(),
        refused(422, "piece_missing"),
        "the files of the first piece are not the second"
    );
    assert_eq!(app.join("4", "second").await.status, StatusCode::CREATED);
    assert_eq!(app.hand_in(4, "h3").await.status, StatusCode::OK);
}
