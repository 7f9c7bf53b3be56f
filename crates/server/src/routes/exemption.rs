//! *Dispense d'adhésion*: answers saved, request registered, withdrawn, its documents.

use affilio_domain::exemption::{ExemptionCase, Verdict};
use affilio_domain::wire::{
    ExemptionDraft, ExemptionRequest, ExemptionState, ExemptionView, ProblemCode, ProblemView,
    StepSave, StepSaved,
};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::document::attachment;
use super::file::{answers, changeable, save};
use super::sessions::known_file;
use crate::clock::Moment;
use crate::exemption::{document, person_name, stored};
use crate::http::body::{Answers, JsonBody};
use crate::http::idempotency::{Key, Once};
use crate::http::session::Member;
use crate::mail;
use crate::pdf::ExemptionPrint;
use crate::problem::Answer;
use crate::random;
use crate::state::AppState;
use crate::store::{Details, Document, Ending, Exemption, File, Kind, Slot, Tx};

/// Saves *Ma dispense*, right or wrong, as typed.
#[utoipa::path(
    put, path = "/file/exemption", tag = "exemption",
    request_body = StepSave<ExemptionDraft>,
    responses(
        (status = 200, description = "Saved, durably", body = StepSaved),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`stale_version`, `already_signed` or `exemption_stands`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
    )
)]
pub(super) async fn save_exemption(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<StepSave<ExemptionDraft>>,
) -> Answer<Json<StepSaved>> {
    save(&app, &member, Slot::Exemption, &body).await
}

/// Registers the request for the case chosen in the saved answers, and acknowledges it in writing.
#[utoipa::path(
    post, path = "/file/exemption", tag = "exemption",
    params(("Idempotency-Key" = String, Header, description = "The same key has one effect and one answer")),
    request_body = ExemptionRequest,
    responses(
        (status = 201, description = "Registered, durably", body = ExemptionView),
        (status = 400, description = "`key_missing`", body = ProblemView),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`stale_version`, `already_signed` or `exemption_stands`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`exemption_closed`, `exemption_proof`, `exemption_uninformed` or `key_reused`", body = ProblemView),
    )
)]
pub(super) async fn ask(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<ExemptionRequest>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "exemption", &member.file, &body)?;
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&member.file, app.now()).await?;
    if let Some(before) = once.before(&mut tx).await? {
        return Ok(before);
    }
    changeable(state, app.now())?;
    drop(tx);
    if !body.informed {
        return Err(ProblemCode::ExemptionUninformed.into());
    }
    let file = known_file(&app, &member.file).await?;
    let steps = answers(&app, &file).await?;
    if steps.exemption.version != body.version {
        return Err(ProblemCode::StaleVersion.into());
    }
    let (case, verdict) = judged(&app, &file, &steps.exemption.draft).await?;
    let proofs = app.store.exemption_proofs(&file.id).await?;
    let needs = i64::from(case.law().needs_proof());
    let mut exemption = Exemption {
        id: random::id()?,
        state: ExemptionState::Asked,
        details: Details {
            case: case.code().to_owned(),
            reference: reference(app.now())?,
            reason: String::new(),
        },
        request: String::new(),
        answer: None,
        asked_at: app.now(),
        answered_at: None,
    };
    let print = ExemptionPrint {
        file: &file,
        name: person_name(&file, &steps),
        case,
        exemption: &exemption,
    };
    let paper = document(&app, print.request(verdict, &proofs)).await?;
    exemption.request.clone_from(&paper.id);

    let now = app.now();
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&member.file, now).await?;
    if let Some(before) = once.before(&mut tx).await? {
        return Ok(before);
    }
    changeable(state, now)?;
    if tx.step_version(&file.id, Slot::Exemption).await? != body.version {
        return Err(ProblemCode::StaleVersion.into());
    }
    let joined = tx.exemption_proofs(&file.id).await?;
    if joined < needs {
        return Err(ProblemCode::ExemptionProof.into());
    }
    // The paper names the files: others now are not what it says.
    if usize::try_from(joined).ok() != Some(proofs.len()) {
        return Err(ProblemCode::StaleVersion.into());
    }
    register(&app, &mut tx, &file, &exemption, &paper, now).await?;
    let answer = once
        .keep(&mut tx, StatusCode::CREATED, &exemption.view(), now)
        .await?;
    tx.commit().await?;
    Ok(answer)
}

/// The case chosen and what is said of it, if it can be asked for.
async fn judged(
    app: &AppState,
    file: &File,
    draft: &ExemptionDraft,
) -> Answer<(ExemptionCase, Verdict)> {
    let plan = app.store.plan_act(&file.employer.id).await?;
    let plan = plan.terms(&file.effective_on.to_iso());
    let (situation, problems) = draft.read();
    let case = draft.chosen().ok_or(ProblemCode::ExemptionClosed)?;
    let verdict = situation.verdict(case, &plan);
    if !problems.is_empty() || !verdict.can_ask() {
        return Err(ProblemCode::ExemptionClosed.into());
    }
    Ok((case, verdict))
}

/// Keeps the request with its paper, ends a code that waits, and tells the person.
async fn register(
    app: &AppState,
    tx: &mut Tx,
    file: &File,
    exemption: &Exemption,
    paper: &Document,
    now: Moment,
) -> Answer<()> {
    tx.end_codes(&file.id, Ending::Changed, now).await?;
    tx.add_document(&file.id, Kind::ExemptionRequest, paper, now)
        .await?;
    tx.ask_exemption(&file.id, exemption).await?;
    if let Some(to) = &file.email {
        let message = mail::exemption(file, to, &app.public_url, exemption);
        tx.post(&file.id, &message, now).await?;
    }
    let details = json!({ "document": paper.sha256, "reference": exemption.details.reference });
    tx.note(&file.id, "exemption_asked", &details, now).await
}

/// `D-2026-7K2M4X`.
fn reference(now: Moment) -> Answer<String> {
    let suffix = random::reference_suffix()?;
    Ok(format!("D-{}-{suffix}", now.paris_date().year()))
}

/// Withdraws a request that waits: the journey is open again. Twice is no error.
#[utoipa::path(
    delete, path = "/file/exemption", tag = "exemption",
    responses(
        (status = 204, description = "No request waits"),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`exemption_answered`", body = ProblemView),
    )
)]
pub(super) async fn withdraw(State(app): State<AppState>, member: Member) -> Answer<StatusCode> {
    let now = app.now();
    let mut tx = app.store.begin().await?;
    tx.lock_file(&member.file, now).await?;
    let last = app.store.exemption(&member.file).await?;
    let Some(last) = last.filter(|last| last.state != ExemptionState::Withdrawn) else {
        return Ok(StatusCode::NO_CONTENT);
    };
    let reference = last.details.reference.clone();
    let next = Exemption {
        state: ExemptionState::Withdrawn,
        ..last
    };
    if !tx.move_exemption(&member.file, &next).await? {
        return Err(ProblemCode::ExemptionAnswered.into());
    }
    let details = json!({ "reference": reference });
    tx.note(&member.file, "exemption_withdrawn", &details, now)
        .await?;
    tx.commit().await?;
    Ok(StatusCode::NO_CONTENT)
}

/// The acknowledgement of the last request.
#[utoipa::path(
    get, path = "/file/exemption/request.pdf", tag = "exemption",
    responses(
        (status = 200, description = "The request as registered", content_type = "application/pdf", body = String),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 404, description = "`not_found`", body = ProblemView),
    )
)]
pub(super) async fn request_paper(State(app): State<AppState>, member: Member) -> Answer<Response> {
    let last = known(&app, &member).await?;
    let bytes = stored(&app, &member.file, &last.request).await?;
    attachment(
        bytes,
        &format!("demande-dispense-{}.pdf", last.details.reference),
    )
}

/// The employer's answer to the last request.
#[utoipa::path(
    get, path = "/file/exemption/answer.pdf", tag = "exemption",
    responses(
        (status = 200, description = "The answer", content_type = "application/pdf", body = String),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 404, description = "`not_found`: no request, or no answer yet", body = ProblemView),
    )
)]
pub(super) async fn answer_paper(State(app): State<AppState>, member: Member) -> Answer<Response> {
    let last = known(&app, &member).await?;
    let answer = last.answer.ok_or(ProblemCode::NotFound)?;
    let bytes = stored(&app, &member.file, &answer).await?;
    attachment(
        bytes,
        &format!("reponse-dispense-{}.pdf", last.details.reference),
    )
}

async fn known(app: &AppState, member: &Member) -> Answer<Exemption> {
    let last = app.store.exemption(&member.file).await?;
    last.ok_or_else(|| ProblemCode::NotFound.into())
}
