//! The words of the trade: amounts, dates, identifiers, people, and the API's wire types.

pub mod amount;
pub mod date;
pub mod enrolment;
pub mod exemption;
pub mod field;
pub mod format;
pub mod iban;
pub mod moment;
pub mod name;
pub mod nir;
pub mod organism;
pub mod phone;
pub mod postal;
pub mod rate;
pub mod scheme;
pub mod sepa;
pub mod text;
pub mod typing;
pub mod wire;
