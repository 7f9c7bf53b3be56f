//! A second, slow and naive implementation of the guarantees, in exact decimals, written from the
//! text of the law and of the tables; and the engine checked against it on seeded questions.

#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "tests"
)]

mod agree;
mod amc;
mod amo;
mod calendar;
mod care;
mod episode;
mod eyes;
mod money;
mod past;
mod random;
mod several;
mod tariff;
