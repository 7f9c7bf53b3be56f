//! The application: opened from settings, served, closed.

use std::sync::Arc;

use axum::Router;

use crate::clock::{Clock, HOUR};
use crate::config::Config;
use crate::journal::JournalFault;
use crate::problem::Problem;
use crate::state::{AppState, Shared};
use crate::{demo, exemption, mail, provisional, reminders, routes};

const DAY: i64 = 24 * HOUR;
/// Answers to idempotency keys live as long as a file can stay open.
const ANSWERS_KEPT: i64 = 60 * DAY;
/// Sessions last twelve hours at most: nothing needs them after a day.
const SESSIONS_KEPT: i64 = DAY;
/// The longest window of attempts.
const ATTEMPTS_KEPT: i64 = DAY;

/// An opened application.
pub struct App {
    shared: AppState,
}

/// Something inside the application failed; the log tells what.
#[derive(Debug, thiserror::Error)]
#[error("the application failed; its log tells why")]
pub struct AppError;

impl From<Problem> for AppError {
    fn from(_: Problem) -> Self {
        Self
    }
}

impl App {
    /// Opens the database, runs migrations, prepares what is heavy.
    ///
    /// # Errors
    /// The database cannot be opened, the key is not its key, or no font can be loaded.
    pub async fn open(config: Config, clock: Arc<dyn Clock>) -> anyhow::Result<Self> {
        Ok(Self {
            shared: Arc::new(Shared::open(config, clock).await?),
        })
    }

    /// The whole router.
    pub fn router(&self) -> Router {
        routes::router(Arc::clone(&self.shared))
    }

    /// Development: makes sure that there is demo data, and gives a link that can be activated.
    ///
    /// # Errors
    /// The database failed.
    pub async fn demo_link(&self) -> Result<String, AppError> {
        let token = demo::fresh_link(&self.shared).await?;
        Ok(mail::link_address(&self.shared.public_url, &token))
    }

    /// Prints the two letters of a person without e-mail: names of files, and their bytes.
    ///
    /// # Errors
    /// No file has this *numéro d'adhérent*, its owner has an e-mail address, or the database failed.
    pub async fn letters(&self, member_number: &str) -> Result<[(String, Vec<u8>); 2], AppError> {
        let file = self.shared.store.named_file(member_number).await?;
        let file = file.ok_or(AppError)?;
        let letters = provisional::letters(&self.shared, &file).await?;
        let number = letters.member_number;
        Ok([
            (format!("identifiant-{number}.pdf"), letters.identifier),
            (format!("mot-de-passe-{number}.pdf"), letters.password),
        ])
    }

    /// Answers a request to stay out of the plan; `false` when none waits.
    ///
    /// # Errors
    /// A refusal says no reason, or the database failed.
    pub async fn answer_exemption(
        &self,
        member_number: &str,
        accepted: bool,
        reason: String,
    ) -> Result<bool, AppError> {
        let Some(file) = self.shared.store.named_file(member_number).await? else {
            return Ok(false);
        };
        let decision = exemption::Decision { accepted, reason };
        Ok(exemption::answer(&self.shared, &file, &decision).await?)
    }

    /// Ends a request that waits or is accepted: the person joins; `false` when none stands.
    ///
    /// # Errors
    /// The database failed.
    pub async fn withdraw_exemption(&self, member_number: &str) -> Result<bool, AppError> {
        let Some(file) = self.shared.store.named_file(member_number).await? else {
            return Ok(false);
        };
        Ok(exemption::withdraw(&self.shared, &file, exemption::By::Office).await?)
    }

    /// Erases what is over: codes, sessions, windows of attempts, answers to old keys, links that
    /// change a password. Sends the reminders that are due.
    ///
    /// # Errors
    /// The database failed.
    pub async fn tidy(&self) -> Result<(), AppError> {
        let now = self.shared.now();
        let store = &self.shared.store;
        store.expire_codes(now).await?;
        store.expire_phone_codes(now).await?;
        store.forget_sessions(now.plus(-SESSIONS_KEPT)).await?;
        store.forget_attempts(now.plus(-ATTEMPTS_KEPT)).await?;
        store.forget_answers(now.plus(-ANSWERS_KEPT)).await?;
        store
            .forget_resets(now.plus(-SESSIONS_KEPT), now.paris_date())
            .await?;
        reminders::send_due(&self.shared).await?;
        Ok(())
    }

    /// Checks the journal of every file.
    ///
    /// # Errors
    /// The database failed. A fault of a journal is in the list, by *numéro d'adhérent*.
    pub async fn journal_faults(&self) -> Result<Vec<(String, JournalFault)>, AppError> {
        let mut faults = Vec::new();
        for (id, member_number) in self.shared.store.file_names().await? {
            if let Err(fault) = self.shared.store.verify_journal(&id).await? {
                faults.push((member_number, fault));
            }
        }
        Ok(faults)
    }

    /// Closes the database.
    pub async fn close(&self) {
        self.shared.store.close().await;
    }
}
