//! Documents as tagged PDF (PDF/UA-1), made by Typst: the bulletin, its twin on paper, the letters.
//!
//! What people typed travels as data beside the template, never inside it.

mod bulletin;
mod exemption;
mod joined;
mod letter;
mod mandate;
mod paper;
mod printer;

pub(crate) use bulletin::{Bulletin, SignatureBlock};
pub(crate) use exemption::ExemptionPrint;
pub(crate) use joined::Joined;
pub(crate) use letter::Letter;
pub(crate) use paper::PaperBulletin;
pub(crate) use printer::{Printable, Printer};
