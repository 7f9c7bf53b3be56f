//! *Mes coordonnées bancaires*.

pub mod convert;
pub mod input;
pub mod view;
