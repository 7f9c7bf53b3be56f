//! *Dispense d'adhésion*: refusals first.

use axum::http::{Method, StatusCode};
use lopdf::Document;
use serde_json::{Value, json};

use crate::attachments::{attach, photo};
use crate::support::{Reply, TestApp, on_both, refused};

on_both!(
    nobody_signed_in,
    what_is_not_open_is_refused,
    a_proof_and_the_declaration_are_needed,
    asked_withdrawn_and_asked_again,
    nothing_changes_while_it_waits,
    refused_in_writing_the_journey_opens_again,
    accepted_in_writing_it_is_the_end,
    at_the_same_instant_one_request,
    another_version_is_not_what_was_asked,
    nothing_of_the_case_in_mails_journal_or_disk,
    a_request_reaches_no_file_but_its_own,
    odd_requests,
);

pub(crate) const PATH: &str = "/api/v1/file/exemption";

/// Covered by the spouse's compulsory plan.
pub(crate) fn spouse() -> Value {
    json!({
        "contract": "cdi", "part_time": "non", "cover": "collectif",
        "cover_from": "01/01/2024", "hired_on": "02/11/2026", "case": "collectif",
    })
}

pub(crate) async fn ask(app: &mut TestApp, version: u32, key: &str) -> Reply {
    let body = json!({ "version": version, "informed": true });
    app.call_once(Method::POST, PATH, Some(body), Some(key))
        .await
}

pub(crate) async fn status(app: &mut TestApp) -> String {
    let file = app.get("/api/v1/file").await.json();
    file["status"].as_str().unwrap().to_owned()
}

/// Somebody whose request waits.
pub(crate) async fn asked(app: &mut TestApp) -> (String, Value) {
    asked_with(app, spouse(), "attestation.jpg").await
}

/// The same with these answers and a proof of this name.
pub(crate) async fn asked_with(app: &mut TestApp, draft: Value, proof: &str) -> (String, Value) {
    let token = app.activated().await;
    assert_eq!(app.put("exemption", 0, draft).await.status, StatusCode::OK);
    attach(app, photo(500), proof, "proof").await;
    let reply = ask(app, 1, "ask").await;
    assert_eq!(reply.status, StatusCode::CREATED, "{:?}", reply.json());
    (token, reply.json())
}

pub(crate) async fn number(app: &mut TestApp) -> String {
    let file = app.get("/api/v1/file").await.json();
    file["member_number"].as_str().unwrap().to_owned()
}

pub(crate) async fn decide(app: &mut TestApp, word: &str) {
    let number = number(app).await;
    let path = format!("/dev/dispenses/{number}/{word}");
    app.call(Method::POST, &path, None).await;
}

pub(crate) fn words(pdf: &[u8]) -> String {
    let document = Document::load_mem(pdf).unwrap();
    let pages: Vec<u32> = document.get_pages().keys().copied().collect();
    let text = document.extract_text(&pages).unwrap();
    text.split_whitespace().collect()
}

async fn nobody_signed_in(mut app: TestApp) {
    let reply = ask(&mut app, 1, "k").await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    let reply = app.call(Method::DELETE, PATH, None).await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    for name in ["request.pdf", "answer.pdf"] {
        let reply = app.get(&format!("{PATH}/{name}")).await;
        assert_eq!(reply.refusal(), refused(401, "session_missing"));
    }
}

async fn what_is_not_open_is_refused(mut app: TestApp) {
    app.activated().await;
    attach(&mut app, photo(500), "attestation.jpg", "proof").await;
    let mut version = 0;
    for (field, value) in [
        ("case", "css"),
        ("case", ""),
        ("case", "inconnu"),
        ("cover", "aucune"),
        ("cover", ""),
        ("hired_on", "31/02/2026"),
    ] {
        let mut draft = spouse();
        draft[field] = json!(value);
        app.put("exemption", version, draft).await;
        version += 1;
        let reply = ask(&mut app, version, "k").await;
        assert_eq!(
            reply.refusal(),
            refused(422, "exemption_closed"),
            "{field}: {value}"
        );
    }
    // The employer's act says nothing of fixed-term contracts under a year.
    let draft = json!({ "contract": "cdd", "length": "moins-12-mois", "case": "cdd-moins-un-an" });
    app.put("exemption", version, draft).await;
    let reply = ask(&mut app, version + 1, "k").await;
    assert_eq!(reply.refusal(), refused(422, "exemption_closed"));
    assert_eq!(status(&mut app).await, "open");
    assert_eq!(app.messages("mail").await.len(), 1, "the invitation");
}

async fn a_proof_and_the_declaration_are_needed(mut app: TestApp) {
    app.activated().await;
    app.put("exemption", 0, spouse()).await;
    let reply = ask(&mut app, 1, "k").await;
    assert_eq!(reply.refusal(), refused(422, "exemption_proof"));
    let body = json!({ "version": 1, "informed": false });
    let reply = app
        .call_once(Method::POST, PATH, Some(body), Some("k2"))
        .await;
    assert_eq!(reply.refusal(), refused(422, "exemption_uninformed"));
    let body = json!({ "version": 1, "informed": true });
    let reply = app.call_once(Method::POST, PATH, Some(body), None).await;
    assert_eq!(reply.refusal(), refused(400, "key_missing"));
    assert_eq!(status(&mut app).await, "open");
}

async fn asked_withdrawn_and_asked_again(mut app: TestApp) {
    let (_, view) = asked(&mut app).await;
    assert_eq!(view["state"], "asked");
    assert_eq!(status(&mut app).await, "exemption_asked");
    let paper = app.get(&format!("{PATH}/request.pdf")).await;
    assert_eq!(paper.header("content-type"), "application/pdf");
    let text = words(&paper.bytes);
    for part in [
        view["reference"].as_str().unwrap(),
        "Demandereçueetenregistréele21novembre2026à8h02(heuredeParis)",
        "D911-2,3°,a",
        "1ernovembre2019",
        "attestation.jpg",
        "R242-1-6",
        "AssociationLesTilleuls",
    ] {
        assert!(text.contains(part), "{part} is missing: {text}");
    }
    let none = app.get(&format!("{PATH}/answer.pdf")).await;
    assert_eq!(none.refusal(), refused(404, "not_found"));
    // The same request again is the same act.
    let again = ask(&mut app, 1, "ask").await;
    assert_eq!(again.json(), view);
    for _ in 0..2 {
        let reply = app.call(Method::DELETE, PATH, None).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
    }
    assert_eq!(status(&mut app).await, "open");
    let mails = app.messages("mail").await;
    assert_eq!(mails.len(), 3, "invitation, request, one withdrawal");
    let body = mails[2]["body"].as_str().unwrap();
    assert!(body.contains("jusqu’au 20 janvier 2027"), "{body}");
    // An answer to what was withdrawn exists nowhere.
    decide(&mut app, "accepter").await;
    assert_eq!(status(&mut app).await, "open");
    assert_eq!(ask(&mut app, 1, "ask-2").await.status, StatusCode::CREATED);
    assert_eq!(status(&mut app).await, "exemption_asked");
}

async fn nothing_changes_while_it_waits(mut app: TestApp) {
    app.complete().await;
    app.put("exemption", 0, spouse()).await;
    let proof = attach(&mut app, photo(500), "attestation.jpg", "proof").await;
    app.ask_code("c").await;
    let code = app.received_code().await;
    assert_eq!(ask(&mut app, 1, "ask").await.status, StatusCode::CREATED);
    // Signing and staying out exclude each other.
    let reply = app.sign(&code, "s").await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    let reply = app.ask_code("c2").await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    for (step, version) in [("guarantees", 1), ("exemption", 1)] {
        let reply = app.put(step, version, json!({})).await;
        assert_eq!(reply.refusal(), refused(409, "exemption_stands"), "{step}");
    }
    let reply = attach(&mut app, photo(600), "b.jpg", "b").await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    let id = proof.json()["id"].as_str().unwrap().to_owned();
    let path = format!("/api/v1/file/attachments/{id}");
    let reply = app.call(Method::DELETE, &path, None).await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    let reply = ask(&mut app, 1, "ask-2").await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
}

async fn refused_in_writing_the_journey_opens_again(mut app: TestApp) {
    asked(&mut app).await;
    decide(&mut app, "refuser").await;
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["status"], "open");
    assert_eq!(file["exemption_request"]["state"], "refused");
    assert!(
        file["exemption_request"]["reason"]
            .as_str()
            .unwrap()
            .contains("obligatoire")
    );
    let paper = app.get(&format!("{PATH}/answer.pdf")).await;
    assert!(words(&paper.bytes).contains("Dispensed’adhésionrefusée"));
    let reply = app.call(Method::DELETE, PATH, None).await;
    assert_eq!(reply.refusal(), refused(409, "exemption_answered"));
    let reply = app.put("guarantees", 0, json!({ "level": "r1" })).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(ask(&mut app, 1, "ask-2").await.status, StatusCode::CREATED);
}

async fn accepted_in_writing_it_is_the_end(mut app: TestApp) {
    asked(&mut app).await;
    // Twice: the second answers nothing.
    decide(&mut app, "accepter").await;
    decide(&mut app, "refuser").await;
    assert_eq!(status(&mut app).await, "exempt");
    let paper = app.get(&format!("{PATH}/answer.pdf")).await;
    assert!(words(&paper.bytes).contains("Dispensed’adhésionacceptée"));
    let reply = app.put("guarantees", 0, json!({ "level": "r1" })).await;
    assert_eq!(reply.refusal(), refused(409, "exemption_stands"));
    assert_eq!(app.app.journal_faults().await.unwrap().len(), 0);
}

async fn at_the_same_instant_one_request(mut app: TestApp) {
    app.activated().await;
    app.put("exemption", 0, spouse()).await;
    attach(&mut app, photo(500), "attestation.jpg", "proof").await;
    let sendings: Vec<_> = (0..4)
        .map(|rank| {
            let mut app = app.clone();
            tokio::spawn(async move { ask(&mut app, 1, &format!("k{rank}")).await.status })
        })
        .collect();
    let mut created = 0;
    for sending in sendings {
        match sending.await.unwrap() {
            StatusCode::CREATED => created += 1,
            other => assert_eq!(other, StatusCode::CONFLICT),
        }
    }
    assert_eq!(created, 1);
}

async fn another_version_is_not_what_was_asked(mut app: TestApp) {
    app.activated().await;
    app.put("exemption", 0, spouse()).await;
    app.put("exemption", 1, spouse()).await;
    attach(&mut app, photo(500), "attestation.jpg", "proof").await;
    let reply = ask(&mut app, 1, "k").await;
    assert_eq!(reply.refusal(), refused(409, "stale_version"));
}

async fn nothing_of_the_case_in_mails_journal_or_disk(mut app: TestApp) {
    let draft = json!({
        "contract": "cdi", "part_time": "non", "cover": "collectif",
        "cover_from": "17/03/1987", "hired_on": "02/11/2026", "case": "collectif",
    });
    let (_, view) = asked_with(&mut app, draft, "marqueur-attestation.jpg").await;
    let number = number(&mut app).await;
    let reason = "marqueur du motif".to_owned();
    let answered = app.app.answer_exemption(&number, true, reason).await;
    assert!(answered.unwrap());
    let mut secrets = vec![
        "marqueur",
        "collectif",
        "conjoint",
        "17/03/1987",
        "1987-03-17",
        "D911",
        "%PDF",
    ];
    let mails = app.messages("mail").await;
    assert_eq!(mails.len(), 3, "invitation, request, answer");
    for mail in &mails {
        let text = mail.to_string();
        for word in &secrets {
            assert!(!text.contains(word), "{word}: {text}");
        }
    }
    secrets.push(view["reference"].as_str().unwrap());
    // The journal names the request by its reference, which says nothing of the person.
    let reference = secrets.pop().unwrap();
    let kept = everything_kept(&app).await;
    assert!(contains(&kept, reference.as_bytes()), "looked at nothing");
    for secret in secrets {
        let hexadecimal: String = secret.bytes().map(|byte| format!("{byte:02x}")).collect();
        assert!(!contains(&kept, secret.as_bytes()), "{secret} is in clear");
        assert!(
            !contains(&kept, hexadecimal.as_bytes()),
            "{secret} is in clear"
        );
    }
}

fn contains(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// Every byte of the embedded database, or every row of each table of PostgreSQL as text.
async fn everything_kept(app: &TestApp) -> Vec<u8> {
    if let Some(folder) = app.folder() {
        let mut kept = Vec::new();
        for entry in std::fs::read_dir(folder).unwrap() {
            kept.extend(std::fs::read(entry.unwrap().path()).unwrap());
        }
        return kept;
    }
    let tables = app.tables().await;
    let names: Vec<(String,)> = sqlx::query_as(
        "SELECT CAST(tablename AS TEXT) FROM pg_tables WHERE schemaname = current_schema()",
    )
    .fetch_all(&tables)
    .await
    .unwrap();
    let mut kept = Vec::new();
    for (name,) in names {
        let every = sqlx::AssertSqlSafe(format!("SELECT CAST(t AS TEXT) FROM {name} t"));
        let rows: Vec<(String,)> = sqlx::query_as(every).fetch_all(&tables).await.unwrap();
        kept.extend(rows.into_iter().flat_map(|(row,)| row.into_bytes()));
    }
    tables.close().await;
    kept
}

async fn a_request_reaches_no_file_but_its_own(mut app: TestApp) {
    let (_, view) = asked(&mut app).await;
    let number = number(&mut app).await;
    // Somebody else signed in: no file of theirs moves, and none of the first person's papers.
    let mut other = app.stranger();
    other.activated().await;
    for name in ["request.pdf", "answer.pdf"] {
        let reply = other.get(&format!("{PATH}/{name}")).await;
        assert_eq!(reply.refusal(), refused(404, "not_found"));
    }
    let reply = other.call(Method::DELETE, PATH, None).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert_eq!(status(&mut app).await, "exemption_asked");
    // A screen that still shows the first person's file, in the other's session.
    let reply = other.put_as(&number, "exemption", spouse()).await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["exemption_request"], view);
}

async fn odd_requests(mut app: TestApp) {
    app.activated().await;
    for body in [
        json!({}),
        json!({ "version": -1, "informed": true }),
        json!({ "version": 1, "informed": true, "state": "accepted" }),
    ] {
        let reply = app
            .call_once(Method::POST, PATH, Some(body), Some("k"))
            .await;
        assert_eq!(reply.refusal(), refused(400, "bad_json"));
    }
    let long = json!({ "hired_on": "9".repeat(100_000) });
    let reply = app.put("exemption", 0, long).await;
    assert!(reply.status.is_client_error());
    assert_eq!(status(&mut app).await, "open");
}
