//! What the server's public tables tell while a form is filled. Kept in memory, never in the way:
//! without an answer, the field works as if there were no table.

use std::cell::RefCell;

use affilio_domain::wire::{FundView, PlacesView};

use crate::api;

thread_local! {
    static PLACES: RefCell<Vec<(String, PlacesView)>> = const { RefCell::new(Vec::new()) };
    static FUNDS: RefCell<Vec<(String, FundView)>> = const { RefCell::new(Vec::new()) };
}

/// The communes of a postal code; none when nobody answers.
pub async fn communes(code: String) -> Vec<String> {
    let known = PLACES.with_borrow(|all| find(all, &code));
    if let Some(known) = known {
        return known.communes;
    }
    let Ok(view) = api::places(code.clone()).await else {
        return Vec::new();
    };
    PLACES.with_borrow_mut(|all| all.push((code, view.clone())));
    view.communes
}

/// The fund of a code; nothing when nobody answers.
pub async fn fund(code: String) -> FundView {
    let known = FUNDS.with_borrow(|all| find(all, &code));
    if let Some(known) = known {
        return known;
    }
    let Ok(view) = api::fund(code.clone()).await else {
        return FundView::default();
    };
    FUNDS.with_borrow_mut(|all| all.push((code, view.clone())));
    view
}

fn find<T: Clone>(all: &[(String, T)], code: &str) -> Option<T> {
    all.iter()
        .find(|(one, _)| one == code)
        .map(|(_, view)| view.clone())
}
