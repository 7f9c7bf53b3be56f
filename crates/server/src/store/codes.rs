//! Codes of the signature: only a code's HMAC is kept, and that only until the code ends.

use affilio_domain::wire::CodeChannel;

use super::{Store, Tx, open_text};
use crate::clock::Moment;
use crate::crypto::Place;
use crate::problem::Answer;

/// A code to be awaited.
pub(crate) struct NewCode<'a> {
    /// Key of the row.
    pub(crate) id: &'a str,
    /// Key of the file.
    pub(crate) file: &'a str,
    /// Key of the document that the code signs.
    pub(crate) document: &'a str,
    /// HMAC of the code and of what it is bound to.
    pub(crate) mac: Vec<u8>,
    /// Ten digits, or the address when the code goes by mail.
    pub(crate) sent_to: &'a str,
    /// How it travels.
    pub(crate) channel: CodeChannel,
    /// When it ends by itself.
    pub(crate) expires_at: Moment,
}

/// Why a code ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Ending {
    /// It signed.
    Used,
    /// A newer code replaces it.
    Replaced,
    /// Answers changed.
    Changed,
    /// Too many wrong tries.
    Blocked,
    /// Its time is over.
    Expired,
}

impl Ending {
    const ALL: [Self; 5] = [
        Self::Used,
        Self::Replaced,
        Self::Changed,
        Self::Blocked,
        Self::Expired,
    ];

    /// The ending's stable name.
    pub(super) const fn name(self) -> &'static str {
        match self {
            Self::Used => "used",
            Self::Replaced => "replaced",
            Self::Changed => "changed",
            Self::Blocked => "blocked",
            Self::Expired => "expired",
        }
    }

    /// The ending of that name. A code that can neither be read as live nor as ended is taken as
    /// ended.
    pub(super) fn known(name: &str) -> Self {
        Self::ALL
            .into_iter()
            .find(|ending| ending.name() == name)
            .unwrap_or(Self::Expired)
    }
}

/// A code, as stored.
#[derive(Clone, Debug)]
pub(crate) struct Code {
    /// Key of the row.
    pub(crate) id: String,
    /// Key of the document.
    pub(crate) document: String,
    /// SHA-256 of the document, in hexadecimal.
    pub(crate) document_sha256: String,
    /// HMAC; empty once the code ended.
    pub(crate) mac: Vec<u8>,
    /// Ten digits, or the address when the code went by mail.
    pub(crate) sent_to: String,
    /// How it travelled.
    pub(crate) channel: CodeChannel,
    /// When it ends by itself.
    pub(crate) expires_at: Moment,
    /// Why it ended.
    pub(crate) ended_by: Option<Ending>,
}

const fn channel_name(channel: CodeChannel) -> &'static str {
    match channel {
        CodeChannel::Sms => "sms",
        CodeChannel::Mail => "mail",
    }
}

fn channel_named(name: &str) -> CodeChannel {
    match name {
        "mail" => CodeChannel::Mail,
        _ => CodeChannel::Sms,
    }
}

const fn place(row: &str) -> Place<'_> {
    Place {
        column: "codes.phone",
        row,
    }
}

async fn asked_since<'e>(
    reader: impl sqlx::Executor<'e, Database = sqlx::Any>,
    file: &str,
    since: Moment,
) -> Answer<(Vec<Moment>, usize)> {
    let rows: Vec<(i64, String)> = sqlx::query_as(
        "SELECT created_at, channel FROM codes WHERE file_id = $1 AND created_at > $2 \
         ORDER BY created_at",
    )
    .bind(file)
    .bind(since.0)
    .fetch_all(reader)
    .await?;
    let by_sms = |(_, channel): &&(i64, String)| channel_named(channel) == CodeChannel::Sms;
    let sms = rows.iter().filter(by_sms).count();
    Ok((rows.into_iter().map(|(at, _)| Moment(at)).collect(), sms))
}

impl Store {
    /// The last code asked for.
    pub(crate) async fn last_code(&self, file: &str) -> Answer<Option<Code>> {
        type Row = (
            String,
            String,
            String,
            Vec<u8>,
            Vec<u8>,
            String,
            i64,
            Option<String>,
        );
        let row: Option<Row> = sqlx::query_as(
            "SELECT c.id, c.document_id, d.sha256, c.mac, c.phone, c.channel, c.expires_at, c.ended_by \
             FROM codes c JOIN documents d ON d.id = c.document_id \
             WHERE c.file_id = $1 ORDER BY c.created_at DESC LIMIT 1",
        )
        .bind(file)
        .fetch_optional(&self.read)
        .await?;
        row.map(
            |(id, document, document_sha256, mac, phone, channel, expires_at, ended_by)| {
                Ok(Code {
                    sent_to: open_text(&self.keys, place(&id), &phone)?,
                    channel: channel_named(&channel),
                    id,
                    document,
                    document_sha256,
                    mac,
                    expires_at: Moment(expires_at),
                    ended_by: ended_by.as_deref().map(Ending::known),
                })
            },
        )
        .transpose()
    }

    /// When codes were asked for since an instant, the oldest first, and how many went by SMS.
    pub(crate) async fn codes_since(
        &self,
        file: &str,
        since: Moment,
    ) -> Answer<(Vec<Moment>, usize)> {
        asked_since(&self.read, file, since).await
    }

    /// Ends the codes whose time is over and erases their HMAC.
    pub(crate) async fn expire_codes(&self, now: Moment) -> Answer<()> {
        sqlx::query(
            "UPDATE codes SET ended_at = $1, ended_by = $2, mac = $3 \
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
    /// When codes were asked for since an instant, the oldest first, and how many went by SMS.
    pub(crate) async fn codes_since(
        &mut self,
        file: &str,
        since: Moment,
    ) -> Answer<(Vec<Moment>, usize)> {
        asked_since(&mut *self.inner, file, since).await
    }

    /// Awaits a code.
    pub(crate) async fn add_code(&mut self, code: NewCode<'_>, now: Moment) -> Answer<()> {
        let phone = self.seal(place(code.id), code.sent_to.as_bytes())?;
        sqlx::query(
            "INSERT INTO codes (id, file_id, document_id, mac, phone, channel, tries, \
             created_at, expires_at) VALUES ($1, $2, $3, $4, $5, $6, 0, $7, $8)",
        )
        .bind(code.id)
        .bind(code.file)
        .bind(code.document)
        .bind(code.mac)
        .bind(phone)
        .bind(channel_name(code.channel))
        .bind(now.0)
        .bind(code.expires_at.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }

    /// Ends the code awaited, if any, and erases its HMAC; tells whether there was one.
    pub(crate) async fn end_codes(
        &mut self,
        file: &str,
        ending: Ending,
        now: Moment,
    ) -> Answer<bool> {
        let done = sqlx::query(
            "UPDATE codes SET ended_at = $1, ended_by = $2, mac = $3 \
             WHERE file_id = $4 AND ended_at IS NULL",
        )
        .bind(now.0)
        .bind(ending.name())
        .bind(Vec::<u8>::new())
        .bind(file)
        .execute(&mut *self.inner)
        .await?;
        Ok(done.rows_affected() > 0)
    }

    /// Counts a wrong try of a code still awaited; nothing when it ended meanwhile.
    pub(crate) async fn count_try(&mut self, id: &str) -> Answer<Option<u32>> {
        let row: Option<(i64,)> = sqlx::query_as(
            "UPDATE codes SET tries = tries + 1 WHERE id = $1 AND ended_at IS NULL \
             RETURNING tries",
        )
        .bind(id)
        .fetch_optional(&mut *self.inner)
        .await?;
        Ok(row.map(|(tries,)| u32::try_from(tries).unwrap_or(u32::MAX)))
    }
}
