//! Midnight in Paris, the two Sundays when its clocks jump, and a machine whose clock was put right.

use affilio_server::clock::Clock;
use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::support::{HOUR, MINUTE, NIR, SECOND, TestApp, on_both, refused};

on_both!(
    a_link_ends_at_midnight_in_paris,
    the_day_is_the_one_of_paris,
    codes_and_sessions_last_as_long_when_clocks_jump,
    a_clock_put_back_ends_nothing,
    a_child_who_turns_eighteen_before_the_guarantees,
);

/// 2026-12-31T23:00:00Z: the first instant of 2027 in Paris.
const NEW_YEAR: i64 = 1_798_758_000_000;
/// 2027-03-28T01:00:00Z: in Paris 02:00 becomes 03:00.
const SPRING: i64 = 1_806_195_600_000;
/// 2027-10-31T01:00:00Z: in Paris 03:00 becomes 02:00.
const AUTUMN: i64 = 1_824_944_400_000;

/// Moves the clock to an instant.
fn at(app: &TestApp, instant: i64) {
    app.wait(instant - app.clock.now().0);
}

async fn link_state(app: &mut TestApp, token: &str) -> Value {
    let body = json!({ "token": token });
    let reply = app.post("/api/v1/links/inspect", body).await;
    reply.json()["state"].clone()
}

// 60 days of 24 hours after an invitation of winter is an hour too late in summer.
async fn a_link_ends_at_midnight_in_paris(mut app: TestApp) {
    for (invited, last_midnight) in [
        // 21 November, until 20 January included.
        (app.clock.now().0, NEW_YEAR + 20 * 24 * HOUR),
        // 00:30 in Paris on 16 February, until 17 April included, in summer time.
        (1_802_734_200_000, 1_807_999_200_000),
    ] {
        at(&app, invited);
        let token = app.invited().await;
        at(&app, last_midnight - 1);
        assert_eq!(link_state(&mut app, &token).await, "ready");
        at(&app, last_midnight);
        assert_eq!(link_state(&mut app, &token).await, "expired");
    }
}

async fn the_day_is_the_one_of_paris(app: TestApp) {
    for (instant, day) in [
        (NEW_YEAR - 1, "2026-12-31"),
        (NEW_YEAR, "2027-01-01"),
        (SPRING - HOUR - 2 * MINUTE, "2027-03-28"),
        (SPRING + 21 * HOUR - 1, "2027-03-28"),
        (SPRING + 21 * HOUR, "2027-03-29"),
        (AUTUMN + 22 * HOUR - 1, "2027-10-31"),
        (AUTUMN + 22 * HOUR, "2027-11-01"),
    ] {
        at(&app, instant);
        let mut somebody = app.stranger();
        somebody.activated().await;
        assert_eq!(somebody.get("/api/v1/file").await.json()["today"], day);
    }
}

async fn codes_and_sessions_last_as_long_when_clocks_jump(mut app: TestApp) {
    for (jump, signed_at) in [
        (SPRING, "2027-03-28T01:04:59Z"),
        (AUTUMN, "2027-10-31T01:04:59Z"),
    ] {
        at(&app, jump - 5 * MINUTE);
        app.complete().await;
        app.ask_code("k1").await;
        let code = app.received_code().await;
        app.wait(10 * MINUTE);
        let late = app.sign(&code, "s1").await;
        assert_eq!(late.refusal(), refused(410, "code_expired"));

        at(&app, jump - 5 * MINUTE);
        let mut app = app.stranger();
        app.complete().await;
        app.ask_code("k2").await;
        let code = app.received_code().await;
        app.wait(10 * MINUTE - SECOND);
        let signed = app.sign(&code, "s2").await;
        assert_eq!(signed.json()["signed_at"], signed_at);
        app.wait(29 * MINUTE);
        assert_eq!(app.get("/api/v1/file").await.status, StatusCode::OK);
    }
}

// The clock of a machine was an hour fast; it is put right in the middle of an affiliation.
async fn a_clock_put_back_ends_nothing(mut app: TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.wait(-HOUR);
    let file = app.get("/api/v1/file").await;
    assert_eq!(file.status, StatusCode::OK);
    assert_eq!(app.sign(&code, "s").await.status, StatusCode::OK);
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["status"], "signed");
    assert_eq!(file["signature"]["signed_at"], "2026-11-21T06:02:04Z");
}

async fn a_child_who_turns_eighteen_before_the_guarantees(mut app: TestApp) {
    app.complete().await;
    let child = |birth: &str, situation: &str| {
        json!({ "people": [{
            "kind": "enfant", "civility": "monsieur", "last_name": "Lefèvre",
            "first_name": "Noé", "birth_date": birth, "same_address": "oui",
            "situation": situation, "teletransmission": "oui", "nir": NIR,
            "organism": "017511234", "alsace_moselle": "non",
        }] })
    };
    let effective_on = app.get("/api/v1/file").await.json()["employer"]["effective_on"].clone();
    assert_eq!(effective_on, "2026-12-01");
    // 17 on the day of the link, 18 on 28 November: asked already, and still once it is past.
    let birth = "28/11/2008";
    app.put("beneficiaries", 1, child(birth, "")).await;
    for _ in 0..2 {
        let refusal = app.ask_code("k").await.refusal();
        assert_eq!(refusal, refused(422, "incomplete"));
        app.wait(MINUTE);
    }
    app.put("beneficiaries", 2, child(birth, "etudes")).await;
    assert_eq!(app.ask_code("k2").await.status, StatusCode::OK);
    // 18 the day after the guarantees begin: nothing is asked.
    app.put("beneficiaries", 3, child("02/12/2008", "")).await;
    app.wait(MINUTE);
    assert_eq!(app.ask_code("k3").await.status, StatusCode::OK);
}
