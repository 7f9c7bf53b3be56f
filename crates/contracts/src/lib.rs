#![doc = include_str!("../README.md")]

use std::sync::{Arc, OnceLock};

use affilio_guarantees::compiled::{Contract, LoadError, Provenance, Sealed, Tariffs};
use affilio_guarantees::plan::{LinkError, Plan};

/// Why an embedded contract cannot be used. The build has loaded it once already, so that this is
/// a damaged program rather than a mistake of whoever runs it.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum ContractError {
    /// The compiled file is refused.
    #[error(transparent)]
    Load(#[from] LoadError),
    /// The contract names something the tariffs do not have.
    #[error(transparent)]
    Link(#[from] LinkError),
}

struct Embedded {
    id: &'static str,
    bytes: &'static [u8],
    plan: OnceLock<Result<Plan, ContractError>>,
}

impl Embedded {
    const fn new(id: &'static str, bytes: &'static [u8]) -> Self {
        Self {
            id,
            bytes,
            plan: OnceLock::new(),
        }
    }

    fn plan(&'static self) -> Result<&'static Plan, &'static ContractError> {
        self.plan.get_or_init(|| plan(self.bytes)).as_ref()
    }
}

static ECLAT: Embedded = Embedded::new(
    "eclat/2024",
    include_bytes!(concat!(env!("OUT_DIR"), "/eclat-2024.bin")),
);

static HFP: Embedded = Embedded::new(
    "hfp-armees-civils/2020",
    include_bytes!(concat!(env!("OUT_DIR"), "/hfp-armees-civils-2020.bin")),
);

/// Every embedded contract.
static CONTRACTS: [&Embedded; 2] = [&ECLAT, &HFP];

const TARIFFS: &[u8] = include_bytes!(concat!(env!("OUT_DIR"), "/tariffs.bin"));

/// The identifiers of the embedded contracts.
pub fn ids() -> impl Iterator<Item = &'static str> {
    CONTRACTS.iter().map(|contract| contract.id)
}

/// The compiled bytes of an embedded contract, as they are served or compared.
#[must_use]
pub fn compiled(id: &str) -> Option<&'static [u8]> {
    CONTRACTS
        .iter()
        .find(|contract| contract.id == id)
        .map(|contract| contract.bytes)
}

/// The dated tariffs.
///
/// # Errors
/// When the embedded file is damaged.
pub fn tariffs() -> Result<(Provenance, Tariffs), LoadError> {
    Tariffs::load(TARIFFS)
}

/// Loads a contract (embedded, or brought at run time) and links it to the embedded tariffs.
///
/// # Errors
/// Says why the bytes are refused.
pub fn plan(bytes: &[u8]) -> Result<Plan, ContractError> {
    let (_, contract) = Contract::load(bytes)?;
    Ok(Plan::new(contract, shared_tariffs()?)?)
}

/// The dated tariffs, loaded once for all contracts.
///
/// # Errors
/// When the embedded file is damaged.
pub fn shared_tariffs() -> Result<Arc<Tariffs>, LoadError> {
    static LOADED: OnceLock<Result<Arc<Tariffs>, LoadError>> = OnceLock::new();
    let load = || tariffs().map(|(_, tariffs)| Arc::new(tariffs));
    LOADED.get_or_init(load).clone()
}

/// The ÉCLAT 2024 contract, linked once to the tariffs.
///
/// # Errors
/// When the embedded file is damaged.
pub fn eclat() -> Result<&'static Plan, &'static ContractError> {
    ECLAT.plan()
}

/// The HFP contract of the civil staff of the ministère des Armées, 2020, linked once to the tariffs.
///
/// # Errors
/// When the embedded file is damaged.
pub fn hfp() -> Result<&'static Plan, &'static ContractError> {
    HFP.plan()
}

/// An embedded contract, linked once to the tariffs; `None` for an identifier that is not embedded.
#[must_use]
pub fn by_id(id: &str) -> Option<&'static Plan> {
    let found = CONTRACTS.iter().find(|contract| contract.id == id)?;
    found.plan().ok()
}

/// The name of a level of an embedded contract, as printed.
#[must_use]
pub fn level_label(contract: &str, level: &str) -> Option<&'static str> {
    let levels = &by_id(contract)?.contract().levels;
    levels
        .iter()
        .find(|one| one.id == level)
        .map(|one| one.label.as_str())
}
