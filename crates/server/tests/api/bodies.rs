//! What is not a request that we understand.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Method, Request, header};
use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{TestApp, on_both, refused};

on_both!(
    not_json,
    wrong_content_type,
    ten_megabytes,
    unknown_addresses_and_methods,
    foreign_origins,
    called_by_another_name,
    headers_everywhere,
    ten_megabytes_over_a_real_connection,
);

const INSPECT: &str = "/api/v1/links/inspect";

fn raw(content_type: &str, body: impl Into<Body>) -> Request<Body> {
    Request::builder()
        .method(Method::POST)
        .uri(INSPECT)
        .header(header::CONTENT_TYPE, content_type)
        .body(body.into())
        .unwrap()
}

async fn not_json(mut app: TestApp) {
    for body in [
        "",
        "{",
        "pas du JSON",
        "[]",
        "{\"token\":1}",
        "{\"token\":\"a\",\"other\":1}",
        "null",
    ] {
        let reply = app.send(raw("application/json", body)).await;
        assert_eq!(reply.refusal(), refused(400, "bad_json"), "{body}");
    }
    let deep = "[".repeat(50_000);
    let reply = app.send(raw("application/json", deep)).await;
    assert_eq!(reply.refusal(), refused(400, "bad_json"));
    let reply = app
        .send(raw("application/json", vec![0xff, 0xfe, 0x00]))
        .await;
    assert_eq!(reply.refusal(), refused(400, "bad_json"));
}

async fn wrong_content_type(mut app: TestApp) {
    for kind in ["text/plain", "application/x-www-form-urlencoded", ""] {
        let reply = app.send(raw(kind, "{\"token\":\"a\"}")).await;
        assert_eq!(reply.refusal(), refused(415, "bad_content_type"), "{kind}");
    }
    let reply = app
        .send(raw("application/json; charset=utf-8", "{\"token\":\"a\"}"))
        .await;
    assert_eq!(reply.refusal(), refused(404, "link_unknown"));
}

async fn ten_megabytes(mut app: TestApp) {
    let reply = app
        .send(raw("application/json", vec![b' '; 10 * 1024 * 1024]))
        .await;
    assert_eq!(reply.refusal(), refused(413, "too_large"));
    let reply = app
        .send(raw("application/json", vec![b' '; 64 * 1024]))
        .await;
    assert_eq!(reply.refusal(), refused(400, "bad_json"));
}

async fn unknown_addresses_and_methods(mut app: TestApp) {
    for path in ["/api/v1/nothing", "/api", "/api/", "/api/v2/file", "/dev/x"] {
        let reply = app.get(path).await;
        assert_eq!(reply.refusal(), refused(404, "not_found"), "{path}");
    }
    let reply = app.call(Method::DELETE, "/api/v1/file", None).await;
    assert_eq!(reply.refusal(), refused(405, "bad_method"));
    let reply = app.call(Method::GET, INSPECT, None).await;
    assert_eq!(reply.refusal(), refused(405, "bad_method"));
}

async fn foreign_origins(mut app: TestApp) {
    let attempt = |name: &'static str, value: &'static str| {
        let mut request = raw("application/json", "{\"token\":\"a\"}");
        let headers = request.headers_mut();
        headers.insert(header::HOST, "localhost:8080".parse().unwrap());
        headers.insert(name, value.parse().unwrap());
        request
    };
    for (name, value) in [
        ("origin", "https://ailleurs.exemple"),
        ("origin", "null"),
        ("origin", "http://localhost:8080.ailleurs.exemple"),
        ("origin", "https://localhost:444"),
        ("sec-fetch-site", "cross-site"),
        ("sec-fetch-site", "same-site"),
    ] {
        let reply = app.send(attempt(name, value)).await;
        assert_eq!(reply.refusal(), refused(403, "origin_refused"), "{value}");
    }
    for (name, value) in [
        ("origin", "http://localhost:8080"),
        ("sec-fetch-site", "same-origin"),
    ] {
        let reply = app.send(attempt(name, value)).await;
        assert_eq!(reply.refusal(), refused(404, "link_unknown"), "{value}");
    }
}

async fn called_by_another_name(mut app: TestApp) {
    for (host, status) in [
        ("rebound.exemple", 403),
        ("rebound.exemple:8080", 403),
        ("127.0.0.1.exemple", 403),
        ("127.0.0.1:8080", 200),
        ("localhost", 200),
        ("[::1]:8080", 200),
    ] {
        let request = Request::builder()
            .uri("/dev/boite.json")
            .header(header::HOST, host);
        let reply = app.send(request.body(Body::empty()).unwrap()).await;
        assert_eq!(reply.status.as_u16(), status, "{host}");
    }
}

async fn headers_everywhere(mut app: TestApp) {
    for path in [
        "/api/v1/file",
        "/nulle-part",
        "/dev/boite",
        "/dev/boite.css",
    ] {
        let reply = app.get(path).await;
        let policy = reply.header("content-security-policy");
        assert!(policy.starts_with("default-src 'none'"), "{path}");
        assert!(!policy.contains("unsafe-inline"), "{path}");
        for (name, value) in [
            ("x-content-type-options", "nosniff"),
            ("referrer-policy", "no-referrer"),
            ("x-frame-options", "DENY"),
            ("cross-origin-opener-policy", "same-origin"),
            ("cross-origin-resource-policy", "same-origin"),
        ] {
            assert_eq!(reply.header(name), value, "{path}");
        }
        assert_eq!(reply.header("strict-transport-security"), "");
        assert_eq!(reply.header("x-request-id").len(), 32);
    }
    let reply = app.get("/api/v1/file").await;
    assert_eq!(reply.header("cache-control"), "no-store");
}

async fn ten_megabytes_over_a_real_connection(app: TestApp) {
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = app
        .router()
        .into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
    let length = 10 * 1024 * 1024;
    let head = format!(
        "POST {INSPECT} HTTP/1.1\r\nHost: {address}\r\nContent-Type: application/json\r\n\
         Content-Length: {length}\r\nConnection: close\r\n\r\n"
    );
    stream.write_all(head.as_bytes()).await.unwrap();
    stream.write_all(&vec![b'x'; length]).await.unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).await.unwrap();
    assert!(answer.starts_with("HTTP/1.1 413"), "{answer}");
    assert!(answer.contains(&json!("too_large").to_string()));
}
