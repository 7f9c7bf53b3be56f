//! What every screen has: a title in the tab, a heading that takes the focus, a place for faults.

use leptos::prelude::*;

use crate::browser;

/// Names the page in the tab, and gives the focus to its heading once it is there, so that a
/// reader of the screen hears where it arrived.
pub fn arrive(title: &'static str) {
    browser::set_title(&format!("{title} – affilio"));
    Effect::new(move |previous: Option<()>| {
        if previous.is_none() {
            request_animation_frame(browser::focus_heading);
        }
    });
}

/// Says in the tab that something is wrong, or no longer.
pub fn title_with_error(title: &'static str, wrong: bool) {
    let prefix = if wrong { "Erreur : " } else { "" };
    browser::set_title(&format!("{prefix}{title} – affilio"));
}

/// The heading of a page: takes the focus when the page opens, without an outline of its own.
#[component]
pub fn Heading(
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    view! { <h1 tabindex="-1">{text}</h1> }
}
