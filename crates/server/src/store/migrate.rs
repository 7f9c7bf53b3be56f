//! Migrations, embedded and run at start, once each.

use sqlx::{AnyPool, AssertSqlSafe, Executor};

use super::{Dialect, OpenError};
use crate::crypto::{hex, sha256};

/// A migration: its name, and its statements per database.
struct Migration {
    name: &'static str,
    sqlite: &'static str,
    postgres: &'static str,
}

/// In the order in which they run. A migration that was released never changes.
const MIGRATIONS: &[Migration] = &[
    Migration {
        name: "0001_first",
        sqlite: include_str!("../../migrations/0001_first.sql"),
        postgres: include_str!("../../migrations/0001_first.sql"),
    },
    Migration {
        name: "0002_journal_guard",
        sqlite: include_str!("../../migrations/0002_journal_guard.sqlite.sql"),
        postgres: include_str!("../../migrations/0002_journal_guard.postgres.sql"),
    },
    Migration {
        name: "0003_accounts",
        sqlite: include_str!("../../migrations/0003_accounts.sql"),
        postgres: include_str!("../../migrations/0003_accounts.sql"),
    },
    Migration {
        name: "0004_attachments",
        sqlite: include_str!("../../migrations/0004_attachments.sql"),
        postgres: include_str!("../../migrations/0004_attachments.sql"),
    },
    Migration {
        name: "0005_phone_bank_progress",
        sqlite: include_str!("../../migrations/0005_phone_bank_progress.sql"),
        postgres: include_str!("../../migrations/0005_phone_bank_progress.sql"),
    },
];

/// An arbitrary number: instances that start together wait for each other.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7165)";

/// Runs what has not run yet.
pub(super) async fn run(pool: &AnyPool, dialect: Dialect) -> Result<(), OpenError> {
    let mut tx = pool.begin().await?;
    if dialect == Dialect::Postgres {
        tx.execute(LOCK).await?;
    }
    tx.execute(
        "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL)",
    )
    .await?;
    for migration in MIGRATIONS {
        let sql = match dialect {
            Dialect::Sqlite => migration.sqlite.replace("BYTES", "BLOB"),
            Dialect::Postgres => migration.postgres.replace("BYTES", "BYTEA"),
        };
        let fingerprint = hex(&sha256(sql.as_bytes()));
        let known: Option<(String,)> =
            sqlx::query_as("SELECT fingerprint FROM migrations WHERE name = $1")
                .bind(migration.name)
                .fetch_optional(&mut *tx)
                .await?;
        match known {
            Some((known,)) if known == fingerprint => {}
            Some(_) => return Err(OpenError::ChangedMigration(migration.name.to_owned())),
            None => {
                sqlx::raw_sql(AssertSqlSafe(sql)).execute(&mut *tx).await?;
                sqlx::query("INSERT INTO migrations (name, fingerprint) VALUES ($1, $2)")
                    .bind(migration.name)
                    .bind(fingerprint)
                    .execute(&mut *tx)
                    .await?;
                tracing::info!(migration = migration.name, "migrated");
            }
        }
    }
    tx.commit().await?;
    Ok(())
}
