//! Applications in parts. The program that opens a page knows what the page shows at once; each part
//! beyond is downloaded when a screen first asks for it.
//!
//! The feature `parts` makes each [`cut!`](crate::cut) a place where the program is cut; `cargo xtask`
//! enables it and does the cutting. Without it, all parts are there from the start. A program cuts
//! itself, in its own files: what is cut in a library would be exported by every program that links it.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::browser;
use crate::i18n::tr;
use crate::journey::Screen;
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::Heading;

/// Shows a screen of a part that is there.
pub type Show = fn(Screen) -> AnyView;

/// The part did not come: no network, or its release is no longer served.
#[derive(Clone, Copy)]
pub struct NotCome;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for NotCome {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// A part, and the place where the program is cut: what only this function leads to is in the part.
#[macro_export]
macro_rules! cut {
    ($part:ident, $name:ident, $does:path) => {
        $crate::cut!($part: $crate::app::parts::Show, $name, $does);
    };
    ($part:ident: $what:ty, $name:ident, $does:path) => {
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split($name, wasm_split_path = leptos::wasm_split, fallible)]
        fn $name() -> Result<$what, $crate::app::parts::NotCome> {
            Ok($does)
        }

        #[cfg(not(feature = "parts"))]
        fn $name() -> std::future::Ready<Result<$what, $crate::app::parts::NotCome>> {
            std::future::ready(Ok($does))
        }

        static $part: $crate::app::parts::Part<$what> =
            $crate::app::parts::Part::new(|| Box::pin($name()));
    };
}

/// A part on its way.
pub type Coming<T> = Pin<Box<dyn Future<Output = Result<T, NotCome>>>>;

/// What is downloaded in one go: a function, that shows a screen or does anything else.
pub struct Part<T: 'static = Show> {
    come: OnceLock<T>,
    download: fn() -> Coming<T>,
}

impl<T: Copy> Part<T> {
    /// A part that nothing downloaded yet.
    #[must_use]
    pub const fn new(download: fn() -> Coming<T>) -> Self {
        Self {
            come: OnceLock::new(),
            download,
        }
    }

    async fn fetch(&self) -> Result<T, NotCome> {
        if let Some(come) = self.come.get() {
            return Ok(*come);
        }
        let come = (self.download)().await?;
        Ok(*self.come.get_or_init(|| come))
    }
}

/// How long no part is asked for in advance after one did not come, in milliseconds.
const REST_MS: u32 = 10_000;

/// The parts of an application that follow each other.
pub struct Parts {
    all: &'static [&'static Part],
    /// They are being downloaded in advance.
    under_way: AtomicBool,
    /// One did not come: asking again at each key press would only cost.
    resting: AtomicBool,
}

impl Parts {
    /// These parts, in the order in which one needs them.
    #[must_use]
    pub const fn new(all: &'static [&'static Part]) -> Self {
        Self {
            all,
            under_way: AtomicBool::new(false),
            resting: AtomicBool::new(false),
        }
    }

    /// Whether every part is there: nothing is left to download.
    #[must_use]
    pub fn all_there(&self) -> bool {
        self.all.iter().all(|part| part.come.get().is_some())
    }

    /// The network is said to be back: parts may be asked for again.
    pub fn hurry(&self) {
        self.resting.store(false, Ordering::Relaxed);
    }

    /// Downloads every part that is not there, one at a time, unless that is being done or failed a
    /// moment ago. One that does not come is asked for again later, or by the next screen.
    pub fn fetch_all(&'static self) {
        let waits = self.all_there() || self.resting.load(Ordering::Relaxed);
        if waits || self.under_way.swap(true, Ordering::Relaxed) {
            return;
        }
        spawn_local(async {
            for part in self.all {
                if part.fetch().await.is_err() {
                    self.resting.store(true, Ordering::Relaxed);
                    spawn_local(async {
                        TimeoutFuture::new(REST_MS).await;
                        self.hurry();
                    });
                    break;
                }
            }
            self.under_way.store(false, Ordering::Relaxed);
        });
    }
}

/// A part as a screen sees it: not there yet, there, or not come.
#[derive(Clone, Copy)]
pub struct Awaited<T: 'static> {
    part: &'static Part<T>,
    come: RwSignal<Option<Result<T, NotCome>>>,
}

impl<T: Copy + Send + Sync> Awaited<T> {
    /// The part: at once when it is there, else it is asked for.
    #[must_use]
    pub fn of(part: &'static Part<T>) -> Self {
        let come = RwSignal::new(part.come.get().copied().map(Ok));
        let awaited = Self { part, come };
        if come.with_untracked(Option::is_none) {
            awaited.ask();
        }
        awaited
    }

    /// What there is of it; tracked.
    #[must_use]
    pub fn get(self) -> Option<Result<T, NotCome>> {
        self.come.get()
    }

    /// Asks for it, or asks again.
    pub fn ask(self) {
        self.come.set(None);
        spawn_local(async move {
            let fetched = self.part.fetch().await;
            self.come.try_set(Some(fetched));
        });
    }

    /// What is shown while it comes, or instead of it; not tracked, as `get` is. Whoever asks again stays
    /// in the element of this id: the button goes.
    #[must_use]
    pub fn waiting(self, within: &'static str) -> AnyView {
        if self.come.with_untracked(Option::is_none) {
            return view! { <p class="loading" aria-busy="true">{tr("Ouverture…", "Opening…")}</p> }
                .into_any();
        }
        let again = move |_| {
            browser::focus(within);
            self.ask();
        };
        view! {
            <Notice tone=Tone::Warn>
                <p>{tr(
                    "La suite n’a pas pu être chargée : le réseau est peut-être coupé. Ce que vous avez saisi reste ici. Réessayez ; si cela ne suffit pas, rechargez la page.",
                    "What follows could not be loaded: the network may be down. What you typed stays here. Try again; if that is not enough, reload the page.",
                )}</p>
                <button type="button" class="button" on:click=again>{tr("Réessayer", "Try again")}</button>
            </Notice>
        }
        .into_any()
    }
}

/// A screen of a part: at once when the part is there, else when it comes. The other parts follow.
#[component]
pub fn Later(
    /// The part that shows it.
    part: &'static Part,
    /// The screen.
    screen: Screen,
    /// All the parts.
    parts: &'static Parts,
) -> impl IntoView {
    let awaited = Awaited::of(part);
    move || match awaited.get() {
        Some(Ok(show)) => {
            parts.hurry();
            parts.fetch_all();
            show(screen)
        }
        None => view! { <div class="page">{awaited.waiting("contenu")}</div> }.into_any(),
        Some(Err(NotCome)) => view! {
            <div class="page">
                <Heading text=tr("La suite n’est pas chargée", "What follows is not loaded") />
                {awaited.waiting("contenu")}
            </div>
        }
        .into_any(),
    }
}
