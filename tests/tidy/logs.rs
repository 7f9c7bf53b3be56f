//! Personal data and secrets never reach a log.

use crate::rust_text::{identifiers, line_of, without_comments};
use crate::source::{self, Source};
use crate::{Fault, assert_tidy};

/// Macros whose arguments are written somewhere.
const MACROS: &[&str] = &[
    "trace",
    "debug",
    "info",
    "warn",
    "error",
    "event",
    "span",
    "trace_span",
    "debug_span",
    "info_span",
    "warn_span",
    "error_span",
];

/// A name made of one of these words holds what must not be logged.
const WORDS: &[&str] = &[
    "bic",
    "birth",
    "birthdate",
    "body",
    "code",
    "cookie",
    "draft",
    "email",
    "firstname",
    "iban",
    "jeton",
    "lastname",
    "mobile",
    "naissance",
    "nir",
    "nom",
    "otp",
    "passphrase",
    "password",
    "phone",
    "postal",
    "prenom",
    "recipient",
    "rib",
    "secret",
    "street",
    "surname",
    "telephone",
    "token",
];

/// Names of people, in two words.
const PAIRS: &[&str] = &[
    "birth_name",
    "family_name",
    "first_name",
    "full_name",
    "given_name",
    "last_name",
];

/// Names that hold one of the words and say nothing of anybody.
const HARMLESS: &[&str] = &[
    "error_code",
    "exit_code",
    "organism_code",
    "problem_code",
    "status_code",
];

fn faults(source: &Source) -> Vec<Fault> {
    let code = without_comments(&source.text, false);
    let with_strings = without_comments(&source.text, true);
    let mut faults = Vec::new();
    for (start, end) in calls(&code) {
        let mut names: Vec<&str> = identifiers(&code[start..end]).collect();
        names.extend(placeholders(&with_strings[start..end]));
        for name in names.into_iter().filter(|name| is_personal(name)) {
            let line = line_of(&code, start);
            faults.push(Fault::new(
                &source.path,
                line,
                format!("{name} would be written in a log"),
            ));
        }
    }
    for (offset, _) in code.match_indices("instrument") {
        let attribute = code[..offset].rfind("#[").map(|start| &code[start..]);
        let Some(attribute) = attribute.and_then(|text| text.split(']').next()) else {
            continue;
        };
        if attribute.contains("instrument") && !attribute.contains("skip_all") {
            let line = line_of(&code, offset);
            faults.push(Fault::new(
                &source.path,
                line,
                "instrument logs every argument: add skip_all",
            ));
        }
    }
    faults
}

/// Where the arguments of each logging macro start and end.
fn calls(code: &str) -> Vec<(usize, usize)> {
    let mut found = Vec::new();
    for (offset, _) in code.match_indices("!(") {
        let name = code[..offset]
            .rsplit(|c: char| !c.is_alphanumeric() && c != '_')
            .next()
            .unwrap_or_default();
        if !MACROS.contains(&name) {
            continue;
        }
        let start = offset + 2;
        let mut depth = 1;
        let length = code[start..].find(|c| {
            match c {
                '(' => depth += 1,
                ')' => depth -= 1,
                _ => {}
            }
            depth == 0
        });
        found.push((start, length.map_or(code.len(), |length| start + length)));
    }
    found
}

/// The names that strings interpolate: `"{name:?}"`.
fn placeholders(text: &str) -> Vec<&str> {
    text.split('{')
        .skip(1)
        .filter_map(|piece| identifiers(piece.split(['}', ':']).next()?).next())
        .collect()
}

fn is_personal(name: &str) -> bool {
    !HARMLESS.contains(&name)
        && (PAIRS.iter().any(|pair| name.contains(pair))
            || name.split('_').any(|word| WORDS.contains(&word)))
}

#[test]
fn nothing_personal_is_logged() {
    let faults: Vec<Fault> = source::rust().iter().flat_map(faults).collect();
    assert_tidy(&faults);
}

#[test]
fn a_logged_secret_is_found_out() {
    for (text, count) in [
        ("tracing::info!(nir = %person.nir, \"saved\");", 2),
        ("warn!(\"refused {password}\");", 1),
        (
            "log::debug!(\n    \"to {}\",\n    account.first_name(),\n);",
            1,
        ),
        ("#[tracing::instrument(err)]\nfn f(token: &str) {}", 1),
        (
            "tracing::info!(status_code, \"password refused\"); // {nir}",
            0,
        ),
        ("#[instrument(skip_all)]\nfn f(token: &str) {}", 0),
        ("let information = format!(\"{nir}\");", 0),
    ] {
        let found = faults(&Source::new("crates/server/src/x.rs", text));
        assert_eq!(found.len(), count, "{text}: {found:?}");
    }
}
