//! Documents that must be there, and lists that must be whole.

use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

/// What a reader looks for first.
const EXPECTED: &[&str] = &[
    "ARCHITECTURE.md",
    "CHANGELOG.md",
    "CONTRIBUTING.md",
    "LICENSE-APACHE",
    "LICENSE-MIT",
    "README.md",
    "docs/adr/README.md",
    "docs/glossary.md",
    "docs/rgaa.md",
];

/// The folder of decision records, and the page that lists them.
const RECORDS: &str = "docs/adr/";
const LIST: &str = "docs/adr/README.md";

fn missing(sources: &[Source]) -> Vec<Fault> {
    EXPECTED
        .iter()
        .filter(|path| {
            !sources
                .iter()
                .any(|source| source.path == **path && !source.text.trim().is_empty())
        })
        .map(|path| Fault::new(path, 0, "missing or empty"))
        .collect()
}

fn unlisted(sources: &[Source]) -> Vec<Fault> {
    let list = sources
        .iter()
        .find(|source| source.path == LIST)
        .map_or("", |source| source.text.as_str());
    sources
        .iter()
        .filter_map(|source| {
            let name = source.path.strip_prefix(RECORDS)?;
            (source.path != LIST && !list.contains(&format!("({name})")))
                .then(|| Fault::new(&source.path, 0, format!("not linked from {LIST}")))
        })
        .collect()
}

#[test]
fn the_documents_are_there() {
    assert_tidy(&missing(&source::all()));
}

#[test]
fn every_decision_record_is_listed() {
    assert_tidy(&unlisted(&source::all()));
}

#[test]
fn a_missing_document_and_an_unlisted_record_are_found_out() {
    let sources = [
        Source::new("README.md", "a"),
        Source::new("LICENSE-MIT", " \n"),
        Source::new(LIST, "[1](0001-money.md)"),
        Source::new("docs/adr/0001-money.md", "a"),
        Source::new("docs/adr/0002-dates.md", "a"),
    ];
    let found: Vec<String> = missing(&sources)
        .into_iter()
        .map(|fault| fault.path)
        .collect();
    assert!(found.contains(&"LICENSE-MIT".to_owned()) && !found.contains(&"README.md".to_owned()));
    let found: Vec<String> = unlisted(&sources)
        .into_iter()
        .map(|fault| fault.path)
        .collect();
    assert_eq!(found, ["docs/adr/0002-dates.md"]);
}
