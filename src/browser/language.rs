//! The reader's language: chosen here once, else the browser's. The choice is a cookie that names a
//! language and nothing else, because both applications must know it.

use affilio_domain::format::Locale;
use leptos::prelude::{document, window};
use wasm_bindgen::JsCast;
use web_sys::HtmlDocument;

const COOKIE: &str = "langue";

/// The language chosen before, else the first language of the browser; French unless it is English.
#[must_use]
pub fn preferred() -> Locale {
    let chosen = chosen().or_else(|| window().navigator().language());
    match chosen {
        Some(code) if code.starts_with("en") => Locale::En,
        _ => Locale::Fr,
    }
}

/// Keeps the choice for a year.
pub fn choose(locale: Locale) {
    if let Some(page) = page() {
        let code = code(locale);
        let kept = format!("{COOKIE}={code}; Path=/; Max-Age=31536000; SameSite=Lax; Secure");
        let _ = page.set_cookie(&kept);
    }
}

/// Tells readers of the screen which language the page is in.
pub fn announce(locale: Locale) {
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", code(locale));
    }
}

/// The language's name for programs.
#[must_use]
pub const fn code(locale: Locale) -> &'static str {
    match locale {
        Locale::Fr => "fr",
        Locale::En => "en",
    }
}

fn chosen() -> Option<String> {
    let cookies = page()?.cookie().ok()?;
    cookies
        .split(';')
        .filter_map(|one| one.trim().split_once('='))
        .find(|(name, _)| *name == COOKIE)
        .map(|(_, value)| value.to_owned())
}

fn page() -> Option<HtmlDocument> {
    document().dyn_into::<HtmlDocument>().ok()
}
