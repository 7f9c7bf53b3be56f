//! A program of the browser, from its source to the files that people download.

use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result};
use wasm_split_cli_support::Options;

use crate::pins;
use crate::process::{check, hush};
use crate::workspace::Workspace;

/// The script that downloads the parts, as the tool that cuts calls it: the program asks for it so.
pub(crate) const PARTS: &str = "./__wasm_split.js";

/// What the browsers of the day all read.
const WASM_FEATURES: [&str; 6] = [
    "--enable-bulk-memory",
    "--enable-nontrapping-float-to-int",
    "--enable-sign-ext",
    "--enable-mutable-globals",
    "--enable-reference-types",
    "--enable-multivalue",
];

/// Builds a worker's program in the folder: `<name>.js` and `<name>_bg.wasm`.
pub(crate) fn worker(workspace: &Workspace, name: &str, made: &Path) -> Result<()> {
    let linked = link(workspace, name, &[], &[])?;
    bind(workspace, &linked, name, made, &["--target", "no-modules"])?;
    shrink(workspace, &made.join(format!("{name}_bg.wasm")))
}

/// Builds a page's program in the folder, cut in parts: `<name>.js`, `<name>_bg.wasm`, the script of
/// the parts, and one file a part.
pub(crate) fn in_parts(workspace: &Workspace, name: &str, made: &Path) -> Result<()> {
    // The tool that cuts needs to know which function names which.
    let linked = link(
        workspace,
        name,
        &["--features", "parts"],
        &["-Clink-arg=--emit-relocs"],
    )?;
    let main = made.join(format!("{name}.wasm"));
    let bytes = fs::read(&linked).with_context(|| format!("reading {}", linked.display()))?;
    let script = format!("./{name}.js");
    let mut options = Options::new(&bytes);
    options.output_dir = made;
    options.main_out_path = &main;
    options.main_module = &script;
    options.link_name = PARTS;
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
    shrink(workspace, &made.join(format!("{name}_bg.wasm")))?;
    cut.split_modules
        .iter()
        .try_for_each(|part| shrink(workspace, part))
}

fn link(workspace: &Workspace, name: &str, features: &[&str], linker: &[&str]) -> Result<PathBuf> {
    check(
        workspace
            .cargo(&["rustc", "--offline"])
            .args(features)
            .args(["--profile", pins::WASM_PROFILE])
            .args(["--target", pins::WASM_TARGET, "--bin", name, "--"])
            .args(linker),
    )
    .with_context(|| format!("{name} could not be built"))?;
    let folder = workspace.metadata.target.join(pins::WASM_TARGET);
    Ok(folder.join(pins::WASM_PROFILE).join(format!("{name}.wasm")))
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

fn shrink(workspace: &Workspace, wasm: &Path) -> Result<()> {
    // It warns of names that it strips anyway.
    hush(
        workspace
            .command("wasm-opt")
            .args(["-Oz", "--strip-debug", "--strip-producers"])
            .args(WASM_FEATURES)
            .arg(wasm)
            .arg("-o")
            .arg(wasm),
    )
    .with_context(|| format!("{} could not be shrunk", wasm.display()))
}
