//! What the first load weighs, against the budget of `budget.json`.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

use anyhow::{Context, Result, bail, ensure};
use serde_json::Value;

use crate::compress::brotli11;
use crate::page::{self, PAGES, Page};
use crate::setup::{self, Item};
use crate::spa;
use crate::workspace::Workspace;

/// The recorded budgets; a kilobyte is 1000 bytes.
const BUDGET: &str = include_str!("../budget.json");

/// How every compiled contract or tariff begins: whoever holds it holds the engine.
const SEAL: &[u8] = b"AFCT";

/// What is needed to build the bundle.
pub(crate) const NEEDS: &[Item] = setup::FOR_SERVE;

/// One file of the first load.
struct Weight {
    name: String,
    raw: usize,
    brotli: usize,
}

/// Builds, weighs, prints, and fails over budget.
pub(crate) fn run(workspace: &Workspace) -> Result<()> {
    setup::run(workspace, NEEDS)?;
    report(workspace)
}

/// The same without setting up.
pub(crate) fn report(workspace: &Workspace) -> Result<()> {
    spa::build(workspace)?;
    let budgets: Value = serde_json::from_str(BUDGET)?;
    let mut over = Vec::new();
    let dist = workspace.dist();
    for page in &PAGES {
        let (address, budget) = (page.address, &budgets[page.address]);
        let weights = weigh(&dist, page.file)?;
        print_table(&format!("first load of {address}"), &weights);
        let mut found = over_budget(&weights, budget)?;
        if page.has_worker {
            without_engine(&dist, page, &weights)?;
        }
        let parts = parts_weights(&dist, page)?;
        print_table(&format!("parts of {address}, when first needed"), &parts);
        found.extend(too_much("parts_brotli_bytes", total(&parts, ""), budget)?);
        over.extend(found.into_iter().map(|one| format!("{address}: {one}")));
    }
    let engine = engine_weights(&dist)?;
    print_table("the engine, when the guarantees are first asked", &engine);
    let found = too_much("brotli_bytes", total(&engine, ""), &budgets["engine"])?;
    over.extend(found.into_iter().map(|one| format!("engine: {one}")));
    if over.is_empty() {
        Ok(())
    } else {
        bail!("over budget: {}", over.join("; "))
    }
}

/// The page's first load names no file of the engine, and links nothing of it.
fn without_engine(dist: &Path, page: &Page, weights: &[Weight]) -> Result<()> {
    let address = page.address;
    for weight in weights {
        let bytes = fs::read(dist.join(&weight.name))?;
        ensure!(
            !weight.name.starts_with(page::ENGINE) && weight.name != page::ENGINE_SCRIPT,
            "{address} loads {} at once",
            weight.name
        );
        ensure!(
            !bytes.windows(SEAL.len()).any(|four| four == SEAL),
            "{address} loads a contract at once, in {}: something of it names affilio-contracts",
            weight.name
        );
    }
    Ok(())
}

/// What a program's script downloads later, one when it is needed.
fn parts_weights(dist: &Path, page: &Page) -> Result<Vec<Weight>> {
    let weights = named(dist, &|name| page.has_part(name) && name.ends_with(".wasm"))?;
    ensure!(!weights.is_empty(), "{} has no part", page.address);
    Ok(weights)
}

/// What the worker loads.
fn engine_weights(dist: &Path) -> Result<Vec<Weight>> {
    let weights = named(dist, &|name| {
        let own = name == page::ENGINE_SCRIPT || name.starts_with(page::ENGINE);
        own && (name.ends_with(".js") || name.ends_with(".wasm"))
    })?;
    ensure!(
        weights.len() == 3,
        "the engine has {} files, not 3",
        weights.len()
    );
    Ok(weights)
}

fn named(dist: &Path, wanted: &dyn Fn(&str) -> bool) -> Result<Vec<Weight>> {
    let mut weights = Vec::new();
    for entry in fs::read_dir(dist)? {
        let name = entry?.file_name().to_string_lossy().into_owned();
        if wanted(&name) {
            let bytes = fs::read(dist.join(&name))?;
            weights.push(weight(dist, Path::new(&name), &bytes)?);
        }
    }
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    Ok(weights)
}

fn weight(dist: &Path, name: &Path, bytes: &[u8]) -> Result<Weight> {
    let twin = dist.join(format!("{}.br", name.display()));
    Ok(Weight {
        name: name.display().to_string(),
        raw: bytes.len(),
        brotli: match fs::metadata(twin) {
            Ok(twin) => usize::try_from(twin.len())?,
            Err(_) => brotli11(bytes)?.len(),
        },
    })
}

fn print_table(title: &str, weights: &[Weight]) {
    println!("{title:<44} {:>9} {:>9}", "raw", "brotli 11");
    for weight in weights {
        println!("{:<44} {:>9} {:>9}", weight.name, weight.raw, weight.brotli);
    }
    let raw: usize = weights.iter().map(|weight| weight.raw).sum();
    println!("{:<44} {raw:>9} {:>9}", "in all", total(weights, ""));
}

fn total(weights: &[Weight], extension: &str) -> usize {
    weights
        .iter()
        .filter(|weight| weight.name.ends_with(extension))
        .map(|weight| weight.brotli)
        .sum()
}

fn limit(budget: &Value, key: &str) -> Result<usize> {
    let number = budget[key]
        .as_u64()
        .with_context(|| format!("budget.json has no number {key}"))?;
    Ok(usize::try_from(number)?)
}

fn over_budget(weights: &[Weight], budget: &Value) -> Result<Vec<String>> {
    let measured = [
        ("first_load_brotli_bytes", total(weights, "")),
        ("css_brotli_bytes", total(weights, ".css")),
        ("first_load_files", weights.len()),
    ];
    let mut over = Vec::new();
    for (key, value) in measured {
        over.extend(too_much(key, value, budget)?);
    }
    Ok(over)
}

fn too_much(key: &str, value: usize, budget: &Value) -> Result<Option<String>> {
    let limit = limit(budget, key)?;
    Ok((value > limit).then(|| format!("{key} is {value}, the budget is {limit}")))
}

/// The page and every file it names, directly or through another file; a part is named by the
/// script that downloads it later.
fn weigh(dist: &Path, page: &str) -> Result<Vec<Weight>> {
    let mut waiting = vec![PathBuf::from(page)];
    let mut seen = BTreeSet::new();
    let mut weights = Vec::new();
    while let Some(name) = waiting.pop() {
        let is_part = page::is_part(&name.to_string_lossy());
        if is_part || !seen.insert(name.clone()) {
            continue;
        }
        let bytes = fs::read(dist.join(&name))
            .with_context(|| format!("reading {} of the bundle", name.display()))?;
        let extension = name.extension().and_then(|extension| extension.to_str());
        if matches!(extension, Some("html" | "css" | "js" | "mjs")) {
            waiting.extend(named_files(&String::from_utf8_lossy(&bytes), &name, dist));
        }
        weights.push(weight(dist, &name, &bytes)?);
    }
    weights.sort_by_key(|weight| std::cmp::Reverse(weight.brotli));
    Ok(weights)
}

/// What the text names, between quotes or parentheses, that is a file of the bundle.
fn named_files(text: &str, from: &Path, dist: &Path) -> Vec<PathBuf> {
    let folder = from.parent().unwrap_or(Path::new(""));
    text.split(['"', '\'', '(', ')', '`'])
        .filter(|piece| piece.len() < 200)
        .filter_map(|piece| {
            let path = piece.split(['?', '#']).next().unwrap_or(piece);
            let name = match path.strip_prefix('/') {
                Some(absolute) => PathBuf::from(absolute),
                None => folder.join(path.strip_prefix("./").unwrap_or(path)),
            };
            (name.extension().is_some() && dist.join(&name).is_file()).then_some(name)
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bundle(name: &str) -> PathBuf {
        let dist = std::env::temp_dir().join(format!("affilio-{name}-{}", std::process::id()));
        fs::create_dir_all(dist.join("icons")).unwrap();
        for (file, text) in [
            (
                "index.html",
                "<link href=\"/a-1.css?v=2\"><script src='./boot-2.js' data-wasm=\"/app_bg.wasm\">",
            ),
            ("a-1.css", "@font-face { src: url(icons/f.woff2) }"),
            ("boot-2.js", "import init from './app.js';"),
            (
                "app.js",
                "new URL('app_bg.wasm', 'https://example.org/x.js')",
            ),
            ("app_bg.wasm", "wasm"),
            ("icons/f.woff2", "font"),
            ("affilio-app-part-0-x.wasm", "later"),
            ("unused.js", "nobody names me"),
        ] {
            fs::write(dist.join(file), text).unwrap();
        }
        dist
    }

    #[test]
    fn every_file_named_by_the_page_or_by_its_files_counts_once() {
        let dist = bundle("weigh");
        let mut names: Vec<String> = weigh(&dist, "index.html")
            .unwrap()
            .into_iter()
            .map(|weight| weight.name)
            .collect();
        fs::remove_dir_all(&dist).unwrap();
        names.sort();
        assert_eq!(
            names,
            [
                "a-1.css",
                "app.js",
                "app_bg.wasm",
                "boot-2.js",
                "icons/f.woff2",
                "index.html"
            ]
        );
    }

    #[test]
    fn each_budget_that_is_passed_is_named() {
        let budget = serde_json::json!({
            "first_load_brotli_bytes": 10, "css_brotli_bytes": 4, "first_load_files": 2
        });
        let weight = |name: &str, brotli| Weight {
            name: name.to_owned(),
            raw: 0,
            brotli,
        };
        assert!(
            over_budget(&[weight("a.css", 4), weight("b.js", 6)], &budget)
                .unwrap()
                .is_empty()
        );
        let over = over_budget(&[weight("a.css", 5), weight("b.js", 6)], &budget).unwrap();
        assert_eq!(over.len(), 2, "{over:?}");
    }
}
