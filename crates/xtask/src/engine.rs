//! The files of the engine's worker: their version is in their names, and in the page that starts them.

use std::fs;
use std::hash::{DefaultHasher, Hasher};
use std::path::Path;

use anyhow::{Context, Result, ensure};

/// What the worker's script is called.
pub(crate) const SCRIPT: &str = "engine.js";
/// How the names of the engine's own files begin.
pub(crate) const NAME: &str = "affilio-engine";
/// The two files that trunk writes, after that name.
const FILES: [&str; 2] = [".js", "_bg.wasm"];
/// The mark of the page that waits for the version.
const MARK: &str = "name=\"engine\" content=\"";

/// Gives the engine's files the name of their content, and tells the page. Trunk cannot: it never
/// knows under which name a program starts its worker.
pub(crate) fn version(dist: &Path, page: &str) -> Result<()> {
    let mut hasher = DefaultHasher::new();
    for file in FILES {
        let path = dist.join(format!("{NAME}{file}"));
        hasher.write(&fs::read(&path).with_context(|| format!("reading {}", path.display()))?);
    }
    let version = format!("{:016x}", hasher.finish());
    for file in FILES {
        fs::rename(
            dist.join(format!("{NAME}{file}")),
            dist.join(format!("{NAME}-{version}{file}")),
        )?;
    }
    // trunk names the page after its source or `index.html`, according to its version.
    let page = [page, "index.html"].map(|name| dist.join(name));
    let page = page
        .iter()
        .find(|page| page.is_file())
        .context("the journey's page is not in its bundle")?;
    let text = fs::read_to_string(page)?;
    let empty = format!("{MARK}\"");
    ensure!(
        text.contains(&empty),
        "the journey's page has no mark for the engine's version"
    );
    fs::write(page, text.replace(&empty, &format!("{MARK}{version}\"")))?;
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_page_names_the_version_of_the_files_beside_it() {
        let dist = std::env::temp_dir().join(format!("affilio-engine-{}", std::process::id()));
        let write = |wasm: &str| {
            fs::create_dir_all(&dist).unwrap();
            fs::write(dist.join("affilio-engine.js"), "js").unwrap();
            fs::write(dist.join("affilio-engine_bg.wasm"), wasm).unwrap();
            fs::write(dist.join("p.html"), "<meta name=\"engine\" content=\"\">").unwrap();
            version(&dist, "p.html").unwrap();
            let page = fs::read_to_string(dist.join("p.html")).unwrap();
            let version = page.split('"').nth(3).unwrap().to_owned();
            assert!(
                dist.join(format!("affilio-engine-{version}_bg.wasm"))
                    .is_file()
            );
            assert!(!dist.join("affilio-engine.js").exists());
            version
        };
        let versions = ["a", "b", "a"].map(write);
        fs::remove_dir_all(&dist).unwrap();
        assert_eq!(versions[0], versions[2]);
        assert_ne!(versions[0], versions[1]);
    }
}
