//! Mobile numbers shown to be the person's, and the codes that show it.

use super::{Ending, Store, Tx, open_text};
use crate::clock::Moment;
use crate::crypto::{Keys, Place};
use crate::problem::Answer;

/// A code to be awaited.
pub(crate) struct NewPhoneCode<'a> {
    /// Key of the row.
    pub(crate) id: &'a str,
    /// Key of the file.
    pub(crate) file: &'a str,
    /// HMAC of the code and of what it is bound to.
    pub(crate) mac: Vec<u8>,
    /// Ten digits.
    pub(crate) phone: &'a str,
    /// When it ends by itself.
    pub(crate) expires_at: Moment,
}

/// A code, as stored.
pub(crate) struct PhoneCode {
    /// Key of the row.
    pub(crate) id: String,
    /// HMAC; empty once the code ended.
    pub(crate) mac: Vec<u8>,
    /// Ten digits.
    pub(crate) phone: String,
    /// When it ends by itself.
    pub(crate) expires_at: Moment,
    /// Why it ended.
    pub(crate) ended_by: Option<Ending>,
}

const fn code_place(row: &str) -> Place<'_> {
    Place {
        column: "phone_codes.phone",
        row,
    }
}

const fn phone_place(row: &str) -> Place<'_> {
    Place {
        column: "phones.phone",
        row,
    }
}

const VERIFIED: &str = "SELECT phone FROM phones WHERE file_id = $1";

type Row = (String, Vec<u8>, Vec<u8>, i64, Option<String>);

async fn last_row<'e>(
    reader: impl sqlx::Executor<'e, Database = sqlx::Any>,
    file: &str,
) -> Answer<Option<Row>> {
    Ok(sqlx::query_as(
        "SELECT id, mac, phone, expires_at, ended_by FROM phone_codes \
         WHERE file_id = $1 ORDER BY created_at DESC LIMIT 1",
    )
    .bind(file)
    .fetch_optional(reader)
    .await?)
}

fn opened(keys: &Keys, (id, mac, phone, expires_at, ended_by): Row) -> Answer<PhoneCode> {
    Ok(PhoneCode {
        phone: open_text(keys, code_place(&id), &phone)?,
        id,
        mac,
        expires_at: Moment(expires_at),
        ended_by: ended_by.as_deref().map(Ending::known),
    })
}

async fn asked_since<'e>(
    reader: impl sqlx::Executor<'e, Database = sqlx::Any>,
    file: &str,
    since: Moment,
) -> Answer<Vec<Moment>> {
    let rows: Vec<(i64,)> = sqlx::query_as(
        "SELECT created_at FROM phone_codes WHERE file_id = $1 AND created_at > $2 \
         ORDER BY created_at",
    )
    .bind(file)
    .bind(since.0)
    .fetch_all(reader)
    .await?;
    Ok(rows.into_iter().map(|(at,)| Moment(at)).collect())
}

impl Store {
    /// The last code asked for.
    pub(crate) async fn last_phone_code(&self, file: &str) -> Answer<Option<PhoneCode>> {
        let row = last_row(&self.read, file).await?;
        row.map(|row| opened(&self.keys, row)).transpose()
    }

    /// When codes were asked for since an instant, the oldest first.
    pub(crate) async fn phone_codes_since(&self, file: &str, since: Moment) -> Answer<Vec<Moment>> {
        asked_since(&self.read, file, since).await
    }

    /// The number shown to be the person's, ten digits.
    pub(crate) async fn verified_phone(&self, file: &str) -> Answer<Option<String>> {
        let row: Option<(Vec<u8>,)> = sqlx::query_as(VERIFIED)
            .bind(file)
            .fetch_optional(&self.read)
            .await?;
        row.map(|(phone,)| Ok(open_text(&self.keys, phone_place(file), &phone)?))
            .transpose()
    }

    /// Ends the codes whose time is over and erases their HMAC.
    pub(crate) async fn expire_phone_codes(&self, now: Moment) -> Answer<()> {
        sqlx::query(
            "UPDATE phone_codes SET ended_at = $1, ended_by = $2, mac = $3 \
             WHERE ended_at IS NULL AND expires_at <= $1",
        )
        .bind(now.0)
        .bind(Ending::Expired.name())
        .bind(Vec::<u8>::new())
        .execute(&self.write)
        .await?;
        Ok(())
    }
}

impl Tx {
    /// When codes were asked for since an instant, the oldest first.
    pub(crate) async fn phone_codes_since(
        &mut self,
        file: &str,
        since: Moment,
    ) -> Answer<Vec<Moment>> {
        asked_since(&mut *self.inner, file, since).await
    }

    /// Awaits a code.
    pub(crate) async fn add_phone_code(
        &mut self,
        code: NewPhoneCode<'_>,
        now: Moment,
    ) -> Answer<()> {
        let phone = self.seal(code_place(code.id), code.phone.as_bytes())?;
        sqlx::query(
            "INSERT INTO phone_codes (id, file_id, mac, phone, tries, created_at, expires_at) \
             VALUES ($1, $2, $3, $4, 0, $5, $6)",
        )
        .bind(code.id)
        .bind(code.file)
        .bind(code.mac)
        .bind(phone)
        .bind(now.0)
        .bind(code.expires_at.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// The last code asked for, read under the file's lock.
    pub(crate) async fn last_phone_code(&mut self, file: &str) -> Answer<Option<PhoneCode>> {
        let row = last_row(&mut *self.inner, file).await?;
        row.map(|row| opened(&self.keys, row)).transpose()
    }

    /// Ends the code awaited, if any, and erases its HMAC.
    pub(crate) async fn end_phone_codes(
        &mut self,
        file: &str,
        ending: Ending,
        now: Moment,
    ) -> Answer<()> {
        sqlx::query(
            "UPDATE phone_codes SET ended_at = $1, ended_by = $2, mac = $3 \
             WHERE file_id = $4 AND ended_at IS NULL",
        )
        .bind(now.0)
        .bind(ending.name())
        .bind(Vec::<u8>::new())
        .bind(file)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Counts a try of a code, and tells how many there were.
    pub(crate) async fn count_phone_try(&mut self, id: &str) -> Answer<u32> {
        let (tries,): (i64,) = sqlx::query_as(
            "UPDATE phone_codes SET tries = tries + 1 WHERE id = $1 RETURNING tries",
        )
        .bind(id)
        .fetch_one(&mut *self.inner)
        .await?;
        Ok(u32::try_from(tries).unwrap_or(u32::MAX))
    }

    /// The number is the person's; gives the former one.
    pub(crate) async fn verify_phone(
        &mut self,
        file: &str,
        phone: &str,
        now: Moment,
    ) -> Answer<Option<String>> {
        let former: Option<(Vec<u8>,)> = sqlx::query_as(VERIFIED)
            .bind(file)
            .fetch_optional(&mut *self.inner)
            .await?;
        let sealed = self.seal(phone_place(file), phone.as_bytes())?;
        sqlx::query(
            "INSERT INTO phones (file_id, phone, verified_at) VALUES ($1, $2, $3) \
             ON CONFLICT (file_id) DO UPDATE \
             SET phone = excluded.phone, verified_at = excluded.verified_at",
        )
        .bind(file)
        .bind(sealed)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        former
            .map(|(former,)| Ok(open_text(&self.keys, phone_place(file), &former)?))
            .transpose()
    }
}
