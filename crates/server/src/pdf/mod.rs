//! The bulletin as a tagged PDF (PDF/UA-1), made by Typst.
//!
//! What people typed travels as data beside the template, never inside it.

mod bulletin;
mod printer;

pub(crate) use bulletin::{Bulletin, SignatureBlock};
pub(crate) use printer::Printer;
