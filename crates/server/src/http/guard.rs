//! What stands before the handlers: the log, the time limit, the origin of what changes something,
//! and the answer to a panic.

use std::any::Any;
use std::time::Duration;

use affilio_domain::wire::ProblemCode;
use axum::extract::{MatchedPath, Request, State};
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};

use crate::http::host::{host_of, is_loopback};
use crate::http::upload;
use crate::problem::Problem;
use crate::state::AppState;

/// Longest time that an answer may take.
const LONGEST: Duration = Duration::from_secs(30);
/// Longest time that a file may take to come.
const LONGEST_UPLOAD: Duration = Duration::from_secs(180);

/// Logs each request: its number, method, route as written in the code, status and duration. Never
/// an address as sent, a header or a body.
pub(crate) async fn log(request: Request, next: Next) -> Response {
    let id = crate::random::id().unwrap_or_default();
    let method = request.method().clone();
    let route = request
        .extensions()
        .get::<MatchedPath>()
        .map_or_else(|| "-".to_owned(), |path| path.as_str().to_owned());
    #[expect(
        clippy::disallowed_methods,
        reason = "the duration of a request, for the log only"
    )]
    let start = std::time::Instant::now();
    let mut response = next.run(request).await;
    tracing::info!(
        %id,
        %method,
        route,
        status = response.status().as_u16(),
        ms = u64::try_from(start.elapsed().as_millis()).unwrap_or(u64::MAX),
        "request"
    );
    if let Ok(value) = HeaderValue::from_str(&id) {
        response
            .headers_mut()
            .insert(HeaderName::from_static("x-request-id"), value);
    }
    response
}

/// Gives up on an answer that takes too long.
pub(crate) async fn in_time(request: Request, next: Next) -> Response {
    let longest = if request.uri().path() == upload::PATH {
        LONGEST_UPLOAD
    } else {
        LONGEST
    };
    tokio::time::timeout(longest, next.run(request))
        .await
        .unwrap_or_else(|_| Problem::retry(ProblemCode::Unavailable, 10).into_response())
}

/// Refuses what would change something on behalf of another site.
pub(crate) async fn same_origin(request: Request, next: Next) -> Response {
    let safe = matches!(
        *request.method(),
        Method::GET | Method::HEAD | Method::OPTIONS
    );
    if safe || comes_from_here(request.headers()) {
        next.run(request).await
    } else {
        Problem::new(ProblemCode::OriginRefused).into_response()
    }
}

/// Browsers say where a request comes from; programs may say nothing.
fn comes_from_here(headers: &HeaderMap) -> bool {
    let text = |name: HeaderName| headers.get(name).map(|value| value.to_str().unwrap_or("?"));
    if let Some(site) = text(HeaderName::from_static("sec-fetch-site"))
        && !matches!(site, "same-origin" | "none")
    {
        return false;
    }
    match text(header::ORIGIN) {
        None => true,
        Some(origin) => origin
            .split_once("://")
            .is_some_and(|(_, authority)| Some(authority) == text(header::HOST)),
    }
}

/// In development, answers only those who call this machine by its own name: a page elsewhere whose
/// name is made to point here could otherwise read the mailbox.
pub(crate) async fn own_name(
    State(app): State<AppState>,
    request: Request,
    next: Next,
) -> Response {
    let called = request
        .headers()
        .get(header::HOST)
        .map(|value| host_of(value.to_str().unwrap_or("?")));
    match called {
        Some(host) if app.dev && !is_loopback(host) && host != host_of(&app.public_url) => {
            Problem::new(ProblemCode::OriginRefused).into_response()
        }
        _ => next.run(request).await,
    }
}

/// A panic is a fault of ours: it is logged by the hook, without what it says.
pub(crate) fn panicked(_: Box<dyn Any + Send + 'static>) -> Response {
    Problem::new(ProblemCode::Internal).into_response()
}

/// Logs where a panic happened; its message might quote somebody's answers.
pub(crate) fn log_panics() {
    std::panic::set_hook(Box::new(|panic| {
        let place = panic.location().map_or_else(String::new, |place| {
            format!("{}:{}", place.file(), place.line())
        });
        tracing::error!(place, "panic");
    }));
}

/// The address exists, not for this method.
pub(crate) async fn no_such_method() -> Problem {
    Problem::new(ProblemCode::BadMethod)
}

#[cfg(test)]
mod tests {
    use axum::Router;
    use axum::body::Body;
    use axum::http::StatusCode;
    use axum::routing::get;
    use http_body_util::BodyExt;
    use tower::ServiceExt;
    use tower_http::catch_panic::CatchPanicLayer;

    use super::*;

    async fn panics() {
        panic!("quelqu'un@exemple.fr");
    }

    #[tokio::test]
    async fn a_panic_is_answered_without_what_it_says() {
        let router: Router = Router::new()
            .route("/", get(panics))
            .layer(CatchPanicLayer::custom(panicked));
        let request = Request::builder().uri("/").body(Body::empty()).unwrap();
        let response = router.oneshot(request).await.unwrap();
        assert_eq!(response.status(), StatusCode::INTERNAL_SERVER_ERROR);
        let bytes = response.into_body().collect().await.unwrap().to_bytes();
        let text = String::from_utf8(bytes.to_vec()).unwrap();
        assert!(
            text.contains("\"internal\"") && !text.contains('@'),
            "{text}"
        );
    }
}
