//! Everything of a folder at once: tariffs and contracts, compiled and sealed, or every fault.

use affilio_guarantees::compiled::{Tariffs, seal};
use affilio_guarantees::plan::Plan;

use crate::{grid, tariffs};

/// A compiled file, ready to be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Embedded {
    /// Its name: `eclat-2024.bin`, `tariffs.bin`.
    pub name: String,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Compiles tariffs and contracts: pairs of a file's name and text.
///
/// # Errors
/// The faults of every file, as text, file by file.
pub fn compile(
    tariff_files: &[(&str, &str)],
    contract_files: &[(&str, &str)],
) -> Result<Vec<Embedded>, Vec<String>> {
    let tariffs = tariffs::compile(tariff_files).map_err(|faults| vec![faults.to_string()])?;
    let bytes =
        seal(&tariffs.provenance, &tariffs.tariffs).map_err(|error| vec![error.to_string()])?;
    let mut embedded = vec![Embedded {
        name: "tariffs.bin".to_owned(),
        bytes,
    }];
    let mut failures = Vec::new();
    for (file, text) in contract_files {
        match contract(file, text, &tariffs.tariffs) {
            Ok(one) => embedded.push(one),
            Err(failure) => failures.push(failure),
        }
    }
    if failures.is_empty() {
        Ok(embedded)
    } else {
        Err(failures)
    }
}

fn contract(file: &str, text: &str, tariffs: &Tariffs) -> Result<Embedded, String> {
    let compiled = grid::compile(file, text, tariffs).map_err(|faults| faults.to_string())?;
    let bytes = seal(&compiled.provenance, &compiled.contract)
        .map_err(|error| format!("{file} : {error}"))?;
    let name = format!("{}.bin", compiled.contract.id.replace('/', "-"));
    // What will be done when the program starts is done once here.
    Plan::new(compiled.contract, tariffs.clone()).map_err(|error| format!("{file} : {error}"))?;
    Ok(Embedded { name, bytes })
}
