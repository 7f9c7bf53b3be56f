//! The two languages of the screens. Both stand side by side where the words are used: a sentence
//! without its twin does not compile, and no table of keys can drift from the screens.

use std::sync::atomic::{AtomicBool, Ordering};

use affilio_domain::format::Locale;

/// Whether the screens speak English. One page speaks one language at a time.
static ENGLISH: AtomicBool = AtomicBool::new(false);

/// The language of the screens now.
#[must_use]
pub fn locale() -> Locale {
    if ENGLISH.load(Ordering::Relaxed) {
        Locale::En
    } else {
        Locale::Fr
    }
}

/// Speaks a language from now on. What is already drawn stays as it was: the frame of the
/// application draws its screen anew.
pub fn speak(locale: Locale) {
    ENGLISH.store(locale == Locale::En, Ordering::Relaxed);
}

/// The words in the language of the screens.
#[must_use]
pub fn tr<T>(french: T, english: T) -> T {
    match locale() {
        Locale::Fr => french,
        Locale::En => english,
    }
}

/// A sentence with values in it, in the language of the screens: two formats that take the same
/// values from the place where they are written.
#[macro_export]
macro_rules! say {
    ($french:literal, $english:literal $(,)?) => {
        match $crate::i18n::locale() {
            affilio_domain::format::Locale::Fr => format!($french),
            affilio_domain::format::Locale::En => format!($english),
        }
    };
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_follow_the_language() {
        let days = 3;
        assert_eq!(tr("jours", "days"), "jours");
        speak(Locale::En);
        assert_eq!(tr("jours", "days"), "days");
        assert_eq!(say!("{days} jours", "{days} days"), "3 days");
        speak(Locale::Fr);
        assert_eq!(say!("{days} jours", "{days} days"), "3 jours");
    }
}
