//! *Mon profil*.

pub mod convert;
pub mod input;
pub mod view;
