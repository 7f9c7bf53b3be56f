//! *Signature électronique*: reread, consent, sign.

pub mod accounts;
pub mod beside;
pub mod code;
pub mod convert;
pub mod input;
pub mod mandate;
pub mod recap;
pub mod sign;
pub mod view;
