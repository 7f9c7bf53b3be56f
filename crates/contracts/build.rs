//! Compiles every contract and tariff file of `data/` to the one compiled format. A faulty file
//! stops the build with all its faults listed.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use affilio_notation::embed;

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let (tariffs, contracts): (Vec<_>, Vec<_>) = toml_files(Path::new("data"))?
        .into_iter()
        .partition(|(name, _)| Path::new(name).starts_with("data/tariffs"));
    match embed::compile(&borrowed(&tariffs), &borrowed(&contracts)) {
        Ok(files) => {
            for file in files {
                fs::write(out.join(file.name), file.bytes)?;
            }
        }
        // Said this way, the faults stop the build by themselves and are shown once.
        Err(failures) => {
            for line in failures.iter().flat_map(|failure| failure.lines()) {
                println!("cargo::error={line}");
            }
        }
    }
    Ok(())
}

fn borrowed(files: &[(String, String)]) -> Vec<(&str, &str)> {
    files
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect()
}

/// Names and texts, in the order of their names.
fn toml_files(folder: &Path) -> Result<Vec<(String, String)>, std::io::Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            let text = fs::read_to_string(&path)?;
            files.push((path.display().to_string(), text));
        }
    }
    files.sort();
    Ok(files)
}
