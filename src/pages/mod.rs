//! Everything that is not a step.

pub mod account;
pub mod activation;
pub mod estimator;
pub mod exemption;
pub mod files;
pub mod forgotten;
pub mod guarantee_table;
pub mod guarded;
pub mod home;
pub mod leaving;
pub mod new_password;
pub mod not_found;
pub mod notice;
pub mod over;
pub mod overview;
pub mod paper;
pub mod secret;
pub mod session_warning;
pub mod sign_in;
pub mod signed;
