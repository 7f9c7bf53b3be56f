//! One file for each command that answers lines.

pub(crate) mod candidates;
pub(crate) mod compare;
pub(crate) mod contributions;
pub(crate) mod estimate;
pub(crate) mod prevoyance;
pub(crate) mod year;
