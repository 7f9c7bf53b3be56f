//! Files sent as they are: bounded, before they are read when they say their size.

use affilio_domain::wire::ProblemCode;
use axum::body::Body;
use axum::http::{HeaderMap, header};
use http_body_util::BodyExt;

use crate::problem::{Answer, Problem};

/// Where files are sent. They may take longer than answers: a phone far from a mast sends 5 MB in two
/// minutes.
pub(crate) const PATH: &str = "/api/v1/file/attachments";
/// Largest file, in bytes: [`affilio_domain::wire::ATTACHMENT_MAX`].
const LARGEST: usize = 5 * 1024 * 1024;
/// What is refused is read and dropped up to here, so that the refusal reaches the sender, whose
/// connection would otherwise be cut while it still sends.
const DRAINED: usize = 16 * 1024 * 1024;

/// Reads a file, or refuses it.
///
/// # Errors
/// Too large, or cut on the way.
pub(crate) async fn read(headers: &HeaderMap, mut body: Body) -> Answer<Vec<u8>> {
    let declared = declared(headers);
    if declared > DRAINED {
        return Err(ProblemCode::AttachmentTooLarge.into());
    }
    let mut bytes = Vec::with_capacity(declared.min(LARGEST));
    let mut seen = 0_usize;
    while let Some(frame) = body.frame().await {
        let frame = frame.map_err(|_| ProblemCode::AttachmentDamaged)?;
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
        return Err(ProblemCode::AttachmentTooLarge.into());
    }
    Ok(bytes)
}

/// Refuses a request for another reason than its file, which is dropped as it comes.
pub(crate) async fn drop_then(refusal: Problem, headers: &HeaderMap, mut body: Body) -> Problem {
    let mut seen = declared(headers);
    if seen <= DRAINED {
        seen = 0;
        while let Some(Ok(frame)) = body.frame().await
            && seen <= DRAINED
        {
            seen += frame.data_ref().map_or(0, |data| data.len());
        }
    }
    refusal
}

/// The size that the sender tells; 0 when it tells none.
fn declared(headers: &HeaderMap) -> usize {
    headers
        .get(header::CONTENT_LENGTH)
        .and_then(|value| value.to_str().ok())
        .and_then(|value| value.parse().ok())
        .unwrap_or_default()
}
