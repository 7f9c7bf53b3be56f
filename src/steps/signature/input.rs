//! The consents, none given in advance.

use affilio_domain::wire::{CodeRequest, FileView};
use leptos::prelude::*;

/// The boxes of the signature.
#[derive(Clone, Copy)]
pub struct Consents {
    /// "Mes réponses sont exactes, j'ai lu le bulletin".
    pub accuracy: RwSignal<bool>,
    /// "J'ai pris connaissance du tableau de garanties".
    pub notice: RwSignal<bool>,
    /// Offers, optional.
    pub marketing: RwSignal<bool>,
}

impl Consents {
    /// No box ticked.
    #[must_use]
    pub fn none() -> Self {
        Self {
            accuracy: RwSignal::new(false),
            notice: RwSignal::new(false),
            marketing: RwSignal::new(false),
        }
    }

    /// What is ticked now, for the answers of this file.
    #[must_use]
    pub fn read(self, file: &FileView) -> CodeRequest {
        CodeRequest {
            accuracy: self.accuracy.get_untracked(),
            notice: self.notice.get_untracked(),
            marketing: self.marketing.get_untracked(),
            shown: Some([
                file.profile.version,
                file.beneficiaries.version,
                file.guarantees.version,
                file.bank.version,
            ]),
        }
    }
}
