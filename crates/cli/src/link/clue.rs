//! What tells apart the rows that one act may mean, and how it is asked.

use affilio_domain::format::Locale;
use affilio_guarantees::compiled::{LensClass, Row};
use affilio_guarantees::naming::Narrow;

/// Something not told that chooses between rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Clue {
    Basket,
    Tooth,
    Class,
    Age,
    Prescription,
    /// The eyes need different lenses, and the item does not say which eye it is for.
    Eye,
    Base,
}

const ALL: [Clue; 6] = [
    Clue::Basket,
    Clue::Tooth,
    Clue::Class,
    Clue::Age,
    Clue::Prescription,
    Clue::Base,
];

const LENSES: [LensClass; 4] = [
    LensClass::UnifocalSimple,
    LensClass::UnifocalComplex,
    LensClass::MultifocalSimple,
    LensClass::MultifocalComplex,
];

/// The clues not told on which these rows differ; once a correction is told, what is missing is the
/// eye.
pub(crate) fn all(told: &Narrow, corrected: bool, rows: &[&Row]) -> Vec<Clue> {
    ALL.into_iter()
        .filter(|clue| clue.answers(told, rows).len() > 1)
        .map(|clue| match clue {
            Clue::Prescription if corrected => Clue::Eye,
            clue => clue,
        })
        .collect()
}

impl Clue {
    /// What is known once each possible answer is given; nothing when it was told already.
    pub(crate) fn answers(self, told: &Narrow, rows: &[&Row]) -> Vec<Narrow> {
        let known = match self {
            Self::Basket => told.basket.is_some(),
            Self::Tooth => told.teeth.is_some(),
            Self::Class => told.class.is_some(),
            Self::Age => told.years.is_some(),
            Self::Prescription | Self::Eye => told.lens.is_some(),
            Self::Base => told.not_repaid.is_some(),
        };
        if known {
            return Vec::new();
        }
        match self {
            Self::Basket => distinct(rows, |row| row.basket, |basket| Narrow { basket, ..*told }),
            Self::Tooth => distinct(rows, |row| row.teeth, |teeth| Narrow { teeth, ..*told }),
            Self::Class => distinct(rows, |row| row.class, |class| Narrow { class, ..*told }),
            Self::Age => distinct(
                rows,
                |row| row.ages.map(|ages| u16::from(ages.min)),
                |years| Narrow { years, ..*told },
            ),
            Self::Prescription | Self::Eye => lenses(told, rows),
            Self::Base => distinct(
                rows,
                |row| Some(row.not_repaid()),
                |not_repaid| Narrow {
                    not_repaid,
                    ..*told
                },
            ),
        }
    }

    /// The last key of its path.
    pub(crate) const fn key(self) -> &'static str {
        match self {
            Self::Basket => "basket",
            Self::Tooth => "tooth",
            Self::Class => "class",
            Self::Age => "age",
            Self::Prescription => "prescription",
            Self::Eye => "eye",
            Self::Base => "br",
        }
    }

    /// The key that tells it, for the only item of a line.
    pub(crate) const fn path(self) -> &'static str {
        match self {
            Self::Basket => "context.basket",
            Self::Tooth => "items[0].tooth",
            Self::Class => "items[0].class",
            Self::Age => "person.age",
            Self::Prescription => "context.prescription",
            Self::Eye => "items[0].eye",
            Self::Base => "items[0].br",
        }
    }

    /// The key that tells it, and its French name when the key does not say it.
    pub(crate) const fn named(self) -> &'static str {
        match self {
            Self::Basket => "context.basket (panier)",
            Self::Tooth => "items[].tooth (dent)",
            Self::Class => "items[].class",
            Self::Age => "person.age",
            Self::Prescription => "context.prescription",
            Self::Eye => "items[].eye (un verre par œil)",
            Self::Base => "items[].br (\"0\" : non remboursé par la Sécurité sociale)",
        }
    }

    /// The question in words.
    pub(crate) const fn question(self, locale: Locale) -> &'static str {
        match (self, locale) {
            (Self::Basket, Locale::Fr) => {
                "le panier : Le devis dit si la prothèse est « 100 % Santé », à tarifs maîtrisés ou à tarifs libres."
            }
            (Self::Basket, Locale::En) => {
                "the basket: The quote says whether the prosthesis is “100 % Santé”, at moderate prices or at free prices."
            }
            (Self::Tooth, Locale::Fr) => {
                "la dent : La garantie n’est pas la même devant et au fond. Le devis donne son numéro."
            }
            (Self::Tooth, Locale::En) => {
                "the tooth: The guarantee differs between front and back teeth. The quote gives its number."
            }
            (Self::Class, Locale::Fr) => {
                "la classe de l’équipement : Le devis dit A ou B pour des lunettes, I ou II pour une aide auditive."
            }
            (Self::Class, Locale::En) => {
                "the class of the equipment: The quote says A or B for glasses, I or II for a hearing aid."
            }
            (Self::Age, Locale::Fr) => {
                "l’âge de la personne : La garantie n’est pas la même pour un enfant et pour un adulte."
            }
            (Self::Age, Locale::En) => {
                "the age of the person: The guarantee differs between a child and an adult."
            }
            (Self::Prescription, Locale::Fr) => {
                "la correction : Elle dit si les verres sont simples ou complexes. L’ordonnance la donne."
            }
            (Self::Prescription, Locale::En) => {
                "the correction: It says whether lenses are simple or complex. The prescription gives it."
            }
            (Self::Eye, Locale::Fr) => {
                "l’œil : Les deux yeux n’ont pas le même genre de verre. Demandez un verre à la fois."
            }
            (Self::Eye, Locale::En) => {
                "the eye: The eyes do not need the same kind of lens. Ask for one lens at a time."
            }
            (Self::Base, Locale::Fr) => {
                "la base de remboursement (BR) : Ce que la Sécurité sociale ne rembourse pas relève d’une autre garantie ; sa base est alors « 0 »."
            }
            (Self::Base, Locale::En) => {
                "the base de remboursement (BR): What the Sécurité sociale does not repay falls under another guarantee; its base is then “0”."
            }
        }
    }
}

/// One answer for each value that rows have.
fn distinct<T: PartialEq>(
    rows: &[&Row],
    value: impl Fn(&Row) -> Option<T>,
    told: impl Fn(Option<T>) -> Narrow,
) -> Vec<Narrow> {
    let mut values: Vec<T> = Vec::new();
    for value in rows.iter().filter_map(|row| value(row)) {
        if !values.contains(&value) {
            values.push(value);
        }
    }
    values.into_iter().map(|value| told(Some(value))).collect()
}

/// One answer for each kind of lens that some rows pay and others do not.
fn lenses(told: &Narrow, rows: &[&Row]) -> Vec<Narrow> {
    let of = |row: &Row, lens| {
        row.optics
            .as_ref()
            .is_some_and(|optics| optics.lenses.contains(&lens))
    };
    LENSES
        .into_iter()
        .filter(|lens| rows.iter().any(|row| of(row, *lens)))
        .map(|lens| Narrow {
            lens: Some(lens),
            ..*told
        })
        .collect()
}
