#![doc = include_str!("../README.md")]

pub mod app;
mod banks;
mod children;
pub mod clock;
mod common_words;
pub mod config;
mod content;
mod crypto;
mod demo;
mod http;
mod invitation;
pub mod journal;
mod letters;
mod mail;
mod office;
mod password;
mod pdf;
mod plan;
mod problem;
mod provisional;
mod random;
mod reminders;
mod routes;
mod serve;
mod sms;
mod stages;
mod state;
mod store;
mod tables;
pub mod tls;

pub use letters::letters;
pub use office::{pass_to_stage, set_creditor};
pub use routes::openapi;
pub use serve::serve;
