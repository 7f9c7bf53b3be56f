//! What a room's files may name.

use crate::rust_text::{identifiers, without_comments};
use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

/// Words and paths that the code of some files may not hold.
struct Ban {
    applies: fn(&str) -> bool,
    words: &'static [&'static str],
    paths: &'static [&'static str],
    why: &'static str,
}

/// What reaches outside the program.
const OUTSIDE: &[&str] = &[
    "std::env",
    "std::fs",
    "std::io",
    "std::net",
    "std::process",
    "std::thread",
    "std::time",
];

const BANS: &[Ban] = &[
    Ban {
        applies: is_plain,
        words: &[
            "leptos",
            "leptos_router",
            "reactive_stores",
            "web_sys",
            "js_sys",
            "wasm_bindgen",
            "gloo_net",
            "gloo_timers",
        ],
        paths: &[],
        why: "the journey and the conversions are plain Rust, tested without a browser",
    },
    Ban {
        applies: |path| {
            !path.starts_with("src/browser/")
                && path != "src/browser.rs"
                && !path.starts_with("tests/")
        },
        words: &["web_sys"],
        paths: &[],
        why: "browser APIs live in src/browser",
    },
    Ban {
        applies: |path| path.starts_with("src/") && !holds_the_engine(path),
        words: &["affilio_guarantees", "affilio_contracts"],
        paths: &[],
        why: "the journey's first load holds no engine: its screens ask src/levels",
    },
    Ban {
        applies: |path| path.starts_with("crates/domain/src/") && !is_wire(path),
        words: &["serde", "Serialize", "Deserialize", "utoipa", "ToSchema"],
        paths: &[],
        why: "the types of the domain have no serialised form; their twins in wire/ do",
    },
    Ban {
        applies: |path| path.starts_with("crates/guarantees/src/"),
        words: &["f32", "f64", "HashMap", "HashSet", "SystemTime", "Instant"],
        paths: OUTSIDE,
        why: "the engine is exact and pure: no floating point, no order by chance, no clock, no outside world",
    },
    Ban {
        applies: |path| path.starts_with("crates/domain/src/"),
        words: &["f32", "f64", "SystemTime", "Instant"],
        paths: OUTSIDE,
        why: "the domain is exact and pure: amounts are not floating point, the date is an argument",
    },
];

fn is_plain(path: &str) -> bool {
    path.starts_with("src/journey/") || path == "src/journey.rs" || path.ends_with("/convert.rs")
}

/// The worker, and the screens of the public application.
fn holds_the_engine(path: &str) -> bool {
    ["src/engine/", "src/pages/estimator/"]
        .iter()
        .any(|room| path.starts_with(room))
        || path == "src/pages/guarantee_table.rs"
        || path == "src/pages/notice.rs"
}

fn is_wire(path: &str) -> bool {
    path.starts_with("crates/domain/src/wire/") || path == "crates/domain/src/wire.rs"
}

/// Whether the line names the module, alone or in a list.
fn names_path(line: &str, path: &str) -> bool {
    let Some((parent, name)) = path.rsplit_once("::") else {
        return false;
    };
    let listed = line
        .split_once(&format!("{parent}::{{"))
        .map(|(_, list)| list);
    line.contains(path) || listed.is_some_and(|list| identifiers(list).any(|word| word == name))
}

fn faults(source: &Source) -> Vec<Fault> {
    let code = without_comments(&source.text, false);
    let mut faults = Vec::new();
    for ban in BANS.iter().filter(|ban| (ban.applies)(&source.path)) {
        for (number, line) in (1..).zip(code.lines()) {
            for word in identifiers(line).filter(|word| ban.words.contains(word)) {
                faults.push(Fault::new(
                    &source.path,
                    number,
                    format!("{word}: {}", ban.why),
                ));
            }
            for path in ban.paths.iter().filter(|path| names_path(line, path)) {
                faults.push(Fault::new(
                    &source.path,
                    number,
                    format!("{path}: {}", ban.why),
                ));
            }
        }
    }
    faults
}

#[test]
fn files_name_only_what_their_room_may() {
    let faults: Vec<Fault> = source::rust().iter().flat_map(faults).collect();
    assert_tidy(&faults);
}

#[test]
fn a_forbidden_name_is_found_out() {
    for (path, text, lines) in [
        (
            "src/journey/next.rs",
            "// leptos\nuse leptos::prelude::*;",
            &[2][..],
        ),
        (
            "src/steps/profile/convert.rs",
            "fn f() { web_sys::window(); }",
            &[1, 1],
        ),
        (
            "src/steps/profile/view.rs",
            "use leptos::prelude::*;\nuse leptos::web_sys;",
            &[2],
        ),
        ("src/browser/focus.rs", "use web_sys::Element;", &[]),
        (
            "src/ui/money.rs",
            "use affilio_guarantees::outcome::Amounts;",
            &[1],
        ),
        (
            "src/engine/mod.rs",
            "use affilio_guarantees::plan::Plan;",
            &[],
        ),
        (
            "crates/domain/src/amount.rs",
            "#[derive(Clone, serde::Serialize)]\nstruct A;",
            &[1, 1],
        ),
        (
            "crates/domain/src/wire/amount.rs",
            "use serde::Serialize;",
            &[],
        ),
        (
            "crates/guarantees/src/amounts.rs",
            "let net = gross - held;\nuse std::{env, fmt};\nlet t = std::fs::read(p);",
            &[2, 3],
        ),
        (
            "crates/guarantees/src/line.rs",
            "let s = \"f64\";\nlet x: f64 = 1.0;\nuse std::collections::HashMap;",
            &[2, 3],
        ),
    ] {
        let found: Vec<usize> = faults(&Source::new(path, text))
            .iter()
            .map(|fault| fault.line)
            .collect();
        assert_eq!(found, lines, "{path}");
    }
}
