//! Refusals: one shape, the status and the sentence of each code in one place.

mod refusals;

use affilio_domain::wire::{ProblemCode, ProblemView};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

use self::refusals::describe;
use crate::http::language;

/// A request refused.
#[derive(Clone, Debug)]
pub(crate) struct Problem {
    code: ProblemCode,
    retry_after: Option<u32>,
    tries_left: Option<u32>,
}

/// What a handler returns.
pub(crate) type Answer<T> = Result<T, Problem>;

impl Problem {
    /// A refusal.
    pub(crate) const fn new(code: ProblemCode) -> Self {
        Self {
            code,
            retry_after: None,
            tries_left: None,
        }
    }

    /// Why.
    pub(crate) const fn code(&self) -> ProblemCode {
        self.code
    }

    /// A refusal that ends after some seconds.
    pub(crate) const fn retry(code: ProblemCode, seconds: u32) -> Self {
        Self {
            code,
            retry_after: Some(seconds),
            tries_left: None,
        }
    }

    /// A wrong code, and how many tries are left.
    pub(crate) const fn tries(tries_left: u32) -> Self {
        Self {
            code: ProblemCode::CodeWrong,
            retry_after: None,
            tries_left: Some(tries_left),
        }
    }

    /// A fault of ours: the cause goes to the log, never to the person.
    pub(crate) fn internal(cause: impl std::fmt::Display) -> Self {
        tracing::error!(%cause, "internal fault");
        Self::new(ProblemCode::Internal)
    }

    /// The body.
    pub(crate) fn view(&self) -> ProblemView {
        ProblemView {
            code: self.code,
            message: language::pick(describe(self.code).1).to_owned(),
            retry_after: self.retry_after,
            tries_left: self.tries_left,
        }
    }

    /// The status.
    pub(crate) fn status(&self) -> StatusCode {
        describe(self.code).0
    }
}

impl From<ProblemCode> for Problem {
    fn from(code: ProblemCode) -> Self {
        Self::new(code)
    }
}

impl From<sqlx::Error> for Problem {
    fn from(error: sqlx::Error) -> Self {
        match error {
            sqlx::Error::PoolTimedOut | sqlx::Error::Io(_) => {
                tracing::error!(cause = %error, "database out of reach");
                Self::retry(ProblemCode::Unavailable, 10)
            }
            other => Self::internal(other),
        }
    }
}

impl From<crate::crypto::CryptoError> for Problem {
    fn from(error: crate::crypto::CryptoError) -> Self {
        Self::internal(error)
    }
}

impl From<crate::random::NoRandomness> for Problem {
    fn from(error: crate::random::NoRandomness) -> Self {
        Self::internal(error)
    }
}

impl From<serde_json::Error> for Problem {
    fn from(error: serde_json::Error) -> Self {
        // The message of serde_json may quote the data: its kind is enough.
        Self::internal(format!("stored JSON: {:?}", error.classify()))
    }
}

impl IntoResponse for Problem {
    fn into_response(self) -> Response {
        let mut response = (self.status(), Json(self.view())).into_response();
        if let Some(seconds) = self.retry_after {
            response
                .headers_mut()
                .insert(header::RETRY_AFTER, HeaderValue::from(seconds));
        }
        response
    }
}
