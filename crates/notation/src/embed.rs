//! Everything of a folder at once: tariffs and contracts, compiled and sealed, or every fault.

use std::iter;

use affilio_guarantees::compiled::{Tariffs, seal};
use affilio_guarantees::plan::Plan;

use crate::fault::Faults;
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
    let (tariffs, faults) = tariffs::read_all(tariff_files);
    let sealed = if faults.is_empty() {
        seal(&tariffs.provenance, &tariffs.tariffs).map_err(|error| error.to_string())
    } else {
        Err(Faults(faults).to_string())
    };
    let of_tariffs = sealed.map(|bytes| Embedded {
        name: "tariffs.bin".to_owned(),
        bytes,
    });
    let of_contracts = contract_files
        .iter()
        .map(|(file, text)| contract(file, text, &tariffs.tariffs));
    let mut embedded = Vec::new();
    let mut failures = Vec::new();
    for result in iter::once(of_tariffs).chain(of_contracts) {
        match result {
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
