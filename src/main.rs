//! The public application: home, estimator, table of guarantees. The last one and the notice are parts,
//! and so is what is said of an amount: nobody waits for the words to see the amount.

use affilio_app::app::frame;
use affilio_app::app::parts::{Later, Parts};
use affilio_app::cut;
use affilio_app::journey::Screen;
use affilio_app::pages::{
    estimator::{
        Estimator,
        proof::{self, Words},
    },
    guarantee_table::GuaranteeTable,
    home::Home,
    not_found::NotFound,
    notice::Notice,
};
use leptos::prelude::*;

cut!(TABLE, table, show_table);
cut!(NOTICE, notice, show_notice);
cut!(WORDS: Words, words, proof::WORDS);

static PARTS: Parts = Parts::new(&[&TABLE, &NOTICE]);

fn main() {
    console_error_panic_hook::set_once();
    leptos::mount::mount_to_body(PublicApp);
}

/// Home, estimator, table of guarantees, and any address that leads nowhere.
#[component]
fn PublicApp() -> impl IntoView {
    frame(|path| Screen::at(path).is_public(), show)
}

fn show(screen: Screen) -> AnyView {
    let later = |part| view! { <Later part screen parts=&PARTS /> }.into_any();
    match screen {
        Screen::Home => view! { <Home /> }.into_any(),
        Screen::Estimator => view! { <Estimator words=&WORDS /> }.into_any(),
        Screen::Table => later(&TABLE),
        Screen::Notice => later(&NOTICE),
        Screen::SignIn
        | Screen::Forgotten
        | Screen::Files
        | Screen::Account
        | Screen::Activation
        | Screen::Journey(_)
        | Screen::Beneficiary(_)
        | Screen::Unknown => view! { <NotFound /> }.into_any(),
    }
}

fn show_table(_: Screen) -> AnyView {
    view! { <GuaranteeTable /> }.into_any()
}

fn show_notice(_: Screen) -> AnyView {
    view! { <Notice /> }.into_any()
}
