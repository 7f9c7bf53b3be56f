//! A program of the browser, from its source to the files that people download.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_split_cli_support::Options;

use crate::glue::{self, Reading};
use crate::pins;
use crate::process::{check, hush};
use crate::workspace::Workspace;

/// The script that downloads the parts, as the tool that cuts calls it, until it is one with the loader.
const PARTS: &str = "__wasm_split.js";

/// What the browsers of the day all read.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// How a program is made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Make {
    /// As people download it: small, and in parts.
    Release,
    /// As a developer tries it: soon there, whole and heavy.
    Quick,
}

/// Builds a worker's program in the folder: `<name>.js` and `<name>_bg.wasm`.
pub(crate) fn worker(workspace: &Workspace, make: Make, name: &str, made: &Path) -> Result<()> {
    let linked = link(workspace, make, name, &[])?;
    bind(workspace, &linked, name, made, &["--target", "no-modules"])?;
    match make {
        Make::Release => shrink_both(workspace, name, made, Reading::Script),
        Make::Quick => Ok(()),
    }
}

/// Builds a page's program in the folder: `<name>.js`, `<name>_bg.wasm`; for a release, one file a part
/// too.
pub(crate) fn page(workspace: &Workspace, make: Make, name: &str, made: &Path) -> Result<()> {
    match make {
        Make::Release => in_parts(workspace, name, made),
        Make::Quick => {
            let linked = link(workspace, make, name, &[])?;
            bind(workspace, &linked, name, made, &["--target", "web"])
        }
    }
}

fn in_parts(workspace: &Workspace, name: &str, made: &Path) -> Result<()> {
    // The tool that cuts needs to know which function names which.
    let relocations = &["-Clink-arg=--emit-relocs"];
    let linked = link(workspace, Make::Release, name, relocations)?;
    let main = made.join(format!("{name}.wasm"));
    let bytes = fs::read(&linked).with_context(|| format!("reading {}", linked.display()))?;
    let script = format!("./{name}.js");
    let parts = format!("./{PARTS}");
    let mut options = Options::new(&bytes);
    options.output_dir = made;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = &parts;
    let cut = wasm_split_cli_support::transform(options)
        .map_err(|error| anyhow::anyhow!("{name} could not be cut in parts: {error:#}"))?;
    bind(
        workspace,
        &main,
        name,
        made,
        &["--target", "web", "--keep-lld-exports"],
    )?;
    fs::remove_file(&main)?;
    shrink_both(workspace, name, made, Reading::Module)?;
    fs::remove_file(made.join(PARTS))?;
    cut.split_modules
        .iter()
        .try_for_each(|part| shrink(workspace, part))
}

fn link(workspace: &Workspace, make: Make, name: &str, linker: &[&str]) -> Result<PathBuf> {
    let (options, folder): (&[&str], _) = match make {
        Make::Release => (
            &["--features", "parts", "--profile", pins::WASM_PROFILE],
            pins::WASM_PROFILE,
        ),
        Make::Quick => (&[], "debug"),
    };
    check(
        workspace
            .cargo(&["rustc", "--offline"])
            .args(options)
            .args(["--target", pins::WASM_TARGET, "--bin", name, "--"])
            .args(linker),
    )
    .with_context(|| format!("{name} could not be built"))?;
    let target = workspace.metadata.target.join(pins::WASM_TARGET);
    Ok(target.join(folder).join(format!("{name}.wasm")))
}

fn bind(
    workspace: &Workspace,
    from: &Path,
    name: &str,
    made: &Path,
    options: &[&str],
) -> Result<()> {
    check(
        workspace
            .command("wasm-bindgen")
            .args(options)
            .args(["--no-typescript", "--out-name", name, "--out-dir"])
            .arg(made)
            .arg(from),
    )
    .with_context(|| format!("{name} could not be joined to its script"))
}

/// Shrinks a program and its script.
fn shrink_both(workspace: &Workspace, name: &str, made: &Path, reading: Reading) -> Result<()> {
    let (script, wasm) = (
        made.join(format!("{name}.js")),
        made.join(format!("{name}_bg.wasm")),
    );
    glue::number_imports(&script, &wasm)?;
    glue::minify(workspace, &script, reading)?;
    shrink(workspace, &wasm)
}

fn shrink(workspace: &Workspace, wasm: &Path) -> Result<()> {
    // It warns of names that it strips anyway.
    hush(
        workspace
            .command("wasm-opt")
            // A second pass finds what the first one left: 0.3 %.
            // Sorted by name, functions that look alike stand together: 0.8 % less once compressed.
            .args(["-Oz", "-Oz", "--reorder-functions-by-name"])
            .args(["--strip-debug", "--strip-producers"])
            .args(WASM_FEATURES)
            .arg(wasm)
            .arg("-o")
            .arg(wasm),
    )
    .with_context(|| format!("{} could not be shrunk", wasm.display()))
}
