//! What is typed, ticked or told and belongs to no draft: a password, a code, a consent, what is wrong.
//! Kept in the memory of the page while its screen is there, so that another language draws the same
//! screen; what is typed and ticked is forgotten when it has served, all when the screen is left.

use std::cell::RefCell;

use affilio_domain::field::Problem;
use leptos::prelude::*;

use crate::browser::address::Address;

/// Signals by the id of their field.
type ById<T> = Vec<(&'static str, ArcRwSignal<T>)>;

#[derive(Default)]
struct Kept {
    /// The screen.
    path: String,
    texts: ById<String>,
    ticks: ById<bool>,
    told: ById<Vec<Problem>>,
}

thread_local! {
    static KEPT: RefCell<Kept> = RefCell::default();
}

/// What is typed in a field of this screen.
///
/// # Panics
/// Outside the frame of the screens.
#[must_use]
pub fn text(id: &'static str) -> RwSignal<String> {
    of(id, |kept| &mut kept.texts)
}

/// Whether a box, or what opens a part of this screen, is ticked.
///
/// # Panics
/// Outside the frame of the screens.
#[must_use]
pub fn tick(id: &'static str) -> RwSignal<bool> {
    of(id, |kept| &mut kept.ticks)
}

/// What was told wrong on this screen.
///
/// # Panics
/// Outside the frame of the screens.
#[must_use]
pub fn told() -> RwSignal<Vec<Problem>> {
    of("", |kept| &mut kept.told)
}

fn of<T: Default + Send + Sync + 'static>(
    id: &'static str,
    pick: fn(&mut Kept) -> &mut ById<T>,
) -> RwSignal<T> {
    let path = expect_context::<Address>().path_now();
    KEPT.with_borrow_mut(|kept| {
        if kept.path != path {
            *kept = Kept {
                path,
                ..Kept::default()
            };
        }
        let known = pick(kept);
        let found = known.iter().find(|(of, _)| *of == id);
        let found = found.map(|(_, signal)| signal.clone());
        found
            .unwrap_or_else(|| {
                let new = ArcRwSignal::new(T::default());
                known.push((id, new.clone()));
                new
            })
            .into()
    })
}

/// Forgets what is typed and ticked: it has served, or what it was for has changed.
pub fn forget() {
    KEPT.with_borrow_mut(|kept| {
        kept.texts.clear();
        kept.ticks.clear();
    });
}

/// Forgets what was typed on another screen than this one.
pub fn leave_for(path: &str) {
    if KEPT.with_borrow(|kept| kept.path != path) {
        KEPT.take();
    }
}
