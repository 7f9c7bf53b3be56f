//! What is declared with a request.

use super::cases::{Words, said};
use crate::format::Locale;

/// A sentence in both languages.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Sentence(Words);

impl Sentence {
    /// In the reader's language.
    #[must_use]
    pub const fn said(self, locale: Locale) -> &'static str {
        said(self.0, locale)
    }
}

/// What is declared with a request, each with its text. The last one is what R242-1-6 wants in it.
pub const DECLARATION: [Sentence; 5] = [
    Sentence([
        "Je demande à ne pas adhérer à la complémentaire santé de mon entreprise. Mes réponses sont exactes.",
        "I ask not to join my company’s health plan. My answers are exact.",
    ]),
    Sentence([
        "Mon employeur ne paie pas sa part de cotisation à ce contrat, la moitié au moins, puisque je n’y adhère pas (Code de la sécurité sociale, article L911-7, III).",
        "My employer does not pay their part of the contribution, at least half, since I do not join (Code de la sécurité sociale, article L911-7, III).",
    ]),
    Sentence([
        "Ce contrat ne rembourse pas mes soins. Si je quitte l’entreprise, il n’y a pas de garantie à maintenir : le maintien gratuit suppose des droits ouverts (Code de la sécurité sociale, article L911-8, 2°).",
        "This contract does not repay my care. If I leave the company, there is no cover to keep: free continuation supposes open rights (Code de la sécurité sociale, article L911-8, 2°).",
    ]),
    Sentence([
        "Si ma situation change et que le cas ne tient plus, je le dis à mon employeur et j’adhère.",
        "If my situation changes and the case no longer holds, I tell my employer and I join.",
    ]),
    Sentence([
        "Mon employeur m’a informé au préalable des conséquences de ce choix (Code de la sécurité sociale, article R242-1-6).",
        "My employer informed me beforehand of the consequences of this choice (Code de la sécurité sociale, article R242-1-6).",
    ]),
];
