//! The scripts that join a program to its page, made small: they are made for machines, with long names
//! and with comments.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use anyhow::{Context, Result};

use crate::process::check;
use crate::workspace::Workspace;

/// Digits of the hash at the end of each name that a program imports.
const DIGITS: usize = 16;

/// Numbers what a program imports from its script, in place of hashes that no compression shortens.
/// The numbers have as many digits, so that nothing else of the program changes.
pub(crate) fn number_imports(script: &Path, program: &Path) -> Result<()> {
    let text = fs::read_to_string(script)?;
    let numbers = numbers(&text);
    let mut bytes = fs::read(program)?;
    renumber(&mut bytes, &numbers);
    let mut text = text.into_bytes();
    renumber(&mut text, &numbers);
    fs::write(program, bytes)?;
    fs::write(script, text)?;
    Ok(())
}

/// How a browser reads a script.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Reading {
    /// A module: what it imports beside it becomes part of it.
    Module,
    /// A worker's script, whose names are seen by the next one.
    Script,
}

/// Takes comments, spaces and long names out of a script.
pub(crate) fn minify(workspace: &Workspace, script: &Path, reading: Reading) -> Result<()> {
    let options: &[&str] = match reading {
        Reading::Module => &["--bundle", "--format=esm"],
        Reading::Script => &[],
    };
    check(
        workspace
            .command("esbuild")
            .arg(script)
            .args(options)
            .args(["--minify", "--allow-overwrite"])
            // The loader names the script of the parts once an import: esbuild would warn of each.
            .arg("--log-level=error")
            .arg(format!("--outfile={}", script.display())),
    )
    .with_context(|| format!("{} could not be made small", script.display()))
}

/// Each hash that a script names, and its number.
fn numbers(script: &str) -> BTreeMap<Vec<u8>, Vec<u8>> {
    let words = script.split(|letter: char| !letter.is_ascii_alphanumeric() && letter != '_');
    let hashes = words
        .filter(|word| word.starts_with("__wb"))
        .filter_map(hash_of)
        .map(|hash| (hash.as_bytes().to_vec(), Vec::new()));
    let mut numbers: BTreeMap<_, _> = hashes.collect();
    for (rank, number) in numbers.values_mut().enumerate() {
        *number = format!("{rank:0DIGITS$}").into_bytes();
    }
    numbers
}

/// `847fd86b8c33ec43` in `__wbg_addEventListener_847fd86b8c33ec43`.
fn hash_of(name: &str) -> Option<&str> {
    let (_, hash) = name.rsplit_once('_')?;
    let is_hash = hash.len() == DIGITS && hash.bytes().all(|one| one.is_ascii_hexdigit());
    is_hash.then_some(hash)
}

fn renumber(bytes: &mut [u8], numbers: &BTreeMap<Vec<u8>, Vec<u8>>) {
    for start in 0..bytes.len().saturating_sub(DIGITS) {
        let (Some(b'_'), Some(place)) = (
            bytes.get(start).copied(),
            bytes.get(start + 1..start + 1 + DIGITS),
        ) else {
            continue;
        };
        if let Some(number) = numbers.get(place)
            && let Some(place) = bytes.get_mut(start + 1..start + 1 + DIGITS)
        {
            place.copy_from_slice(number);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_imported_is_numbered_alike_on_both_sides() {
        let script = "import0 = { __wbg_new_07eab48280c9cd7e: f, __wbg_new_13de428334042d26: g,\n\
            __wbindgen_cast_0000000000000001: h, title_20c2dd23244d8e75: i, __wbindgen_start: j }";
        let numbers = numbers(script);
        let renumbered = |text: &str| {
            let mut bytes = text.as_bytes().to_vec();
            renumber(&mut bytes, &numbers);
            String::from_utf8(bytes).unwrap()
        };
        assert_eq!(
            renumbered(script),
            "import0 = { __wbg_new_0000000000000001: f, __wbg_new_0000000000000002: g,\n\
            __wbindgen_cast_0000000000000000: h, title_20c2dd23244d8e75: i, __wbindgen_start: j }"
        );
        assert_eq!(
            renumbered("\u{1a}__wbg_new_13de428334042d26\u{0}"),
            "\u{1a}__wbg_new_0000000000000002\u{0}"
        );
    }
}
