//! The affilio application: the affiliation journey and the estimator, in the browser.

pub mod api;
pub mod app;
pub mod browser;
pub mod draft;
pub mod i18n;
pub mod journey;
pub mod pages;
pub mod steps;
pub mod ui;
