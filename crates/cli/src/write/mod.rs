//! What is written: answers of the engine as JSON, amounts and rates as strings.

pub(crate) mod asked;
pub(crate) mod candidates;
pub(crate) mod data;
pub(crate) mod estimate;
pub(crate) mod readings;
pub(crate) mod remarks;
pub(crate) mod steps;
