//! What every handler shares.

use std::path::PathBuf;
use std::sync::Arc;

use crate::clock::{Clock, Moment};
use crate::config::{Config, Database, private_folder};
use crate::crypto::Keys;
use crate::password::Passwords;
use crate::pdf::Printer;
use crate::store::Store;

/// The server's parts.
pub(crate) struct Shared {
    /// Storage.
    pub(crate) store: Store,
    /// Keys of codes and idempotent bodies.
    pub(crate) keys: Arc<Keys>,
    /// Time.
    pub(crate) clock: Arc<dyn Clock>,
    /// Passwords.
    pub(crate) passwords: Passwords,
    /// PDF.
    pub(crate) printer: Printer,
    /// Address under which people reach the server.
    pub(crate) public_url: String,
    /// Folder of the built screens.
    pub(crate) dist: Option<PathBuf>,
    /// Development mode.
    pub(crate) dev: bool,
}

/// A handle on the server's parts.
pub(crate) type AppState = Arc<Shared>;

impl Shared {
    /// Opens the database and prepares the rest.
    pub(crate) async fn open(config: Config, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        let keys = Arc::new(Keys::derive(&config.key)?);
        let store = match &config.database {
            Database::Sqlite(folder) => {
                private_folder(folder)?;
                Store::open_sqlite(folder, Arc::clone(&keys)).await?
            }
            Database::Postgres(url) => Store::open_postgres(url, Arc::clone(&keys)).await?,
        };
        let (passwords, printer) =
            tokio::task::spawn_blocking(|| anyhow::Ok((Passwords::new()?, Printer::new()?)))
                .await??;
        Ok(Self {
            store,
            keys,
            clock,
            passwords,
            printer,
            public_url: config.public_url,
            dist: config.dist,
            dev: config.dev,
        })
    }

    /// Now.
    pub(crate) fn now(&self) -> Moment {
        self.clock.now()
    }
}
