//! *Dispense d'adhésion*: answers saved, request registered, withdrawn, its documents.

use std::collections::BTreeSet;

use affilio_domain::exemption::{ExemptionCase, Verdict};
use affilio_domain::format::Locale;
use affilio_domain::wire::{
    AttachmentView, ExemptionDraft, ExemptionRequest, ExemptionState, ExemptionView, ProblemCode,
    ProblemView, StepSave, StepSaved,
};
use axum::Json;
use axum::extract::State;
use axum::http::StatusCode;
use axum::response::Response;
use serde_json::json;

use super::document::attachment;
use super::file::{Begun, Change, answers, begin, save};
use super::sessions::known_file;
use crate::clock::{HOUR, Moment};
use crate::exemption::{By, person_name};
use crate::http::body::{Answers, JsonBody};
use crate::http::idempotency::{Key, Once};
use crate::http::session::Member;
use crate::mail;
use crate::papers::{document, stored};
use crate::pdf::ExemptionPrint;
use crate::problem::{Answer, Problem};
use crate::random;
use crate::state::AppState;
use crate::store::{Details, Document, Ending, Exemption, File, Kind, Limit, Slot, Steps, Tx};

/// Requests so many a day at most: each keeps a paper and sends a mail. What ends one is not limited:
/// it never happens more often.
const ASKINGS: Limit = Limit {
    kind: "exemption",
    tries: 10,
    window: 24 * HOUR,
};

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
        (status = 429, description = "`too_many_attempts`", body = ProblemView),
    )
)]
pub(super) async fn ask(
    State(app): State<AppState>,
    member: Member,
    key: Key,
    JsonBody(body): JsonBody<ExemptionRequest>,
) -> Answer<Response> {
    let once = Once::new(&app, key, "exemption", &member.file, &body)?;
    let tx = match begin(&app, &member.file, &once, Change::Answers, app.now()).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    drop(tx);
    if !body.informed {
        return Err(ProblemCode::ExemptionUninformed.into());
    }
    let file = known_file(&app, &member.file).await?;
    let steps = answers(&app, &file).await?;
    if steps.exemption.version != body.version {
        return Err(ProblemCode::StaleVersion.into());
    }
    let judged = judged(&app, &file, &steps.exemption.draft).await?;
    let proofs = app.store.exemption_proofs(&file.id).await?;
    if judged.case.law().needs_proof() && proofs.is_empty() {
        return Err(ProblemCode::ExemptionProof.into());
    }
    if let Some(until) = app
        .store
        .count_attempt(ASKINGS, &file.id, app.now())
        .await?
    {
        let wait = app.now().seconds_until(until);
        return Err(Problem::retry(ProblemCode::TooManyAttempts, wait));
    }
    let (exemption, paper) = printed(&app, &file, &steps, &judged, &proofs).await?;

    let now = app.now();
    let mut tx = match begin(&app, &member.file, &once, Change::Answers, now).await? {
        Begun::Before(answer) => return Ok(answer),
        Begun::New(tx) => tx,
    };
    if tx.step_version(&file.id, Slot::Exemption).await? != body.version {
        return Err(ProblemCode::StaleVersion.into());
    }
    // The paper names the files: others now are not what it says.
    let named: BTreeSet<String> = proofs.into_iter().map(|one| one.id).collect();
    if tx.exemption_proofs(&file.id).await? != named {
        return Err(ProblemCode::StaleVersion.into());
    }
    if let Some(to) = &file.email {
        let message = mail::exemption(&file, to, &app.public_url, &exemption, judged.late);
        tx.post(&file.id, &message, now).await?;
    }
    register(&mut tx, &file, &exemption, &paper, now).await?;
    let answer = once
        .keep(&mut tx, StatusCode::CREATED, &exemption.view(), now)
        .await?;
    tx.commit().await?;
    Ok(answer)
}

/// The case chosen and what is said of it.
struct Judged {
    case: ExemptionCase,
    verdict: Verdict,
    /// When to ask, in words.
    when: String,
    /// Whether that day is past.
    late: bool,
}

/// Judges the case chosen, if it can be asked for.
async fn judged(app: &AppState, file: &File, draft: &ExemptionDraft) -> Answer<Judged> {
    let plan = app.store.plan_act(&file.employer.id).await?;
    let plan = plan.terms(&file.effective_on.to_iso());
    let (situation, problems) = draft.read();
    let case = draft.chosen().ok_or(ProblemCode::ExemptionClosed)?;
    let today = app.now().paris_date();
    let verdict = situation.verdict(case, &plan, today);
    if !problems.is_empty() || !verdict.can_ask() {
        return Err(ProblemCode::ExemptionClosed.into());
    }
    Ok(Judged {
        case,
        verdict,
        when: case.when(situation.due(case, &plan), today, Locale::Fr),
        late: situation.late(case, &plan, today).is_some(),
    })
}

/// A request with the paper that acknowledges it.
async fn printed(
    app: &AppState,
    file: &File,
    steps: &Steps,
    judged: &Judged,
    proofs: &[AttachmentView],
) -> Answer<(Exemption, Document)> {
    let now = app.now();
    let mut exemption = Exemption {
        id: random::id()?,
        state: ExemptionState::Asked,
        details: Details {
            case: judged.case.code().to_owned(),
            reference: reference(now)?,
            reason: String::new(),
        },
        request: String::new(),
        answer: None,
        asked_at: now,
        answered_at: None,
    };
    let print = ExemptionPrint {
        file,
        name: person_name(file, steps),
        case: judged.case,
        exemption: &exemption,
    };
    let paper = print.request(judged.verdict, &judged.when, proofs);
    let paper = document(app, paper).await?;
    exemption.request.clone_from(&paper.id);
    Ok((exemption, paper))
}

/// Keeps the request with its paper, and ends a code that waits.
async fn register(
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
    let details = json!({ "document": paper.sha256, "reference": exemption.details.reference });
    tx.note(&file.id, "exemption_asked", &details, now).await
}

/// `D-2026-7K2M4X`.
fn reference(now: Moment) -> Answer<String> {
    let suffix = random::reference_suffix()?;
    Ok(format!("D-{}-{suffix}", now.paris_date().year()))
}

/// Withdraws a request that waits, or ends one that is accepted: the journey is open again, for sixty
/// days. Twice is no error.
#[utoipa::path(
    delete, path = "/file/exemption", tag = "exemption",
    responses(
        (status = 204, description = "No request stands"),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`exemption_answered`: refused", body = ProblemView),
    )
)]
pub(super) async fn withdraw(State(app): State<AppState>, member: Member) -> Answer<StatusCode> {
    if crate::exemption::withdraw(&app, &member.file, By::Member).await? {
        return Ok(StatusCode::NO_CONTENT);
    }
    let last = app.store.exemption(&member.file).await?;
    if last.is_some_and(|last| last.state == ExemptionState::Refused) {
        return Err(ProblemCode::ExemptionAnswered.into());
    }
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
