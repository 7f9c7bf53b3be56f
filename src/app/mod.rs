//! Two applications, because two very different visits: the public one (home, estimator, table),
//! opened by anyone in a hurry, and the journey, opened by a person who stays. Each downloads only
//! its own screens.

pub mod journey;
pub mod public;

pub use journey::JourneyApp;
pub use public::PublicApp;

use leptos::prelude::*;

use crate::browser;
use crate::browser::address::Address;
use crate::journey::Screen;
use crate::ui::chrome::{Footer, Header};

/// What both share: the address that is followed, and what surrounds every screen.
fn frame(shows: fn(&str) -> bool, show: fn(Screen) -> AnyView) -> impl IntoView {
    let address = Address::follow(shows);
    provide_context(address);
    browser::remove_start_screen();
    let screen = Memo::new(move |_| Screen::at(&address.path()));
    view! {
        <Header />
        <main id="contenu" tabindex="-1">{move || show(screen.get())}</main>
        <Footer />
    }
}
