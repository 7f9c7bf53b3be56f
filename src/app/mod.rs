//! Two applications, because two very different visits: the public one (home, estimator, table),
//! opened by anyone in a hurry, and the journey, opened by a person who stays. Each downloads only
//! its own screens: `src/main.rs` and `src/bin/journey`. Here is what they share.

pub mod parts;

use leptos::prelude::*;

use affilio_domain::format::Locale;

use crate::browser::address::Address;
use crate::browser::{self, language};
use crate::i18n;
use crate::journey::Screen;
use crate::ui::chrome::{Footer, Header};
use crate::ui::typed;

/// The language of the screens, as a signal: choosing another one draws the screen anew. The answers
/// of a step are with its saver, the files chosen with the uploads, and what belongs to no draft (a
/// password, a code, a consent) with [`crate::ui::typed`]: they come back with it.
#[derive(Clone, Copy)]
pub struct Language(RwSignal<Locale>);

impl Language {
    fn preferred() -> Self {
        let locale = language::preferred();
        i18n::speak(locale);
        language::announce(locale);
        Self(RwSignal::new(locale))
    }

    /// Speaks the other language, and remembers it.
    pub fn switch(self) {
        let other = match self.0.get_untracked() {
            Locale::Fr => Locale::En,
            Locale::En => Locale::Fr,
        };
        language::choose(other);
        language::announce(other);
        i18n::speak(other);
        self.0.set(other);
    }
}

/// The address that is followed, and what surrounds every screen.
pub fn frame(shows: fn(&str) -> bool, show: fn(Screen) -> AnyView) -> impl IntoView {
    let address = Address::follow(shows);
    provide_context(address);
    let language = Language::preferred();
    provide_context(language);
    browser::remove_start_screen();
    let screen = Memo::new(move |_| Screen::at(&address.path()));
    Effect::new(move |_| typed::leave_for(&address.path()));
    move || {
        language.0.track();
        view! {
            <Header />
            <main id="contenu" tabindex="-1">{move || show(screen.get())}</main>
            <Footer />
        }
    }
}
