//! What one line of an episode leaves to the next ones.

use affilio_domain::amount::Amount;

/// What the lines before took, and what is joint between the lines.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Carry {
    /// *Participations forfaitaires* held back today.
    pub(super) participations_today: u32,
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
    /// What is left of the ceiling of class B glasses, when classes are mixed.
    pub(super) mixed: Option<Mixed>,
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
}
