//! The file: everything that the screens show, and each step as it is saved.

use affilio_domain::date::Date;
use affilio_domain::enrolment::Terms;
use affilio_domain::wire::{
    BankDraft, BeneficiariesDraft, EmployerView, ExemptionState, FileStatus, FileView,
    GuaranteesDraft, LevelView, ProblemCode, ProblemView, ProfileDraft, SignatureView, Stage,
    StepSave, StepSaved,
};
use axum::Json;
use axum::extract::State;
use axum::response::Response;
use serde::Serialize;
use serde_json::json;

use super::sessions::known_file;
use super::{awaited, banks};
use crate::children;
use crate::clock::Moment;
use crate::http::body::Answers;
use crate::http::idempotency::Once;
use crate::http::session::Member;
use crate::plan;
use crate::problem::Answer;
use crate::state::{AppState, Shared};
use crate::store::{Employer, Ending, File, FileState, Signing, Slot, Steps, Tx};

/// The whole file, as its owner sees it.
#[utoipa::path(
    get, path = "/file", tag = "file",
    responses(
        (status = 200, description = "The file", body = FileView),
        (status = 401, description = "`session_missing`", body = ProblemView),
    )
)]
pub(super) async fn view(State(app): State<AppState>, member: Member) -> Answer<Json<FileView>> {
    let file = known_file(&app, &member.file).await?;
    let steps = answers(&app, &file).await?;
    let today = app.now().paris_date();
    let mandate = banks::mandate(&app, &file, &steps).await?;
    let code = awaited::to_sign(&app, &file).await?;
    let phone_code = awaited::to_verify(&app, &file).await?;
    let stages = app.store.stages(&file.id).await?;
    let levels = level_views(&file.employer);
    let children = children::terms(&file.employer.contract);
    Ok(Json(FileView {
        status: status(&file, today),
        member_number: file.member_number,
        today: today.to_iso(),
        expires_on: file.expires_on.to_iso(),
        email: file.email,
        employer: EmployerView {
            name: file.employer.name,
            contract: file.employer.contract,
            levels,
            mandatory_level: file.employer.mandatory_level,
            employer_share: file.employer.employer_share,
            effective_on: file.effective_on.to_iso(),
            children,
            plan: app.store.plan_act(&file.employer.id).await?,
        },
        prefilled: file.prefilled.fields,
        given: file.prefilled.profile,
        phone_verified: steps.verified_phone,
        phone_code,
        profile: steps.profile,
        beneficiaries: steps.beneficiaries,
        guarantees: steps.guarantees,
        bank: steps.bank,
        attachments: app.store.attachments(&file.id).await?,
        mandate,
        stages,
        exemption: steps.exemption,
        exemption_request: app.store.exemption(&file.id).await?.map(|last| last.view()),
        code,
        signature: file.signing.as_ref().map(signature_view),
    }))
}

/// Where a file stands.
pub(super) fn status(file: &File, today: Date) -> FileStatus {
    match &file.signing {
        Some(_) => FileStatus::Signed,
        None if file.exemption == Some(ExemptionState::Asked) => FileStatus::ExemptionAsked,
        None if file.exemption == Some(ExemptionState::Accepted) => FileStatus::Exempt,
        None if file.is_over(today) => FileStatus::Expired,
        None => FileStatus::Open,
    }
}

/// Saves *Mon profil*, right or wrong, as typed.
#[utoipa::path(
    put, path = "/file/profile", tag = "file",
    request_body = StepSave<ProfileDraft>,
    responses(
        (status = 200, description = "Saved, durably", body = StepSaved),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`stale_version` or `already_signed`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
    )
)]
pub(super) async fn save_profile(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<StepSave<ProfileDraft>>,
) -> Answer<Json<StepSaved>> {
    save(&app, &member, Slot::Profile, &body).await
}

/// Saves *Mes bénéficiaires*, right or wrong, as typed.
#[utoipa::path(
    put, path = "/file/beneficiaries", tag = "file",
    request_body = StepSave<BeneficiariesDraft>,
    responses(
        (status = 200, description = "Saved, durably", body = StepSaved),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`stale_version` or `already_signed`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
    )
)]
pub(super) async fn save_beneficiaries(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<StepSave<BeneficiariesDraft>>,
) -> Answer<Json<StepSaved>> {
    save(&app, &member, Slot::Beneficiaries, &body).await
}

/// Saves *Mes garanties*, right or wrong.
#[utoipa::path(
    put, path = "/file/guarantees", tag = "file",
    request_body = StepSave<GuaranteesDraft>,
    responses(
        (status = 200, description = "Saved, durably", body = StepSaved),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`stale_version` or `already_signed`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
    )
)]
pub(super) async fn save_guarantees(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<StepSave<GuaranteesDraft>>,
) -> Answer<Json<StepSaved>> {
    save(&app, &member, Slot::Guarantees, &body).await
}

/// Saves *Mes coordonnées bancaires*, right or wrong, as typed.
#[utoipa::path(
    put, path = "/file/bank", tag = "file",
    request_body = StepSave<BankDraft>,
    responses(
        (status = 200, description = "Saved, durably", body = StepSaved),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 409, description = "`stale_version` or `already_signed`", body = ProblemView),
        (status = 410, description = "`file_expired`", body = ProblemView),
        (status = 422, description = "`answers_too_large`", body = ProblemView),
    )
)]
pub(super) async fn save_bank(
    State(app): State<AppState>,
    member: Member,
    Answers(body): Answers<StepSave<BankDraft>>,
) -> Answer<Json<StepSaved>> {
    save(&app, &member, Slot::Bank, &body).await
}

pub(super) async fn save<T: Serialize>(
    app: &Shared,
    member: &Member,
    slot: Slot,
    body: &StepSave<T>,
) -> Answer<Json<StepSaved>> {
    let now = app.now();
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(&member.file, now).await?;
    changeable(state, now)?;
    let version = tx
        .save_step(&member.file, slot, body.version, &body.draft, now)
        .await?
        .ok_or(ProblemCode::StaleVersion)?;
    // The document that an awaited code would sign is no longer what the answers say.
    tx.end_codes(&member.file, Ending::Changed, now).await?;
    let details = json!({ "version": version });
    tx.note(&member.file, slot.saved(), &details, now).await?;
    tx.commit().await?;
    Ok(Json(StepSaved { version }))
}

/// A request that may change a file, once.
pub(super) enum Begun {
    /// It came before: the answer given then.
    Before(Response),
    /// It is new: the file is locked, and may change.
    New(Tx),
}

/// What a request changes.
#[derive(Clone, Copy, Debug)]
pub(super) enum Change<'a> {
    /// The answers, or what goes with them.
    Answers,
    /// What is handed in for the piece that the stage of this rank asks for.
    AskedPiece(&'a str),
}

impl Change<'_> {
    /// Refuses a change that a file does not take where it stands.
    pub(super) async fn allowed(
        self,
        tx: &mut Tx,
        file: &str,
        state: FileState,
        now: Moment,
    ) -> Answer<()> {
        let Change::AskedPiece(rank) = self else {
            return changeable(state, now);
        };
        match tx.last_stage(file).await? {
            Some((last, Stage::PieceAsked)) if last.to_string() == rank => Ok(()),
            _ => Err(ProblemCode::PieceNotAsked.into()),
        }
    }
}

/// Locks the file of a request that may come twice. Whoever asks again is answered before the file is
/// looked at: what they did may be what ended it.
pub(super) async fn begin(
    app: &Shared,
    file: &str,
    once: &Once,
    change: Change<'_>,
    now: Moment,
) -> Answer<Begun> {
    let mut tx = app.store.begin().await?;
    let state = tx.lock_file(file, now).await?;
    if let Some(before) = once.before(&mut tx).await? {
        return Ok(Begun::Before(before));
    }
    change.allowed(&mut tx, file, state, now).await?;
    Ok(Begun::New(tx))
}

/// Refuses to change a file that is signed or over.
pub(super) fn changeable(state: FileState, now: Moment) -> Answer<()> {
    if state.signed {
        Err(ProblemCode::AlreadySigned.into())
    } else if state.exempt {
        Err(ProblemCode::ExemptionStands.into())
    } else if now.paris_date() > state.expires_on {
        Err(ProblemCode::FileExpired.into())
    } else {
        Ok(())
    }
}

/// The answers, with what the employer gave as long as the profile was never saved.
pub(crate) async fn answers(app: &Shared, file: &File) -> Answer<Steps> {
    let mut steps = app.store.steps(&file.id).await?;
    if steps.profile.version == 0 {
        steps.profile.draft = file.prefilled.profile.clone();
    }
    Ok(steps)
}

/// The levels on offer, with their printed names.
fn level_views(employer: &Employer) -> Vec<LevelView> {
    let label = |id: &String| LevelView {
        id: id.clone(),
        label: plan::level_label(&employer.contract, id),
    };
    employer.levels.iter().map(label).collect()
}

/// What completeness depends on.
pub(crate) fn terms(file: &File) -> Terms {
    Terms {
        levels: file.employer.levels.clone(),
        mandatory_level: file.employer.mandatory_level.clone(),
        effective_on: file.effective_on,
        children: children::terms(&file.employer.contract).map(|view| view.terms()),
    }
}

/// The signature, as shown.
pub(super) fn signature_view(signing: &Signing) -> SignatureView {
    SignatureView {
        reference: signing.reference.clone(),
        signed_at: signing.at.to_iso(),
        fingerprint: signing.fingerprint.clone(),
    }
}
