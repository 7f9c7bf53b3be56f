//! The address bar as a signal: which screen is asked for, and how to go to another one without
//! loading the page anew.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Element, MouseEvent};

/// Path and query of the address shown.
#[derive(Clone, Copy)]
pub struct Address {
    shown: RwSignal<String>,
    /// Whether this application shows a path; the browser loads the others anew.
    shows: fn(&str) -> bool,
}

impl Address {
    /// Follows the address bar: *Back*, *Forward*, and links to the paths that this application
    /// shows; every other link is the browser's.
    #[must_use]
    pub fn follow(shows: fn(&str) -> bool) -> Self {
        let address = Self {
            shown: RwSignal::new(shown()),
            shows,
        };
        let back_and_forward =
            window_event_listener(leptos::ev::popstate, move |_| address.shown.set(shown()));
        let links = window_event_listener(leptos::ev::click, move |event| {
            if let Some(to) = followed_link(&event).filter(|to| shows(path_of(to))) {
                event.prevent_default();
                // The second press of a double click falls on whatever the first one brought there.
                if event.detail() < 2 {
                    address.go(&to);
                }
            }
        });
        on_cleanup(move || {
            back_and_forward.remove();
            links.remove();
        });
        address
    }

    /// The path; tracked.
    #[must_use]
    pub fn path(self) -> String {
        self.shown.with(|address| path_of(address).to_owned())
    }

    /// The path, outside of any reaction.
    #[must_use]
    pub fn path_now(self) -> String {
        self.shown
            .with_untracked(|address| path_of(address).to_owned())
    }

    /// Whether the query holds a mark such as `retour=recap`; tracked.
    #[must_use]
    pub fn has_mark(self, mark: &str) -> bool {
        self.shown.with(|address| {
            address
                .split_once('?')
                .is_some_and(|(_, query)| query.split('&').any(|part| part == mark))
        })
    }

    /// Goes to another screen; *Back* returns here.
    pub fn go(self, to: &str) {
        if !(self.shows)(path_of(to)) {
            super::go_to(to);
            return;
        }
        if let Ok(history) = window().history() {
            let _ = history.push_state_with_url(&JsValue::NULL, "", Some(to));
        }
        self.shown.set(without_fragment(to));
    }

    /// Goes to another screen in place of this one: *Back* does not return here.
    pub fn replace(self, to: &str) {
        if !(self.shows)(path_of(to)) {
            super::go_to(to);
            return;
        }
        super::replace_address(to);
        self.shown.set(without_fragment(to));
    }
}

/// An address without its query nor its fragment.
fn path_of(address: &str) -> &str {
    address.split(['?', '#']).next().unwrap_or_default()
}

fn without_fragment(address: &str) -> String {
    address.split('#').next().unwrap_or_default().to_owned()
}

fn shown() -> String {
    let location = window().location();
    let path = location.pathname().unwrap_or_default();
    path + &location.search().unwrap_or_default()
}

/// The address of a link of ours that is followed in this tab; `None` for every other click.
fn followed_link(event: &MouseEvent) -> Option<String> {
    let modified = event.meta_key() || event.ctrl_key() || event.shift_key() || event.alt_key();
    if event.default_prevented() || event.button() != 0 || modified {
        return None;
    }
    let link = event
        .target()?
        .dyn_into::<Element>()
        .ok()?
        .closest("a[href]")
        .ok()??;
    let elsewhere = ["target", "download", "rel"]
        .iter()
        .any(|name| link.has_attribute(name));
    link.get_attribute("href")
        .filter(|href| !elsewhere && href.starts_with('/') && !href.starts_with("//"))
}
