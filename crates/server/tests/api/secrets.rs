//! What is written on the disk, and with which key.

use std::sync::Arc;

use affilio_server::app::App;
use affilio_server::config::{Config, Database};

use axum::http::StatusCode;

use crate::attachments::{attach, photo};
use crate::support::{IBAN, NIR, PHONE, TestApp, on_sqlite};

/// Every way in which a secret might be written.
fn forms(secret: &str) -> Vec<String> {
    let compact: String = secret.split_whitespace().collect();
    vec![secret.to_owned(), compact]
}

async fn signed_file(mut app: TestApp) {
    let token = app.activated().await;
    drop(token.clone());
    app.cookie = None;
    app.complete().await;
    let joined = attach(&mut app, photo(2_000), "droits-de-malik.jpg", "j").await;
    assert_eq!(joined.status, StatusCode::CREATED);
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
    let file = app.get("/api/v1/file").await.json();
    let session = app.cookie.clone().unwrap();
    let session = session.split_once('=').unwrap().1.to_owned();
    let mut secrets = vec![
        token,
        session,
        format!("#{code}"),
        format!(": {code} est"),
        file["email"].as_str().unwrap().to_owned(),
        "exemple.fr".to_owned(),
        "Lefèvre".to_owned(),
        "Camille".to_owned(),
        "des Lilas".to_owned(),
        "14/05/1988".to_owned(),
        "%PDF".to_owned(),
        "droits-de-malik".to_owned(),
        // What pads the photo.
        "x".repeat(64),
    ];
    for secret in [NIR, IBAN, PHONE] {
        secrets.extend(forms(secret));
    }
    app.app.close().await;
    let mut seen = 0;
    for entry in std::fs::read_dir(app.folder().unwrap()).unwrap() {
        let bytes = std::fs::read(entry.unwrap().path()).unwrap();
        seen += bytes.len();
        for secret in &secrets {
            let found = bytes
                .windows(secret.len())
                .any(|window| window == secret.as_bytes());
            assert!(!found, "{secret} is in clear on the disk");
        }
    }
    assert!(seen > 50_000, "the database was not looked at");
}

#[tokio::test(flavor = "multi_thread")]
async fn nothing_personal_is_in_clear_on_the_disk() {
    on_sqlite(signed_file).await;
}

#[tokio::test(flavor = "multi_thread")]
async fn another_key_is_refused() {
    on_sqlite(|app| async move {
        app.app.close().await;
        let config = Config {
            database: Database::Sqlite(app.folder().unwrap().to_owned()),
            key: [10; 32],
            dist: None,
            dev: true,
            public_url: "http://127.0.0.1".to_owned(),
            tls: None,
        };
        let clock: Arc<dyn affilio_server::clock::Clock> = app.clock.clone();
        let refusal = App::open(config, clock).await.err().unwrap().to_string();
        assert!(refusal.contains("AFFILIO_KEY"), "{refusal}");
    })
    .await;
}
