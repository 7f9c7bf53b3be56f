//! The API, and the router around it.

mod account;
mod attachments;
mod awaited;
mod banks;
mod dev;
mod dev_exemptions;
mod dev_letters;
mod dev_time;
mod document;
mod exemption;
mod file;
mod links;
mod one_time;
mod passwords;
mod phone;
mod pieces;
mod reopening;
mod sessions;
mod signature;
mod tables;

use axum::Router;
use axum::middleware::{from_fn, from_fn_with_state};
use tower_http::catch_panic::CatchPanicLayer;
use utoipa::OpenApi;
use utoipa_axum::router::OpenApiRouter;
use utoipa_axum::routes;

pub(crate) use file::{answers, terms};

use crate::http::{assets, guard, headers, language};
use crate::state::AppState;

/// The head of the OpenAPI document.
#[derive(OpenApi)]
#[openapi(info(
    title = "affilio",
    description = "A person joins the company's complementary health plan. Every refusal is a \
                   `ProblemView`. A session is the cookie `__Host-affilio`; what changes \
                   something must come from the same origin."
))]
struct Head;

fn api() -> OpenApiRouter<AppState> {
    OpenApiRouter::new()
        .routes(routes!(links::inspect))
        .routes(routes!(links::activate))
        .routes(routes!(links::renew))
        .routes(routes!(links::bulletin))
        .routes(routes!(passwords::forgotten))
        .routes(routes!(passwords::inspect))
        .routes(routes!(passwords::reset))
        .routes(routes!(passwords::first))
        .routes(routes!(account::files, account::add_file))
        .routes(routes!(account::choose))
        .routes(routes!(sessions::sign_in, sessions::list))
        .routes(routes!(sessions::time))
        .routes(routes!(sessions::end))
        .routes(routes!(sessions::current, sessions::sign_out))
        .routes(routes!(file::view))
        .routes(routes!(file::save_profile))
        .routes(routes!(file::save_beneficiaries))
        .routes(routes!(file::save_guarantees))
        .routes(routes!(file::save_bank))
        .routes(routes!(reopening::reopen))
        .routes(routes!(reopening::bulletin))
        .routes(routes!(attachments::add))
        .routes(routes!(attachments::download, attachments::remove))
        .routes(routes!(pieces::hand_in))
        .routes(routes!(tables::places))
        .routes(routes!(tables::funds))
        .routes(routes!(
            exemption::save_exemption,
            exemption::ask,
            exemption::withdraw
        ))
        .routes(routes!(exemption::request_paper))
        .routes(routes!(exemption::answer_paper))
        .routes(routes!(document::download))
        .routes(routes!(banks::find))
        .routes(routes!(phone::send_code))
        .routes(routes!(phone::verify))
        .routes(routes!(signature::send_code))
        .routes(routes!(signature::sign))
}

fn documented() -> OpenApiRouter<AppState> {
    OpenApiRouter::with_openapi(Head::openapi()).nest("/api/v1", api())
}

/// The OpenAPI document, as committed.
#[must_use]
pub fn openapi() -> String {
    let mut text = documented()
        .into_openapi()
        .to_pretty_json()
        .unwrap_or_default();
    text.push('\n');
    text
}

/// The whole router.
pub(crate) fn router(app: AppState) -> Router {
    let (mut router, _) = documented().split_for_parts();
    if app.dev {
        router = router.merge(dev::router());
    }
    router
        .fallback(assets::serve)
        .method_not_allowed_fallback(guard::no_such_method)
        .layer(from_fn(guard::in_time))
        .layer(CatchPanicLayer::custom(guard::panicked))
        .layer(from_fn(guard::same_origin))
        .layer(from_fn_with_state(app.clone(), guard::own_name))
        .layer(from_fn_with_state(app.clone(), headers::secure))
        .layer(from_fn(language::of_reader))
        .layer(from_fn(guard::log))
        .with_state(app)
}
