//! The journey's application: its page, its program in parts, and the engine that its worker starts.
//!
//! Trunk builds the public application. It does not cut programs (trunk-rs/trunk#1022), so this one
//! is put together here, from the same page: `trunk serve adhesion.html` still opens it, whole.

use std::collections::BTreeMap;
use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};

use crate::program;
use crate::workspace::Workspace;

/// The page, in the sources and in the bundle.
pub(crate) const PAGE: &str = "adhesion.html";
/// What the worker's script is called.
pub(crate) const ENGINE_SCRIPT: &str = "engine.js";
/// How the names of the engine's own files begin.
pub(crate) const ENGINE: &str = "affilio-engine";
/// How the names of the parts begin: what no page loads at once.
pub(crate) const PART: &str = "affilio-part-";
const PROGRAM: &str = "affilio-journey";
/// The mark of the page that waits for the engine's version.
const ENGINE_MARK: &str = "<meta name=\"engine\" content=\"";
/// How the lines of the page that trunk reads begin.
const TRUNK_MARK: &str = "<link data-trunk";

/// Builds the journey's files beside the public ones.
pub(crate) fn build(workspace: &Workspace, dist: &Path) -> Result<()> {
    let made = workspace.scratch().join("journey");
    if made.exists() {
        fs::remove_dir_all(&made)?;
    }
    let (engine, journey) = (made.join("engine"), made.join("journey"));
    fs::create_dir_all(&engine)?;
    fs::create_dir_all(&journey)?;
    program::worker(workspace, ENGINE, &engine)?;
    program::in_parts(workspace, PROGRAM, &journey)?;
    let engine = place(&engine, dist)?;
    let journey = place(&journey, dist)?;
    fs::copy(
        workspace.root.join("public").join(ENGINE_SCRIPT),
        dist.join(ENGINE_SCRIPT),
    )?;
    let source = fs::read_to_string(workspace.root.join(PAGE))?;
    let public = fs::read_to_string(dist.join("index.html"))?;
    fs::write(dist.join(PAGE), page(&source, &public, &engine, &journey)?)?;
    Ok(())
}

/// The name in the bundle of a file that was made: it holds the version, for browsers to keep it.
fn in_bundle(name: &str, version: &str) -> String {
    for program in [PROGRAM, ENGINE] {
        if let Some(end) = name.strip_prefix(program) {
            return format!("{program}-{version}{end}");
        }
    }
    if name == program::PARTS.trim_start_matches("./") {
        return format!("affilio-parts-{version}.js");
    }
    format!("{PART}{version}-{name}")
}

/// Copies what was made, under names that hold the hash of all of it; returns that hash.
fn place(made: &Path, dist: &Path) -> Result<String> {
    let mut files = BTreeMap::new();
    for entry in fs::read_dir(made)? {
        let entry = entry?;
        let name = entry.file_name().to_string_lossy().into_owned();
        files.insert(name, fs::read(entry.path())?);
    }
    let mut hasher = DefaultHasher::new();
    for (name, bytes) in &files {
        hasher.write(name.as_bytes());
        hasher.write(bytes);
    }
    let version = format!("{:016x}", hasher.finish());
    for (name, bytes) in &files {
        let path = dist.join(in_bundle(name, &version));
        if Path::new(name).extension().is_some_and(|end| end == "js") {
            let mut text = String::from_utf8(bytes.clone())?;
            for other in files.keys() {
                let renamed = in_bundle(other, &version);
                // Only what is loaded by this name: the program goes on calling its imports the same.
                for (before, after) in [("from \"./", "\""), ("new URL(\"./", "\"")] {
                    text = text.replace(
                        &format!("{before}{other}{after}"),
                        &format!("{before}{renamed}{after}"),
                    );
                }
            }
            fs::write(path, text)?;
        } else {
            fs::write(path, bytes)?;
        }
    }
    Ok(version)
}

/// The page: the style sheet of the public one, the start of the program, the engine's version.
fn page(source: &str, public: &str, engine: &str, journey: &str) -> Result<String> {
    let style = public
        .lines()
        .find(|line| line.contains("rel=\"stylesheet\""))
        .context("the public page has no style sheet")?
        .trim();
    let start = format!(
        "{style}\n    <script type=\"module\" src=\"/boot.js\" data-loader=\"/{PROGRAM}-{journey}.js\" data-wasm=\"/{PROGRAM}-{journey}_bg.wasm\"></script>\n    <link rel=\"modulepreload\" href=\"/{PROGRAM}-{journey}.js\">\n    <link rel=\"modulepreload\" href=\"/affilio-parts-{journey}.js\">\n    <link rel=\"preload\" href=\"/{PROGRAM}-{journey}_bg.wasm\" as=\"fetch\" type=\"application/wasm\" crossorigin=\"anonymous\">\n  </head>"
    );
    let empty = format!("{ENGINE_MARK}\"");
    ensure!(
        source.contains(&empty),
        "{PAGE} has no mark for the engine's version"
    );
    let kept: Vec<&str> = source
        .lines()
        .filter(|line| !line.trim_start().starts_with(TRUNK_MARK))
        .collect();
    Ok(kept
        .join("\n")
        .replace(&empty, &format!("{ENGINE_MARK}{engine}\""))
        .replace("  </head>", &format!("    {start}")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn files_name_each_other_by_the_version_of_them_all() {
        let folder = std::env::temp_dir().join(format!("affilio-parts-{}", std::process::id()));
        let placed = |part: &str| {
            let (made, dist) = (folder.join("made"), folder.join(format!("dist-{part}")));
            for one in [&made, &dist] {
                fs::create_dir_all(one).unwrap();
            }
            for (name, text) in [
                (
                    "affilio-journey.js",
                    "import * as a from \"./__wasm_split.js\"\n{ \"./__wasm_split.js\": a }",
                ),
                (
                    "__wasm_split.js",
                    "import { i } from \"./affilio-journey.js\";\nnew URL(\"./split_people.wasm\", u)",
                ),
                ("split_people.wasm", part),
            ] {
                fs::write(made.join(name), text).unwrap();
            }
            let version = place(&made, &dist).unwrap();
            let read = |name: String| fs::read_to_string(dist.join(name)).unwrap();
            assert_eq!(
                read(format!("affilio-journey-{version}.js")),
                format!(
                    "import * as a from \"./affilio-parts-{version}.js\"\n{{ \"./__wasm_split.js\": a }}"
                )
            );
            assert_eq!(
                read(format!("affilio-parts-{version}.js")),
                format!(
                    "import {{ i }} from \"./affilio-journey-{version}.js\";\nnew URL(\"./affilio-part-{version}-split_people.wasm\", u)"
                )
            );
            assert_eq!(
                read(format!("affilio-part-{version}-split_people.wasm")),
                part
            );
            version
        };
        let versions = ["a", "b", "a"].map(placed);
        fs::remove_dir_all(&folder).unwrap();
        assert_eq!(versions[0], versions[2]);
        assert_ne!(versions[0], versions[1]);
    }

    #[test]
    fn the_page_starts_this_version_and_nothing_of_trunk_s_stays() {
        let source = "<head>\n    <meta name=\"engine\" content=\"\" />\n    <link data-trunk rel=\"css\" href=\"a.css\" />\n  </head>\n";
        let public = "<head>\n  <link rel=\"stylesheet\" href=\"/a-1.css\"/>\n</head>";
        let made = page(source, public, "e1", "j2").unwrap();
        assert!(made.contains("content=\"e1\""), "{made}");
        assert!(made.contains("href=\"/a-1.css\""), "{made}");
        assert!(
            made.contains("data-wasm=\"/affilio-journey-j2_bg.wasm\""),
            "{made}"
        );
        assert!(!made.contains("data-trunk"), "{made}");
        assert!(page("<head></head>", public, "e1", "j2").is_err());
    }
}
