//! Which bank keeps an account, and the mandate under which it is debited.

use affilio_domain::iban::Iban;
use affilio_domain::wire::{
    BankAnswer, BankQuestion, CreditorView, FileStatus, MandateView, ProblemCode, ProblemView,
};
use axum::Json;
use axum::extract::State;
use serde_json::json;

use super::file::{changeable, status, terms};
use super::sessions::within;
use super::tables::LOOK_UPS;
use crate::banks;
use crate::http::body::JsonBody;
use crate::http::session::Member;
use crate::problem::Answer;
use crate::random;
use crate::state::{AppState, Shared};
use crate::store::{File, Steps};

/// Tells the bank of an account from the code in its number. Keeps nothing.
#[utoipa::path(
    post, path = "/banks", tag = "file",
    request_body = BankQuestion,
    responses(
        (status = 200, description = "The bank, or nulls when the table does not know it", body = BankAnswer),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 422, description = "`iban_unusable`", body = ProblemView),
        (status = 429, description = "`too_many_attempts`, with `retry_after`", body = ProblemView),
    )
)]
pub(super) async fn find(
    State(app): State<AppState>,
    member: Member,
    JsonBody(body): JsonBody<BankQuestion>,
) -> Answer<Json<BankAnswer>> {
    within(&app, LOOK_UPS, &member.file).await?;
    let iban = Iban::parse(&body.iban).map_err(|_| ProblemCode::IbanUnusable)?;
    Ok(Json(banks::of(&iban)))
}

/// The mandate of a file, when something is debited. Its reference is drawn when first needed, and
/// stays; reading a file that no longer changes draws none.
pub(super) async fn mandate(
    app: &Shared,
    file: &File,
    steps: &Steps,
) -> Answer<Option<MandateView>> {
    if !steps.drafts().debits(&terms(file)) {
        return Ok(None);
    }
    let reference = match app.store.mandate(&file.id).await? {
        Some(known) => Some(known),
        None if status(file, app.now().paris_date()) == FileStatus::Open => open(app, file).await?,
        None => None,
    };
    let Some(reference) = reference else {
        return Ok(None);
    };
    let creditor = app.store.creditor(&file.employer.id).await?;
    Ok(Some(MandateView {
        reference,
        creditor: creditor.map(|creditor| CreditorView {
            name: creditor.name,
            address: creditor.address,
            identifier: creditor.identifier,
        }),
    }))
}

/// Draws the reference, unless another request did or the file closed meanwhile.
async fn open(app: &Shared, file: &File) -> Answer<Option<String>> {
    let now = app.now();
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&file.id, now).await?;
    if changeable(state, now).is_err() {
        return Ok(None);
    }
    let drawn = random::mandate_reference()?;
    let (kept, new) = tx.add_mandate(&file.id, &drawn, now).await?;
    if new {
        let details = json!({ "reference": kept });
        tx.note(&file.id, "mandate_opened", &details, now).await?;
    }
    tx.commit().await?;
    Ok(Some(kept))
}
