//! The journey in parts. The program that opens the page knows the link and the account's door; each
//! part beyond is downloaded when a screen first asks for it, the others right after it, so that one
//! goes on from step to step without network.
//!
//! The feature `parts` makes each function below a place where the program is cut; `cargo xtask`
//! enables it and does the cutting. Without it, all parts are there from the start.

use std::future::Future;
use std::pin::Pin;
use std::sync::OnceLock;
use std::sync::atomic::{AtomicBool, Ordering};

use affilio_domain::enrolment::Step;
use gloo_timers::future::TimeoutFuture;
use leptos::prelude::*;
use leptos::task::spawn_local;

use crate::i18n::tr;
use crate::journey::{Place, Screen};
use crate::pages::{
    account::Account, exemption::Exemption, files::Files, forgotten::Forgotten, overview::Overview,
    signed::Signed,
};
use crate::steps::{
    bank::view::BankStep,
    beneficiaries::{person_view::BeneficiaryPage, view::BeneficiariesStep},
    guarantees::view::GuaranteesStep,
    profile::view::ProfileStep,
    signature::view::SignatureStep,
};
use crate::ui::notice::{Notice, Tone};
use crate::ui::page::Heading;

/// Shows a screen of a part that is there.
type Show = fn(Screen) -> AnyView;

/// The part did not come: no network, or its release is no longer served.
#[derive(Clone, Copy)]
struct NotCome;

#[cfg(feature = "parts")]
impl From<leptos::wasm_split::SplitLoaderError> for NotCome {
    fn from(_: leptos::wasm_split::SplitLoaderError) -> Self {
        Self
    }
}

/// A place where the program is cut: what only this function leads to is a part.
macro_rules! cut {
    ($part:ident, $show:path) => {
        #[cfg(feature = "parts")]
        #[leptos::wasm_split::wasm_split($part, wasm_split_path = leptos::wasm_split, fallible)]
        fn $part() -> Result<Show, NotCome> {
            Ok($show)
        }

        #[cfg(not(feature = "parts"))]
        fn $part() -> std::future::Ready<Result<Show, NotCome>> {
            std::future::ready(Ok($show))
        }
    };
}

cut!(list, show_list);
cut!(people, show_people);
cut!(cover, show_cover);
cut!(finish, show_finish);
cut!(account, show_account);

fn show_list(_: Screen) -> AnyView {
    view! { <Overview /> }.into_any()
}

fn show_people(screen: Screen) -> AnyView {
    match screen {
        Screen::Beneficiary(asked) => view! { <BeneficiaryPage asked /> }.into_any(),
        Screen::Journey(Place::Step(Step::Profile)) => view! { <ProfileStep /> }.into_any(),
        _ => view! { <BeneficiariesStep /> }.into_any(),
    }
}

fn show_cover(screen: Screen) -> AnyView {
    match screen {
        Screen::Journey(Place::Exemption) => view! { <Exemption /> }.into_any(),
        _ => view! { <GuaranteesStep /> }.into_any(),
    }
}

fn show_finish(screen: Screen) -> AnyView {
    match screen {
        Screen::Journey(Place::End) => view! { <Signed /> }.into_any(),
        Screen::Journey(Place::Step(Step::Bank)) => view! { <BankStep /> }.into_any(),
        _ => view! { <SignatureStep /> }.into_any(),
    }
}

fn show_account(screen: Screen) -> AnyView {
    match screen {
        Screen::Forgotten => view! { <Forgotten /> }.into_any(),
        Screen::Files => view! { <Files /> }.into_any(),
        _ => view! { <Account /> }.into_any(),
    }
}

/// A part on its way.
type Coming = Pin<Box<dyn Future<Output = Result<Show, NotCome>>>>;

/// What is downloaded in one go.
pub struct Part {
    come: OnceLock<Show>,
    download: fn() -> Coming,
}

static LIST: Part = Part::new(|| Box::pin(list()));
static PEOPLE: Part = Part::new(|| Box::pin(people()));
static COVER: Part = Part::new(|| Box::pin(cover()));
static FINISH: Part = Part::new(|| Box::pin(finish()));
static ACCOUNT: Part = Part::new(|| Box::pin(account()));

/// In the order in which one needs them.
static ALL: [&Part; 5] = [&LIST, &PEOPLE, &COVER, &FINISH, &ACCOUNT];

impl Part {
    const fn new(download: fn() -> Coming) -> Self {
        Self {
            come: OnceLock::new(),
            download,
        }
    }

    /// The part that shows a screen; none for what is there from the start.
    pub fn of(screen: Screen) -> Option<&'static Self> {
        match screen {
            Screen::Forgotten | Screen::Files | Screen::Account => Some(&ACCOUNT),
            Screen::Beneficiary(_) => Some(&PEOPLE),
            Screen::Journey(place) => match place {
                Place::Overview => Some(&LIST),
                Place::Step(Step::Profile | Step::Beneficiaries) => Some(&PEOPLE),
                Place::Step(Step::Guarantees) | Place::Exemption => Some(&COVER),
                Place::Step(Step::Bank | Step::Signature) | Place::End => Some(&FINISH),
            },
            Screen::SignIn
            | Screen::Activation
            | Screen::Home
            | Screen::Estimator
            | Screen::Table
            | Screen::Notice
            | Screen::Unknown => None,
        }
    }

    async fn fetch(&self) -> Result<Show, NotCome> {
        if let Some(show) = self.come.get() {
            return Ok(*show);
        }
        let show = (self.download)().await?;
        Ok(*self.come.get_or_init(|| show))
    }
}

/// How long no part is asked for in advance after one did not come, in milliseconds.
const REST_MS: u32 = 10_000;

/// Parts are being downloaded in advance.
static UNDER_WAY: AtomicBool = AtomicBool::new(false);
/// One did not come: asking again at each key press would only cost.
static RESTING: AtomicBool = AtomicBool::new(false);

/// Whether every part is there: nothing is left to download.
#[must_use]
pub fn all_there() -> bool {
    ALL.iter().all(|part| part.come.get().is_some())
}

/// The network is said to be back: parts may be asked for again.
pub fn hurry() {
    RESTING.store(false, Ordering::Relaxed);
}

/// Downloads every part that is not there, one at a time, unless that is being done or failed a moment
/// ago. One that does not come is asked for again later, or by the next screen.
pub fn fetch_all() {
    if all_there() || RESTING.load(Ordering::Relaxed) || UNDER_WAY.swap(true, Ordering::Relaxed) {
        return;
    }
    spawn_local(async {
        for part in ALL {
            if part.fetch().await.is_err() {
                RESTING.store(true, Ordering::Relaxed);
                spawn_local(async {
                    TimeoutFuture::new(REST_MS).await;
                    hurry();
                });
                break;
            }
        }
        UNDER_WAY.store(false, Ordering::Relaxed);
    });
}

/// A screen of a part: at once when the part is there, else when it comes.
#[component]
pub fn Later(
    /// The part that shows it.
    part: &'static Part,
    /// The screen.
    screen: Screen,
) -> impl IntoView {
    let come = RwSignal::new(part.come.get().copied().map(Ok));
    let fetch = move || {
        come.set(None);
        spawn_local(async move {
            let fetched = part.fetch().await;
            if fetched.is_ok() {
                hurry();
                fetch_all();
            }
            come.try_set(Some(fetched));
        });
    };
    if come.with_untracked(Option::is_none) {
        fetch();
    }
    move || {
        match come.get() {
        Some(Ok(show)) => show(screen),
        None => view! {
            <div class="page"><p class="loading" aria-busy="true">{tr("Ouverture…", "Opening…")}</p></div>
        }
        .into_any(),
        Some(Err(NotCome)) => view! {
            <div class="page">
                <Heading text=tr("La suite n’est pas chargée", "What follows is not loaded") />
                <Notice tone=Tone::Warn>
                    <p>{tr(
                        "La suite n’a pas pu être chargée : le réseau est peut-être coupé. Ce que vous avez saisi reste ici. Réessayez ; si cela ne suffit pas, rechargez la page.",
                        "What follows could not be loaded: the network may be down. What you typed stays here. Try again; if that is not enough, reload the page.",
                    )}</p>
                    <button type="button" class="button" on:click=move |_| fetch()>{tr("Réessayer", "Try again")}</button>
                </Notice>
            </div>
        }
        .into_any(),
    }
    }
}
