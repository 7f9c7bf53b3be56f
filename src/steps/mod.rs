//! The steps: one folder each, `view.rs` (screen), `input.rs` (raw text), `convert.rs` (to domain).

pub mod bank;
pub mod beneficiaries;
pub mod guarantees;
pub mod lookup;
pub mod notes;
pub mod one_time;
pub mod person;
pub mod profile;
pub mod signature;
pub mod town;

use affilio_domain::date::Date;
use affilio_domain::wire::FileView;
use leptos::prelude::*;

/// The server's date, from which ages and limits are counted; one that cannot be read lets nothing
/// pass.
#[must_use]
pub fn today(file: &FileView) -> Date {
    Date::parse_iso(&file.today).unwrap_or(Date::MAX)
}

/// Labels and their words, as the lines of a list.
#[must_use]
pub fn answer_lines(lines: Vec<(&'static str, String)>) -> AnyView {
    lines
        .into_iter()
        .map(|(label, words)| view! { <div><dt>{label}</dt><dd dir="auto">{words}</dd></div> })
        .collect_view()
        .into_any()
}
