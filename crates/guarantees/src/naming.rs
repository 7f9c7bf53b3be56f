//! From an everyday name to the rows of a contract, through the common taxonomy.

use crate::compiled::{Basket, Class, Element, LensClass, Teeth};
use crate::plan::Plan;
use crate::query::{ActId, RowId};
use crate::search::words;

/// A row that a name leads to, and the act when the name is one's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Named {
    /// The row.
    pub row: RowId,
    /// The act.
    pub act: Option<ActId>,
}

/// What is known besides the name, to choose between rows. `None`: not said.
#[derive(Clone, Copy, Debug, Default)]
pub struct Narrow {
    /// The class of the equipment.
    pub class: Option<Class>,
    /// The dental basket.
    pub basket: Option<Basket>,
    /// The teeth.
    pub teeth: Option<Teeth>,
    /// The age in whole years.
    pub years: Option<u16>,
    /// The kind of lens.
    pub lens: Option<LensClass>,
    /// True when nothing is repaid by the AMO, false when something is.
    pub not_repaid: Option<bool>,
}

/// The position of a tooth in the notation of the FDI: 11 to 48, 51 to 85.
#[must_use]
pub const fn teeth_of(fdi: u8) -> Option<Teeth> {
    let (quadrant, position) = (fdi / 10, fdi % 10);
    match (quadrant, position) {
        (1..=4, 1..=4) | (5..=8, 1..=3) => Some(Teeth::Front),
        (1..=4, 5..=8) | (5..=8, 4..=5) => Some(Teeth::Back),
        _ => None,
    }
}

impl Plan {
    /// The rows that a name leads to: the identifier of an act or of a care, or one of their names
    /// and everyday words, written whole. Accents and case do not matter. Rows that what is known
    /// rules out are left aside, unless none would remain.
    #[must_use]
    pub fn named(&self, name: &str, narrow: &Narrow) -> Vec<Named> {
        // Words before identifiers: « couronne » is an everyday word before it is the name of one act.
        let wanted: Vec<String> = words(name).collect();
        let mut found = self.by_words(&wanted);
        if found.is_empty() {
            found = self.by_identifier(name);
        }
        if found.is_empty() {
            found = self
                .search(name)
                .into_iter()
                .map(|hit| Named {
                    row: hit.row,
                    act: hit.act,
                })
                .collect();
        }
        self.narrowed(found, narrow)
    }

    fn by_identifier(&self, name: &str) -> Vec<Named> {
        if let Some(act) = self.act_by_id(name) {
            return self.rows_of_act(act);
        }
        self.rows()
            .filter(|(_, row)| row.cares.iter().any(|care| care == name))
            .map(|(row, _)| Named { row, act: None })
            .collect()
    }

    fn by_words(&self, wanted: &[String]) -> Vec<Named> {
        if wanted.is_empty() {
            return Vec::new();
        }
        let same = |text: &str| words(text).eq(wanted.iter().cloned());
        let mut found: Vec<Named> = Vec::new();
        let acts = self.tariffs().acts.iter().zip(0u16..);
        for (act, at) in acts {
            if same(&act.label) || act.aliases.iter().any(|alias| same(alias)) {
                found.extend(self.rows_of_act(ActId(at)));
            }
        }
        // Two acts of one row named by the same word: the row, and no act.
        let mut rows: Vec<Named> = Vec::new();
        for named in found {
            match rows.iter_mut().find(|known| known.row == named.row) {
                Some(known) if known.act == named.act => {}
                Some(known) => known.act = None,
                None => rows.push(named),
            }
        }
        // A care, or a word of a row, adds the rows that no act led to.
        let cares: Vec<&str> = self
            .tariffs()
            .cares
            .iter()
            .filter(|care| same(&care.label) || care.words.iter().any(|word| same(word)))
            .map(|care| care.id.as_str())
            .collect();
        for (row, printed) in self.rows() {
            let by_care = printed
                .cares
                .iter()
                .any(|care| cares.contains(&care.as_str()));
            let by_alias = printed.aliases.iter().any(|alias| same(alias));
            if (by_care || by_alias) && !rows.iter().any(|known| known.row == row) {
                rows.push(Named { row, act: None });
            }
        }
        rows.sort_by_key(|named| named.row);
        rows
    }

    fn rows_of_act(&self, act: ActId) -> Vec<Named> {
        self.rows()
            .filter(|(row, _)| self.acts_of(*row).contains(&act))
            .map(|(row, _)| Named {
                row,
                act: Some(act),
            })
            .collect()
    }

    fn narrowed(&self, mut found: Vec<Named>, narrow: &Narrow) -> Vec<Named> {
        let mut keep = |fits: &dyn Fn(&crate::compiled::Row) -> bool| {
            let kept: Vec<Named> = found
                .iter()
                .copied()
                .filter(|named| self.row(named.row).is_some_and(fits))
                .collect();
            if !kept.is_empty() {
                found = kept;
            }
        };
        if let Some(class) = narrow.class {
            keep(&|row| row.class == Some(class));
        }
        if let Some(basket) = narrow.basket {
            keep(&|row| row.basket == Some(basket));
        }
        if let Some(teeth) = narrow.teeth {
            keep(&|row| row.teeth.is_none_or(|of| of == teeth));
        }
        if let Some(lens) = narrow.lens {
            keep(&|row| {
                row.optics.as_ref().is_some_and(|optics| {
                    optics.element != Element::Lens || optics.lenses.contains(&lens)
                })
            });
        }
        if let Some(years) = narrow.years {
            keep(&|row| row.ages.is_none_or(|ages| ages.holds(years)));
        }
        if let Some(not_repaid) = narrow.not_repaid {
            keep(&|row| row.not_repaid() == not_repaid);
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tooth_is_in_front_up_to_the_first_premolar() {
        for (fdi, teeth) in [
            (11, Some(Teeth::Front)),
            (24, Some(Teeth::Front)),
            (45, Some(Teeth::Back)),
            (38, Some(Teeth::Back)),
            (53, Some(Teeth::Front)),
            (55, Some(Teeth::Back)),
            (19, None),
            (90, None),
            (0, None),
        ] {
            assert_eq!(teeth_of(fdi), teeth, "{fdi}");
        }
    }
}
