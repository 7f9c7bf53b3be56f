//! Sentences that the screen and the documents share.

use super::cases::{Confidence, Law};
use super::verdict::Unsure;
use crate::date::Date;
use crate::format::{self, Locale};

impl Law {
    /// The text, since when it says so, and how it is known.
    #[must_use]
    pub fn source(&self, locale: Locale) -> String {
        let article = self.article;
        let since = Date::parse_iso(self.since)
            .map(|since| format::date(since, locale))
            .unwrap_or_default();
        match (self.confidence, locale) {
            (Confidence::Text, Locale::Fr) => format!(
                "Code de la sécurité sociale, article {article}, en vigueur depuis le {since}"
            ),
            (Confidence::Text, Locale::En) => {
                format!("Code de la sécurité sociale, article {article}, in force since {since}")
            }
            (Confidence::Reported, Locale::Fr) => {
                format!("{article}, connu par l’article R242-1-6 du Code de la sécurité sociale")
            }
            (Confidence::Reported, Locale::En) => {
                format!("{article}, known by article R242-1-6 of the Code de la sécurité sociale")
            }
        }
    }
}

impl Unsure {
    /// Why it is not certain.
    #[must_use]
    pub fn words(self, locale: Locale) -> String {
        let [french, english] = match self {
            Self::Act => [
                "L’acte de votre employeur doit prévoir ce cas, et nous ne savons pas s’il le prévoit.",
                "Your employer’s act must provide this case, and we do not know whether it does.",
            ],
            Self::Plan => [
                "Nous ne savons pas comment ni depuis quand ce régime existe.",
                "We do not know how this plan was set up, nor since when.",
            ],
            Self::Tenth => [
                "La cotisation doit atteindre 10 % de votre salaire brut : votre employeur fera le calcul.",
                "The contribution must reach 10% of your gross pay: your employer will work it out.",
            ],
            Self::Responsible => [
                "Votre autre contrat doit être « responsable » (article L871-1) : son attestation doit le dire.",
                "Your other contract must be “responsable” (article L871-1): its certificate must say so.",
            ],
            Self::CoverLater(from) => {
                let from = format::date(from, locale);
                return match locale {
                    Locale::Fr => format!(
                        "Votre autre couverture commence le {from}, après le début de ces garanties : votre employeur dira ce qui vaut jusque-là."
                    ),
                    Locale::En => format!(
                        "Your other cover begins on {from}, after this one: your employer will say what holds until then."
                    ),
                };
            }
        };
        match locale {
            Locale::Fr => french,
            Locale::En => english,
        }
        .to_owned()
    }
}
