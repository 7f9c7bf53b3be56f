//! Accounts: one per person, holding all their files.

use affilio_domain::format::Locale;

use super::{Store, Tx};
use crate::clock::Moment;
use crate::problem::Answer;

/// An account to be opened.
pub(crate) struct NewAccount<'a> {
    /// Key of the row.
    pub(crate) id: &'a str,
    /// Address that signs in; `None` when the *numéro d'adhérent* alone does.
    pub(crate) email: Option<&'a str>,
    /// Hash of the password.
    pub(crate) password: &'a str,
    /// Language of the person.
    pub(crate) locale: Locale,
}

/// The language of a row; French unless it says English.
pub(super) fn language(code: &str) -> Locale {
    if code == language_code(Locale::En) {
        Locale::En
    } else {
        Locale::Fr
    }
}

/// How a language is written in a row.
const fn language_code(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr",
        Locale::En => "en",
    }
}

impl Store {
    /// The account that an address or a *numéro d'adhérent* names: its key and the hash of its
    /// password.
    pub(crate) async fn account(&self, identifier: &str) -> Answer<Option<(String, String)>> {
        let identifier = identifier.trim();
        let row = sqlx::query_as(
            "SELECT a.id, a.password FROM accounts a WHERE a.email_index = $1 \
             OR a.id = (SELECT f.account_id FROM files f WHERE f.member_number = $2) LIMIT 1",
        )
        .bind(self.keys.address_index(identifier))
        .bind(identifier)
        .fetch_optional(&self.read)
        .await?;
        Ok(row)
    }

    /// Keys of the files of an account: those still to be signed first, then the newest.
    pub(crate) async fn account_files(&self, account: &str) -> Answer<Vec<String>> {
        let rows: Vec<(String,)> = sqlx::query_as(
            "SELECT id FROM files WHERE account_id = $1 \
             ORDER BY CASE WHEN signed_at IS NULL THEN 0 ELSE 1 END, invited_at DESC, id",
        )
        .bind(account)
        .fetch_all(&self.read)
        .await?;
        Ok(rows.into_iter().map(|(id,)| id).collect())
    }

    /// The key of an account's file by its *numéro d'adhérent*; never another account's.
    pub(crate) async fn account_file(
        &self,
        account: &str,
        member_number: &str,
    ) -> Answer<Option<String>> {
        let row: Option<(String,)> =
            sqlx::query_as("SELECT id FROM files WHERE account_id = $1 AND member_number = $2")
                .bind(account)
                .bind(member_number)
                .fetch_optional(&self.read)
                .await?;
        Ok(row.map(|(id,)| id))
    }

    /// The file of the account whose address signs in; else one that has an address, else any.
    pub(crate) async fn account_main_file(&self, account: &str) -> Answer<Option<String>> {
        let row: Option<(String,)> = sqlx::query_as(
            "SELECT f.id FROM files f JOIN accounts a ON a.id = f.account_id WHERE a.id = $1 \
             ORDER BY CASE WHEN f.email_index = a.email_index THEN 0 \
             WHEN LENGTH(f.email_index) > 0 THEN 1 ELSE 2 END, \
             f.invited_at DESC, f.id LIMIT 1",
        )
        .bind(account)
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|(id,)| id))
    }

    /// The key of a file by its *numéro d'adhérent*, or of the newest invited at an address.
    pub(crate) async fn named_file(&self, identifier: &str) -> Answer<Option<String>> {
        let identifier = identifier.trim();
        let row: Option<(String,)> = sqlx::query_as(
            "SELECT id FROM files WHERE member_number = $1 OR email_index = $2 \
             ORDER BY invited_at DESC, id LIMIT 1",
        )
        .bind(identifier)
        .bind(self.keys.address_index(identifier))
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|(id,)| id))
    }
}

impl Tx {
    /// Opens an account; `false` when another one has its address.
    pub(crate) async fn add_account(
        &mut self,
        account: &NewAccount<'_>,
        now: Moment,
    ) -> Answer<bool> {
        let index = account.email.map(|email| self.keys.address_index(email));
        let done = sqlx::query(
            "INSERT INTO accounts (id, email_index, password, locale, created_at) \
             VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO NOTHING",
        )
        .bind(account.id)
        .bind(index)
        .bind(account.password)
        .bind(language_code(account.locale))
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Puts a file in an account; `false` when it is in one already.
    pub(crate) async fn hold_file(&mut self, account: &str, file: &str) -> Answer<bool> {
        let done =
            sqlx::query("UPDATE files SET account_id = $1 WHERE id = $2 AND account_id IS NULL")
                .bind(account)
                .bind(file)
                .execute(&mut *self.inner)
                .await?;
        Ok(done.rows_affected() == 1)
    }

    /// Changes the password of an account.
    pub(crate) async fn change_password(&mut self, account: &str, password: &str) -> Answer<()> {
        sqlx::query("UPDATE accounts SET password = $1 WHERE id = $2")
            .bind(password)
            .bind(account)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Remembers the language that the person uses, and takes the account's row: whoever changes the
    /// password meanwhile comes before, or waits.
    pub(crate) async fn speak(&mut self, account: &str, locale: Locale) -> Answer<()> {
        sqlx::query("UPDATE accounts SET locale = $1 WHERE id = $2")
            .bind(language_code(locale))
            .bind(account)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Whether this is still the hash of the account's password, read once its row is taken.
    pub(crate) async fn has_password(&mut self, account: &str, hash: &str) -> Answer<bool> {
        let (same,): (i64,) =
            sqlx::query_as("SELECT COUNT(*) FROM accounts WHERE id = $1 AND password = $2")
                .bind(account)
                .bind(hash)
                .fetch_one(&mut *self.inner)
                .await?;
        Ok(same == 1)
    }
}
