//! The consents, none given in advance, and the way that the code takes.

use affilio_domain::wire::{CodeChannel, CodeRequest, FileView};
use leptos::prelude::*;

use crate::steps::bank::convert::debits;
use crate::ui::typed;

/// Id of the box *accuracy*.
pub const ACCURACY: &str = "accord-exactitude";
/// Id of the box *notice*.
pub const NOTICE: &str = "accord-notice";
/// Id of the box *mandate*.
pub const MANDATE: &str = "accord-mandat";
/// Id of the box *offers by mail*.
pub const BY_MAIL: &str = "accord-offres-mail";
/// Id of the box *offers by SMS*.
pub const BY_SMS: &str = "accord-offres-sms";

/// The boxes of the signature.
#[derive(Clone, Copy)]
pub struct Consents {
    /// "Mes réponses sont exactes, j'ai lu le bulletin".
    pub accuracy: RwSignal<bool>,
    /// "J'ai lu le résumé de ma garantie et le tableau de garanties": not the insurer's own notice,
    /// which was not given to us.
    pub notice: RwSignal<bool>,
    /// The SEPA mandate, asked only if something is debited.
    pub mandate: RwSignal<bool>,
    /// Offers by mail, optional.
    pub by_mail: RwSignal<bool>,
    /// Offers by SMS, optional.
    pub by_sms: RwSignal<bool>,
}

impl Consents {
    /// What this screen's boxes hold: none ticked when it opens.
    #[must_use]
    pub fn of_screen() -> Self {
        Self {
            accuracy: typed::tick(ACCURACY),
            notice: typed::tick(NOTICE),
            mandate: typed::tick(MANDATE),
            by_mail: typed::tick(BY_MAIL),
            by_sms: typed::tick(BY_SMS),
        }
    }

    /// What was ticked when the code awaited was asked for: everything needed, and these offers.
    pub fn given(self, offers: [bool; 2]) {
        self.put(true, offers);
    }

    /// Whether a box that is needed is ticked; tracked.
    #[must_use]
    pub fn some(self) -> bool {
        let needed = [self.accuracy, self.notice, self.mandate];
        needed.into_iter().any(|ticked| ticked.get())
    }

    /// Unticks all boxes.
    pub fn withdraw(self) {
        self.put(false, [false; 2]);
    }

    fn put(self, needed: bool, [by_mail, by_sms]: [bool; 2]) {
        for (ticked, value) in [
            (self.accuracy, needed),
            (self.notice, needed),
            (self.mandate, needed),
            (self.by_mail, by_mail),
            (self.by_sms, by_sms),
        ] {
            ticked.try_set(value);
        }
    }

    /// What is ticked now, for the answers of this file, and how the code is to travel: by mail with
    /// the password.
    #[must_use]
    pub fn read(self, file: &FileView, password: Option<String>) -> CodeRequest {
        CodeRequest {
            accuracy: self.accuracy.get_untracked(),
            notice: self.notice.get_untracked(),
            mandate: self.mandate.get_untracked(),
            marketing_mail: self.by_mail.get_untracked(),
            marketing_sms: self.by_sms.get_untracked(),
            shown: Some([
                file.profile.version,
                file.beneficiaries.version,
                file.guarantees.version,
                file.bank.version,
            ]),
            joined: Some(file.attachments.iter().map(|one| one.id.clone()).collect()),
            channel: match password {
                Some(_) => CodeChannel::Mail,
                None => CodeChannel::Sms,
            },
            password,
        }
    }

    /// Whether what is needed to sign this file is ticked.
    #[must_use]
    pub fn suffice(self, file: &FileView) -> bool {
        self.accuracy.get_untracked()
            && self.notice.get_untracked()
            && (!debits(file) || self.mandate.get_untracked())
    }
}
