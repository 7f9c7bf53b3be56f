//! The journal of a file.

use sqlx::{AssertSqlSafe, Executor};

use crate::support::{TestApp, on_both};

on_both!(tells_the_whole_story, cannot_be_changed, tampering_is_found);

async fn signed(app: &mut TestApp) {
    app.complete().await;
    app.ask_code("k").await;
    let code = app.received_code().await;
    app.sign(&code, "s").await;
}

async fn tells_the_whole_story(mut app: TestApp) {
    signed(&mut app).await;
    assert_eq!(app.app.journal_faults().await.unwrap(), []);
    let tables = app.tables().await;
    let story: Vec<(String,)> = sqlx::query_as("SELECT what FROM journal ORDER BY seq")
        .fetch_all(&tables)
        .await
        .unwrap();
    let story: Vec<&str> = story.iter().map(|(what,)| what.as_str()).collect();
    assert_eq!(
        story,
        [
            "opened",
            "invited",
            "activated",
            "profile_saved",
            "beneficiaries_saved",
            "guarantees_saved",
            "bank_saved",
            "phone_code_sent",
            "phone_verified",
            "mandate_opened",
            "code_sent",
            "signed",
        ]
    );
}

async fn cannot_be_changed(mut app: TestApp) {
    app.activated().await;
    let tables = app.tables().await;
    for attempt in ["UPDATE journal SET at = 0", "DELETE FROM journal"] {
        let refused = tables.execute(attempt).await.unwrap_err().to_string();
        assert!(refused.contains("append-only"), "{refused}");
    }
}

async fn tampering_is_found(mut app: TestApp) {
    signed(&mut app).await;
    let tables = app.tables().await;
    let unguard = if app.folder().is_some() {
        "DROP TRIGGER journal_no_update; DROP TRIGGER journal_no_delete;"
    } else {
        "DROP TRIGGER journal_no_change ON journal;"
    };
    sqlx::raw_sql(unguard).execute(&tables).await.unwrap();
    tables
        .execute("CREATE TABLE kept AS SELECT * FROM journal")
        .await
        .unwrap();
    for tampering in [
        "UPDATE journal SET at = at + 1 WHERE seq = 3",
        "UPDATE journal SET what = 'invited' WHERE seq = 9",
        "UPDATE journal SET details = '{}' WHERE seq = 8",
        "DELETE FROM journal WHERE seq = 1",
        "DELETE FROM journal WHERE seq = 5",
        "DELETE FROM journal WHERE seq = 9",
        "DELETE FROM journal",
    ] {
        tables.execute(tampering).await.unwrap();
        let faults = app.app.journal_faults().await.unwrap();
        assert_eq!(faults.len(), 1, "{tampering}");
        let restore = "DELETE FROM journal; INSERT INTO journal SELECT * FROM kept;".to_owned();
        sqlx::raw_sql(AssertSqlSafe(restore))
            .execute(&tables)
            .await
            .unwrap();
        assert_eq!(app.app.journal_faults().await.unwrap(), []);
    }
}
