//! What must be on the machine, and how it gets there.
//!
//! Running it again changes nothing: each item is looked for first.

mod debian;
mod item;
mod rust;
mod web;

pub(crate) use item::Item;

use std::io::Write;

use anyhow::{Result, bail};

use crate::stopwatch::{Stopwatch, readable};
use crate::workspace::Workspace;

/// What `serve` needs.
pub(crate) const FOR_SERVE: &[Item] = &[
    Item::Crates,
    Item::WasmTarget,
    Item::WasmBindgen,
    Item::Node,
    Item::NodePackages,
];

/// What `serve --quick` needs: nothing is shrunk.
pub(crate) const FOR_QUICK: &[Item] = &[Item::Crates, Item::WasmTarget, Item::WasmBindgen];

/// What `test` needs besides: everything.
pub(crate) const ALL: &[Item] = &[
    Item::Crates,
    Item::WasmTarget,
    Item::RustComponents,
    Item::Nextest,
    Item::WasmBindgen,
    Item::Node,
    Item::NodePackages,
    Item::Chromium,
    Item::Postgres,
];

/// Sets up these items; an error names all that could not be had.
pub(crate) fn run(workspace: &Workspace, items: &[Item]) -> Result<()> {
    let clock = Stopwatch::start();
    let missing = install(workspace, items);
    if missing.is_empty() {
        rust::drop_build_folder(workspace);
        println!("setup: all there ({})", readable(clock.elapsed()));
        Ok(())
    } else {
        bail!("{}", advice(workspace, &missing))
    }
}

/// Sets up these items and returns those that could not be had.
fn install(workspace: &Workspace, items: &[Item]) -> Vec<Item> {
    let mut missing = Vec::new();
    for (rank, item) in (1..).zip(items) {
        let label = format!("[{rank}/{}] {}", items.len(), item.name(workspace));
        if item.is_present(workspace) {
            println!("{label}: present");
            continue;
        }
        println!(
            "{label}: missing, installing ({}; {})",
            item.takes(),
            item.used_for()
        );
        // The line must be seen before a long silence.
        let _ = std::io::stdout().flush();
        let clock = Stopwatch::start();
        match item.install(workspace) {
            Ok(()) if item.is_present(workspace) => {
                println!("{label}: installed in {}", readable(clock.elapsed()));
            }
            Ok(()) => {
                println!("{label}: installed, but still not found");
                missing.push(*item);
            }
            Err(error) => {
                println!("{label}: could not be had: {error:#}");
                missing.push(*item);
            }
        }
    }
    missing
}

fn advice(workspace: &Workspace, missing: &[Item]) -> String {
    let mut text = String::from("set-up is incomplete. Missing:");
    for item in missing {
        text.push_str(&format!(
            "\n  - {}, {}\n    by hand: {}",
            item.name(workspace),
            item.used_for(),
            item.by_hand(workspace)
        ));
    }
    text
}
