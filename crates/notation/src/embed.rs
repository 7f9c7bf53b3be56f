//! Everything of a folder at once: tariffs and contracts, compiled and sealed, or every fault.

use std::iter;

use affilio_guarantees::compiled::{Day, Tariffs, seal};
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
    let mut versions = Vec::new();
    let of_contracts = contract_files
        .iter()
        .map(|(file, text)| contract(file, text, &tariffs.tariffs, &mut versions));
    let mut embedded = Vec::new();
    let mut failures = Vec::new();
    for result in iter::once(of_tariffs).chain(of_contracts) {
        match result {
            Ok(one) => embedded.push(one),
            Err(failure) => failures.push(failure),
        }
    }
    failures.extend(overlaps(&versions));
    if failures.is_empty() {
        Ok(embedded)
    } else {
        Err(failures)
    }
}

/// A version of a contract, and when it applies.
struct Version<'a> {
    file: &'a str,
    id: String,
    insurer: String,
    from: Day,
    to: Day,
}

impl Version<'_> {
    /// The contract whose version it is: `eclat` of `eclat/2024`.
    fn name(&self) -> (&str, &str) {
        let name = self.id.split('/').next().unwrap_or(&self.id);
        (&self.insurer, name)
    }

    /// `2024-01-01 → 2024-12-31`.
    fn period(&self) -> String {
        if self.to == Day::OPEN {
            format!("{:?} → sans fin", self.from)
        } else {
            format!("{:?} → {:?}", self.from, self.to)
        }
    }
}

/// Versions of one contract that apply on one day: none could be chosen.
fn overlaps(versions: &[Version<'_>]) -> Vec<String> {
    let mut faults = Vec::new();
    for (at, later) in versions.iter().enumerate() {
        for earlier in versions.iter().take(at) {
            if later.id == earlier.id {
                let message = format!("identifiant « {} » déjà dans {}", later.id, earlier.file);
                faults.push(format!("{} : {message}", later.file));
            } else if later.name() == earlier.name()
                && later.from <= earlier.to
                && earlier.from <= later.to
            {
                let (one, other) = (later.period(), earlier.period());
                faults.push(format!(
                    "{} : « {} » ({one}) chevauche « {} » ({other}) de {}",
                    later.file, later.id, earlier.id, earlier.file
                ));
            }
        }
    }
    faults
}

fn contract<'a>(
    file: &'a str,
    text: &str,
    tariffs: &Tariffs,
    versions: &mut Vec<Version<'a>>,
) -> Result<Embedded, String> {
    let compiled = grid::compile(file, text, tariffs).map_err(|faults| faults.to_string())?;
    versions.push(Version {
        file,
        id: compiled.contract.id.clone(),
        insurer: compiled.contract.insurer.clone(),
        from: compiled.contract.valid_from,
        to: compiled.contract.valid_to,
    });
    let bytes = seal(&compiled.provenance, &compiled.contract)
        .map_err(|error| format!("{file} : {error}"))?;
    let name = format!("{}.bin", compiled.contract.id.replace('/', "-"));
    // What will be done when the program starts is done once here.
    Plan::new(compiled.contract, tariffs.clone()).map_err(|error| format!("{file} : {error}"))?;
    Ok(Embedded { name, bytes })
}
