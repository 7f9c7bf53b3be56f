//! Leaving a file for another, or for nobody's: what was typed is sent first, or given up knowingly.

use leptos::prelude::*;

use crate::api::ApiError;
use crate::draft::{File, Savers};

/// The same rule wherever a file is left.
#[derive(Clone, Copy)]
pub struct Leaving {
    file: File,
    savers: Savers,
    /// Said once, then it is the person's choice.
    told: StoredValue<bool>,
}

impl Leaving {
    /// From the file in memory.
    #[must_use]
    pub fn new() -> Self {
        Self {
            file: expect_context::<File>(),
            savers: expect_context::<Savers>(),
            told: StoredValue::new(false),
        }
    }

    /// Sends what waits.
    ///
    /// # Errors
    /// [`ApiError::Unsaved`], once: pressed again, what could not be sent is given up.
    pub async fn settle(self) -> Result<(), ApiError> {
        let told = self.told.try_get_value().unwrap_or(true);
        if self.savers.settle().await || told {
            return Ok(());
        }
        self.told.try_set_value(true);
        Err(ApiError::Unsaved)
    }

    /// Forgets the file and what was typed in it.
    pub fn forget(self) {
        self.savers.forget();
        self.file.set(None);
    }
}

impl Default for Leaving {
    fn default() -> Self {
        Self::new()
    }
}
