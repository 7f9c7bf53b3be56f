//! What the command does with contracts.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use affilio_contracts::ContractError;
use affilio_guarantees::compiled::{Contract, LoadError, seal};
use affilio_notation::fault::Faults;
use affilio_notation::grid::{self, Compiled};

/// Why a command fails.
#[derive(Debug, thiserror::Error)]
pub(crate) enum Failure {
    #[error("{0}")]
    Usage(String),
    #[error("{0}")]
    Faults(#[from] Faults),
    #[error("{file} : {error}")]
    File { file: String, error: io::Error },
    #[error(transparent)]
    Io(#[from] io::Error),
    #[error(transparent)]
    Load(#[from] LoadError),
    #[error("contrat inconnu « {asked} » (connus : {known})")]
    NoSuchContract { asked: String, known: String },
    #[error("niveau inconnu « {asked} » (connus : {known})")]
    NoSuchLevel { asked: String, known: String },
    #[error("schéma inconnu « {asked} » (connus : {known})")]
    NoSuchSchema { asked: String, known: String },
    #[error(transparent)]
    Contract(#[from] ContractError),
}

fn read(file: &Path) -> Result<Compiled, Failure> {
    let name = file.display().to_string();
    let text = fs::read_to_string(file).map_err(|error| Failure::File {
        file: name.clone(),
        error,
    })?;
    let (_, tariffs) = affilio_contracts::tariffs()?;
    Ok(grid::compile(&name, &text, &tariffs)?)
}

/// Lists the faults of a file, or its warnings when there is none.
pub(crate) fn check(file: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let compiled = read(file)?;
    for warning in &compiled.warnings {
        writeln!(out, "à relire  {warning}")?;
    }
    let (rows, warnings) = (compiled.contract.rows.len(), compiled.warnings.len());
    writeln!(
        out,
        "{} : {rows} lignes, aucune erreur, {warnings} points à relire",
        compiled.contract.id
    )?;
    Ok(())
}

/// Writes the compiled contract.
pub(crate) fn compile(file: &Path, to: &Path, out: &mut impl Write) -> Result<(), Failure> {
    let compiled = read(file)?;
    let bytes = seal(&compiled.provenance, &compiled.contract)?;
    fs::write(to, &bytes).map_err(|error| Failure::File {
        file: to.display().to_string(),
        error,
    })?;
    writeln!(
        out,
        "{} : {} octets, source {:016x}",
        to.display(),
        bytes.len(),
        compiled.provenance.source_hash
    )?;
    Ok(())
}

/// Prints an embedded contract, all its levels or one.
pub(crate) fn show(id: &str, level: Option<&str>, out: &mut impl Write) -> Result<(), Failure> {
    let bytes = affilio_contracts::compiled(id).ok_or_else(|| Failure::NoSuchContract {
        asked: id.to_owned(),
        known: affilio_contracts::ids().collect::<Vec<_>>().join(", "),
    })?;
    let plan = affilio_contracts::plan(bytes)?;
    let contract = plan.contract();
    let levels: Vec<usize> = (0..contract.levels.len())
        .filter(|at| {
            level.is_none_or(|asked| contract.levels.get(*at).is_some_and(|l| l.id == asked))
        })
        .collect();
    if let (Some(asked), true) = (level, levels.is_empty()) {
        let known: Vec<&str> = contract
            .levels
            .iter()
            .map(|level| level.id.as_str())
            .collect();
        return Err(Failure::NoSuchLevel {
            asked: asked.to_owned(),
            known: known.join(", "),
        });
    }
    writeln!(
        out,
        "{} · {}\n{}",
        contract.title, contract.insurer, contract.source
    )?;
    let mut section = None;
    for (at, row) in contract.rows.iter().enumerate() {
        if section != Some(row.section) {
            section = Some(row.section);
            if let Some(heading) = contract.sections.get(usize::from(row.section)) {
                let parent = heading
                    .parent
                    .as_deref()
                    .map_or(String::new(), |parent| format!("{parent} · "));
                writeln!(out, "\n{parent}{}", heading.title)?;
            }
        }
        let cells: Vec<String> = levels
            .iter()
            .map(|level| cells(contract, at, *level))
            .collect();
        writeln!(
            out,
            "  {:<30} {:<12} {}  ({})",
            row.id,
            row.printed_amo,
            cells.join(" | "),
            row.label
        )?;
    }
    Ok(())
}

fn cells(contract: &Contract, row: usize, level: usize) -> String {
    let printed = |second| {
        contract
            .cell(row, level, second)
            .map_or("", |cell| cell.printed.as_str())
    };
    if contract.rows.get(row).is_some_and(|row| row.split) {
        format!("{} / {}", printed(false), printed(true))
    } else {
        printed(false).to_owned()
    }
}
