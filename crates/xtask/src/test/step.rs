//! The steps, in their order: what each needs and runs.

use std::process::Command;
use std::str::FromStr;

use anyhow::{Result, bail};

use super::Outcome;
use crate::postgres::Cluster;
use crate::process::tee;
use crate::setup::Item;
use crate::summary::closing_lines;
use crate::workspace::Workspace;
use crate::{e2e, in_browser, pins, size};

/// The root package: the single-page application.
const APP: &str = "affilio-app";

/// The browser tests of the application, a test target of its package.
const BROWSER_TESTS: &str = "browser";

/// The package whose engine is run in the browser too, and the test that compares both.
const ENGINE: &str = "affilio-contracts";
const ENGINE_TEST: &str = "identical";

/// One step of `cargo xtask test`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Formatting.
    Fmt,
    /// Lints, on the native side and for the browser.
    Clippy,
    /// The rules of the repository.
    Tidy,
    /// Unit, property and API tests, on SQLite.
    Native,
    /// API tests on a real PostgreSQL.
    Api,
    /// DOM tests in a browser.
    Browser,
    /// Sizes against their budget.
    Size,
    /// Scenarios in a browser.
    E2e,
}

impl Step {
    /// All steps, cheapest first.
    pub(crate) const ALL: &[Self] = &[
        Self::Fmt,
        Self::Clippy,
        Self::Tidy,
        Self::Native,
        Self::Api,
        Self::Browser,
        Self::Size,
        Self::E2e,
    ];

    /// Its name on the command line.
    fn name(self) -> &'static str {
        match self {
            Self::Fmt => "fmt",
            Self::Clippy => "clippy",
            Self::Tidy => "tidy",
            Self::Native => "native",
            Self::Api => "api",
            Self::Browser => "browser",
            Self::Size => "size",
            Self::E2e => "e2e",
        }
    }

    /// Its title.
    pub(super) fn heading(self) -> &'static str {
        match self {
            Self::Fmt => "format",
            Self::Clippy => "lints",
            Self::Tidy => "rules of the repository",
            Self::Native => "native tests",
            Self::Api => "API tests on PostgreSQL",
            Self::Browser => "DOM tests in the browser",
            Self::Size => "size of the first load",
            Self::E2e => "scenarios in the browser",
        }
    }

    /// What must be on the machine.
    pub(super) fn needs(self) -> &'static [Item] {
        match self {
            Self::Fmt => &[Item::RustComponents],
            Self::Clippy => &[Item::Crates, Item::WasmTarget, Item::RustComponents],
            Self::Tidy | Self::Native => &[Item::Crates, Item::Nextest],
            Self::Api => &[Item::Crates, Item::Nextest, Item::Postgres],
            Self::Browser => &[
                Item::Crates,
                Item::WasmTarget,
                Item::WasmBindgen,
                Item::Chromium,
            ],
            Self::Size => size::NEEDS,
            Self::E2e => e2e::NEEDS,
        }
    }

    /// Runs it; an error is a failure like another.
    pub(super) fn run(self, workspace: &Workspace) -> Result<Outcome> {
        match self {
            Self::Fmt => all(workspace, &[&["fmt", "--all", "--check"]]),
            Self::Clippy => clippy(workspace),
            Self::Tidy => all(
                workspace,
                &[&[
                    "nextest",
                    "run",
                    "--package=xtask",
                    "--test=tidy",
                    "--no-fail-fast",
                ]],
            ),
            Self::Native => native(workspace),
            Self::Api => api(workspace),
            Self::Browser => browser(workspace),
            Self::Size => size::report(workspace).map(|()| Outcome::Passed(Vec::new())),
            Self::E2e => {
                let finished = e2e::play(workspace, &[], true)?;
                Ok(outcome(finished.success, closing_lines(&finished.lines)))
            }
        }
    }
}

impl FromStr for Step {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        match Self::ALL.iter().find(|step| step.name() == text) {
            Some(step) => Ok(*step),
            None => {
                let names: Vec<&str> = Self::ALL.iter().map(|step| step.name()).collect();
                bail!("no step named '{text}': {}", names.join(", "))
            }
        }
    }
}

/// The native side with its tests, then what is really compiled for the browser.
fn clippy(workspace: &Workspace) -> Result<Outcome> {
    let target = format!("--target={}", pins::WASM_TARGET);
    let package = format!("--package={APP}");
    let mut for_browser = vec!["clippy", &package, &target, "--lib", "--bins"];
    let tests = format!("--test={BROWSER_TESTS}");
    if has_browser_tests(workspace) {
        for_browser.push(&tests);
    }
    for_browser.extend(["--", "-D", "warnings"]);
    all(
        workspace,
        &[
            &[
                "clippy",
                "--workspace",
                "--all-targets",
                "--",
                "-D",
                "warnings",
            ],
            &for_browser,
        ],
    )
}

/// Everything but the rules of the repository, which have their own step, then the examples in docs.
fn native(workspace: &Workspace) -> Result<Outcome> {
    all(
        workspace,
        &[
            &[
                "nextest",
                "run",
                "--workspace",
                "--no-fail-fast",
                "--filterset=not binary_id(xtask::tidy)",
            ],
            &["test", "--workspace", "--doc", "--quiet"],
        ],
    )
}

/// The server's tests again, each on a database of a real PostgreSQL.
fn api(workspace: &Workspace) -> Result<Outcome> {
    let cluster = Cluster::start(workspace)?;
    // The whole workspace is built, as for the native tests, so that nothing is built twice.
    let mut command = workspace.cargo(&[
        "nextest",
        "run",
        "--workspace",
        "--no-fail-fast",
        "--filterset=package(affilio-server)",
    ]);
    command.env("AFFILIO_TEST_POSTGRES", &cluster.url);
    one(command)
}

/// The components in a document, then the engine against what it answers natively.
fn browser(workspace: &Workspace) -> Result<Outcome> {
    if !has_browser_tests(workspace) {
        return Ok(Outcome::Skipped(format!(
            "{APP} has no test target named {BROWSER_TESTS}"
        )));
    }
    let mut success = true;
    let mut closing = Vec::new();
    for (package, test) in [(APP, BROWSER_TESTS), (ENGINE, ENGINE_TEST)] {
        let mut command = in_browser::command(workspace, package, test);
        let finished = tee(&mut command)?;
        success &= finished.success;
        closing.extend(closing_lines(&finished.lines));
    }
    Ok(outcome(success, closing))
}

fn has_browser_tests(workspace: &Workspace) -> bool {
    workspace.metadata.has(APP, "test", BROWSER_TESTS)
}

/// Runs these cargo commands one after another, all of them even when one fails.
fn all(workspace: &Workspace, commands: &[&[&str]]) -> Result<Outcome> {
    let mut success = true;
    let mut closing = Vec::new();
    for arguments in commands {
        let finished = tee(&mut workspace.cargo(arguments))?;
        success &= finished.success;
        closing.extend(closing_lines(&finished.lines));
    }
    Ok(outcome(success, closing))
}

fn one(mut command: Command) -> Result<Outcome> {
    let finished = tee(&mut command)?;
    Ok(outcome(finished.success, closing_lines(&finished.lines)))
}

fn outcome(success: bool, closing: Vec<String>) -> Outcome {
    if success {
        Outcome::Passed(closing)
    } else {
        Outcome::Failed(closing)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::setup;

    #[test]
    fn every_step_is_found_by_its_name_and_setup_knows_what_it_needs() {
        for step in Step::ALL {
            assert_eq!(Step::from_str(step.name()).unwrap(), *step);
            for item in step.needs() {
                assert!(setup::ALL.contains(item), "{step:?} needs {item:?}");
            }
        }
    }
}
