//! Refusals: one shape, the status and the sentence of each code in one place.

use affilio_domain::wire::{ProblemCode, ProblemView};
use axum::Json;
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};

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
            message: describe(self.code).1.to_owned(),
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

/// The status and the sentence of a code.
const fn describe(code: ProblemCode) -> (StatusCode, &'static str) {
    match code {
        ProblemCode::BadJson => (
            StatusCode::BAD_REQUEST,
            "La demande n'a pas pu être lue. Rechargez la page, puis recommencez.",
        ),
        ProblemCode::TooLarge => (
            StatusCode::PAYLOAD_TOO_LARGE,
            "La demande est trop volumineuse : 64 Ko au plus.",
        ),
        ProblemCode::BadContentType => (
            StatusCode::UNSUPPORTED_MEDIA_TYPE,
            "La demande n'est pas au format attendu. Rechargez la page, puis recommencez.",
        ),
        ProblemCode::NotFound => (StatusCode::NOT_FOUND, "Cette adresse n'existe pas."),
        ProblemCode::BadMethod => (
            StatusCode::METHOD_NOT_ALLOWED,
            "Cette adresse ne répond pas à ce type de demande.",
        ),
        ProblemCode::OriginRefused => (
            StatusCode::FORBIDDEN,
            "La demande vient d'un autre site : elle est refusée.",
        ),
        ProblemCode::KeyMissing => (
            StatusCode::BAD_REQUEST,
            "La demande ne porte pas de clé utilisable. Rechargez la page, puis recommencez.",
        ),
        ProblemCode::KeyReused => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Cette clé a déjà servi à une autre demande. Rechargez la page, puis recommencez.",
        ),
        ProblemCode::AnswersTooLarge => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Une réponse compte 500 caractères au plus, et un dossier 20 bénéficiaires au plus.",
        ),
        ProblemCode::Unavailable => (
            StatusCode::SERVICE_UNAVAILABLE,
            "Le service ne peut pas répondre pour le moment. Rien n'a été modifié. Réessayez dans quelques instants.",
        ),
        ProblemCode::Internal => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Le service a rencontré un problème. Rien n'a été modifié. Réessayez dans quelques instants.",
        ),
        other => describe_journey(other),
    }
}

/// The codes that a person may meet on the way.
const fn describe_journey(code: ProblemCode) -> (StatusCode, &'static str) {
    match code {
        ProblemCode::LinkUnknown => (
            StatusCode::NOT_FOUND,
            "Ce lien n'est pas reconnu. Vérifiez qu'il est complet, ou ouvrez-le depuis le message reçu.",
        ),
        ProblemCode::LinkExpired => (
            StatusCode::GONE,
            "Ce lien n'est plus valable. Demandez-en un nouveau : il sera envoyé à votre adresse e-mail.",
        ),
        ProblemCode::LinkReplaced => (
            StatusCode::GONE,
            "Un lien plus récent a remplacé celui-ci : ouvrez le dernier message reçu.",
        ),
        ProblemCode::LinkUsed => (
            StatusCode::CONFLICT,
            "Ce lien a déjà servi à activer votre compte. Connectez-vous avec votre mot de passe.",
        ),
        ProblemCode::PasswordShort => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Le mot de passe est trop court : 15 caractères au moins. Une phrase convient très bien.",
        ),
        ProblemCode::PasswordLong => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Le mot de passe est trop long : 200 caractères au plus.",
        ),
        ProblemCode::PasswordGuessable => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Ce mot de passe est facile à deviner. Choisissez plusieurs mots sans lien entre eux, sans votre nom ni votre adresse.",
        ),
        ProblemCode::CredentialsWrong => (
            StatusCode::UNAUTHORIZED,
            "L'identifiant ou le mot de passe est incorrect.",
        ),
        ProblemCode::TooManyAttempts => (
            StatusCode::TOO_MANY_REQUESTS,
            "Il y a eu trop d'essais. Patientez, puis réessayez.",
        ),
        ProblemCode::SessionMissing => (
            StatusCode::UNAUTHORIZED,
            "Votre session est terminée. Connectez-vous pour reprendre : vos réponses enregistrées sont conservées.",
        ),
        ProblemCode::StaleVersion => (
            StatusCode::CONFLICT,
            "Ces réponses ont été modifiées dans un autre onglet. Rechargez la page pour voir la dernière version.",
        ),
        ProblemCode::AlreadySigned => (
            StatusCode::CONFLICT,
            "Votre adhésion est signée : elle ne peut plus être modifiée ici.",
        ),
        ProblemCode::FileExpired => (
            StatusCode::GONE,
            "Le délai de 60 jours est dépassé. Contactez votre employeur pour recevoir une nouvelle invitation.",
        ),
        other => describe_signature(other),
    }
}

/// The codes of the signature; every other one is described before.
const fn describe_signature(code: ProblemCode) -> (StatusCode, &'static str) {
    match code {
        ProblemCode::Incomplete => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Des réponses manquent ou sont à corriger avant de signer.",
        ),
        ProblemCode::ConsentsMissing => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Pour signer, cochez les deux cases obligatoires.",
        ),
        ProblemCode::CodeNone => (
            StatusCode::CONFLICT,
            "Aucun code n'est attendu. Demandez un code.",
        ),
        ProblemCode::CodeWrong => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Le code est incorrect. Vérifiez le dernier SMS reçu.",
        ),
        ProblemCode::CodeExpired => (
            StatusCode::GONE,
            "Le code n'est plus valable après 10 minutes. Demandez un nouveau code.",
        ),
        ProblemCode::CodeBlocked => (
            StatusCode::UNPROCESSABLE_ENTITY,
            "Trois codes incorrects : ce code est annulé. Demandez un nouveau code.",
        ),
        ProblemCode::ResendTooSoon => (
            StatusCode::TOO_MANY_REQUESTS,
            "Un code vient de partir. Patientez avant d'en demander un autre.",
        ),
        ProblemCode::CodeLimit => (
            StatusCode::TOO_MANY_REQUESTS,
            "Cinq codes ont déjà été envoyés en 24 heures. Réessayez plus tard.",
        ),
        ProblemCode::DocumentChanged => (
            StatusCode::CONFLICT,
            "Vos réponses ont changé depuis l'envoi du code. Relisez-les, puis demandez un nouveau code.",
        ),
        _ => (
            StatusCode::INTERNAL_SERVER_ERROR,
            "Le service a rencontré un problème.",
        ),
    }
}
