//! Where a signed file stands at the insurer's.

use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use serde_json::{Value, json};

use crate::support::{MINUTE, TestApp, on_both};

on_both!(
    only_a_signed_file_passes,
    each_stage_is_dated_told_and_noted
);

impl TestApp {
    /// *Numéro d'adhérent* of who is signed in.
    pub(crate) async fn member(&mut self) -> String {
        let file = self.get("/api/v1/file").await.json();
        file["member_number"].as_str().unwrap().to_owned()
    }

    /// Passes a file to a stage, as the insurer's office does.
    pub(crate) async fn pass(&mut self, member: &str, stage: &str) -> StatusCode {
        let request = Request::builder()
            .method(Method::POST)
            .uri("/dev/etat")
            .header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        let body = format!("adherent={member}&etat={stage}");
        self.send(request.body(Body::from(body)).unwrap())
            .await
            .status
    }

    /// The stages that the file reached.
    pub(crate) async fn stages(&mut self) -> Vec<Value> {
        let file = self.get("/api/v1/file").await.json();
        file["stages"].as_array().unwrap().clone()
    }
}

async fn only_a_signed_file_passes(mut app: TestApp) {
    app.complete().await;
    let member = app.member().await;
    assert_eq!(app.stages().await, Vec::<Value>::new());
    assert_eq!(app.pass(&member, "validated").await, StatusCode::NOT_FOUND);
    assert_eq!(
        app.pass("00000000", "validated").await,
        StatusCode::NOT_FOUND
    );
    assert_eq!(
        app.pass(&member, "forgotten").await,
        StatusCode::BAD_REQUEST
    );
    assert_eq!(app.stages().await, Vec::<Value>::new());
}

async fn each_stage_is_dated_told_and_noted(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
    let member = app.member().await;
    let seen = app.stages().await;
    assert_eq!(seen.len(), 1);
    assert_eq!(seen[0]["stage"], "checking");
    assert_eq!(app.pass(&member, "card_ready").await, StatusCode::NOT_FOUND);
    for (stage, subject) in [
        ("piece_asked", "Une pièce est demandée pour votre adhésion"),
        ("validated", "Votre adhésion est validée"),
        ("card_ready", "Votre carte de mutuelle est disponible"),
    ] {
        app.wait(5 * MINUTE);
        assert_eq!(app.pass(&member, stage).await, StatusCode::SEE_OTHER);
        let mail = app.messages("mail").await.pop().unwrap();
        assert_eq!(mail["subject"], subject);
        assert!(!mail["body"].as_str().unwrap().contains("Attestation"));
    }
    let seen = app.stages().await;
    let names: Vec<&Value> = seen.iter().map(|one| &one["stage"]).collect();
    assert_eq!(
        names,
        ["checking", "piece_asked", "validated", "card_ready"]
    );
    assert_eq!(
        seen[1]["piece"],
        "Attestation de droits à l'assurance maladie"
    );
    let ranks: Vec<&Value> = seen.iter().map(|one| &one["rank"]).collect();
    assert_eq!(ranks, [1, 2, 3, 4]);
    assert_eq!(seen[0]["at"], "2026-11-21T07:02:04Z");
    assert_eq!(seen[3]["at"], "2026-11-21T07:17:04Z");
    assert_eq!(seen[3]["piece"], json!(""));
    // A neighbour sees nothing of it.
    let mut neighbour = app.stranger();
    neighbour.activated().await;
    assert_eq!(neighbour.stages().await, Vec::<Value>::new());
}
