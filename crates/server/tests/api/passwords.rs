//! Passwords forgotten, and those of letters.

use std::time::{Duration, Instant};

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::document::printed_password;
use crate::support::{DAY, MINUTE, PASSWORD, TestApp, on_both, on_sqlite, refused};

on_both!(
    a_forgotten_password_is_changed_once,
    nothing_tells_who_has_an_account,
    resets_are_limited,
    who_never_activated_is_invited_again,
    letters_open_an_account_once,
    letters_end_with_their_days,
    a_new_letter_changes_the_password,
    sessions_end_from_anywhere,
);

pub(crate) const NEW: &str = "quatre canards au soleil du soir";

pub(crate) async fn sign_in(app: &TestApp, identifier: &str, password: &str) -> StatusCode {
    let body = json!({ "identifier": identifier, "password": password });
    app.stranger().post("/api/v1/sessions", body).await.status
}

async fn who(app: &mut TestApp) -> (String, String) {
    let file = app.get("/api/v1/file").await.json();
    let text = |name: &str| file[name].as_str().unwrap().to_owned();
    (text("member_number"), text("email"))
}

pub(crate) fn reset_token(mail: &Value) -> String {
    let body = mail["body"].as_str().unwrap();
    let after = body.split_once("/connexion/oubli#").unwrap().1;
    after.split_whitespace().next().unwrap().to_owned()
}

async fn forgotten(app: &mut TestApp, identifier: &str) {
    let reply = app
        .post(
            "/api/v1/passwords/forgotten",
            json!({ "identifier": identifier }),
        )
        .await;
    assert_eq!(reply.status, StatusCode::ACCEPTED);
    assert!(reply.bytes.is_empty());
}

async fn a_forgotten_password_is_changed_once(mut app: TestApp) {
    app.activated().await;
    let (number, email) = who(&mut app).await;
    let mut asks = app.stranger();
    forgotten(&mut asks, &email.to_uppercase()).await;
    let old = reset_token(&asks.mails(2).await.pop().unwrap());
    forgotten(&mut asks, &number).await;
    let token = reset_token(&asks.mails(3).await.pop().unwrap());
    let inspect = |token: &str| json!({ "token": token });
    let over = asks.post("/api/v1/passwords/inspect", inspect(&old)).await;
    assert_eq!(
        over.refusal(),
        refused(410, "reset_over"),
        "a newer link replaces it"
    );
    for _ in 0..10 {
        let seen = asks
            .post("/api/v1/passwords/inspect", inspect(&token))
            .await;
        assert_eq!(seen.json()["identifier"], email.as_str());
    }
    let body = |password: &str| json!({ "token": token, "password": password });
    let weak = asks.post("/api/v1/passwords/reset", body("court")).await;
    assert_eq!(weak.refusal(), refused(422, "password_short"));
    let done = asks.post("/api/v1/passwords/reset", body(NEW)).await;
    assert_eq!(done.status, StatusCode::NO_CONTENT);
    let again = asks.post("/api/v1/passwords/reset", body(PASSWORD)).await;
    assert_eq!(again.refusal(), refused(410, "reset_over"));
    let told = asks.mails(4).await.pop().unwrap();
    assert_eq!(told["subject"], "Votre mot de passe a changé");
    // Every session ended, and the former password with them.
    let session = app.get("/api/v1/file").await;
    assert_eq!(session.refusal(), refused(401, "session_missing"));
    assert_eq!(
        sign_in(&app, &number, PASSWORD).await,
        StatusCode::UNAUTHORIZED
    );
    assert_eq!(sign_in(&app, &email, NEW).await, StatusCode::OK);
    forgotten(&mut asks, &number).await;
    let late = reset_token(&asks.mails(5).await.pop().unwrap());
    asks.wait(30 * MINUTE);
    let body = json!({ "token": late, "password": PASSWORD });
    let reply = asks.post("/api/v1/passwords/reset", body).await;
    assert_eq!(reply.refusal(), refused(410, "reset_over"));
    assert!(app.app.journal_faults().await.unwrap().is_empty());
}

async fn nothing_tells_who_has_an_account(mut app: TestApp) {
    app.activated().await;
    let (number, email) = who(&mut app).await;
    let mut asks = app.stranger();
    let mut answers = Vec::new();
    for identifier in [
        number.as_str(),
        &email,
        "personne@exemple.fr",
        "00000000",
        "",
    ] {
        let body = json!({ "identifier": identifier });
        let reply = asks.post("/api/v1/passwords/forgotten", body).await;
        answers.push((reply.status, reply.bytes, reply.headers.len()));
    }
    assert!(
        answers.windows(2).all(|pair| pair[0] == pair[1]),
        "{answers:?}"
    );
    let mut refusals = Vec::new();
    for identifier in [number.as_str(), &email, "personne@exemple.fr", "00000000"] {
        let body = json!({ "identifier": identifier, "password": NEW });
        let reply = asks.post("/api/v1/sessions", body).await;
        refusals.push((reply.status, reply.bytes, reply.headers.len()));
    }
    assert!(
        refusals.windows(2).all(|pair| pair[0] == pair[1]),
        "{refusals:?}"
    );
}

async fn resets_are_limited(mut app: TestApp) {
    app.activated().await;
    let (number, _) = who(&mut app).await;
    for _ in 0..6 {
        forgotten(&mut app, &number).await;
    }
    app.mails(4).await;
    app.settle().await;
    app.mails(4).await;
    // Many identifiers from one place are slowed too, with the same answer for all.
    let mut last = StatusCode::ACCEPTED;
    for _ in 0..30 {
        let body = json!({ "identifier": "personne@exemple.fr" });
        last = app.post("/api/v1/passwords/forgotten", body).await.status;
    }
    assert_eq!(last, StatusCode::TOO_MANY_REQUESTS);
}

async fn who_never_activated_is_invited_again(mut app: TestApp) {
    app.invited().await;
    let email = app.messages("mail").await[0]["to"]
        .as_str()
        .unwrap()
        .to_owned();
    forgotten(&mut app, &email).await;
    let mail = app.mails(2).await.pop().unwrap();
    assert!(mail["body"].as_str().unwrap().contains("/affiliation#"));
}

pub(crate) async fn by_letters(app: &mut TestApp) -> (String, String) {
    let person = app.post("/dev/demo/lettres", json!({})).await.json();
    for letter in person["letters"].as_array().unwrap() {
        let pdf = app.get(letter.as_str().unwrap()).await;
        assert!(pdf.bytes.starts_with(b"%PDF"));
    }
    let text = |name: &str| person[name].as_str().unwrap().to_owned();
    (text("member_number"), text("provisional"))
}

pub(crate) fn first(number: &str, provisional: &str, password: &str) -> Value {
    json!({ "identifier": number, "provisional": provisional, "password": password })
}

async fn letters_open_an_account_once(mut app: TestApp) {
    let (number, provisional) = by_letters(&mut app).await;
    assert_eq!(provisional.len(), 24);
    let mut other = app.stranger();
    let wrong = provisional.replace(&provisional[..4], "AAAA");
    let body = json!({ "identifier": number, "password": wrong });
    let reply = other.post("/api/v1/sessions", body).await;
    assert_eq!(reply.refusal(), refused(401, "credentials_wrong"));
    let typed = provisional.to_lowercase().replace('-', " ");
    let body = json!({ "identifier": number, "password": typed });
    let reply = other.post("/api/v1/sessions", body).await;
    assert_eq!(reply.refusal(), refused(403, "password_provisional"));
    assert!(other.cookie.is_none(), "it opens no session");
    for (typed, password, refusal) in [
        (wrong.as_str(), NEW, refused(401, "credentials_wrong")),
        (&provisional, "court", refused(422, "password_short")),
        (
            &provisional,
            "madame schmitt theo bleu",
            refused(422, "password_named"),
        ),
    ] {
        let reply = other
            .post("/api/v1/passwords/first", first(&number, typed, password))
            .await;
        assert_eq!(reply.refusal(), refusal, "{password}");
    }
    let tries = [NEW, PASSWORD].map(|password| {
        let (mut app, body) = (app.stranger(), first(&number, &provisional, password));
        tokio::spawn(async move {
            app.post("/api/v1/passwords/first", body)
                .await
                .status
                .as_u16()
        })
    });
    let mut statuses = Vec::new();
    for one in tries {
        statuses.push(one.await.unwrap());
    }
    statuses.sort_unstable();
    assert_eq!(statuses, [201, 401], "it serves once");
    assert_eq!(
        sign_in(&app, &number, &provisional).await,
        StatusCode::UNAUTHORIZED
    );
    // Without an address, nothing is mailed, not even when something is asked for.
    forgotten(&mut app, &number).await;
    app.settle().await;
    assert!(app.messages("mail").await.is_empty());
    assert!(app.app.journal_faults().await.unwrap().is_empty());
}

async fn letters_end_with_their_days(mut app: TestApp) {
    let (number, provisional) = by_letters(&mut app).await;
    app.wait(60 * DAY);
    assert_eq!(
        sign_in(&app, &number, &provisional).await,
        StatusCode::FORBIDDEN
    );
    app.wait(DAY);
    assert_eq!(
        sign_in(&app, &number, &provisional).await,
        StatusCode::UNAUTHORIZED
    );
    let reply = app
        .post("/api/v1/passwords/first", first(&number, &provisional, NEW))
        .await;
    assert_eq!(reply.refusal(), refused(401, "credentials_wrong"));
}

async fn a_new_letter_changes_the_password(mut app: TestApp) {
    let (number, provisional) = by_letters(&mut app).await;
    let reply = app
        .post("/api/v1/passwords/first", first(&number, &provisional, NEW))
        .await;
    assert_eq!(reply.status, StatusCode::CREATED);
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file.get("email"), None);
    let letters = app.app.letters(&number).await.unwrap();
    assert_eq!(letters[0].0, format!("identifiant-{number}.pdf"));
    assert!(app.app.letters("00000000").await.is_err());
    // Posting it changes nothing yet.
    assert_eq!(sign_in(&app, &number, NEW).await, StatusCode::OK);
    assert_eq!(
        sign_in(&app, &number, &provisional).await,
        StatusCode::UNAUTHORIZED
    );
    // Using it does, once, and the sessions of before end.
    let printed = printed_password(&letters[1].1);
    let other = "cinq oies dans la neige du matin";
    for (typed, outcome) in [
        (&provisional, StatusCode::UNAUTHORIZED),
        (&printed, StatusCode::CREATED),
        (&printed, StatusCode::UNAUTHORIZED),
    ] {
        let body = first(&number, typed, other);
        let reply = app.stranger().post("/api/v1/passwords/first", body).await;
        assert_eq!(reply.status, outcome);
    }
    assert_eq!(sign_in(&app, &number, other).await, StatusCode::OK);
    assert_eq!(sign_in(&app, &number, NEW).await, StatusCode::UNAUTHORIZED);
    let before = app.get("/api/v1/file").await;
    assert_eq!(before.refusal(), refused(401, "session_missing"));
}

async fn sessions_end_from_anywhere(mut app: TestApp) {
    let nobody = app.stranger().get("/api/v1/sessions").await;
    assert_eq!(nobody.refusal(), refused(401, "session_missing"));
    app.activated().await;
    let (number, _) = who(&mut app).await;
    let mut others = [app.stranger(), app.stranger(), app.stranger()];
    for other in &mut others {
        let body = json!({ "identifier": number, "password": PASSWORD });
        other.post("/api/v1/sessions", body).await;
    }
    let list = app.get("/api/v1/sessions").await.json();
    let lines = list.as_array().unwrap();
    assert_eq!(lines.len(), 4);
    assert_eq!(
        lines.iter().filter(|line| line["current"] == true).count(),
        1
    );
    let seen = others[0].get("/api/v1/sessions").await.json();
    let own = seen
        .as_array()
        .unwrap()
        .iter()
        .find(|line| line["current"] == true);
    let id = own.unwrap()["id"].as_str().unwrap().to_owned();
    // Another person's session is not theirs to end.
    let mut thief = app.stranger();
    thief.activated().await;
    let end = |id: &str| format!("/api/v1/sessions/{id}");
    thief
        .call(axum::http::Method::DELETE, &end(&id), None)
        .await;
    assert_eq!(others[0].get("/api/v1/file").await.status, StatusCode::OK);
    let reply = app.call(axum::http::Method::DELETE, &end(&id), None).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert_eq!(
        others[0].get("/api/v1/file").await.refusal(),
        refused(401, "session_missing")
    );
    assert_eq!(others[1].get("/api/v1/file").await.status, StatusCode::OK);
    app.call(axum::http::Method::DELETE, &end("others"), None)
        .await;
    for other in &mut others[1..] {
        assert_eq!(
            other.get("/api/v1/file").await.refusal(),
            refused(401, "session_missing")
        );
    }
    assert_eq!(app.get("/api/v1/file").await.status, StatusCode::OK);
    assert_eq!(
        app.get("/api/v1/sessions")
            .await
            .json()
            .as_array()
            .unwrap()
            .len(),
        1
    );
    // Asking how long is left does not make it last longer; using it does.
    app.wait(20 * MINUTE);
    for _ in 0..3 {
        let time = app.get("/api/v1/sessions/current/time").await.json();
        assert_eq!(time, json!({ "seconds_left": 600, "extendable": true }));
    }
    let view = app.get("/api/v1/sessions/current").await.json();
    assert_eq!(view["time"]["seconds_left"], 1800);
    app.wait(31 * MINUTE);
    let time = app.get("/api/v1/sessions/current/time").await.json();
    assert_eq!(time["seconds_left"], 0);
}

/// The medians of answers to a known and to an unknown identifier, asked in turn so that whatever
/// slows the machine slows both. Machines are shared: run it alone, on one that is at rest
/// (`cargo test -p affilio-server --release --test api -- --ignored known_and_unknown --nocapture`).
#[ignore = "measures time"]
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn known_and_unknown_take_as_long() {
    on_sqlite(|mut app| async move {
        app.activated().await;
        let (number, _) = who(&mut app).await;
        for (path, rounds) in [
            ("/api/v1/sessions", 31u8),
            ("/api/v1/passwords/forgotten", 61),
        ] {
            let mut durations = [Vec::new(), Vec::new()];
            for round in 0..rounds {
                for (which, identifier) in [number.as_str(), "00000000"].into_iter().enumerate() {
                    let mut asks = app.stranger();
                    asks.address = [198, 51, 100, round];
                    app.wait(2 * MINUTE);
                    let mut body = json!({ "identifier": identifier });
                    if path.ends_with("sessions") {
                        body["password"] = json!(NEW);
                    }
                    #[expect(
                        clippy::disallowed_methods,
                        reason = "the time of an answer is what is tested"
                    )]
                    let start = Instant::now();
                    asks.post(path, body).await;
                    durations[which].push(start.elapsed());
                    app.settle_a_little().await;
                }
            }
            let [known, unknown] = durations.map(|mut all| {
                all.sort_unstable();
                all[all.len() / 2]
            });
            let gap = known.abs_diff(unknown);
            eprintln!("{path}: {known:?} known, {unknown:?} unknown, {gap:?} apart");
            assert!(gap <= Duration::from_millis(5), "{path}: {gap:?}");
        }
    })
    .await;
}
