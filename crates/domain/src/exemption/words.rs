//! Sentences that the screen and the documents share.

use super::cases::{Confidence, ExemptionCase, Law, Limit, Words, said};
use super::due::{Due, DueFrom};
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
            Self::Late(on) => {
                let on = format::date(on, locale);
                return match locale {
                    Locale::Fr => format!(
                        "Le jour pour demander, le {on}, est passé : votre employeur dira s’il accepte une demande plus tardive."
                    ),
                    Locale::En => format!(
                        "The day to ask, {on}, is past: your employer will say whether a later request is accepted."
                    ),
                };
            }
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

impl ExemptionCase {
    /// When to ask, as far as the texts tell.
    #[must_use]
    pub fn when(self, due: Option<Due>, today: Date, locale: Locale) -> String {
        let Some(due) = due else {
            return said(undated(self.law().limit), locale).to_owned();
        };
        let on = format::date(due.on, locale);
        let mut words = match (due.from, locale) {
            (DueFrom::Hiring, Locale::Fr) => {
                format!("Le {on}, jour de votre embauche (article D911-5).")
            }
            (DueFrom::Hiring, Locale::En) => {
                format!("On {on}, the day you were hired (article D911-5).")
            }
            (DueFrom::Plan, Locale::Fr) => {
                format!("Le {on}, premier jour du régime (article D911-5).")
            }
            (DueFrom::Plan, Locale::En) => {
                format!("On {on}, first day of the plan (article D911-5).")
            }
            (DueFrom::Cover, Locale::Fr) => {
                format!("Le {on}, premier jour de votre autre couverture (article D911-5).")
            }
            (DueFrom::Cover, Locale::En) => {
                format!("On {on}, first day of your other cover (article D911-5).")
            }
        };
        if !due.plan_known {
            words.push_str(said(PLAN_UNKNOWN, locale));
        }
        if due.on < today {
            words.push_str(said(PAST, locale));
        }
        words
    }
}

const PLAN_UNKNOWN: Words = [
    " Si le régime a commencé plus tard, son premier jour compte : votre employeur le connaît.",
    " If the plan began later, its first day counts: your employer knows it.",
];

const PAST: Words = [
    " Ce jour est passé. Le texte ne donne pas de délai : demandez sans attendre, votre employeur dira s’il accepte une demande plus tardive.",
    " That day is past. The text gives no delay: ask without waiting, your employer will say whether a later request is accepted.",
];

/// When to ask, where no day can be told.
const fn undated(limit: Limit) -> Words {
    match limit {
        Limit::NoneInLaw => [
            "Le texte ne fixe pas de date. L’acte de votre employeur peut en fixer une.",
            "The text sets no date. Your employer’s act may set one.",
        ],
        Limit::HiringOrPlan | Limit::HiringPlanOrCover => [
            "Le jour de l’embauche ou, s’il vient plus tard, celui où commence le régime ou l’autre couverture (article D911-5). Votre date d’embauche dira lequel.",
            "The day of hiring or, if later, the day when the plan or the other cover begins (article D911-5). Your hiring date will tell which one.",
        ],
    }
}
