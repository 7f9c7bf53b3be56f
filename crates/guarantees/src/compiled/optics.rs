//! Glasses: the elements that rows pay, how they are renewed and mixed.

use serde::{Deserialize, Serialize};

/// An element of an equipment of glasses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Element {
    /// A frame.
    Frame,
    /// A lens.
    Lens,
    /// A frame and two lenses, or any one of them.
    Equipment,
}

/// The four kinds of lenses that the tables and the law tell apart. The letters are those of the
/// classes of CSS R871-2 3°.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LensClass {
    /// Unifocal, weak correction: class a.
    UnifocalSimple,
    /// Unifocal, strong correction: class c.
    UnifocalComplex,
    /// Multifocal or progressive, weak correction: class c.
    MultifocalSimple,
    /// Multifocal or progressive, strong correction: class f.
    MultifocalComplex,
}

/// What a row pays of an equipment.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OpticsRow {
    /// The element.
    pub element: Element,
    /// The lenses it is for; empty for a frame or an equipment.
    pub lenses: Vec<LensClass>,
}

/// The rules of a contract on glasses.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default, Serialize, Deserialize)]
pub struct OpticsRules {
    /// True when elements are renewed as the order of 3 December 2018 says.
    pub renewal: bool,
    /// True when a class B element is paid within the ceiling of a whole class B equipment less the
    /// cost of the class A elements.
    pub mixing_deducts: bool,
}
