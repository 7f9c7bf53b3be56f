//! What each level costs this household and leaves it to pay, for any screen of the journey: asked of
//! the engine, in its worker, when a screen first needs it, and kept until the answers change.

pub mod convert;
pub mod messages;

use std::sync::Arc;

use leptos::prelude::*;

use self::messages::{Answer, Ask, Numbered, Price};
use crate::browser;
use crate::browser::worker::{Heard, Worker};
use crate::draft::File;

/// The script of the worker.
const SCRIPT: &str = "/engine.js";
/// The name of the mark, in the page, that holds the version of the worker's files.
const VERSION: &str = "engine";

/// Where the engine's answer stands.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub enum Told {
    /// Asked, not answered yet.
    #[default]
    Waiting,
    /// The engine could not be loaded, or broke.
    Failed,
    /// Its answer.
    Known(Arc<Answer>),
}

impl Told {
    /// The answer, once known.
    #[must_use]
    pub fn known(&self) -> Option<&Answer> {
        match self {
            Self::Known(answer) => Some(answer),
            Self::Waiting | Self::Failed => None,
        }
    }

    /// What a level costs each month; `None` while it is not known.
    #[must_use]
    pub fn price(&self, level: &str) -> Option<Price> {
        let offers = &self.known()?.offers;
        offers.iter().find(|offer| offer.id == level)?.price
    }
}

/// The engine, as the screens see it.
#[derive(Clone, Copy)]
pub struct Levels {
    file: File,
    told: RwSignal<Told>,
    /// The last question; only its answer is heard.
    asked: StoredValue<Numbered<Ask>>,
    worker: StoredValue<Option<Worker>, LocalStorage>,
    /// Whether the worker can be asked.
    ready: StoredValue<bool>,
}

impl Levels {
    /// Nothing asked, nothing loaded.
    #[must_use]
    pub fn new(file: File) -> Self {
        Self {
            file,
            told: RwSignal::new(Told::Waiting),
            asked: StoredValue::new(Numbered(0, Ask::default())),
            worker: StoredValue::new_local(None),
            ready: StoredValue::new(false),
        }
    }

    /// The answer for the file as it is, kept true as long as the calling screen is shown.
    #[must_use]
    pub fn told(self) -> Signal<Told> {
        let ask = Memo::new(move |_| self.file.get().map(|file| convert::ask(&file)));
        Effect::new(move |_| {
            if let Some(ask) = ask.get() {
                self.ask(ask);
            }
        });
        self.told.into()
    }

    /// Loads the engine anew after a failure, and asks again.
    pub fn retry(self) {
        self.worker.set_value(None);
        self.ready.set_value(false);
        self.told.set(Told::Waiting);
        self.send();
    }

    fn ask(self, ask: Ask) {
        let Numbered(number, last) = self.asked.get_value();
        if number > 0 && last == ask {
            return;
        }
        self.asked.set_value(Numbered(number.wrapping_add(1), ask));
        if self.told.get_untracked() == Told::Failed {
            return self.retry();
        }
        self.told.set(Told::Waiting);
        self.send();
    }

    /// Sends the last question, now or as soon as the worker is ready.
    fn send(self) {
        if self.worker.with_value(Option::is_none) {
            let worker = Worker::start(SCRIPT, &browser::mark(VERSION), move |heard| {
                self.hear(heard);
            });
            if worker.is_none() {
                self.told.set(Told::Failed);
            }
            self.worker.set_value(worker);
            return;
        }
        if self.ready.get_value() {
            let question = self
                .asked
                .with_value(serde_json::to_string)
                .unwrap_or_default();
            self.worker.with_value(|worker| {
                if let Some(worker) = worker {
                    worker.tell(&question);
                }
            });
        }
    }

    fn hear(self, heard: Heard) {
        match heard {
            Heard::Ready => {
                self.ready.set_value(true);
                self.send();
            }
            Heard::Words(words) => {
                let answer: Option<Numbered<Option<Answer>>> = serde_json::from_str(&words).ok();
                let asked = self.asked.with_value(|asked| asked.0);
                match answer {
                    // An answer to an earlier question: the right one follows.
                    Some(Numbered(number, _)) if number != asked => {}
                    Some(Numbered(_, Some(answer))) => self.told.set(Told::Known(Arc::new(answer))),
                    Some(Numbered(_, None)) | None => self.told.set(Told::Failed),
                }
            }
            Heard::Failed => {
                self.told.set(Told::Failed);
            }
        }
    }
}
