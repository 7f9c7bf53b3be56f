//! *Dispense d'adhésion* as days go by: the day to ask, the sixty days, an end, so many a day.

use axum::http::{Method, StatusCode};
use serde_json::{Value, json};

use crate::attachments::{attach, photo};
use crate::exemption::{PATH, ask, asked, asked_with, decide, number, spouse, status, words};
use crate::support::{DAY, HOUR, PASSWORD, TestApp, on_both, refused};

on_both!(
    a_refusal_after_the_sixty_days_gives_sixty_more,
    a_withdrawal_after_the_sixty_days_gives_sixty_more,
    an_accepted_exemption_can_be_ended,
    the_office_ends_an_accepted_exemption,
    the_day_to_ask_is_said_on_paper_and_by_mail,
    written_at_night_it_bears_the_day_in_paris,
    so_many_requests_a_day,
    a_refusal_says_why,
);

/// Signs in again after some days.
async fn back_after(app: &mut TestApp, number: &str, time: i64) {
    let credentials = json!({ "identifier": number, "password": PASSWORD });
    app.wait(time);
    let reply = app.post("/api/v1/sessions", credentials).await;
    assert_eq!(reply.status, StatusCode::OK, "{:?}", reply.json());
}

async fn last_mail(app: &mut TestApp) -> String {
    let mails = app.messages("mail").await;
    mails.last().unwrap()["body"].as_str().unwrap().to_owned()
}

/// Refused on the sixty-first day, the file was over and the mail said to call.
async fn a_refusal_after_the_sixty_days_gives_sixty_more(mut app: TestApp) {
    asked(&mut app).await;
    let number = number(&mut app).await;
    back_after(&mut app, &number, 61 * DAY).await;
    assert_eq!(status(&mut app).await, "exemption_asked");
    decide(&mut app, "refuser").await;
    assert_eq!(status(&mut app).await, "open");
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["expires_on"], "2027-03-22");
    let body = last_mail(&mut app).await;
    assert!(body.contains("jusqu’au 22 mars 2027"), "{body}");
    let paper = app.get(&format!("{PATH}/answer.pdf")).await;
    let text = words(&paper.bytes);
    assert!(text.contains("jusqu’au22mars2027"), "{text}");
    let reply = app.put("guarantees", 0, json!({ "level": "r1" })).await;
    assert_eq!(reply.status, StatusCode::OK);
    back_after(&mut app, &number, 61 * DAY).await;
    assert_eq!(status(&mut app).await, "expired");
    let reply = ask(&mut app, 1, "late").await;
    assert_eq!(reply.refusal(), refused(410, "file_expired"));
}

async fn a_withdrawal_after_the_sixty_days_gives_sixty_more(mut app: TestApp) {
    asked(&mut app).await;
    let number = number(&mut app).await;
    back_after(&mut app, &number, 61 * DAY).await;
    let reply = app.call(Method::DELETE, PATH, None).await;
    assert_eq!(reply.status, StatusCode::NO_CONTENT);
    assert_eq!(status(&mut app).await, "open");
    let body = last_mail(&mut app).await;
    assert!(
        body.contains("retirée") && body.contains("22 mars 2027"),
        "{body}"
    );
}

/// The declaration says « si ma situation change, j'adhère »: nothing let anybody do it.
async fn an_accepted_exemption_can_be_ended(mut app: TestApp) {
    asked(&mut app).await;
    let number = number(&mut app).await;
    decide(&mut app, "accepter").await;
    back_after(&mut app, &number, 200 * DAY).await;
    assert_eq!(status(&mut app).await, "exempt");
    let mut other = app.stranger();
    let reply = other.call(Method::DELETE, PATH, None).await;
    assert_eq!(reply.refusal(), refused(401, "session_missing"));
    for _ in 0..2 {
        let reply = app.call(Method::DELETE, PATH, None).await;
        assert_eq!(reply.status, StatusCode::NO_CONTENT);
    }
    let file = app.get("/api/v1/file").await.json();
    assert_eq!(file["status"], "open");
    assert_eq!(file["exemption_request"]["state"], "withdrawn");
    assert!(file["exemption_request"]["answered_at"].is_string());
    assert_eq!(file["expires_on"], "2027-08-08");
    assert_eq!(app.messages("mail").await.len(), 4, "ended once");
    let body = last_mail(&mut app).await;
    for words in [
        "a pris fin",
        "8 août 2027",
        "Dites-le aussi à votre employeur",
    ] {
        assert!(body.contains(words), "{body}");
    }
    let reply = app.put("guarantees", 0, json!({ "level": "r1" })).await;
    assert_eq!(reply.status, StatusCode::OK);
    assert_eq!(ask(&mut app, 1, "ask-2").await.status, StatusCode::CREATED);
    assert_eq!(app.app.journal_faults().await.unwrap().len(), 0);
}

async fn the_office_ends_an_accepted_exemption(mut app: TestApp) {
    asked(&mut app).await;
    let number = number(&mut app).await;
    decide(&mut app, "accepter").await;
    assert!(!app.app.withdraw_exemption("0000").await.unwrap());
    assert!(app.app.withdraw_exemption(&number).await.unwrap());
    assert!(!app.app.withdraw_exemption(&number).await.unwrap());
    assert_eq!(status(&mut app).await, "open");
    let tables = app.tables().await;
    let notes: Vec<(String,)> =
        sqlx::query_as("SELECT details FROM journal WHERE what = 'exemption_withdrawn'")
            .fetch_all(&tables)
            .await
            .unwrap();
    tables.close().await;
    let note: Value = serde_json::from_str(&notes[0].0).unwrap();
    assert_eq!((notes.len(), &note["by"]), (1, &json!("office")));
    assert_eq!(note["from"], "accepted");
    assert_eq!(note["expires_on"], "2027-01-20");
}

/// Hired in 2010 under a plan of 2016, asked in 2026: the paper said « Dispense de droit ».
async fn the_day_to_ask_is_said_on_paper_and_by_mail(mut app: TestApp) {
    let mut draft = spouse();
    draft["hired_on"] = json!("01/12/2026");
    asked_with(&mut app, draft.clone(), "attestation.jpg").await;
    let text = words(&app.get(&format!("{PATH}/request.pdf")).await.bytes);
    let when = "QuanddemanderLe1erdécembre2026,jourdevotreembauche";
    assert!(
        text.contains("Dispensededroit") && text.contains(when),
        "{text}"
    );
    assert!(!last_mail(&mut app).await.contains("plus tardive"));
    app.wait(1);
    app.call(Method::DELETE, PATH, None).await;
    app.wait(1);

    draft["hired_on"] = json!("01/06/2010");
    draft["cover_from"] = json!("01/01/2010");
    assert_eq!(app.put("exemption", 1, draft).await.status, StatusCode::OK);
    assert_eq!(ask(&mut app, 2, "late").await.status, StatusCode::CREATED);
    let text = words(&app.get(&format!("{PATH}/request.pdf")).await.bytes);
    assert!(!text.contains("Dispensededroit"), "{text}");
    assert!(text.contains("Confirmerparl’employeur") || text.contains("Àconfirmerparl’employeur"));
    assert!(text.contains("Cejourestpassé"), "{text}");
    let body = last_mail(&mut app).await;
    assert!(body.contains("une demande plus tardive"), "{body}");
}

/// Asked at half past midnight in Paris, it was dated the day before.
async fn written_at_night_it_bears_the_day_in_paris(mut app: TestApp) {
    app.activated().await;
    let number = number(&mut app).await;
    // 23:32 in UTC.
    back_after(&mut app, &number, 16 * HOUR + HOUR / 2).await;
    app.put("exemption", 0, spouse()).await;
    attach(&mut app, photo(500), "attestation.jpg", "proof").await;
    assert_eq!(ask(&mut app, 1, "night").await.status, StatusCode::CREATED);
    decide(&mut app, "accepter").await;
    for name in ["request.pdf", "answer.pdf"] {
        let text = words(&app.get(&format!("{PATH}/{name}")).await.bytes);
        assert!(text.contains("22novembre2026à0h32(heuredeParis)"), "{text}");
        assert!(!text.contains("UTC"), "{text}");
    }
}

/// Each request keeps a paper and sends a mail: nothing limited them.
async fn so_many_requests_a_day(mut app: TestApp) {
    asked(&mut app).await;
    for rank in 0..9 {
        app.wait(1);
        assert_eq!(
            app.call(Method::DELETE, PATH, None).await.status,
            StatusCode::NO_CONTENT
        );
        let reply = ask(&mut app, 1, &format!("again-{rank}")).await;
        assert_eq!(reply.status, StatusCode::CREATED, "{rank}");
    }
    // Whoever is at the limit can still join.
    assert_eq!(
        app.call(Method::DELETE, PATH, None).await.status,
        StatusCode::NO_CONTENT
    );
    let mails = app.messages("mail").await.len();
    let reply = ask(&mut app, 1, "once too often").await;
    assert_eq!(reply.refusal(), refused(429, "too_many_attempts"));
    assert_eq!(reply.header("retry-after"), "86400");
    assert_eq!(status(&mut app).await, "open");
    assert_eq!(app.messages("mail").await.len(), mails);
    let number = number(&mut app).await;
    back_after(&mut app, &number, DAY).await;
    assert_eq!(
        ask(&mut app, 1, "next day").await.status,
        StatusCode::CREATED
    );
}

async fn a_refusal_says_why(mut app: TestApp) {
    asked(&mut app).await;
    let number = number(&mut app).await;
    for reason in ["", " \n\u{a0}"] {
        let answer = app
            .app
            .answer_exemption(&number, false, reason.to_owned())
            .await;
        assert!(answer.is_err(), "{reason:?}");
    }
    assert_eq!(status(&mut app).await, "exemption_asked");
    assert_eq!(app.messages("mail").await.len(), 2, "invitation, request");
}
