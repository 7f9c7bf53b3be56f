//! The API's types, version 1: what travels as JSON between the screens and the server.
//!
//! Drafts hold raw text, exactly as typed, so that nothing is ever lost; their `check` turns them
//! into the domain's values or the list of what is missing.

mod attachment;
mod bank;
mod check;
mod draft;
mod exemption;
mod fields;
mod file;
mod link;
mod notes;
mod password;
mod phone;
mod problem;
mod reference;
mod review;
mod session;
mod signature;
mod stage;

pub use attachment::{
    ATTACHMENT_KINDS, ATTACHMENT_MAX, ATTACHMENTS_MAX, AttachmentPurpose, AttachmentView,
    DEBITED_ACCOUNT,
};
pub use bank::{BankAnswer, BankQuestion, CreditorView, MandateView};
pub use check::Checked;
pub use draft::{
    AccountDraft, BankDraft, BeneficiariesDraft, BeneficiaryDraft, BeneficiaryRefundDraft,
    GuaranteesDraft, ProfileDraft,
};
pub use exemption::{ExemptionDraft, ExemptionRequest, ExemptionState, ExemptionView, PlanActView};
pub use fields::Fields;
pub use file::{
    ChildTermsView, EmployerView, FileStatus, FileView, LevelView, SituationView, StepSave,
    StepSaved, StepView,
};
pub use link::{LinkActivation, LinkState, LinkToken, LinkView, PASSWORD_MIN};
pub use notes::Note;
pub use password::{FirstPassword, ForgottenPassword, PasswordReset, ResetToken, ResetView};
pub use phone::{
    PhoneCodeAwaited, PhoneCodeRequest, PhoneCodeSent, PhoneVerification, PhoneVerified,
};
pub use problem::{ProblemCode, ProblemView};
pub use reference::{FundQuery, FundView, PlaceQuery, PlacesView};
pub use review::Drafts;
pub use session::{
    BrowserFamily, Credentials, FileChoice, FileLine, SessionLine, SessionTime, SessionView,
};
pub use signature::{
    CodeAwaited, CodeChannel, CodeRequest, CodeSent, SignatureRequest, SignatureView,
};
pub use stage::{PieceHandedIn, Stage, StageView};
