//! The one compiled format of contracts and tariffs: what `notation` writes, what is embedded, what
//! a person may bring at run time.
//!
//! The types here are plain data, whole cents and basis points, so that the engine reads them as
//! they are. Nothing in a loaded value is trusted before [`Contract::load`] or [`Tariffs::load`]
//! has validated it.

mod cell;
mod contract;
mod dated;
mod envelope;
mod tariffs;
mod validate;

pub use cell::{Alternative, Cell, Count, Limit, Measure, Pays, Per, Period, Rule, Term, Unit};
pub use contract::{
    AgeRange, Contract, ContributionLine, Contributions, ConventionDoubt, Doubt, Footnote,
    LegalCap, Level, ReadInto, Role, Row, SchemeCode, Section,
};
pub use dated::{Confidence, Day, Entry, Found, Series};
pub use envelope::{FORMAT_VERSION, LoadError, Provenance, Sealed, hash, seal};
pub use tariffs::{Act, Family, Heavy, HeldBack, Parameter, SchemeRates, Tariffs};
pub use validate::Invalid;
