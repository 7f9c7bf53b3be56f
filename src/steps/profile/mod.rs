//! *Mon profil*.

pub mod convert;
pub mod phone_view;
pub mod view;
