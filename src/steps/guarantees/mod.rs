//! *Mes garanties*.

pub mod card;
pub mod convert;
pub mod view;
pub mod year;
