//! Which bank keeps an account, and the mandate under which it is debited.

use affilio_domain::iban::Iban;
use affilio_domain::wire::{
    BankAnswer, BankQuestion, CreditorView, MandateView, ProblemCode, ProblemView,
};
use axum::Json;
use axum::extract::State;
use serde_json::json;

use super::file::terms;
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
    )
)]
pub(super) async fn find(
    State(_): State<AppState>,
    _: Member,
    JsonBody(body): JsonBody<BankQuestion>,
) -> Answer<Json<BankAnswer>> {
    let iban = Iban::parse(&body.iban).map_err(|_| ProblemCode::IbanUnusable)?;
    Ok(Json(banks::of(&iban)))
}

/// The mandate of a file, when something is debited. Its reference is drawn when first needed, and
/// stays.
pub(super) async fn mandate(
    app: &Shared,
    file: &File,
    steps: &Steps,
) -> Answer<Option<MandateView>> {
    if !steps.drafts().debits(&terms(file)) {
        return Ok(None);
    }
    let reference = match app.store.mandate(&file.id).await? {
        Some(known) => known,
        None => {
            let now = app.now();
            let mut tx = app.store.begin().await?;
            tx.lock_file(&file.id, now).await?;
            let drawn = random::mandate_reference()?;
            let (kept, new) = tx.add_mandate(&file.id, &drawn, now).await?;
            if new {
                let details = json!({ "reference": kept });
                tx.note(&file.id, "mandate_opened", &details, now).await?;
            }
            tx.commit().await?;
            kept
        }
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
