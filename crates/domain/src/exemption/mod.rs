//! *Dispense d'adhésion*: who may stay out of the compulsory plan, why, and until when to ask.

mod cases;
mod declaration;
mod due;
mod texts;
mod verdict;
mod words;

pub use cases::{Confidence, ExemptionCase, Law, Limit};
pub use declaration::{DECLARATION, Sentence};
pub use due::{Due, DueFrom};
pub use verdict::{
    Contract, Cover, Length, PlanAct, PlanTerms, Share, Situation, Unsure, Verdict, WhyNot,
};
