//! One function per endpoint of the server, one error.

use affilio_domain::wire::{
    BankDraft, BeneficiariesDraft, CodeRequest, CodeSent, Credentials, FileView, GuaranteesDraft,
    LinkActivation, LinkToken, LinkView, ProblemCode, ProblemView, ProfileDraft, SessionView,
    SignatureRequest, SignatureView, StepSave, StepSaved, StepView,
};
use gloo_net::http::{Method, RequestBuilder, Response};
use serde::{Serialize, de::DeserializeOwned};

/// Why a request did not succeed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ApiError {
    /// No answer: the network is cut, or the server is away.
    Network,
    /// The server refused, and says why.
    Refused(ProblemView),
    /// An answer that is none of ours, a proxy's error page for instance.
    Unreadable,
}

impl ApiError {
    /// The server's code, when it refused.
    #[must_use]
    pub const fn code(&self) -> Option<ProblemCode> {
        match self {
            Self::Refused(problem) => Some(problem.code),
            Self::Network | Self::Unreadable => None,
        }
    }

    /// Whether the same request may succeed later, unchanged.
    #[must_use]
    pub const fn is_transient(&self) -> bool {
        match self {
            Self::Network | Self::Unreadable => true,
            Self::Refused(problem) => matches!(
                problem.code,
                ProblemCode::Unavailable | ProblemCode::Internal
            ),
        }
    }

    /// What to tell the person.
    #[must_use]
    pub fn message(&self) -> String {
        match self {
            Self::Network => "Le réseau est coupé. Ce que vous avez saisi reste à l’écran : réessayez quand la ligne revient.".to_owned(),
            Self::Refused(problem) => problem.message.clone(),
            Self::Unreadable => "Notre serveur n’a pas répondu comme prévu. Réessayez dans un instant.".to_owned(),
        }
    }
}

/// A step of the file that is saved on its own.
pub trait SavedStep: Clone + Default + PartialEq + Serialize + Send + Sync + 'static {
    /// Its address.
    const PATH: &'static str;
    /// Its place in the file.
    fn of(file: &FileView) -> &StepView<Self>;
    /// Its place in the file, to be changed.
    fn of_mut(file: &mut FileView) -> &mut StepView<Self>;
}

macro_rules! saved_step {
    ($draft:ty, $place:ident, $path:literal) => {
        impl SavedStep for $draft {
            const PATH: &'static str = $path;
            fn of(file: &FileView) -> &StepView<Self> {
                &file.$place
            }
            fn of_mut(file: &mut FileView) -> &mut StepView<Self> {
                &mut file.$place
            }
        }
    };
}

saved_step!(ProfileDraft, profile, "/api/v1/file/profile");
saved_step!(
    BeneficiariesDraft,
    beneficiaries,
    "/api/v1/file/beneficiaries"
);
saved_step!(GuaranteesDraft, guarantees, "/api/v1/file/guarantees");
saved_step!(BankDraft, bank, "/api/v1/file/bank");

/// What a link allows; consumes nothing.
///
/// # Errors
/// [`ApiError`]
pub async fn inspect_link(token: String) -> Result<LinkView, ApiError> {
    send(
        Method::POST,
        "/api/v1/links/inspect",
        Some(&LinkToken { token }),
        None,
    )
    .await
}

/// Activates the account.
///
/// # Errors
/// [`ApiError`]
pub async fn activate_link(activation: LinkActivation) -> Result<SessionView, ApiError> {
    send(
        Method::POST,
        "/api/v1/links/activate",
        Some(&activation),
        None,
    )
    .await
}

/// Asks for another link, sent to the known address.
///
/// # Errors
/// [`ApiError`]
pub async fn renew_link(token: String) -> Result<(), ApiError> {
    send_for_nothing(
        Method::POST,
        "/api/v1/links/renew",
        Some(&LinkToken { token }),
    )
    .await
}

/// Signs in.
///
/// # Errors
/// [`ApiError`]
pub async fn sign_in(credentials: Credentials) -> Result<SessionView, ApiError> {
    send(Method::POST, "/api/v1/sessions", Some(&credentials), None).await
}

/// Signs out.
///
/// # Errors
/// [`ApiError`]
pub async fn sign_out() -> Result<(), ApiError> {
    send_for_nothing(Method::DELETE, "/api/v1/sessions/current", None::<&()>).await
}

/// The file of the person signed in.
///
/// # Errors
/// [`ApiError`]
pub async fn file() -> Result<FileView, ApiError> {
    send(Method::GET, "/api/v1/file", None::<&()>, None).await
}

/// Saves a step.
///
/// # Errors
/// [`ApiError`]
pub async fn save_step<T: SavedStep>(save: &StepSave<T>) -> Result<StepSaved, ApiError> {
    send(Method::PUT, T::PATH, Some(save), None).await
}

/// Asks for the code that signs.
///
/// # Errors
/// [`ApiError`]
pub async fn send_code(request: &CodeRequest, key: &str) -> Result<CodeSent, ApiError> {
    send(
        Method::POST,
        "/api/v1/file/signature/code",
        Some(request),
        Some(key),
    )
    .await
}

/// Signs.
///
/// # Errors
/// [`ApiError`]
pub async fn sign(request: &SignatureRequest, key: &str) -> Result<SignatureView, ApiError> {
    send(
        Method::POST,
        "/api/v1/file/signature",
        Some(request),
        Some(key),
    )
    .await
}

/// Address of the file as PDF: the draft before the signature, the signed one after.
pub const DOCUMENT: &str = "/api/v1/file/document.pdf";

async fn send<B: Serialize, T: DeserializeOwned>(
    method: Method,
    path: &str,
    body: Option<&B>,
    key: Option<&str>,
) -> Result<T, ApiError> {
    let response = exchange(method, path, body, key).await?;
    response.json().await.map_err(|_| ApiError::Unreadable)
}

async fn send_for_nothing<B: Serialize>(
    method: Method,
    path: &str,
    body: Option<&B>,
) -> Result<(), ApiError> {
    exchange(method, path, body, None).await.map(|_| ())
}

async fn exchange<B: Serialize>(
    method: Method,
    path: &str,
    body: Option<&B>,
    key: Option<&str>,
) -> Result<Response, ApiError> {
    let mut builder = RequestBuilder::new(path).method(method);
    if let Some(key) = key {
        builder = builder.header("Idempotency-Key", key);
    }
    let request = match body {
        Some(body) => builder.json(body),
        None => builder.build(),
    }
    .map_err(|_| ApiError::Unreadable)?;
    let response = request.send().await.map_err(|_| ApiError::Network)?;
    if response.ok() {
        return Ok(response);
    }
    match response.json::<ProblemView>().await {
        Ok(problem) => Err(ApiError::Refused(problem)),
        Err(_) => Err(ApiError::Unreadable),
    }
}
