//! Files: one per person who joins.

use affilio_domain::date::Date;
use affilio_domain::format::Locale;
use affilio_domain::wire::{ExemptionState, ProfileDraft};
use serde::{Deserialize, Serialize};

use super::accounts::language;
use super::{Employer, Store, Tx, open_text};
use crate::clock::Moment;
use crate::crypto::{Keys, Place};
use crate::journal::ORIGIN;
use crate::problem::{Answer, Problem};

/// What the employer gave: answers already known, and the ids of their fields.
#[derive(Clone, Debug, Default, Serialize, Deserialize)]
pub(crate) struct Prefilled {
    /// The answers.
    pub(crate) profile: ProfileDraft,
    /// Ids of the fields given.
    pub(crate) fields: Vec<String>,
}

/// A file to be opened.
pub(crate) struct NewFile<'a> {
    /// Key of the row.
    pub(crate) id: &'a str,
    /// Key of the employer.
    pub(crate) employer_id: &'a str,
    /// *Numéro d'adhérent*.
    pub(crate) member_number: &'a str,
    /// Address that receives our mails, for who has one.
    pub(crate) email: Option<&'a str>,
    /// What the employer gave.
    pub(crate) prefilled: &'a Prefilled,
    /// First day of the guarantees.
    pub(crate) effective_on: Date,
    /// Last day to sign.
    pub(crate) expires_on: Date,
}

/// A file, opened.
#[derive(Clone, Debug)]
pub(crate) struct File {
    /// Key of the row.
    pub(crate) id: String,
    /// *Numéro d'adhérent*.
    pub(crate) member_number: String,
    /// Address that receives our mails; `None` for who joins by letters.
    pub(crate) email: Option<String>,
    /// Key of the account that holds the file, once activated.
    pub(crate) account: Option<String>,
    /// Language that the person used last.
    pub(crate) locale: Locale,
    /// What the employer gave.
    pub(crate) prefilled: Prefilled,
    /// First day of the guarantees.
    pub(crate) effective_on: Date,
    /// Last day to sign.
    pub(crate) expires_on: Date,
    /// The employer.
    pub(crate) employer: Employer,
    /// The signature, once given.
    pub(crate) signing: Option<Signing>,
    /// Where the last request to stay out of the plan stands.
    pub(crate) exemption: Option<ExemptionState>,
}

impl File {
    /// Whether its sixty days are over.
    pub(crate) fn is_over(&self, today: Date) -> bool {
        today > self.expires_on
    }
}

/// The signature of a file.
#[derive(Clone, Debug)]
pub(crate) struct Signing {
    /// When.
    pub(crate) at: Moment,
    /// Reference of the signed file.
    pub(crate) reference: String,
    /// SHA-256 of the document shown, in hexadecimal.
    pub(crate) fingerprint: String,
    /// Key of the signed document.
    pub(crate) document: String,
}

const fn email_place(row: &str) -> Place<'_> {
    Place {
        column: "files.email",
        row,
    }
}

const fn prefilled_place(row: &str) -> Place<'_> {
    Place {
        column: "files.prefilled",
        row,
    }
}

type Identity = (String, String, Vec<u8>, Vec<u8>, String, String);
type Holder = (Option<String>, Option<String>, Option<String>);
type Terms = (String, String, String, String, String, String);
type Signature = (Option<i64>, Option<String>, Option<String>, Option<String>);

fn date(text: &str) -> Answer<Date> {
    Date::parse_iso(text).map_err(Problem::internal)
}

fn opened(
    keys: &Keys,
    identity: Identity,
    (account, locale, exemption): Holder,
    terms: Terms,
    signature: Signature,
) -> Answer<File> {
    let (id, member_number, email, prefilled, effective_on, expires_on) = identity;
    let (employer_id, name, contract, levels, mandatory_level, employer_share) = terms;
    let signing = match signature {
        (Some(at), Some(reference), Some(fingerprint), Some(document)) => Some(Signing {
            at: Moment(at),
            reference,
            fingerprint,
            document,
        }),
        _ => None,
    };
    Ok(File {
        email: Some(open_text(keys, email_place(&id), &email)?).filter(|email| !email.is_empty()),
        account,
        locale: locale.as_deref().map_or(Locale::Fr, language),
        prefilled: serde_json::from_slice(&keys.open(prefilled_place(&id), &prefilled)?)?,
        id,
        member_number,
        effective_on: date(&effective_on)?,
        expires_on: date(&expires_on)?,
        employer: Employer {
            id: employer_id,
            name,
            contract,
            levels: levels.split(',').map(str::to_owned).collect(),
            mandatory_level,
            employer_share,
        },
        signing,
        exemption: exemption.as_deref().and_then(ExemptionState::from_code),
    })
}

impl Store {
    /// A file by its key.
    pub(crate) async fn file(&self, id: &str) -> Answer<Option<File>> {
        let identity: Option<Identity> = sqlx::query_as(
            "SELECT id, member_number, email, prefilled, effective_on, expires_on \
             FROM files WHERE id = $1",
        )
        .bind(id)
        .fetch_optional(&self.read)
        .await?;
        let Some(identity) = identity else {
            return Ok(None);
        };
        let holder: Holder = sqlx::query_as(
            "SELECT f.account_id, a.locale, f.exemption FROM files f \
             LEFT JOIN accounts a ON a.id = f.account_id WHERE f.id = $1",
        )
        .bind(id)
        .fetch_one(&self.read)
        .await?;
        let terms: Terms = sqlx::query_as(
            "SELECT e.id, e.name, e.contract, e.levels, e.mandatory_level, e.employer_share \
             FROM employers e JOIN files f ON f.employer_id = e.id WHERE f.id = $1",
        )
        .bind(id)
        .fetch_one(&self.read)
        .await?;
        let signature: Signature = sqlx::query_as(
            "SELECT signed_at, reference, fingerprint, signed_document FROM files WHERE id = $1",
        )
        .bind(id)
        .fetch_one(&self.read)
        .await?;
        opened(&self.keys, identity, holder, terms, signature).map(Some)
    }

    /// Keys and *numéros d'adhérent* of all files.
    pub(crate) async fn file_names(&self) -> Answer<Vec<(String, String)>> {
        let rows = sqlx::query_as("SELECT id, member_number FROM files ORDER BY member_number")
            .fetch_all(&self.read)
            .await?;
        Ok(rows)
    }

    /// The key of a file invited by mail that has no account yet, the oldest first.
    pub(crate) async fn file_awaiting_activation(&self) -> Answer<Option<String>> {
        let row: Option<(String,)> = sqlx::query_as(
            "SELECT l.file_id FROM links l JOIN files f ON f.id = l.file_id \
             WHERE f.account_id IS NULL ORDER BY f.invited_at, f.member_number LIMIT 1",
        )
        .fetch_optional(&self.read)
        .await?;
        Ok(row.map(|(id,)| id))
    }
}

impl Tx {
    /// Opens a file.
    pub(crate) async fn add_file(&mut self, file: &NewFile<'_>, now: Moment) -> Answer<()> {
        let address = file.email.unwrap_or_default();
        let email = self.seal(email_place(file.id), address.as_bytes())?;
        let index = file.email.map(|email| self.keys.address_index(email));
        let prefilled = self.seal(
            prefilled_place(file.id),
            &serde_json::to_vec(file.prefilled)?,
        )?;
        sqlx::query(
            "INSERT INTO files (id, employer_id, member_number, email, email_index, prefilled, \
             effective_on, expires_on, invited_at, touched_at, journal_seq, journal_head) \
             VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $9, 0, $10)",
        )
        .bind(file.id)
        .bind(file.employer_id)
        .bind(file.member_number)
        .bind(email)
        .bind(index.unwrap_or_default())
        .bind(prefilled)
        .bind(file.effective_on.to_iso())
        .bind(file.expires_on.to_iso())
        .bind(now.0)
        .bind(ORIGIN.to_vec())
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Takes the file's row until the end of the transaction, and tells where the file stands.
    pub(crate) async fn lock_file(&mut self, id: &str, now: Moment) -> Answer<FileState> {
        sqlx::query("UPDATE files SET touched_at = $1 WHERE id = $2")
            .bind(now.0)
            .bind(id)
            .execute(&mut *self.inner)
            .await?;
        let (signed_at, exemption, expires_on): (Option<i64>, Option<String>, String) =
            sqlx::query_as("SELECT signed_at, exemption, expires_on FROM files WHERE id = $1")
                .bind(id)
                .fetch_one(&mut *self.inner)
                .await?;
        Ok(FileState {
            signed: signed_at.is_some(),
            exempt: exemption
                .as_deref()
                .and_then(ExemptionState::from_code)
                .is_some_and(ExemptionState::stands),
            expires_on: date(&expires_on)?,
        })
    }

    /// Gives the file a new last day.
    pub(crate) async fn extend_file(&mut self, id: &str, expires_on: Date) -> Answer<()> {
        sqlx::query("UPDATE files SET expires_on = $1 WHERE id = $2")
            .bind(expires_on.to_iso())
            .bind(id)
            .execute(&mut *self.inner)
            .await?;
        Ok(())
    }

    /// Marks the file as signed.
    pub(crate) async fn sign_file(&mut self, id: &str, signing: &Signing) -> Answer<()> {
        sqlx::query(
            "UPDATE files SET signed_at = $1, reference = $2, fingerprint = $3, \
             signed_document = $4 WHERE id = $5",
        )
        .bind(signing.at.0)
        .bind(&signing.reference)
        .bind(&signing.fingerprint)
        .bind(&signing.document)
        .bind(id)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}

/// Where a file stands, read under its lock.
#[derive(Clone, Copy, Debug)]
pub(crate) struct FileState {
    /// Nothing can be changed any more.
    pub(crate) signed: bool,
    /// A request to stay out of the plan stands: asked or accepted.
    pub(crate) exempt: bool,
    /// Last day to sign.
    pub(crate) expires_on: Date,
}
