//! One act at a time: whatever is pressed twice is done once.

use std::future::Future;

use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::api::ApiError;
use crate::browser;
use crate::ui::page::title_wrong;

/// What a button does: under way, and why it did not succeed.
#[derive(Clone, Copy)]
pub struct Act {
    busy: RwSignal<bool>,
    failure: RwSignal<Option<String>>,
}

impl Act {
    /// Not begun.
    #[must_use]
    pub fn new() -> Self {
        Self {
            busy: RwSignal::new(false),
            failure: RwSignal::new(None),
        }
    }

    /// Whether it is under way; tracked.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.busy.try_get().unwrap_or(false)
    }

    /// Why it did not succeed; tracked.
    #[must_use]
    pub fn failure(self) -> Option<String> {
        self.failure.try_get().flatten()
    }

    /// Says why it did not succeed, and moves the focus to what is to be mended.
    pub fn fail(self, message: String, focus: &'static str) {
        self.failure.try_set(Some(message));
        title_wrong(true);
        request_animation_frame(move || browser::focus(focus));
    }

    /// Does it, unless it is being done.
    pub fn run(
        self,
        focus: &'static str,
        act: impl Future<Output = Result<(), ApiError>> + 'static,
    ) {
        if self.busy.try_get_untracked().unwrap_or(true) {
            return;
        }
        self.busy.set(true);
        // Told before: the same words told again are heard again.
        self.failure.try_set(None);
        spawn_local(async move {
            match act.await {
                Ok(()) => {
                    title_wrong(false);
                    self.failure.try_set(None);
                }
                Err(error) => self.fail(error.message(), focus),
            }
            self.busy.try_set(false);
        });
    }
}

impl Default for Act {
    fn default() -> Self {
        Self::new()
    }
}
