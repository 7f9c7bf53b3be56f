//! The one compiled format of contracts and tariffs: what `notation` writes, what is embedded, what
//! a person may bring at run time.
//!
//! The types here are plain data, whole cents and basis points, so that the engine reads them as
//! they are. Nothing in a loaded value is trusted before [`Contract::load`] or [`Tariffs::load`]
//! has validated it.

mod cell;
mod conditions;
mod contract;
mod dated;
mod envelope;
mod optics;
mod prevoyance;
mod tariffs;
mod validate;

pub use cell::{
    Alternative, Cell, Count, Each, Limit, Measure, Pays, Per, Period, Rule, Term, Unit,
};
pub use conditions::{Class, Condition, Effect, Establishment, When};
pub use contract::{
    AgeRange, Basket, Contract, ContributionLine, Contributions, ConventionDoubt, Doubt, Footnote,
    LegalCap, Level, Price, ReadInto, Role, Row, SchemeCode, Section, Teeth,
};
pub use dated::{Confidence, Day, Entry, Found, Series};
pub use envelope::{FORMAT_VERSION, LoadError, Provenance, Sealed, hash, seal};
pub use optics::{Element, LensClass, OpticsRow, OpticsRules};
pub use prevoyance::{Prevoyance, PrevoyanceOption};
pub use tariffs::{Act, Care, Family, Heavy, HeldBack, Parameter, SchemeRates, Tariffs};
pub use validate::Invalid;
