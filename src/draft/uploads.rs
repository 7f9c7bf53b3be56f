//! Files on their way to the server, one at a time. They belong to the application, not to a screen:
//! leaving the screen where they were chosen loses none.

use affilio_domain::enrolment::Step;
use affilio_domain::wire::{ATTACHMENT_MAX, AttachmentPurpose, AttachmentView};
use leptos::prelude::*;
use leptos::task::spawn_local;

use super::File;
use super::queue::{About, Fate, Item, Queue};
use crate::api::{self, ApiError};
use crate::browser;
use crate::browser::files::Picked;

/// A file chosen that is not joined, as a screen shows it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// Its own key.
    pub key: String,
    /// Its name on the device.
    pub name: String,
    /// What became of it.
    pub fate: Fate,
}

/// What was done last.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Done {
    /// This file is joined.
    Joined(String),
    /// This file is removed.
    Removed(String),
}

/// The files chosen, of all screens.
#[derive(Clone, Copy)]
pub struct Uploads {
    file: File,
    queue: RwSignal<Queue<Picked>, LocalStorage>,
    last: RwSignal<Option<(About, Done)>>,
    /// A file is on its way.
    busy: StoredValue<bool>,
    /// Grows when what waits is forgotten: a file on its way then belongs to somebody else.
    epoch: StoredValue<u32>,
}

impl Uploads {
    pub(super) fn new(file: File) -> Self {
        Self {
            file,
            queue: RwSignal::new_local(Queue::default()),
            last: RwSignal::new(None),
            busy: StoredValue::new(false),
            epoch: StoredValue::new(0),
        }
    }

    /// Takes what was chosen, and sends it after what waits already.
    pub fn choose(self, about: &About, picked: Vec<Picked>) {
        let chosen = picked
            .into_iter()
            .map(|file| Item {
                about: about.clone(),
                fate: if file.is_larger_than(ATTACHMENT_MAX) {
                    Fate::TooLarge
                } else {
                    Fate::Waiting
                },
                key: browser::random_key(),
                file,
            })
            .collect();
        self.queue.update(|queue| queue.add(about, chosen));
        self.send();
    }

    /// Sends again what may leave.
    pub fn resume(self) {
        self.again(|_| true);
    }

    /// The network is said to be back: what it kept leaves.
    pub(super) fn hurry(self) {
        self.again(ApiError::is_transient);
    }

    fn again(self, for_reason: fn(&ApiError) -> bool) {
        if self.is_unsent() {
            self.queue.update(|queue| queue.again(for_reason));
            self.send();
        }
    }

    fn send(self) {
        if self.busy.get_value() {
            return;
        }
        self.busy.set_value(true);
        let epoch = self.epoch.get_value();
        spawn_local(async move {
            while let Some(one) = self.take_next() {
                let About { purpose, subject } = &one.about;
                let member = self.file.member();
                let sent = api::attach(&member, *purpose, subject, &one.file, &one.key).await;
                if self.epoch.get_value() != epoch {
                    return;
                }
                match sent {
                    Ok(view) => self.joined(one, view),
                    Err(error) => self.queue.update(|queue| queue.failed(&one.key, &error)),
                }
            }
            self.busy.set_value(false);
        });
    }

    fn take_next(self) -> Option<Item<Picked>> {
        self.queue.try_update(Queue::take_next).flatten()
    }

    fn joined(self, one: Item<Picked>, view: AttachmentView) {
        self.queue.update(|queue| queue.joined(&one.key));
        let name = view.name.clone();
        self.file.change(|file| {
            if !file.attachments.iter().any(|known| known.id == view.id) {
                file.attachments.push(view.clone());
            }
            // It would sign a document that does not list this one.
            file.code = None;
        });
        self.last.set(Some((one.about, Done::Joined(name))));
    }

    /// A file of this place was removed.
    pub fn removed(self, about: About, name: String) {
        self.last.set(Some((about, Done::Removed(name))));
    }

    /// The files of one place that are not joined; tracked.
    #[must_use]
    pub fn at(self, about: &About) -> Vec<Chosen> {
        self.queue.with(|queue| {
            let here = queue.items().iter().filter(|one| one.about == *about);
            here.map(|one| Chosen {
                key: one.key.clone(),
                name: one.file.name(),
                fate: one.fate.clone(),
            })
            .collect()
        })
    }

    /// What was done last, if it was at this place; tracked.
    #[must_use]
    pub fn last_at(self, about: &About) -> Option<Done> {
        self.last.with(|last| {
            let (place, done) = last.as_ref()?;
            (place == about).then(|| done.clone())
        })
    }

    /// Whether files are not at the server that may still get there.
    #[must_use]
    pub fn is_unsent(self) -> bool {
        self.queue
            .with_untracked(|queue| queue.items().iter().any(|one| one.fate.may_leave()))
    }

    /// Whether a file is on its way.
    pub(super) fn is_under_way(self) -> bool {
        self.busy.get_value()
    }

    /// The steps that have such files; tracked.
    pub(super) fn unsent_steps(self) -> Vec<Step> {
        let step = |one: &Item<Picked>| match one.about.purpose {
            AttachmentPurpose::BeneficiaryProof => Some(Step::Beneficiaries),
            AttachmentPurpose::BankDetails => Some(Step::Bank),
            AttachmentPurpose::ExemptionProof | AttachmentPurpose::AskedPiece => None,
        };
        self.queue.with(|queue| {
            let unsent = queue.items().iter().filter(|one| one.fate.may_leave());
            unsent.filter_map(step).collect()
        })
    }

    /// Forgets all that waits: somebody else is at the screen.
    pub(super) fn forget(self) {
        self.epoch
            .update_value(|epoch| *epoch = epoch.wrapping_add(1));
        self.busy.set_value(false);
        self.queue.set(Queue::default());
        self.last.set(None);
    }
}
