//! Storage: SQLite or PostgreSQL behind the same statements.
//!
//! Everything personal is sealed here on its way in and opened on its way out: nothing else of the
//! server sees sealed columns. On SQLite there is one writer; on both, whoever changes a file first
//! takes its row ([`Tx::lock_file`]), so that acts on one file follow each other.

mod accounts;
mod attachments;
mod attempts;
mod codes;
mod documents;
mod employers;
mod exemptions;
mod files;
mod idempotency;
mod journal;
mod links;
mod mandates;
mod migrate;
mod outbox;
mod passwords;
mod phones;
mod reminders;
mod sessions;
mod stages;
mod steps;

use std::path::Path;
use std::sync::Arc;
use std::time::Duration;

use sqlx::any::AnyPoolOptions;
use sqlx::{Any, AnyPool, Executor, Transaction};

pub(crate) use accounts::NewAccount;
pub(crate) use attachments::NewAttachment;
pub(crate) use attempts::Limit;
pub(crate) use codes::{Code, Ending, NewCode};
pub(crate) use documents::{Document, Kind};
pub(crate) use employers::Employer;
pub(crate) use exemptions::{Details, Exemption};
pub(crate) use files::{File, FileState, NewFile, Prefilled, Signing};
pub(crate) use idempotency::Stored;
pub(crate) use links::Link;
pub(crate) use mandates::Creditor;
pub(crate) use outbox::{Channel, Message, Posted};
pub(crate) use phones::{NewPhoneCode, PhoneCode};
pub(crate) use sessions::{NewSession, Session};
pub(crate) use stages::StageDetails;
pub(crate) use steps::{Slot, Steps};

use crate::crypto::{CryptoError, Keys, Place};

/// Which database.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Dialect {
    /// Embedded.
    Sqlite,
    /// Shared by several instances.
    Postgres,
}

/// The database.
pub(crate) struct Store {
    read: AnyPool,
    write: AnyPool,
    keys: Arc<Keys>,
}

/// A transaction: nothing of it exists before [`Tx::commit`].
pub(crate) struct Tx {
    inner: Transaction<'static, Any>,
    keys: Arc<Keys>,
}

/// What stops the database from opening.
#[derive(Debug, thiserror::Error)]
pub(crate) enum OpenError {
    /// The database refused.
    #[error("the database cannot be opened: {0}")]
    Database(#[from] sqlx::Error),
    /// The key is not the one that sealed the data.
    #[error("AFFILIO_KEY is not the key that sealed this database: its data could not be read")]
    WrongKey,
    /// A migration that already ran has changed since.
    #[error("migration {0} differs from the one that made this database")]
    ChangedMigration(String),
}

impl Store {
    /// Opens the embedded database of a folder, creating it at first.
    pub(crate) async fn open_sqlite(folder: &Path, keys: Arc<Keys>) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let path = folder.join("affilio.sqlite");
        let url = format!("sqlite://{}?mode=rwc", path.display());
        let pool = |connections| {
            AnyPoolOptions::new()
                .max_connections(connections)
                .acquire_timeout(Duration::from_secs(10))
                .idle_timeout(None)
                .max_lifetime(None)
                .after_connect(|connection, _| {
                    Box::pin(async move {
                        connection
                            .execute(
                                "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; \
                                 PRAGMA foreign_keys = ON; PRAGMA busy_timeout = 5000;",
                            )
                            .await?;
                        Ok(())
                    })
                })
        };
        let write = pool(1).connect(&url).await?;
        migrate::run(&write, Dialect::Sqlite).await?;
        let read = pool(4).connect(&url).await?;
        Self { read, write, keys }.recognise_key().await
    }

    /// Opens a PostgreSQL database.
    pub(crate) async fn open_postgres(url: &str, keys: Arc<Keys>) -> Result<Self, OpenError> {
        sqlx::any::install_default_drivers();
        let pool = AnyPoolOptions::new()
            .max_connections(16)
            .acquire_timeout(Duration::from_secs(10))
            .connect(url)
            .await?;
        migrate::run(&pool, Dialect::Postgres).await?;
        let store = Self {
            read: pool.clone(),
            write: pool,
            keys,
        };
        store.recognise_key().await
    }

    /// Refuses a key that did not seal this database.
    async fn recognise_key(self) -> Result<Self, OpenError> {
        sqlx::query(
            "INSERT INTO meta (name, value) VALUES ('key', $1) ON CONFLICT (name) DO NOTHING",
        )
        .bind(self.keys.check().to_vec())
        .execute(&self.write)
        .await?;
        let (known,): (Vec<u8>,) = sqlx::query_as("SELECT value FROM meta WHERE name = 'key'")
            .fetch_one(&self.write)
            .await?;
        if known == self.keys.check() {
            Ok(self)
        } else {
            Err(OpenError::WrongKey)
        }
    }

    /// Begins a transaction that writes.
    pub(crate) async fn begin(&self) -> Result<Tx, sqlx::Error> {
        Ok(Tx {
            inner: self.write.begin().await?,
            keys: Arc::clone(&self.keys),
        })
    }

    /// Waits for what is under way, then closes.
    pub(crate) async fn close(&self) {
        self.read.close().await;
        self.write.close().await;
    }
}

impl Tx {
    /// Makes the transaction durable. Only then may it be acknowledged.
    pub(crate) async fn commit(self) -> Result<(), sqlx::Error> {
        self.inner.commit().await
    }

    fn seal(&self, place: Place<'_>, plain: &[u8]) -> Result<Vec<u8>, CryptoError> {
        self.keys.seal(place, plain)
    }
}

/// Opens a sealed text.
fn open_text(keys: &Keys, place: Place<'_>, sealed: &[u8]) -> Result<String, CryptoError> {
    String::from_utf8(keys.open(place, sealed)?).map_err(|_| CryptoError::Unreadable)
}
