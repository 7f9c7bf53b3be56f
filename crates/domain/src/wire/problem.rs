//! Errors: one shape, a stable code, a sentence in French.

use serde::{Deserialize, Serialize};

/// The body of every refused request.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct ProblemView {
    /// Stable code, for programs.
    pub code: ProblemCode,
    /// What happened and what to do, in French, for people.
    pub message: String,
    /// Seconds to wait before trying again, when waiting helps.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub retry_after: Option<u32>,
    /// Tries left, for a code.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub tries_left: Option<u32>,
}

/// Every reason to refuse a request.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
#[serde(rename_all = "snake_case")]
pub enum ProblemCode {
    /// The body is not the JSON expected.
    BadJson,
    /// The body is too large.
    TooLarge,
    /// The content type is not JSON.
    BadContentType,
    /// No such address.
    NotFound,
    /// The method does not fit the address.
    BadMethod,
    /// The request comes from another site.
    OriginRefused,
    /// No such link.
    LinkUnknown,
    /// The link's sixty days are over.
    LinkExpired,
    /// A more recent link took the place of this one.
    LinkReplaced,
    /// The link has already activated the account.
    LinkUsed,
    /// An account has this address already: sign in.
    AccountKnown,
    /// The link that changes the password served already, or is over.
    ResetOver,
    /// The provisional password is right: one's own is to be chosen.
    PasswordProvisional,
    /// The password has fewer than 15 characters.
    PasswordShort,
    /// The password is longer than 200 characters.
    PasswordLong,
    /// The password holds the person's name, e-mail or *numéro d'adhérent*.
    PasswordNamed,
    /// The password is among those tried first.
    PasswordGuessable,
    /// Identifier or password is wrong, never said which.
    CredentialsWrong,
    /// Too many tries for now.
    TooManyAttempts,
    /// Nobody is signed in, or the session is over.
    SessionMissing,
    /// Another tab saved in between.
    StaleVersion,
    /// The file is signed: nothing can be changed.
    AlreadySigned,
    /// The sixty days are over.
    FileExpired,
    /// Answers are missing or cannot be used.
    Incomplete,
    /// The two consents that signing needs are not given.
    ConsentsMissing,
    /// No code is awaited: ask for one.
    CodeNone,
    /// The code is wrong.
    CodeWrong,
    /// The code is over.
    CodeExpired,
    /// Three wrong codes: a new one is needed.
    CodeBlocked,
    /// Too soon for another code.
    ResendTooSoon,
    /// Too many codes today.
    CodeLimit,
    /// Not a French mobile number: it cannot receive a code.
    PhoneUnusable,
    /// No code has shown that the phone is the person's: it cannot sign yet.
    PhoneUnverified,
    /// The password typed again is wrong.
    PasswordWrong,
    /// A code goes by mail only after two by SMS, and to somebody who has an address.
    MailNotOffered,
    /// Something is debited, and nobody has told who debits it: there is no mandate to sign.
    CreditorUnknown,
    /// The account's number cannot be read.
    IbanUnusable,
    /// The answers changed after the code was sent.
    DocumentChanged,
    /// The same key came with another body.
    KeyReused,
    /// The request needs an `Idempotency-Key` header and has none that can be used.
    KeyMissing,
    /// An answer is longer than 500 characters, or there are more than 20 beneficiaries.
    AnswersTooLarge,
    /// A file to join has no byte.
    AttachmentEmpty,
    /// A file to join is larger than 5 MB.
    AttachmentTooLarge,
    /// A file to join is neither PDF, nor JPEG, nor PNG, or is two of them.
    AttachmentKind,
    /// A file to join is cut or broken.
    AttachmentDamaged,
    /// A PDF to join is locked.
    AttachmentProtected,
    /// A PDF to join holds a script, a program or another file.
    AttachmentActive,
    /// A picture to join has more pixels than any photo.
    AttachmentDimensions,
    /// No room for one more file.
    AttachmentLimit,
    /// No such file among those joined.
    AttachmentUnknown,
    /// The case of *dispense* chosen is not open with these answers.
    ExemptionClosed,
    /// The case of *dispense* needs a proof.
    ExemptionProof,
    /// The person did not confirm to be informed of the consequences.
    ExemptionUninformed,
    /// A request to stay out of the plan stands: nothing else can be changed.
    ExemptionStands,
    /// The request was answered: it can no longer be withdrawn.
    ExemptionAnswered,
    /// No piece is asked for, or this one was handed in already.
    PieceNotAsked,
    /// Nothing is joined for the piece asked for.
    PieceMissing,
    /// The server cannot answer for now.
    Unavailable,
    /// A fault of ours.
    Internal,
}
