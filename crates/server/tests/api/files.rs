//! The built screens, the development mailbox, the committed document of the API.

use std::sync::Arc;

use affilio_server::app::App;
use affilio_server::clock::SystemClock;
use affilio_server::config::{Config, Database};
use axum::body::Body;
use axum::http::{Method, Request, StatusCode, header};
use http_body_util::BodyExt;
use tower::ServiceExt;

use crate::support::{Reply, TestApp, on_both};

on_both!(mailbox_shows_messages, demo_is_ready_at_each_start);

struct Site {
    router: axum::Router,
    _folder: tempfile::TempDir,
}

impl Site {
    async fn open() -> Self {
        let folder = tempfile::tempdir().unwrap();
        let dist = folder.path().join("dist");
        std::fs::create_dir(&dist).unwrap();
        for (name, content) in [
            ("index.html", "<!doctype html><title>affilio</title>"),
            ("index.html.br", "compressed page"),
            (
                "adhesion.html",
                "<!doctype html><title>Mon adhésion</title>",
            ),
            ("adhesion.html.br", "compressed journey"),
            ("app-0123456789abcdef_bg.wasm", "wasm"),
            ("app-0123456789abcdef_bg.wasm.br", "compressed wasm"),
            ("app-0123456789abcdef_bg.wasm.gz", "gzipped wasm"),
            ("favicon.svg", "<svg/>"),
        ] {
            std::fs::write(dist.join(name), content).unwrap();
        }
        let config = Config {
            database: Database::Sqlite(folder.path().join("data")),
            key: [1; 32],
            dist: Some(dist),
            dev: true,
            public_url: "https://adhesion.exemple.fr".to_owned(),
            tls: None,
        };
        let app = App::open(config, Arc::new(SystemClock)).await.unwrap();
        Self {
            router: app.router(),
            _folder: folder,
        }
    }

    async fn ask(&self, method: Method, path: &str, encoding: &str) -> Reply {
        let request = Request::builder()
            .method(method)
            .uri(path)
            .header(header::ACCEPT_ENCODING, encoding)
            .body(Body::empty())
            .unwrap();
        let response = self.router.clone().oneshot(request).await.unwrap();
        let (parts, body) = response.into_parts();
        Reply {
            status: parts.status,
            headers: parts.headers,
            bytes: body.collect().await.unwrap().to_bytes().to_vec(),
        }
    }

    async fn get(&self, path: &str, encoding: &str) -> Reply {
        self.ask(Method::GET, path, encoding).await
    }
}

#[tokio::test]
async fn screens_are_served_compressed_and_cached() {
    let site = Site::open().await;
    for (path, bytes) in [
        ("/", "compressed page"),
        ("/estimer", "compressed page"),
        ("/tableau", "compressed page"),
        ("/connexion", "compressed journey"),
        ("/affiliation", "compressed journey"),
        ("/affiliation/profil", "compressed journey"),
    ] {
        let page = site.get(path, "br").await;
        assert_eq!(page.status, StatusCode::OK, "{path}");
        assert_eq!(page.header("cache-control"), "no-cache");
        assert_eq!(page.header("content-encoding"), "br");
        assert!(page.header("content-type").starts_with("text/html"));
        assert_eq!(page.bytes, bytes.as_bytes(), "{path}");
    }
    let lost = site.get("/nulle-part", "identity").await;
    assert_eq!(lost.status, StatusCode::NOT_FOUND);
    assert!(lost.bytes.starts_with(b"<!doctype html>"));

    let wasm = "/app-0123456789abcdef_bg.wasm";
    for (encoding, bytes) in [
        ("br, gzip", "compressed wasm"),
        ("gzip", "gzipped wasm"),
        ("identity", "wasm"),
    ] {
        let file = site.get(wasm, encoding).await;
        assert_eq!(file.bytes, bytes.as_bytes(), "{encoding}");
        assert_eq!(file.header("content-type"), "application/wasm");
        assert_eq!(
            file.header("cache-control"),
            "public, max-age=31536000, immutable"
        );
    }
    let icon = site.get("/favicon.svg", "identity").await;
    assert_eq!(icon.header("cache-control"), "no-cache");
    assert_eq!(icon.header("content-type"), "image/svg+xml");
    assert!(
        icon.header("strict-transport-security")
            .starts_with("max-age=63072000")
    );
    let missing = site.get("/app-fedcba9876543210.js", "identity").await;
    assert_eq!(missing.code(), "not_found");
    for outside in ["/../data/affilio.sqlite", "/%2e%2e/data/affilio.sqlite"] {
        let reply = site.get(outside, "identity").await;
        assert_eq!(reply.status, StatusCode::NOT_FOUND, "{outside}");
    }
    let posted = site.ask(Method::POST, "/estimer", "identity").await;
    assert_eq!(posted.code(), "bad_method");
}

async fn mailbox_shows_messages(mut app: TestApp) {
    let empty = app.get("/dev/boite").await;
    assert!(String::from_utf8_lossy(&empty.bytes).contains("Aucun message"));
    app.complete().await;
    app.ask_code("k").await;
    let page = app.get("/dev/boite").await;
    let html = String::from_utf8(page.bytes).unwrap();
    assert!(html.contains("Mode développement : ces messages ne sont pas partis"));
    assert!(html.contains("<a href=\"http://127.0.0.1:8080/affiliation#"));
    let (sms, mail) = (html.find("Message SMS"), html.find("activez votre compte"));
    assert!(sms.unwrap() < mail.unwrap(), "the newest comes first");
    assert!(!html.contains("<script"));
    assert!(!html.contains("style="));
    let made = app.call(Method::POST, "/dev/liens", None).await;
    assert_eq!(made.status, StatusCode::SEE_OTHER);
    assert_eq!(made.header("location"), "/dev/boite");
    assert_eq!(app.messages("mail").await.len(), 2);
}

async fn demo_is_ready_at_each_start(mut app: TestApp) {
    let first = app.app.demo_link().await.unwrap();
    assert_eq!(app.messages("mail").await.len(), 2);
    app.restart().await;
    let second = app.app.demo_link().await.unwrap();
    assert_ne!(first, second);
    let token = crate::support::token_of(&second);
    let seen = app
        .post(
            "/api/v1/links/inspect",
            serde_json::json!({ "token": token }),
        )
        .await;
    assert_eq!(seen.json()["state"], "ready");
}

#[test]
fn the_committed_openapi_document_is_the_code_s() {
    let committed = concat!(env!("CARGO_MANIFEST_DIR"), "/../../docs/openapi.json");
    let committed = std::fs::read_to_string(committed).unwrap();
    assert_eq!(
        committed,
        affilio_server::openapi(),
        "run `affilio-server openapi > docs/openapi.json`"
    );
}
