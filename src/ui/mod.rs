//! A small accessible design system: native elements first, one way to say what is wrong.

pub mod act;
pub mod answers;
pub mod chrome;
pub mod conflict;
pub mod error_summary;
pub mod field;
pub mod fields;
pub mod form;
pub mod icon;
pub mod member_bar;
pub mod money;
pub mod notice;
pub mod page;
pub mod quoted;
pub mod saved;
pub mod sentences;
pub mod step_shell;
pub mod stepper;
pub mod typed;
pub mod upload;
pub mod where_is;
