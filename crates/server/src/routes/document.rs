//! The bulletin as a PDF: before the signature what the answers say, after it what was signed.

use affilio_domain::enrolment::Step;
use affilio_domain::field::{Problem, Reason};
use affilio_domain::wire::{AttachmentView, DEBITED_ACCOUNT, ProblemCode, ProblemView};
use axum::extract::State;
use axum::http::{HeaderValue, header};
use axum::response::{IntoResponse, Response};

use super::banks;
use super::file::{answers, terms};
use super::sessions::known_file;
use crate::http::session::Member;
use crate::papers::stored;
use crate::pdf::{Bulletin, Joined};
use crate::problem::{Answer, Problem as Refusal};
use crate::state::{AppState, Shared};
use crate::store::{File, Steps};

/// The bulletin. While a code is awaited, exactly the document that the code signs.
#[utoipa::path(
    get, path = "/file/document.pdf", tag = "file",
    responses(
        (status = 200, description = "The bulletin", content_type = "application/pdf", body = String),
        (status = 401, description = "`session_missing`", body = ProblemView),
        (status = 422, description = "`incomplete` or `phone_unverified`", body = ProblemView),
    )
)]
pub(super) async fn download(State(app): State<AppState>, member: Member) -> Answer<Response> {
    let file = known_file(&app, &member.file).await?;
    if let Some(signing) = &file.signing {
        let bytes = stored(&app, &file.id, &signing.document).await?;
        return attachment(bytes, &format!("adhesion-{}.pdf", signing.reference));
    }
    let code = app.store.last_code(&file.id).await?;
    let awaited = code.filter(|code| code.ended_by.is_none() && app.now() < code.expires_at);
    let bytes = match awaited {
        Some(code) => stored(&app, &file.id, &code.document).await?,
        None => {
            let steps = answers(&app, &file).await?;
            let joined = app.store.attachments(&file.id).await?;
            let bulletin = bulletin(&app, &file, &steps, &joined).await?;
            app.printer.print(bulletin).await?
        }
    };
    attachment(
        bytes,
        &format!("projet-adhesion-{}.pdf", file.member_number),
    )
}

/// The bulletin of the answers, if they are complete.
pub(super) async fn bulletin(
    app: &Shared,
    file: &File,
    steps: &Steps,
    joined: &[AttachmentView],
) -> Answer<Bulletin> {
    let today = app.now().paris_date();
    let enrolment = steps
        .drafts()
        .check(&terms(file), today)
        .map_err(|problems| refusal(&problems))?;
    let mandate = banks::mandate(app, file, steps).await?;
    let people = &steps.beneficiaries.draft.people;
    let paper = |one: &AttachmentView| Joined {
        purpose: one.purpose,
        person: people
            .iter()
            .position(|person| !one.subject.is_empty() && person.key == one.subject),
        debited: one.subject == DEBITED_ACCOUNT,
        name: one.name.clone(),
    };
    let papers: Vec<Joined> = joined.iter().map(paper).collect();
    let mandate = mandate.as_ref();
    Ok(Bulletin::new(file, &enrolment, mandate, &papers, today))
}

/// Only the phone to be verified is named: the rest is the screen's to list.
fn refusal(problems: &[(Step, Problem)]) -> ProblemCode {
    let phone = |(_, problem): &(Step, Problem)| problem.reason == Reason::PhoneUnverified;
    if problems.iter().all(phone) {
        ProblemCode::PhoneUnverified
    } else {
        ProblemCode::Incomplete
    }
}

pub(super) fn attachment(bytes: Vec<u8>, name: &str) -> Answer<Response> {
    let disposition = HeaderValue::from_str(&format!("attachment; filename=\"{name}\""))
        .map_err(Refusal::internal)?;
    let headers = [
        (
            header::CONTENT_TYPE,
            HeaderValue::from_static("application/pdf"),
        ),
        (header::CONTENT_DISPOSITION, disposition),
    ];
    Ok((headers, bytes).into_response())
}
