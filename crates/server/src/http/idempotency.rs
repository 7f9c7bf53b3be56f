//! The `Idempotency-Key` header: a request sent twice has one effect and one answer.

use affilio_domain::wire::ProblemCode;
use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use serde::Serialize;

use crate::clock::Moment;
use crate::crypto::same;
use crate::problem::{Answer, Problem};
use crate::state::Shared;
use crate::store::{Stored, Tx};

/// Longest key.
const LONGEST: usize = 255;

/// The key that a request carries.
pub(crate) struct Key(String);

impl<S: Send + Sync> FromRequestParts<S> for Key {
    type Rejection = Problem;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Problem> {
        parts
            .headers
            .get("idempotency-key")
            .and_then(|value| value.to_str().ok())
            .filter(|key| (1..=LONGEST).contains(&key.len()))
            .map(|key| Self(key.to_owned()))
            .ok_or_else(|| ProblemCode::KeyMissing.into())
    }
}

/// A request that may come twice: its key, whose it is, and a seal of its body.
pub(crate) struct Once {
    scope: String,
    key: String,
    body_mac: Vec<u8>,
}

impl Once {
    /// Binds a key to the file, the act and the body.
    pub(crate) fn new<T: Serialize>(
        app: &Shared,
        key: Key,
        act: &str,
        file: &str,
        body: &T,
    ) -> Answer<Self> {
        let body = serde_json::to_vec(body)?;
        Ok(Self {
            scope: format!("{act}/{file}"),
            key: key.0,
            body_mac: app.keys.mac(&[b"idempotency", act.as_bytes(), &body]),
        })
    }

    /// The answer given before, if any, read under the file's lock.
    pub(crate) async fn before(&self, tx: &mut Tx) -> Answer<Option<Response>> {
        let Some(stored) = tx.stored_answer(&self.scope, &self.key).await? else {
            return Ok(None);
        };
        if !same(&stored.body_mac, &self.body_mac) {
            return Err(ProblemCode::KeyReused.into());
        }
        json_response(stored.status, stored.body).map(Some)
    }

    /// Keeps an answer with its effect.
    pub(crate) async fn keep<T: Serialize>(
        &self,
        tx: &mut Tx,
        status: StatusCode,
        body: &T,
        now: Moment,
    ) -> Answer<Response> {
        let stored = Stored {
            body_mac: self.body_mac.clone(),
            status: status.as_u16(),
            body: serde_json::to_vec(body)?,
        };
        tx.store_answer(&self.scope, &self.key, &stored, now)
            .await?;
        json_response(stored.status, stored.body)
    }
}

fn json_response(status: u16, body: Vec<u8>) -> Answer<Response> {
    let status = StatusCode::from_u16(status).map_err(Problem::internal)?;
    let content_type = (
        header::CONTENT_TYPE,
        HeaderValue::from_static("application/json"),
    );
    Ok((status, [content_type], body).into_response())
}
