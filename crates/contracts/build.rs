//! Compiles every contract and tariff file of `data/` to the one compiled format. A faulty file
//! stops the build with all its faults listed.

use std::error::Error;
use std::fs;
use std::path::{Path, PathBuf};

use affilio_guarantees::compiled::seal;
use affilio_guarantees::plan::Plan;
use affilio_notation::{grid, tariffs};

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed=data");
    let out = PathBuf::from(std::env::var("OUT_DIR")?);
    let mut failures = Vec::new();

    let files = toml_files(Path::new("data/tariffs"))?;
    let texts = files
        .iter()
        .map(|path| Ok((path.display().to_string(), fs::read_to_string(path)?)))
        .collect::<Result<Vec<_>, std::io::Error>>()?;
    let pairs: Vec<(&str, &str)> = texts
        .iter()
        .map(|(name, text)| (name.as_str(), text.as_str()))
        .collect();
    let tariffs = tariffs::compile(&pairs).map_err(|faults| fail(&[faults.to_string()]))?;
    fs::write(
        out.join("tariffs.bin"),
        seal(&tariffs.provenance, &tariffs.tariffs)?,
    )?;

    for path in toml_files(Path::new("data"))? {
        if path.starts_with("data/tariffs") {
            continue;
        }
        let name = path.display().to_string();
        match grid::compile(&name, &fs::read_to_string(&path)?, &tariffs.tariffs) {
            Ok(compiled) => {
                Plan::new(compiled.contract.clone(), tariffs.tariffs.clone())?;
                let file = format!("{}.bin", compiled.contract.id.replace('/', "-"));
                fs::write(
                    out.join(file),
                    seal(&compiled.provenance, &compiled.contract)?,
                )?;
            }
            Err(faults) => failures.push(faults.to_string()),
        }
    }
    if failures.is_empty() {
        Ok(())
    } else {
        Err(fail(&failures))
    }
}

/// Shows every fault in the build's output and stops it.
fn fail(messages: &[String]) -> Box<dyn Error> {
    for line in messages.iter().flat_map(|message| message.lines()) {
        println!("cargo::error={line}");
    }
    messages.join("\n").into()
}

fn toml_files(folder: &Path) -> Result<Vec<PathBuf>, std::io::Error> {
    let mut files = Vec::new();
    for entry in fs::read_dir(folder)? {
        let path = entry?.path();
        if path.is_dir() {
            files.extend(toml_files(&path)?);
        } else if path
            .extension()
            .is_some_and(|extension| extension == "toml")
        {
            files.push(path);
        }
    }
    files.sort();
    Ok(files)
}
