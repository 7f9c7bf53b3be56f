//! *Mes bénéficiaires*.

pub mod convert;
pub mod input;
pub mod person_view;
pub mod view;
pub mod way_on;
