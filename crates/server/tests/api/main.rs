//! The API as a program sees it, on SQLite and on PostgreSQL.
//!
//! The PostgreSQL half runs when `AFFILIO_TEST_POSTGRES` holds the address of a server on which the
//! tests may create databases.
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stderr,
    clippy::as_conversions,
    reason = "tests"
)]

mod accounts;
mod answers;
mod attachments;
mod awaited;
mod bank;
mod bodies;
mod by_mail;
mod clocks;
mod document;
mod exemption;
mod exemption_days;
mod files;
mod journal;
mod letters;
mod links;
mod passwords;
mod phone;
mod pieces;
#[cfg(unix)]
mod program;
mod reminders;
mod reopening;
mod secrets;
mod sessions;
mod signature;
mod stages;
mod support;
mod tables;
mod tagged;
mod tls;
mod walks;
