//! One function per endpoint of the server, one error.

pub mod account;
mod error;

pub use error::ApiError;

use affilio_domain::wire::{
    AttachmentPurpose, AttachmentView, BankAnswer, BankQuestion, CodeRequest, CodeSent,
    Credentials, ExemptionRequest, ExemptionView, FileView, FundQuery, FundView, LinkActivation,
    LinkToken, LinkView, PhoneCodeRequest, PhoneCodeSent, PhoneVerification, PhoneVerified,
    PieceHandedIn, PlaceQuery, PlacesView, ProblemView, SessionView, SignatureRequest,
    SignatureView, StageView, StepSave, StepSaved,
};
use gloo_net::http::{Method, Request, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};
use wasm_bindgen::JsValue;

use crate::browser;
use crate::browser::files::Picked;
use crate::browser::language;
use crate::draft::Answers;
use crate::i18n::locale;

/// What a link allows; consumes nothing.
///
/// # Errors
/// [`ApiError`]
pub async fn inspect_link(token: String) -> Result<LinkView, ApiError> {
    send(
        Method::POST,
        "/api/v1/links/inspect",
        &LinkToken { token },
        &[],
    )
    .await
}

/// Activates the account.
///
/// # Errors
/// [`ApiError`]
pub async fn activate_link(activation: LinkActivation) -> Result<SessionView, ApiError> {
    send(Method::POST, "/api/v1/links/activate", &activation, &[]).await
}

/// Asks for another link, sent to the known address.
///
/// # Errors
/// [`ApiError`]
pub async fn renew_link(token: String) -> Result<(), ApiError> {
    let body = json(&LinkToken { token })?;
    exchange(Method::POST, "/api/v1/links/renew", Some(body), &[]).await?;
    Ok(())
}

/// Signs in.
///
/// # Errors
/// [`ApiError`]
pub async fn sign_in(credentials: Credentials) -> Result<SessionView, ApiError> {
    send(Method::POST, "/api/v1/sessions", &credentials, &[]).await
}

/// Who is signed in, if anybody is.
///
/// # Errors
/// [`ApiError`]
pub async fn session() -> Result<Option<SessionView>, ApiError> {
    let response = exchange(Method::GET, "/api/v1/sessions/current", None, &[]).await?;
    if response.status() == 204 {
        return Ok(None);
    }
    read(response).await.map(Some)
}

/// Signs out.
///
/// # Errors
/// [`ApiError`]
pub async fn sign_out() -> Result<(), ApiError> {
    exchange(Method::DELETE, "/api/v1/sessions/current", None, &[]).await?;
    Ok(())
}

/// The file of the person signed in.
///
/// # Errors
/// [`ApiError`]
pub async fn file() -> Result<FileView, ApiError> {
    read(exchange(Method::GET, "/api/v1/file", None, &[]).await?).await
}

/// Saves a step's answers over the version that they were typed on, in this member's file only.
///
/// # Errors
/// [`ApiError`]; [`ProblemCode::StaleVersion`] when another tab saved in between.
pub async fn save_step(
    member: &str,
    version: u32,
    answers: &Answers,
) -> Result<StepSaved, ApiError> {
    let body = match answers {
        Answers::Profile(draft) => json(&StepSave { version, draft }),
        Answers::Beneficiaries(draft) => json(&StepSave { version, draft }),
        Answers::Guarantees(draft) => json(&StepSave { version, draft }),
        Answers::Bank(draft) => json(&StepSave { version, draft }),
        Answers::Exemption(draft) => json(&StepSave { version, draft }),
    }?;
    let path = match answers {
        Answers::Profile(_) => "/api/v1/file/profile",
        Answers::Beneficiaries(_) => "/api/v1/file/beneficiaries",
        Answers::Guarantees(_) => "/api/v1/file/guarantees",
        Answers::Bank(_) => "/api/v1/file/bank",
        Answers::Exemption(_) => EXEMPTION,
    };
    let headers = [(MEMBER, member)];
    let lasting = body.len() <= LASTING_MAX;
    let request = request(
        Method::PUT,
        path,
        Some((body.into(), "application/json")),
        &headers,
    )?;
    let request = if lasting {
        browser::outliving(request)
    } else {
        request
    };
    read(answered(request).await?).await
}

/// Longest body that outlives the page: browsers bear 64 KiB of them in all.
const LASTING_MAX: usize = 30_000;

/// Which bank keeps an account.
///
/// # Errors
/// [`ApiError`]
pub async fn bank(iban: String) -> Result<BankAnswer, ApiError> {
    let question = BankQuestion { iban };
    send(Method::POST, "/api/v1/banks", &question, &[]).await
}

/// Asks for the code that shows whose a mobile number is.
///
/// # Errors
/// [`ApiError`]
pub async fn send_phone_code(
    member: &str,
    request: &PhoneCodeRequest,
    key: &str,
) -> Result<PhoneCodeSent, ApiError> {
    let headers = [(MEMBER, member), (KEY, key)];
    send(Method::POST, "/api/v1/file/phone/code", request, &headers).await
}

/// Shows by the code received that the number is the person's.
///
/// # Errors
/// [`ApiError`]
pub async fn verify_phone(
    member: &str,
    request: &PhoneVerification,
    key: &str,
) -> Result<PhoneVerified, ApiError> {
    let headers = [(MEMBER, member), (KEY, key)];
    send(Method::POST, "/api/v1/file/phone", request, &headers).await
}

/// The communes of a postal code.
///
/// # Errors
/// [`ApiError`]
pub async fn places(postal_code: String) -> Result<PlacesView, ApiError> {
    send(
        Method::POST,
        "/api/v1/places",
        &PlaceQuery { postal_code },
        &[],
    )
    .await
}

/// The scheme and the fund of a code.
///
/// # Errors
/// [`ApiError`]
pub async fn fund(organism: String) -> Result<FundView, ApiError> {
    send(Method::POST, "/api/v1/funds", &FundQuery { organism }, &[]).await
}

/// Asks for the code that signs.
///
/// # Errors
/// [`ApiError`]
pub async fn send_code(
    member: &str,
    request: &CodeRequest,
    key: &str,
) -> Result<CodeSent, ApiError> {
    let headers = [(MEMBER, member), (KEY, key)];
    send(
        Method::POST,
        "/api/v1/file/signature/code",
        request,
        &headers,
    )
    .await
}

/// Signs.
///
/// # Errors
/// [`ApiError`]
pub async fn sign(
    member: &str,
    request: &SignatureRequest,
    key: &str,
) -> Result<SignatureView, ApiError> {
    let headers = [(MEMBER, member), (KEY, key)];
    send(Method::POST, "/api/v1/file/signature", request, &headers).await
}

/// Joins a file chosen on the device.
///
/// # Errors
/// [`ApiError`]
pub async fn attach(
    member: &str,
    purpose: AttachmentPurpose,
    subject: &str,
    picked: &Picked,
    key: &str,
) -> Result<AttachmentView, ApiError> {
    let name = picked.encoded_name();
    let headers = [
        (MEMBER, member),
        (KEY, key),
        ("Affilio-Purpose", purpose.code()),
        ("Affilio-Subject", subject),
        ("Affilio-File-Name", &name),
    ];
    let body = Some((picked.body(), "application/octet-stream"));
    read(exchange_any(Method::POST, ATTACHMENTS, body, &headers).await?).await
}

/// Removes a file joined.
///
/// # Errors
/// [`ApiError`]
pub async fn detach(member: &str, id: &str) -> Result<(), ApiError> {
    let headers = [(MEMBER, member)];
    exchange(Method::DELETE, &attachment(id), None, &headers).await?;
    Ok(())
}

/// Address of a file joined, to be saved.
#[must_use]
pub fn attachment(id: &str) -> String {
    format!("{ATTACHMENTS}/{id}")
}

/// Hands in what is joined for the piece asked for; gives the stage that the file is at then.
///
/// # Errors
/// [`ApiError`]
pub async fn hand_in(
    member: &str,
    piece: &PieceHandedIn,
    key: &str,
) -> Result<StageView, ApiError> {
    let headers = [(MEMBER, member), (KEY, key)];
    send(Method::POST, "/api/v1/file/pieces", piece, &headers).await
}

/// Registers the request of a *dispense*.
///
/// # Errors
/// [`ApiError`]
pub async fn ask_exemption(
    member: &str,
    request: &ExemptionRequest,
    key: &str,
) -> Result<ExemptionView, ApiError> {
    let headers = [(MEMBER, member), (KEY, key)];
    send(Method::POST, EXEMPTION, request, &headers).await
}

/// Withdraws a request that waits for an answer.
///
/// # Errors
/// [`ApiError`]
pub async fn withdraw_exemption(member: &str) -> Result<(), ApiError> {
    exchange(Method::DELETE, EXEMPTION, None, &[(MEMBER, member)]).await?;
    Ok(())
}

const EXEMPTION: &str = "/api/v1/file/exemption";
/// Address of the acknowledgement of a *dispense* as PDF.
pub const EXEMPTION_REQUEST: &str = "/api/v1/file/exemption/request.pdf";
/// Address of its answer as PDF.
pub const EXEMPTION_ANSWER: &str = "/api/v1/file/exemption/answer.pdf";

const ATTACHMENTS: &str = "/api/v1/file/attachments";

/// Address of the file as PDF: the draft before the signature, the signed one after.
pub const DOCUMENT: &str = "/api/v1/file/document.pdf";

/// Names the member whose answers are sent: the server refuses them in another's session.
const MEMBER: &str = "Affilio-Member";
/// Names an act: the same key has one effect, however often it is sent.
const KEY: &str = "Idempotency-Key";

async fn send<B: Serialize, T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: &B,
    headers: &[(&str, &str)],
) -> Result<T, ApiError> {
    read(exchange(method, path, Some(json(body)?), headers).await?).await
}

fn json<B: Serialize>(body: &B) -> Result<String, ApiError> {
    serde_json::to_string(body).map_err(|_| ApiError::Unreadable)
}

async fn read<T: DeserializeOwned>(response: Response) -> Result<T, ApiError> {
    let text = response.text().await.map_err(|_| ApiError::Network)?;
    serde_json::from_str(&text).map_err(|_| ApiError::Unreadable)
}

async fn exchange(
    method: Method,
    path: &str,
    body: Option<String>,
    headers: &[(&str, &str)],
) -> Result<Response, ApiError> {
    let body = body.map(|text| (text.into(), "application/json"));
    exchange_any(method, path, body, headers).await
}

/// Sends a body of any kind, with its type.
async fn exchange_any(
    method: Method,
    path: &str,
    body: Option<(JsValue, &str)>,
    headers: &[(&str, &str)],
) -> Result<Response, ApiError> {
    answered(request(method, path, body, headers)?).await
}

fn request(
    method: Method,
    path: &str,
    body: Option<(JsValue, &str)>,
    headers: &[(&str, &str)],
) -> Result<Request, ApiError> {
    // Refusals come back in the language of the screens, whatever the browser's own.
    let mut builder = RequestBuilder::new(path)
        .method(method)
        .header("Accept-Language", language::code(locale()));
    for (name, value) in headers {
        builder = builder.header(name, value);
    }
    match body {
        Some((body, kind)) => builder.header("Content-Type", kind).body(body),
        None => builder.build(),
    }
    .map_err(|_| ApiError::Unreadable)
}

async fn answered(request: Request) -> Result<Response, ApiError> {
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    if response.ok() {
        return Ok(response);
    }
    Err(read::<ProblemView>(response)
        .await
        .map_or_else(|error| error, ApiError::Refused))
}
