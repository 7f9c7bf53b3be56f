//! The secret part of a mailed link: taken from the address, which then no longer holds it, and kept
//! in the memory of the page until it has served, so that another language draws the same screen.

use std::cell::RefCell;

use crate::browser;

thread_local! {
    /// The path that the link opened, and its secret.
    static KEPT: RefCell<(&'static str, String)> = const { RefCell::new(("", String::new())) };
}

/// The secret of the link that opened a path; empty when there is none.
pub fn take(path: &'static str) -> String {
    let found = browser::fragment();
    browser::replace_address(path);
    if !found.is_empty() {
        KEPT.set((path, found));
    }
    KEPT.with_borrow(|(of, secret)| {
        if *of == path {
            secret.clone()
        } else {
            String::new()
        }
    })
}

/// Forgets it: it has served.
pub fn forget() {
    KEPT.take();
}
