//! How contracts and levels are called on paper.

/// The contract, as printed.
pub(crate) fn contract_label(contract: &str) -> String {
    contract.to_owned()
}

/// The level, as printed.
pub(crate) fn level_label(_contract: &str, level: &str) -> String {
    level.to_owned()
}
