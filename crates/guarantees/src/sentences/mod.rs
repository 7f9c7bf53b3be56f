//! Proof and remarks as sentences. The engine gives data; the words are here, one file by language.

mod questions_fr;
mod remarks_fr;
mod steps_fr;

use affilio_domain::format::Locale;

use crate::compiled::{Period, Unit};
use crate::outcome::{Estimate, Missing, Reading};
use crate::plan::Plan;
use crate::proof::{Column, Step};
use crate::query::{LevelId, RowId};

/// Where an estimate was made: what its sentences refer to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The row.
    pub row: RowId,
    /// The level.
    pub level: LevelId,
    /// How amounts and dates are written. The sentences are in French.
    pub locale: Locale,
}

/// The context of one estimate: which column of the row applied is known from its proof.
#[derive(Clone, Copy)]
struct Scene<'a> {
    plan: &'a Plan,
    row: RowId,
    level: LevelId,
    locale: Locale,
    out_of_dptm: bool,
}

impl<'a> Context<'a> {
    /// The row that pays may be another than the one asked: class A glasses quoted on a class B row.
    fn of(self, estimate: &Estimate) -> Scene<'a> {
        let cell = estimate.proof.iter().find_map(|step| match *step {
            Step::Cell { row, column } => Some((row, column)),
            _ => None,
        });
        let (row, column) = cell.unwrap_or((self.row, Column::Only));
        Scene {
            plan: self.plan,
            row,
            level: self.level,
            locale: self.locale,
            out_of_dptm: column == Column::OutOfDptm,
        }
    }
}

/// One line of the proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is done, with its operands: `60 % × 120,00 € = 72,00 €`.
    pub text: String,
    /// What justifies it: the row and page, the text of law and its date.
    pub source: Option<String>,
}

/// The proof, sentence by sentence.
#[must_use]
pub fn proof(context: Context<'_>, estimate: &Estimate) -> Vec<Sentence> {
    let scene = context.of(estimate);
    estimate
        .proof
        .iter()
        .map(|step| steps_fr::step(scene, step))
        .collect()
}

/// The remarks, sentence by sentence.
#[must_use]
pub fn remarks(context: Context<'_>, estimate: &Estimate) -> Vec<String> {
    let scene = context.of(estimate);
    estimate
        .remarks
        .iter()
        .flat_map(|remark| remarks_fr::remark(scene, remark))
        .collect()
}

/// Another reading: what it is and why it is possible.
#[must_use]
pub fn reading(context: Context<'_>, estimate: &Estimate, reading: &Reading) -> String {
    remarks_fr::reading(context.of(estimate), reading)
}

/// Names what is missing: `le prix`, `la base de remboursement (BR)`.
#[must_use]
pub fn missing(missing: Missing) -> &'static str {
    questions_fr::missing(missing)
}

/// Says why something is asked and where to read it.
#[must_use]
pub fn why_missing(missing: Missing) -> &'static str {
    questions_fr::why_missing(missing)
}

/// The word for a unit, singular or plural: `séance`, `séances`.
#[must_use]
pub fn unit(unit: Unit, quantity: u32) -> &'static str {
    questions_fr::unit(unit, quantity)
}

/// The whole question about the quantity: `Combien de séances ?`, `Combien d’actes ?`.
#[must_use]
pub fn how_many(unit: Unit) -> &'static str {
    questions_fr::how_many(unit)
}

/// The words for a period: `par année civile`.
#[must_use]
pub fn period(period: Period) -> String {
    questions_fr::period(period)
}
