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
    Migration {
        name: "0007_exemptions",
        sqlite: include_str!("../../migrations/0007_exemptions.sql"),
        postgres: include_str!("../../migrations/0007_exemptions.sql"),
    },
];

/// An arbitrary number: instances that start together wait for each other.
const LOCK: &str = "SELECT pg_advisory_xact_lock(7165)";

/// Runs what has not run yet.
pub(super) async fn run(pool: &AnyPool, dialect: Dialect) -> Result<(), OpenError> {
    run_these(pool, dialect, MIGRATIONS).await
}

async fn run_these(
    pool: &AnyPool,
    dialect: Dialect,
    migrations: &[Migration],
) -> Result<(), OpenError> {
    let mut tx = pool.begin().await?;
    if dialect == Dialect::Postgres {
        tx.execute(LOCK).await?;
    }
    tx.execute(
        "CREATE TABLE IF NOT EXISTS migrations (name TEXT PRIMARY KEY, fingerprint TEXT NOT NULL)",
    )
    .await?;
    for migration in migrations {
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

#[cfg(test)]
mod tests {
    use sqlx::any::AnyPoolOptions;

    use super::*;

    const BEFORE: &str = "
        INSERT INTO employers VALUES ('e', 'E', 'c', 'l', 'l', '0.5');
        INSERT INTO files (id, employer_id, member_number, email, email_index, prefilled,
            effective_on, expires_on, invited_at, touched_at, journal_seq, journal_head)
        VALUES ('f1', 'e', '1', x'00', x'aa', x'00', '2026-01-01', '2026-03-01', 1, 1, 0, x'00'),
            ('f2', 'e', '2', x'00', x'aa', x'00', '2026-01-01', '2026-03-01', 2, 2, 0, x'00'),
            ('f3', 'e', '3', x'00', x'bb', x'00', '2026-01-01', '2026-03-01', 3, 3, 0, x'00'),
            ('f4', 'e', '4', x'00', x'cc', x'00', '2026-01-01', '2026-03-01', 4, 4, 0, x'00');
        INSERT INTO accounts VALUES ('f1', 'p1', 10), ('f2', 'p2', 20), ('f3', 'p3', 30);
        INSERT INTO sessions VALUES (x'01', 'f1', 10, 11, NULL);";

    /// Accounts were a file's; they are a person's now, and nobody lost theirs.
    async fn every_account_goes_on(url: &str, dialect: Dialect) {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(1)
            .connect(url)
            .await
            .unwrap();
        run_these(&pool, dialect, MIGRATIONS.get(..2).unwrap())
            .await
            .unwrap();
        let before = match dialect {
            Dialect::Sqlite => BEFORE.to_owned(),
            Dialect::Postgres => BEFORE.replace("x'", "'\\x"),
        };
        sqlx::raw_sql(AssertSqlSafe(before))
            .execute(&pool)
            .await
            .unwrap();
        for _ in 0..2 {
            run(&pool, dialect).await.unwrap();
        }
        let accounts: Vec<(String, String, i64)> = sqlx::query_as(
            "SELECT f.member_number, a.password, \
             (SELECT COUNT(*) FROM accounts b WHERE b.id = a.id AND b.email_index IS NOT NULL) \
             FROM files f JOIN accounts a ON a.id = f.account_id ORDER BY f.member_number",
        )
        .fetch_all(&pool)
        .await
        .unwrap();
        let kept = |number: &str, password: &str, named| (number.into(), password.into(), named);
        assert_eq!(
            accounts,
            [kept("1", "p1", 0), kept("2", "p2", 1), kept("3", "p3", 1)]
        );
        let sessions: Vec<(String,)> = sqlx::query_as("SELECT account_id FROM sessions")
            .fetch_all(&pool)
            .await
            .unwrap();
        assert_eq!(sessions, [("f1".to_owned(),)]);
        pool.close().await;
    }

    #[tokio::test]
    async fn every_account_goes_on_sqlite() {
        let folder = tempfile::tempdir().unwrap();
        let url = format!("sqlite://{}?mode=rwc", folder.path().join("db").display());
        every_account_goes_on(&url, Dialect::Sqlite).await;
    }

    #[tokio::test]
    async fn every_account_goes_on_postgres() {
        let Ok(server) = std::env::var("AFFILIO_TEST_POSTGRES") else {
            return;
        };
        sqlx::any::install_default_drivers();
        let admin = AnyPool::connect(&server).await.unwrap();
        let name = format!("affilio_migrate_{}", std::process::id());
        let create = format!("CREATE DATABASE {name}");
        admin.execute(AssertSqlSafe(create)).await.unwrap();
        let (base, query) = server.split_once('?').unwrap_or((&server, ""));
        let root = base.rsplit_once('/').unwrap().0;
        let url = format!("{root}/{name}?{query}");
        every_account_goes_on(&url, Dialect::Postgres).await;
        let drop = format!("DROP DATABASE {name} WITH (FORCE)");
        admin.execute(AssertSqlSafe(drop)).await.unwrap();
    }
}
