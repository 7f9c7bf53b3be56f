//! Who may use whom. ARCHITECTURE.md says why.

use std::process::Command;

use serde_json::{Value, json};

use crate::source::root;
use crate::{Fault, assert_tidy};

/// A package and those of ours it may use: always, and only to be built.
struct Room {
    name: &'static str,
    uses: &'static [&'static str],
    to_build: &'static [&'static str],
    /// Its code reaches the browser.
    in_browser: bool,
}

const DOMAIN: &str = "affilio-domain";
const GUARANTEES: &str = "affilio-guarantees";
const NOTATION: &str = "affilio-notation";
const CONTRACTS: &str = "affilio-contracts";

const ROOMS: &[Room] = &[
    room(DOMAIN, &[], &[], true),
    room(GUARANTEES, &[DOMAIN], &[], true),
    room(NOTATION, &[DOMAIN, GUARANTEES], &[], false),
    room(CONTRACTS, &[DOMAIN, GUARANTEES], &[NOTATION], true),
    room("affilio-app", &[DOMAIN, GUARANTEES, CONTRACTS], &[], true),
    room(
        "affilio-cli",
        &[DOMAIN, GUARANTEES, NOTATION, CONTRACTS],
        &[],
        false,
    ),
    room(
        "affilio-server",
        &[DOMAIN, GUARANTEES, CONTRACTS],
        &[],
        false,
    ),
    room("xtask", &[], &[], false),
];

/// Nobody uses these, not even in tests.
const ENDS: &[&str] = &["affilio-app", "affilio-cli", "affilio-server", "xtask"];

/// Each costs the browser tens of kilobytes that a few lines of ours replace.
const TOO_HEAVY: &[&str] = &[
    "chrono",
    "jiff",
    "regex",
    "reqwest",
    "time",
    "toml",
    "toml_edit",
];

const fn room(
    name: &'static str,
    uses: &'static [&'static str],
    to_build: &'static [&'static str],
    in_browser: bool,
) -> Room {
    Room {
        name,
        uses,
        to_build,
        in_browser,
    }
}

fn faults(metadata: &Value) -> Vec<Fault> {
    let packages: Vec<&Value> = metadata["packages"]
        .as_array()
        .into_iter()
        .flatten()
        .collect();
    let ours: Vec<&str> = packages
        .iter()
        .map(|package| text(package, "name"))
        .collect();
    let mut faults = Vec::new();
    for package in &packages {
        let name = text(package, "name");
        let Some(room) = ROOMS.iter().find(|room| room.name == name) else {
            faults.push(Fault::new(
                name,
                0,
                "this package has no line in tests/tidy/dependencies.rs",
            ));
            continue;
        };
        for dependency in package["dependencies"].as_array().into_iter().flatten() {
            let used = text(dependency, "name");
            let kind = dependency["kind"].as_str().unwrap_or("normal");
            let refused = if ours.contains(&used) {
                match kind {
                    "dev" => ENDS.contains(&used),
                    "build" => !room.to_build.contains(&used),
                    _ => !room.uses.contains(&used),
                }
            } else {
                kind == "normal" && room.in_browser && TOO_HEAVY.contains(&used)
            };
            if refused {
                faults.push(Fault::new(name, 0, format!("may not use {used} ({kind})")));
            }
        }
    }
    faults
}

fn text<'a>(value: &'a Value, key: &str) -> &'a str {
    value[key].as_str().unwrap_or_default()
}

#[test]
fn crates_use_only_whom_they_may() {
    let output = Command::new(env!("CARGO"))
        .args(["metadata", "--no-deps", "--format-version=1", "--offline"])
        .current_dir(root())
        .output()
        .expect("cargo answers");
    assert!(output.status.success(), "cargo metadata failed");
    let metadata: Value = serde_json::from_slice(&output.stdout).expect("cargo prints JSON");
    for room in ROOMS {
        assert!(
            metadata["packages"]
                .as_array()
                .into_iter()
                .flatten()
                .any(|package| package["name"] == room.name),
            "{} has a line in tests/tidy/dependencies.rs but no longer exists",
            room.name
        );
    }
    assert_tidy(&faults(&metadata));
}

#[test]
fn a_forbidden_use_is_found_out() {
    let uses = |name: &str, kind: Value| json!({ "name": name, "kind": kind });
    let metadata = json!({ "packages": [
        { "name": DOMAIN, "dependencies": [uses(GUARANTEES, Value::Null), uses("regex", Value::Null)] },
        { "name": GUARANTEES, "dependencies": [uses(DOMAIN, Value::Null), uses(NOTATION, json!("build"))] },
        { "name": NOTATION, "dependencies": [uses("toml", Value::Null)] },
        { "name": CONTRACTS, "dependencies": [uses(NOTATION, json!("build")), uses("affilio-server", json!("dev"))] },
        { "name": "affilio-server", "dependencies": [] },
        { "name": "newcomer", "dependencies": [] },
    ]});
    let found: Vec<String> = faults(&metadata).iter().map(ToString::to_string).collect();
    assert_eq!(
        found,
        [
            "affilio-domain: may not use affilio-guarantees (normal)",
            "affilio-domain: may not use regex (normal)",
            "affilio-guarantees: may not use affilio-notation (build)",
            "affilio-contracts: may not use affilio-server (dev)",
            "newcomer: this package has no line in tests/tidy/dependencies.rs",
        ]
    );
}

#[test]
fn the_workspace_has_no_default_members() {
    // Programs of the browser are built by their name alone: with default members cargo would not know whose.
    let manifest = std::fs::read_to_string(root().join("Cargo.toml")).expect("the root manifest");
    assert!(
        !manifest.contains("default-members"),
        "Cargo.toml: remove default-members"
    );
}
