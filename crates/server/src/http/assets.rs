//! The built screens: hashed files for ever, the page that starts them always fresh.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::ProblemCode;
use axum::body::Body;
use axum::extract::{Request, State};
use axum::http::{HeaderValue, Method, StatusCode, header};
use axum::response::{IntoResponse, Response};
use tower::ServiceExt;
use tower_http::services::{ServeDir, ServeFile};

use crate::problem::{Answer, Problem};
use crate::state::AppState;

/// Names of files that hold a hash of their content carry at least so many hexadecimal digits.
const HASH: usize = 12;

/// Answers whatever no route answers.
pub(crate) async fn serve(State(app): State<AppState>, request: Request) -> Answer<Response> {
    let path = request.uri().path().to_owned();
    if path == "/api" || path.starts_with("/api/") || path.starts_with("/dev/") {
        return Err(ProblemCode::NotFound.into());
    }
    if !matches!(*request.method(), Method::GET | Method::HEAD) {
        return Err(ProblemCode::BadMethod.into());
    }
    let dist = app.dist.as_ref().ok_or(ProblemCode::NotFound)?;
    if is_file(&path) {
        let files = ServeDir::new(dist).precompressed_br().precompressed_gzip();
        let response = files.oneshot(request).await.map_err(Problem::internal)?;
        return match response.status() {
            StatusCode::NOT_FOUND => Err(ProblemCode::NotFound.into()),
            _ => Ok(with_cache(response.map(Body::new), is_hashed(&path))),
        };
    }
    let screen = screen(&path);
    let known = screen.is_some();
    let page = ServeFile::new(dist.join(screen.unwrap_or(PUBLIC)))
        .precompressed_br()
        .precompressed_gzip();
    let response = page
        .oneshot(if known {
            request
        } else {
            unconditional(request)
        })
        .await
        .map_err(Problem::internal)?;
    let mut response = with_cache(response.map(Body::new), false);
    response.headers_mut().insert(
        header::CONTENT_TYPE,
        HeaderValue::from_static("text/html; charset=utf-8"),
    );
    if !known && response.status() == StatusCode::OK {
        *response.status_mut() = StatusCode::NOT_FOUND;
    }
    Ok(response.into_response())
}

/// Without the conditions that could turn "not found" into "not modified".
fn unconditional(mut request: Request) -> Request {
    let headers = request.headers_mut();
    for name in [
        header::IF_MODIFIED_SINCE,
        header::IF_NONE_MATCH,
        header::RANGE,
        header::IF_RANGE,
        header::IF_UNMODIFIED_SINCE,
        header::IF_MATCH,
    ] {
        headers.remove(name);
    }
    request
}

fn with_cache(mut response: Response, hashed: bool) -> Response {
    let value = if hashed {
        "public, max-age=31536000, immutable"
    } else {
        "no-cache"
    };
    response
        .headers_mut()
        .insert(header::CACHE_CONTROL, HeaderValue::from_static(value));
    response
}

/// The page of the public application, which also says that an address leads nowhere.
const PUBLIC: &str = "index.html";
/// The page of the journey's application.
const JOURNEY: &str = "adhesion.html";

/// The page that shows a path; `None` when no screen has it. The screens are those of the
/// application's own table.
fn screen(path: &str) -> Option<&'static str> {
    match path.trim_end_matches('/') {
        "" | "/estimer" | "/tableau" | "/notice" => Some(PUBLIC),
        "/connexion" | "/connexion/oubli" | "/affiliation" => Some(JOURNEY),
        _ => path
            .strip_prefix("/affiliation/")
            .is_some_and(is_step)
            .then_some(JOURNEY),
    }
}

/// The overview, a step, one beneficiary, or the end of the journey.
fn is_step(path: &str) -> bool {
    match path.split_once('/') {
        None => {
            matches!(path, "etapes" | "fin" | "contrats" | "compte" | "dispense")
                || Step::from_slug(path).is_some()
        }
        Some((step, rank)) => {
            Step::from_slug(step) == Some(Step::Beneficiaries)
                && rank.parse::<u8>().is_ok_and(|rank| rank > 0)
        }
    }
}

fn is_file(path: &str) -> bool {
    path.rsplit('/')
        .next()
        .is_some_and(|name| name.contains('.'))
}

/// Whether a part of the path is the hash of the content: `app-0123456789abcdef_bg.wasm`.
fn is_hashed(path: &str) -> bool {
    path.split(['/', '-', '_', '.'])
        .any(|part| part.len() >= HASH && part.bytes().all(|byte| byte.is_ascii_hexdigit()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hashed_files_are_told_from_others() {
        for hashed in [
            "/affilio-app-8d9f3a1b2c4d5e6f_bg.wasm",
            "/style-0123456789abcdef.css",
            "/snippets/leptos-0123456789abcdef/inline0.js",
        ] {
            assert!(is_hashed(hashed), "{hashed}");
        }
        for fixed in ["/favicon.svg", "/start.js", "/boite-a-outils.css"] {
            assert!(!is_hashed(fixed), "{fixed}");
        }
    }

    #[test]
    fn screens_are_known() {
        for known in [
            "/",
            "/estimer",
            "/tableau",
            "/notice",
            "/connexion",
            "/connexion/oubli",
            "/affiliation",
            "/affiliation/contrats",
            "/affiliation/compte",
            "/affiliation/etapes",
            "/affiliation/coordonnees-bancaires",
            "/affiliation/beneficiaires/2",
            "/affiliation/fin",
            "/affiliation/dispense",
            "/affiliation/",
            "/estimer/",
        ] {
            assert!(screen(known).is_some(), "{known}");
        }
        for unknown in [
            "/affiliation/beneficiaires/0",
            "/affiliation/profil/2",
            "/affiliation/beneficiaires/x",
            "/affiliation/nulle-part",
            "/admin",
            "/estimer/x",
        ] {
            assert!(screen(unknown).is_none(), "{unknown}");
        }
    }
}
