//! The affilio application: the affiliation journey and the estimator, in the browser.

pub mod api;
pub mod app;
pub mod browser;
pub mod draft;
pub mod engine;
pub mod i18n;
pub mod journey;
pub mod levels;
pub mod pages;
pub mod steps;
pub mod ui;
