//! *Signature électronique*: reread, consent, sign.

pub mod convert;
pub mod input;
pub mod recap;
pub mod sign;
pub mod view;
