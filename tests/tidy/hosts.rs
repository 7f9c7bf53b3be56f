//! The repository names no package registry and no folder of one person's machine:
//! both differ from one place to another, and tools already know theirs.

use crate::form::lines_holding;
use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

/// Spelt in halves, so that this file does not accuse itself.
const PLACES: &[&str] = &[
    concat!("crates", ".io"),
    concat!("npm", "js.org"),
    concat!("npm", "js.com"),
    concat!("yarn", "pkg.com"),
    concat!("py", "pi.org"),
    concat!("pythonhosted", ".org"),
    concat!("deb.debian", ".org"),
    concat!("static.rust-lang", ".org"),
    concat!("/wo", "rk/"),
    concat!("/ro", "ot/"),
    concat!("/ho", "me/"),
];

fn faults(source: &Source) -> Vec<Fault> {
    lines_holding(source, PLACES, "a registry, or a folder of one machine")
}

#[test]
fn no_registry_and_no_machine_is_named() {
    let sources = source::all();
    let faults: Vec<Fault> = sources
        .iter()
        .filter(|source| !source.is_lock())
        .flat_map(faults)
        .collect();
    assert_tidy(&faults);
}

#[test]
fn a_named_registry_or_machine_is_found_out() {
    let text = concat!("a\nhttps://index.crates", ".io/\ncd /ro", "ot/x\n");
    let lines: Vec<usize> = faults(&Source::new("docs/a.md", text))
        .iter()
        .map(|fault| fault.line)
        .collect();
    assert_eq!(lines, [2, 3]);
}
