//! *Mon profil*.

pub mod convert;
pub mod view;
