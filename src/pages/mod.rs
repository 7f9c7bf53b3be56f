//! Everything that is not a step.

pub mod activation;
pub mod estimator;
pub mod guarantee_table;
pub mod guarded;
pub mod home;
pub mod not_found;
pub mod overview;
pub mod sign_in;
pub mod signed;
