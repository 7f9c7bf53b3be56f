//! Random walks through the signature, against a model small enough to be read.

use axum::http::StatusCode;
use serde_json::json;

use crate::phone::other_code;
use crate::support::{DAY, MINUTE, PASSWORD, SECOND, TestApp, on_both};

on_both!(the_signature_follows_its_model);

const WALKS: u64 = 6;
const STEPS: usize = 40;

/// What is known of the last code asked for.
#[derive(Clone, Debug)]
struct Awaited {
    code: String,
    asked_at: i64,
    wrong: u32,
    changed: bool,
}

#[derive(Default)]
struct Model {
    now: i64,
    asked: Vec<i64>,
    awaited: Option<Awaited>,
    version: u32,
}

impl Model {
    /// What asking for a code answers.
    fn ask(&self) -> &'static str {
        let day: Vec<i64> = self
            .asked
            .iter()
            .copied()
            .filter(|at| *at > self.now - DAY)
            .collect();
        if day.len() >= 5 {
            "code_limit"
        } else if day
            .last()
            .is_some_and(|at| self.now < at + ((30 * SECOND) << (day.len() - 1)))
        {
            "resend_too_soon"
        } else {
            "sent"
        }
    }

    /// What a code answers.
    fn sign(&mut self, right: bool) -> &'static str {
        let now = self.now;
        let Some(awaited) = &mut self.awaited else {
            return "code_none";
        };
        if awaited.changed {
            return "document_changed";
        }
        if awaited.wrong >= 3 {
            return "code_blocked";
        }
        if now >= awaited.asked_at + 10 * MINUTE {
            return "code_expired";
        }
        if right {
            return "signed";
        }
        awaited.wrong += 1;
        if awaited.wrong == 3 {
            "code_blocked"
        } else {
            "code_wrong"
        }
    }

    /// What a save does: it ends a code that was still good or over by time, not a blocked one.
    fn save(&mut self) {
        self.version += 1;
        if let Some(awaited) = &mut self.awaited
            && awaited.wrong < 3
        {
            awaited.changed = true;
        }
    }
}

/// A small generator of numbers: the same walk for the same seed.
fn next(state: &mut u64) -> u64 {
    *state ^= *state << 13;
    *state ^= *state >> 7;
    *state ^= *state << 17;
    *state
}

async fn the_signature_follows_its_model(mut app: TestApp) {
    for seed in 1..=WALKS {
        walk(&mut app, seed).await;
    }
    assert_eq!(app.app.journal_faults().await.unwrap(), []);
}

async fn walk(app: &mut TestApp, seed: u64) {
    app.cookie = None;
    app.complete().await;
    let number = app.get("/api/v1/file").await.json()["member_number"].clone();
    let mut state = seed.wrapping_mul(0x9e37_79b9_7f4a_7c15);
    let mut model = Model {
        version: 1,
        ..Model::default()
    };
    for step in 0..STEPS {
        let key = format!("{seed}-{step}");
        match next(&mut state) % 10 {
            0..=2 => {
                let expected = model.ask();
                let reply = app.ask_code(&key).await;
                if expected == "sent" {
                    assert_eq!(reply.status, StatusCode::OK, "seed {seed} step {step}");
                    model.asked.push(model.now);
                    model.awaited = Some(Awaited {
                        code: app.received_code().await,
                        asked_at: model.now,
                        wrong: 0,
                        changed: false,
                    });
                } else {
                    assert_eq!(reply.code(), expected, "seed {seed} step {step}");
                }
            }
            3..=5 => {
                let code = model.awaited.as_ref().map_or("123456", |one| &one.code);
                let wrong = other_code(code);
                let reply = app.sign(&wrong, &key).await;
                assert_eq!(reply.code(), model.sign(false), "seed {seed} step {step}");
            }
            6 if step > STEPS / 2 => {
                let code = model.awaited.as_ref().map(|one| one.code.clone());
                let reply = app.sign(code.as_deref().unwrap_or("123456"), &key).await;
                let expected = model.sign(true);
                if expected == "signed" {
                    assert_eq!(reply.status, StatusCode::OK, "seed {seed} step {step}");
                    return;
                }
                assert_eq!(reply.code(), expected, "seed {seed} step {step}");
            }
            7 => {
                let level = json!({ "level": "r1" });
                let reply = app.put("guarantees", model.version, level).await;
                assert_eq!(reply.status, StatusCode::OK, "seed {seed} step {step}");
                model.save();
            }
            pause => {
                let wait = if pause == 8 { 35 * SECOND } else { 9 * MINUTE };
                app.wait(wait);
                model.now += wait;
                let credentials = json!({ "identifier": number, "password": PASSWORD });
                let reply = app.post("/api/v1/sessions", credentials).await;
                assert_eq!(reply.status, StatusCode::OK);
            }
        }
    }
}
