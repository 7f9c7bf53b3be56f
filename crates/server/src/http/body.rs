//! JSON bodies: bounded, checked, and refused with a sentence.

use affilio_domain::wire::ProblemCode;
use axum::extract::{FromRequest, Request};
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;
use serde::de::DeserializeOwned;

use crate::problem::{Answer, Problem};

/// Largest body, in bytes.
const LARGEST: usize = 64 * 1024;
/// A larger body is read and dropped up to here, so that the refusal reaches the sender, whose
/// connection would otherwise be cut while it still sends.
const DRAINED: usize = 16 * 1024 * 1024;
/// Longest answer, in characters.
const LONGEST_ANSWER: usize = 500;
/// Longest list of answers.
const LONGEST_LIST: usize = 20;

/// A body read as JSON.
pub(crate) struct JsonBody<T>(pub(crate) T);

/// A body read as JSON whose texts and lists are bounded: what people type.
pub(crate) struct Answers<T>(pub(crate) T);

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for JsonBody<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = read(request).await?;
        serde_json::from_slice(&bytes)
            .map(Self)
            .map_err(|_| ProblemCode::BadJson.into())
    }
}

impl<S: Send + Sync, T: DeserializeOwned> FromRequest<S> for Answers<T> {
    type Rejection = Problem;

    async fn from_request(request: Request, _: &S) -> Result<Self, Problem> {
        let bytes = read(request).await?;
        let value: serde_json::Value =
            serde_json::from_slice(&bytes).map_err(|_| ProblemCode::BadJson)?;
        if !is_bounded(&value) {
            return Err(ProblemCode::AnswersTooLarge.into());
        }
        serde_json::from_value(value)
            .map(Self)
            .map_err(|_| ProblemCode::BadJson.into())
    }
}

fn is_bounded(value: &serde_json::Value) -> bool {
    match value {
        serde_json::Value::String(text) => text.chars().count() <= LONGEST_ANSWER,
        serde_json::Value::Array(items) => {
            items.len() <= LONGEST_LIST && items.iter().all(is_bounded)
        }
        serde_json::Value::Object(fields) => fields.values().all(is_bounded),
        serde_json::Value::Null | serde_json::Value::Bool(_) | serde_json::Value::Number(_) => true,
    }
}

async fn read(request: Request) -> Answer<Vec<u8>> {
    let is_json = is_json(request.headers());
    let mut body = request.into_body();
    let mut bytes = Vec::new();
    let mut seen = 0;
    while let Some(frame) = body.frame().await {
        let Ok(frame) = frame else {
            return Err(ProblemCode::BadJson.into());
        };
        let Some(data) = frame.data_ref() else {
            continue;
        };
        seen += data.len();
        if seen <= LARGEST {
            bytes.extend_from_slice(data);
        }
        if seen > DRAINED {
            break;
        }
    }
    if seen > LARGEST {
        return Err(ProblemCode::TooLarge.into());
    }
    if !is_json {
        return Err(ProblemCode::BadContentType.into());
    }
    Ok(bytes)
}

fn is_json(headers: &HeaderMap) -> bool {
    headers
        .get(header::CONTENT_TYPE)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.split(';').next())
        .is_some_and(|essence| essence.trim().eq_ignore_ascii_case("application/json"))
}
