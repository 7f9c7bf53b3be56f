//! The outbox: messages written in the transaction of their cause.

use std::sync::atomic::{AtomicU32, Ordering};

use super::{Store, Tx, open_text};
use crate::clock::Moment;
use crate::crypto::Place;
use crate::problem::Answer;
use crate::random;

/// Messages written since the start.
static WRITTEN: AtomicU32 = AtomicU32::new(0);

/// How a message travels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Channel {
    /// Mail.
    Mail,
    /// SMS.
    Sms,
}

impl Channel {
    /// The channel's stable name.
    pub(crate) const fn name(self) -> &'static str {
        match self {
            Self::Mail => "mail",
            Self::Sms => "sms",
        }
    }
}

/// A message to be posted.
#[derive(Clone, Debug)]
pub(crate) struct Message {
    /// How it travels.
    pub(crate) channel: Channel,
    /// Address or phone.
    pub(crate) to: String,
    /// Subject, the same for everybody; empty for an SMS.
    pub(crate) subject: &'static str,
    /// Text.
    pub(crate) body: String,
}

/// A message of the outbox.
#[derive(Clone, Debug)]
pub(crate) struct Posted {
    /// Stable id: a receiver that sees it twice drops the second.
    pub(crate) id: String,
    /// `mail` or `sms`.
    pub(crate) channel: String,
    /// Address or phone.
    pub(crate) to: String,
    /// Subject.
    pub(crate) subject: String,
    /// Text.
    pub(crate) body: String,
    /// When it was written.
    pub(crate) created_at: Moment,
}

const fn recipient_place(row: &str) -> Place<'_> {
    Place {
        column: "outbox.recipient",
        row,
    }
}

const fn body_place(row: &str) -> Place<'_> {
    Place {
        column: "outbox.body",
        row,
    }
}

impl Store {
    /// The last messages, the oldest first.
    pub(crate) async fn last_messages(&self, count: u32) -> Answer<Vec<Posted>> {
        type Row = (String, String, Vec<u8>, String, Vec<u8>, i64);
        let rows: Vec<Row> = sqlx::query_as(
            "SELECT id, channel, recipient, subject, body, created_at FROM outbox \
             ORDER BY id DESC LIMIT $1",
        )
        .bind(i64::from(count))
        .fetch_all(&self.read)
        .await?;
        rows.into_iter()
            .rev()
            .map(|(id, channel, recipient, subject, body, created_at)| {
                Ok(Posted {
                    to: open_text(&self.keys, recipient_place(&id), &recipient)?,
                    body: open_text(&self.keys, body_place(&id), &body)?,
                    id,
                    channel,
                    subject,
                    created_at: Moment(created_at),
                })
            })
            .collect()
    }
}

impl Tx {
    /// Posts a message: it exists if, and only if, the transaction does.
    pub(crate) async fn post(&mut self, file: &str, message: &Message, now: Moment) -> Answer<()> {
        // Ids sort by time, and by order of writing within the same millisecond.
        let order = WRITTEN.fetch_add(1, Ordering::Relaxed);
        let id = format!("{:013}-{order:08x}-{}", now.0, random::id()?);
        let recipient = self.seal(recipient_place(&id), message.to.as_bytes())?;
        let body = self.seal(body_place(&id), message.body.as_bytes())?;
        sqlx::query(
            "INSERT INTO outbox (id, file_id, channel, recipient, subject, body, created_at, \
             attempts) VALUES ($1, $2, $3, $4, $5, $6, $7, 0)",
        )
        .bind(&id)
        .bind(file)
        .bind(message.channel.name())
        .bind(recipient)
        .bind(message.subject)
        .bind(body)
        .bind(now.0)
        .execute(&mut *self.inner)
        .await?;
        Ok(())
    }
}
