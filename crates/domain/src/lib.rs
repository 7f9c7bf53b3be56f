//! The words of the trade: amounts, dates, identifiers, people, and the API's wire types.

pub mod amount;
pub mod date;
pub mod format;
pub mod rate;
pub mod scheme;
