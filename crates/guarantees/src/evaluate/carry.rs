//! What one line of an episode leaves to the next ones.

use affilio_domain::amount::Amount;

use crate::compiled::LensClass;

/// What the lines before took, and what is joint between the lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Carry {
    /// *Participations forfaitaires* held back today, by family: each is another professional.
    pub(super) participations_today: ByFamily,
    /// *Franchises* held back today on paramedical acts.
    pub(super) acts_today: Amount,
    /// *Franchises* held back today on trips.
    pub(super) trips_today: Amount,
    /// *Participations forfaitaires* held back by the lines before.
    pub(super) participations: Amount,
    /// *Franchises* held back by the lines before.
    pub(super) franchises: Amount,
    /// True once the flat amount of a heavy act is due for this stay or consultation.
    pub(super) heavy_due: bool,
    /// What the *ticket modérateur* of the stay may still absorb of the *forfait journalier*.
    pub(super) stay_tm: Amount,
    /// What is left of an amount for a whole equipment, once its first element is paid.
    pub(super) equipment: Option<Amount>,
    /// What is left of the ceiling of class B glasses, when classes are mixed.
    pub(super) mixed: Option<Mixed>,
}

/// A count for each of a few families.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct ByFamily([Option<(usize, u32)>; 8]);

impl ByFamily {
    pub(super) fn of(&self, family: usize) -> u32 {
        let mut counts = self.0.iter().map_while(|slot| *slot);
        let found = counts.find(|(known, _)| *known == family);
        found.map_or(0, |(_, count)| count)
    }

    pub(super) fn add(&mut self, family: usize, more: u32) {
        let slot = self
            .0
            .iter_mut()
            .find(|slot| slot.is_none_or(|(known, _)| known == family));
        if let Some(slot) = slot {
            *slot = Some((family, slot.map_or(0, |(_, count)| count) + more));
        }
    }
}

/// The ceiling of an equipment of mixed classes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mixed {
    /// The ceiling of a whole class B equipment.
    pub(super) ceiling: Amount,
    /// The price of the class A elements.
    pub(super) class_a: Amount,
    /// What is left of it for class B elements, AMO included.
    pub(super) left: Amount,
    /// What would be left with lenses of another kind, when their kind is supposed.
    pub(super) others: [Option<(LensClass, Amount)>; 3],
    /// True when the kind of the lenses is supposed.
    pub(super) supposed: bool,
}

/// Nothing before: a line alone. One place in memory, so that nothing is written for it.
pub(super) static ALONE: Carry = Carry {
    participations_today: ByFamily([None; 8]),
    acts_today: Amount::ZERO,
    trips_today: Amount::ZERO,
    participations: Amount::ZERO,
    franchises: Amount::ZERO,
    heavy_due: false,
    stay_tm: Amount::ZERO,
    equipment: None,
    mixed: None,
};

impl Carry {
    /// The same with this much left of the ceiling of mixed glasses.
    pub(super) fn with_mixed_left(&self, left: Amount) -> Self {
        Self {
            mixed: self.mixed.map(|mixed| Mixed { left, ..mixed }),
            ..*self
        }
    }
}
