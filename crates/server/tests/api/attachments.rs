//! Files that people join: refusals first.

use std::net::SocketAddr;

use axum::body::Body;
use axum::http::{Method, Request, StatusCode};
use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};

use crate::support::{DAY, PASSWORD, Reply, TestApp, on_both, refused};

on_both!(
    nobody_signed_in,
    headers_that_cannot_be_read,
    what_is_not_a_document,
    too_large,
    a_gigabyte_is_refused_before_it_is_sent,
    added_listed_given_back_removed,
    names_do_no_harm,
    the_same_key_joins_once,
    at_the_same_instant_under_one_key,
    another_persons_file,
    the_twenty_first,
    a_signed_or_expired_file_takes_no_more,
);

const PATH: &str = "/api/v1/file/attachments";
const MEGABYTE: usize = 1024 * 1024;

/// A photo of four pixels, padded with a comment to this size.
pub(crate) fn photo(size: usize) -> Vec<u8> {
    let mut out = vec![0xff, 0xd8];
    let mut segment = |marker: u8, data: &[u8]| {
        out.extend([0xff, marker]);
        out.extend(u16::try_from(data.len() + 2).unwrap().to_be_bytes());
        out.extend(data);
    };
    let mut padding = size.saturating_sub(29);
    while padding > 4 {
        let length = (padding - 4).min(65_000);
        segment(0xfe, &vec![b'x'; length]);
        padding -= length + 4;
    }
    segment(0xc0, &[8, 0, 2, 0, 2, 1, 1, 0x11, 0]);
    segment(0xda, &[1, 1, 0, 0, 63, 0]);
    out.extend([0x12, 0x34, 0xff, 0xd9]);
    out
}

fn request(bytes: impl Into<Body>, headers: &[(&str, &str)]) -> Request<Body> {
    let mut request = Request::builder().method(Method::POST).uri(PATH);
    for (name, value) in headers {
        request = request.header(*name, *value);
    }
    request.body(bytes.into()).unwrap()
}

/// Joins a file as the screen does.
pub(crate) async fn attach(app: &mut TestApp, bytes: Vec<u8>, name: &str, key: &str) -> Reply {
    attach_for(app, ("exemption_proof", ""), bytes, name, key).await
}

/// Joins a file for a purpose, about a subject.
pub(crate) async fn attach_for(
    app: &mut TestApp,
    (purpose, subject): (&str, &str),
    bytes: Vec<u8>,
    name: &str,
    key: &str,
) -> Reply {
    let headers = [
        ("idempotency-key", key),
        ("affilio-purpose", purpose),
        ("affilio-subject", subject),
        ("affilio-file-name", name),
    ];
    app.send(request(bytes, &headers)).await
}

pub(crate) async fn joined(app: &mut TestApp) -> Vec<Value> {
    let file = app.get("/api/v1/file").await.json();
    file["attachments"].as_array().unwrap().clone()
}

async fn nobody_signed_in(mut app: TestApp) {
    let reply = attach(&mut app, photo(500), "a.jpg", "k").await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    for method in [Method::GET, Method::DELETE] {
        let reply = app.call(method, &format!("{PATH}/abc"), None).await;
        assert_eq!(reply.refusal(), refused(401, "session_missing"));
    }
}

async fn headers_that_cannot_be_read(mut app: TestApp) {
    app.activated().await;
    let right = [
        ("idempotency-key", "k"),
        ("affilio-purpose", "bank_details"),
        ("affilio-subject", "8d1f0a52-abcd"),
        ("affilio-file-name", "RIB.jpg"),
    ];
    let with = |name: &'static str, value: &'static str| {
        let mut headers = right;
        for header in &mut headers {
            if header.0 == name {
                header.1 = value;
            }
        }
        request(photo(500), &headers)
    };
    let long = "a".repeat(65);
    for (name, value, code) in [
        ("idempotency-key", "", "key_missing"),
        ("affilio-purpose", "", "bad_json"),
        ("affilio-purpose", "other", "bad_json"),
        ("affilio-subject", "Lefèvre", "bad_json"),
        ("affilio-subject", "a b", "bad_json"),
        (
            "affilio-subject",
            Box::leak(long.into_boxed_str()),
            "bad_json",
        ),
        ("affilio-file-name", "%", "bad_json"),
        ("affilio-file-name", "%ff", "bad_json"),
    ] {
        let reply = app.send(with(name, value)).await;
        assert_eq!(reply.refusal(), refused(400, code), "{name}: {value}");
    }
    assert!(joined(&mut app).await.is_empty());
    let reply = app.send(request(photo(500), &right)).await;
    assert_eq!(reply.status, StatusCode::CREATED);
    assert_eq!(reply.json()["subject"], "8d1f0a52-abcd");
}

async fn what_is_not_a_document(mut app: TestApp) {
    app.activated().await;
    let svg = b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>";
    let acting = b"%PDF-1.7\n/Root /OpenAction<</S/JavaScript>>\nstartxref\n1\n%%EOF";
    let locked = b"%PDF-1.7\n/Root /Encrypt 1 0 R\nstartxref\n1\n%%EOF";
    let mut cut = photo(9_000);
    cut.truncate(5_000);
    let mut vast = vec![0xff, 0xd8, 0xff, 0xc0, 0, 11, 8];
    vast.extend([0xff, 0xff, 0xff, 0xff, 1, 1, 0x11, 0]);
    for (bytes, name, code) in [
        (svg.to_vec(), "photo.png", "attachment_kind"),
        (b"<!doctype html><p>".to_vec(), "a.pdf", "attachment_kind"),
        (Vec::new(), "a.pdf", "attachment_empty"),
        (vec![0; 4096], "a.pdf", "attachment_empty"),
        (cut, "a.jpg", "attachment_damaged"),
        (vast, "a.jpg", "attachment_dimensions"),
        (acting.to_vec(), "a.pdf", "attachment_active"),
        (locked.to_vec(), "a.pdf", "attachment_protected"),
    ] {
        let reply = attach(&mut app, bytes, name, name).await;
        assert_eq!(reply.refusal(), refused(422, code), "{name}");
    }
    assert!(joined(&mut app).await.is_empty());
}

async fn too_large(mut app: TestApp) {
    app.activated().await;
    let whole = photo(5 * MEGABYTE);
    assert_eq!(whole.len(), 5 * MEGABYTE);
    let mut more = whole.clone();
    more.push(0);
    let reply = attach(&mut app, more, "a.jpg", "k").await;
    assert_eq!(reply.refusal(), refused(413, "attachment_too_large"));
    // The refusal did not use the key.
    let reply = attach(&mut app, whole, "a.jpg", "k").await;
    assert_eq!(reply.status, StatusCode::CREATED);
    // Answers keep their own limit.
    let reply = app.post("/api/v1/links/inspect", photo_text().into()).await;
    assert_eq!(reply.refusal(), refused(413, "too_large"));
}

fn photo_text() -> String {
    "x".repeat(70 * 1024)
}

async fn a_gigabyte_is_refused_before_it_is_sent(mut app: TestApp) {
    app.activated().await;
    let cookie = app.cookie.clone().unwrap();
    let listener = tokio::net::TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let service = app
        .router()
        .into_make_service_with_connect_info::<SocketAddr>();
    tokio::spawn(async move { axum::serve(listener, service).await });
    for (cookie, status) in [(cookie.as_str(), 413), ("__Host-affilio=nobody", 401)] {
        let mut stream = tokio::net::TcpStream::connect(address).await.unwrap();
        let head = format!(
            "POST {PATH} HTTP/1.1\r\nHost: {address}\r\nCookie: {cookie}\r\n\
             Idempotency-Key: k\r\nAffilio-Purpose: exemption_proof\r\n\
             Content-Length: 1073741824\r\nConnection: close\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        // Not a byte of the file has left.
        let mut answer = String::new();
        stream.read_to_string(&mut answer).await.unwrap();
        assert!(
            answer.starts_with(&format!("HTTP/1.1 {status}")),
            "{answer}"
        );
    }
    assert!(joined(&mut app).await.is_empty());
}

async fn added_listed_given_back_removed(mut app: TestApp) {
    app.complete().await;
    // Our own bulletin is a PDF as people have them.
    let bulletin = app.get("/api/v1/file/document.pdf").await.bytes;
    let reply = attach(&mut app, bulletin.clone(), "Attestation.PDF", "k").await;
    assert_eq!(reply.status, StatusCode::CREATED, "{:?}", reply.json());
    let view = reply.json();
    assert_eq!(view["name"], "Attestation.pdf");
    assert_eq!(view["purpose"], "exemption_proof");
    assert_eq!(view["added_at"], "2026-11-21T07:02:04Z");
    assert_eq!(joined(&mut app).await, std::slice::from_ref(&view));

    let path = format!("{PATH}/{}", view["id"].as_str().unwrap());
    let back = app.get(&path).await;
    assert_eq!(back.status, StatusCode::OK);
    let end = bulletin.len() - usize::from(bulletin.ends_with(b"\n"));
    assert_eq!(back.bytes, bulletin[..end]);
    for (name, value) in [
        ("content-type", "application/pdf"),
        (
            "content-disposition",
            "attachment; filename*=UTF-8''Attestation.pdf",
        ),
        ("content-security-policy", "default-src 'none'; sandbox"),
        ("x-content-type-options", "nosniff"),
        ("cache-control", "no-store"),
    ] {
        assert_eq!(back.header(name), value);
    }

    // Twice, as a double click does.
    for _ in 0..2 {
        let reply = app.call(Method::DELETE, &path, None).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
    }
    assert!(joined(&mut app).await.is_empty());
    let gone = app.get(&path).await;
    assert_eq!(gone.refusal(), refused(404, "attachment_unknown"));
    let tables = app.tables().await;
    let (left,): (i64,) =
        sqlx::query_as("SELECT CAST(SUM(LENGTH(bytes)) AS BIGINT) FROM attachments")
            .fetch_one(&tables)
            .await
            .unwrap();
    assert_eq!(left, 0, "the bytes are erased");
    let notes: Vec<(String,)> =
        sqlx::query_as("SELECT what FROM journal WHERE what IN ('attached', 'detached')")
            .fetch_all(&tables)
            .await
            .unwrap();
    assert_eq!(notes.len(), 2);
    tables.close().await;
}

async fn names_do_no_harm(mut app: TestApp) {
    app.activated().await;
    for (sent, shown, header) in [
        ("..%2F..%2Fetc%2Fpasswd", "passwd.jpg", "passwd.jpg"),
        (
            "a%0D%0ASet-Cookie%3A%20b.jpg",
            "a Set-Cookie b.jpg",
            "a%20Set-Cookie%20b.jpg",
        ),
        (
            "facture%E2%80%AEgpj.exe",
            "facturegpj.jpg",
            "facturegpj.jpg",
        ),
        (
            "%E2%80%99%C3%A9t%C3%A9%22.jpg",
            "’été.jpg",
            "%E2%80%99%C3%A9t%C3%A9.jpg",
        ),
    ] {
        let view = attach(&mut app, photo(500), sent, sent).await.json();
        assert_eq!(view["name"], shown);
        let path = format!("{PATH}/{}", view["id"].as_str().unwrap());
        let back = app.get(&path).await;
        let expected = format!("attachment; filename*=UTF-8''{header}");
        assert_eq!(back.header("content-disposition"), expected);
        assert_eq!(back.header("set-cookie"), "");
    }
}

async fn the_same_key_joins_once(mut app: TestApp) {
    app.activated().await;
    let first = attach(&mut app, photo(500), "a.jpg", "k").await;
    let again = attach(&mut app, photo(500), "a.jpg", "k").await;
    assert_eq!((again.status, again.bytes), (first.status, first.bytes));
    assert_eq!(joined(&mut app).await.len(), 1);
    let other = attach(&mut app, photo(600), "a.jpg", "k").await;
    assert_eq!(other.refusal(), refused(422, "key_reused"));
    assert_eq!(joined(&mut app).await.len(), 1);
}

async fn at_the_same_instant_under_one_key(mut app: TestApp) {
    app.activated().await;
    let sendings: Vec<_> = (0..6)
        .map(|_| {
            let mut app = app.clone();
            tokio::spawn(async move { attach(&mut app, photo(500), "a.jpg", "k").await.status })
        })
        .collect();
    for sending in sendings {
        assert_eq!(sending.await.unwrap(), StatusCode::CREATED);
    }
    assert_eq!(joined(&mut app).await.len(), 1);
}

async fn another_persons_file(mut app: TestApp) {
    app.activated().await;
    let view = attach(&mut app, photo(500), "a.jpg", "k").await.json();
    let path = format!("{PATH}/{}", view["id"].as_str().unwrap());
    let mut other = app.stranger();
    other.activated().await;
    for method in [Method::GET, Method::DELETE] {
        let reply = other.call(method, &path, None).await;
        assert_eq!(reply.refusal(), refused(404, "attachment_unknown"));
    }
    assert_eq!(app.get(&path).await.status, StatusCode::OK);
    assert!(joined(&mut other).await.is_empty());
    // A tab of the first person, after the second one signed in beside it.
    let number = app.get("/api/v1/file").await.json()["member_number"].clone();
    let headers = [
        ("idempotency-key", "k2"),
        ("affilio-purpose", "exemption_proof"),
        ("affilio-member", number.as_str().unwrap()),
    ];
    let reply = other.send(request(photo(500), &headers)).await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    assert!(joined(&mut other).await.is_empty());
}

async fn the_twenty_first(mut app: TestApp) {
    app.activated().await;
    for rank in 0..20 {
        let reply = attach(&mut app, photo(500), "a.jpg", &rank.to_string()).await;
        assert_eq!(reply.status, StatusCode::CREATED);
    }
    let reply = attach(&mut app, photo(500), "a.jpg", "20").await;
    assert_eq!(reply.refusal(), refused(409, "attachment_limit"));
    let first = joined(&mut app).await[0]["id"].as_str().unwrap().to_owned();
    app.call(Method::DELETE, &format!("{PATH}/{first}"), None)
        .await;
    let reply = attach(&mut app, photo(500), "a.jpg", "20").await;
    assert_eq!(reply.status, StatusCode::CREATED);
    // Many small ones are not the only way to fill a disk.
    let mut other = app.stranger();
    other.activated().await;
    let mut taken = 0;
    while attach(&mut other, photo(5 * MEGABYTE), "a.jpg", &taken.to_string())
        .await
        .status
        == StatusCode::CREATED
    {
        taken += 1;
    }
    assert_eq!(taken, 8, "40 MB");
}

async fn a_signed_or_expired_file_takes_no_more(mut app: TestApp) {
    app.complete().await;
    let view = attach(&mut app, photo(500), "a.jpg", "k").await.json();
    app.ask_code("c").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
    let reply = attach(&mut app, photo(500), "b.jpg", "k2").await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
    let path = format!("{PATH}/{}", view["id"].as_str().unwrap());
    let reply = app.call(Method::DELETE, &path, None).await;
    assert_eq!(reply.refusal(), refused(409, "already_signed"));
    assert_eq!(app.get(&path).await.status, StatusCode::OK);

    let mut late = app.stranger();
    late.activated().await;
    let number = late.get("/api/v1/file").await.json()["member_number"].clone();
    let view = attach(&mut late, photo(500), "a.jpg", "k").await.json();
    late.wait(61 * DAY);
    let credentials = json!({ "identifier": number, "password": PASSWORD });
    late.post("/api/v1/sessions", credentials).await;
    assert_eq!(late.get("/api/v1/file").await.json()["status"], "expired");
    let reply = attach(&mut late, photo(500), "b.jpg", "k2").await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
    let path = format!("{PATH}/{}", view["id"].as_str().unwrap());
    let reply = late.call(Method::DELETE, &path, None).await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
    assert_eq!(
        joined(&mut late).await.len(),
        1,
        "neither added nor removed"
    );
}
