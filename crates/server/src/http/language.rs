//! The language in which a request is answered: that of the screen that asks.

use affilio_domain::format::Locale;
use axum::extract::Request;
use axum::http::{HeaderMap, header};
use axum::middleware::Next;
use axum::response::Response;

tokio::task_local! {
    static READER: Locale;
}

/// Answers each request in the language it asks for.
pub(crate) async fn of_reader(request: Request, next: Next) -> Response {
    let reader = asked(request.headers());
    READER.scope(reader, next.run(request)).await
}

/// The language asked for: English when it comes first, French otherwise.
pub(crate) fn asked(headers: &HeaderMap) -> Locale {
    let first = headers
        .get(header::ACCEPT_LANGUAGE)
        .and_then(|value| value.to_str().ok())
        .map(str::trim_start)
        .unwrap_or_default();
    if first
        .get(..2)
        .is_some_and(|code| code.eq_ignore_ascii_case("en"))
    {
        Locale::En
    } else {
        Locale::Fr
    }
}

/// The words, French then English, in the language of the request being answered; in French outside
/// of any.
pub(crate) fn pick<T>([french, english]: [T; 2]) -> T {
    match READER.try_with(|reader| *reader).unwrap_or_default() {
        Locale::Fr => french,
        Locale::En => english,
    }
}

#[cfg(test)]
mod tests {
    use axum::http::HeaderValue;

    use super::*;

    #[test]
    fn english_is_asked_for_by_name() {
        for (value, language) in [
            ("en", Locale::En),
            ("en-GB,fr;q=0.5", Locale::En),
            ("EN", Locale::En),
            ("fr-FR,en;q=0.9", Locale::Fr),
            ("de", Locale::Fr),
            ("", Locale::Fr),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::ACCEPT_LANGUAGE, HeaderValue::from_static(value));
            assert_eq!(asked(&headers), language, "{value}");
        }
    }
}
