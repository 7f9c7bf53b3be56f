//! The engine's side of the worker: from a household to what each level costs it and leaves it to
//! pay, in plain words and amounts. Only the worker links it; the journey asks it by messages.

mod cares;
mod contributions;
pub mod examples;
pub mod household;
mod years;

use affilio_domain::format::Locale;

use self::household::Home;
use crate::i18n;
use crate::levels::messages::{Answer, Ask, Numbered};

/// Answers a question, as both travel; a question that cannot be read has no answer.
#[must_use]
pub fn answer(question: &str) -> String {
    let told = match serde_json::from_str::<Numbered<Ask>>(question) {
        Ok(Numbered(number, ask)) => Numbered(number, tell(&ask)),
        Err(_) => Numbered(0, None),
    };
    serde_json::to_string(&told).unwrap_or_default()
}

/// Answers a question; `None` when its contract, its date or its compulsory level is not ours.
#[must_use]
pub fn tell(ask: &Ask) -> Option<Answer> {
    i18n::speak(if ask.english { Locale::En } else { Locale::Fr });
    let home = Home::read(ask)?;
    let offers = home.offers(ask);
    let levels = home.levels(&offers);
    Some(Answer {
        offers,
        years: home.years(&levels),
        uncovered: home.uncovered(),
        terms: home.terms(),
    })
}
