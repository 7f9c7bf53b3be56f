//! *Mes garanties*.

pub mod convert;
pub mod view;
