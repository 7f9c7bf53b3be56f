//! A cell that cannot be read: where, and what was expected there.

use super::PER_WORDS;

/// What was expected at a place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// A number, `TM`, `Néant`, `Oui` or `-`.
    Cell,
    /// A number.
    Number,
    /// A number without useless zeros in front.
    NoLeadingZero,
    /// At most two digits after the comma.
    TwoDecimals,
    /// A smaller number.
    SmallerNumber,
    /// `%` or `€`.
    PercentOrEuro,
    /// `BR`, `FR`, `PMSS`, `PASS` or `TM`.
    Base,
    /// One of the words known after a slash.
    PerWord,
    /// A regulated price, an amount or a count.
    LimitWord,
    /// A limit, after `Prise en charge à`.
    Limit,
    /// `max` and a number.
    Max,
    /// A period of count.
    Period,
    /// A whole number.
    WholeNumber,
    /// Something not said before.
    Once,
    /// `)`.
    Closing,
    /// The end of the cell.
    End,
}

impl Expected {
    /// The words, in French, for the person who types the table.
    #[must_use]
    pub fn words(self) -> String {
        let words = match self {
            Self::Cell => "un nombre, « TM », « Néant », « Oui » ou « - »",
            Self::Number => "un nombre",
            Self::NoLeadingZero => "un nombre sans zéro devant",
            Self::TwoDecimals => "deux décimales au plus",
            Self::SmallerNumber => "un nombre plus petit",
            Self::PercentOrEuro => "« % » ou « € »",
            Self::Base => "« BR », « FR », « PMSS », « PASS » ou « TM »",
            Self::PerWord => return format!("une unité : {}", PER_WORDS.join(", ")),
            Self::LimitWord => {
                "« HLF », « PLV », « frais réels », « forfait réglementaire en vigueur » ou un nombre"
            }
            Self::Limit => "« dans la limite des HLF » ou « des PLV »",
            Self::Max => "« max » et un nombre",
            Self::Period => "une période : « an », « 2 ans » ou « 6 mois »",
            Self::WholeNumber => "un nombre entier, ou un montant",
            Self::Once => "une seule limite de cette sorte",
            Self::Closing => "« ) »",
            Self::End => "la fin de la cellule, « + », « dans la limite des » ou « (max … ) »",
        };
        words.to_owned()
    }
}

/// A cell that cannot be read.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("« {text} », caractère {} : attendu {}", at + 1, expected.words())]
pub struct CellError {
    /// The whole text.
    pub text: String,
    /// The place, in characters from 0.
    pub at: usize,
    /// What was expected there.
    pub expected: Expected,
}
