//! What every screen has: a title in the tab, a heading that takes the focus, a place for faults.

use std::sync::atomic::{AtomicBool, Ordering};

use leptos::prelude::*;

use crate::browser;
use crate::i18n::tr;

/// Names the page in the tab.
pub fn arrive(title: &'static str) {
    browser::set_title(&format!("{title} – affilio"));
}

/// Says in the tab that something is wrong on the screen shown, or no longer, whatever its title.
pub fn title_wrong(wrong: bool) {
    let prefix = tr("Erreur : ", "Error: ");
    let title = browser::title();
    let bare = title.strip_prefix(prefix).unwrap_or(&title);
    browser::set_title(&if wrong {
        format!("{prefix}{bare}")
    } else {
        bare.to_owned()
    });
}

/// Whether a screen was shown before: the first one leaves the focus where the browser puts it.
static SHOWN: AtomicBool = AtomicBool::new(false);
/// Whether the screen is drawn anew where it stands: nobody arrives anywhere.
static STAYING: AtomicBool = AtomicBool::new(false);

/// Draws the screen anew without arriving: the focus goes to the element of this id.
pub fn redraw(draw: impl FnOnce(), focus: &'static str) {
    STAYING.store(true, Ordering::Relaxed);
    draw();
    request_animation_frame(move || {
        STAYING.store(false, Ordering::Relaxed);
        browser::focus(focus);
    });
}

/// The heading of a page. When the page opens, the focus moves to the field that its address names,
/// else to this heading: a reader of the screen hears where it arrived.
#[component]
pub fn Heading(
    /// The words.
    #[prop(into)]
    text: String,
) -> impl IntoView {
    let first = !SHOWN.swap(true, Ordering::Relaxed);
    if !STAYING.load(Ordering::Relaxed) {
        request_animation_frame(move || browser::focus_on_arrival(!first));
    }
    view! { <h1 tabindex="-1">{text}</h1> }
}
