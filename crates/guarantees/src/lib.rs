//! The guarantee engine: (contract, care, situation, ledger) to amounts with their proof. Pure.
