//! Proof and remarks as sentences. The engine gives data; the words are here, in French and in English.
//!
//! What is told is chosen once, in `steps`, `sources`, `remarks` and `readings`; how it is said is in
//! one group of files by language, that `tongue` obliges to be complete. The functions without `_in`
//! are French and name no other language: a program that calls only them carries only French.

mod questions_en;
mod questions_fr;
mod readings;
mod readings_en;
mod readings_fr;
mod remarks;
mod remarks_en;
mod remarks_fr;
mod scene;
mod sources;
mod sources_en;
mod sources_fr;
mod steps;
mod steps_en;
mod steps_fr;
mod tongue;

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "tests")]
mod tests;

use affilio_domain::format::Locale;

use crate::compiled::{Period, Unit};
use crate::outcome::{Estimate, Missing, Reading};
use crate::plan::Plan;
use crate::query::{LevelId, RowId};
use crate::remark::Remark;
use scene::Scene;
use tongue::{Questions, Tongue};

/// Where an estimate was made: what its sentences refer to.
#[derive(Clone, Copy)]
pub struct Context<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The row.
    pub row: RowId,
    /// The level.
    pub level: LevelId,
    /// The reader's language, for [`proof_in`], [`remarks_in`], [`remark_in`] and [`reading_in`].
    pub locale: Locale,
}

/// One line of the proof.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Sentence {
    /// What is done, with its operands: `60 % × 120,00 € = 72,00 €`.
    pub text: String,
    /// What justifies it: the row, page and footnotes, the text of law and its date.
    pub source: Option<String>,
}

struct French;
struct English;

impl Tongue for French {
    const LOCALE: Locale = Locale::Fr;
}

impl Tongue for English {
    const LOCALE: Locale = Locale::En;
}

/// The proof, sentence by sentence, in French.
#[must_use]
pub fn proof(context: Context<'_>, estimate: &Estimate) -> Vec<Sentence> {
    proof_of::<French>(context, estimate)
}

/// The proof in the reader's language. Labels and texts of the contract stay in French, quoted.
#[must_use]
pub fn proof_in(context: Context<'_>, estimate: &Estimate) -> Vec<Sentence> {
    match context.locale {
        Locale::Fr => proof_of::<French>(context, estimate),
        Locale::En => proof_of::<English>(context, estimate),
    }
}

fn proof_of<T: Tongue>(context: Context<'_>, estimate: &Estimate) -> Vec<Sentence> {
    let scene = Scene::of(context, estimate);
    let steps = estimate.proof.iter();
    steps.map(|step| steps::step::<T>(scene, step)).collect()
}

/// The remarks, sentence by sentence, in French.
#[must_use]
pub fn remarks(context: Context<'_>, estimate: &Estimate) -> Vec<String> {
    remarks_of::<French>(context, estimate)
}

/// The remarks in the reader's language. Labels and texts of the contract stay in French, quoted.
#[must_use]
pub fn remarks_in(context: Context<'_>, estimate: &Estimate) -> Vec<String> {
    match context.locale {
        Locale::Fr => remarks_of::<French>(context, estimate),
        Locale::En => remarks_of::<English>(context, estimate),
    }
}

fn remarks_of<T: Tongue>(context: Context<'_>, estimate: &Estimate) -> Vec<String> {
    let scene = Scene::of(context, estimate);
    let remarks = estimate.remarks.iter();
    remarks
        .flat_map(|remark| remarks::remark::<T>(scene, remark))
        .collect()
}

/// One remark in the reader's language; empty when it has nothing to say of this row.
#[must_use]
pub fn remark_in(context: Context<'_>, estimate: &Estimate, remark: &Remark) -> Vec<String> {
    let scene = Scene::of(context, estimate);
    match context.locale {
        Locale::Fr => remarks::remark::<French>(scene, remark),
        Locale::En => remarks::remark::<English>(scene, remark),
    }
}

/// Another reading, in French: what it is and why it is possible.
#[must_use]
pub fn reading(context: Context<'_>, estimate: &Estimate, reading: &Reading) -> String {
    readings::reading::<French>(Scene::of(context, estimate), reading)
}

/// Another reading in the reader's language. Texts of the contract stay in French, quoted.
#[must_use]
pub fn reading_in(context: Context<'_>, estimate: &Estimate, reading: &Reading) -> String {
    let scene = Scene::of(context, estimate);
    match context.locale {
        Locale::Fr => readings::reading::<French>(scene, reading),
        Locale::En => readings::reading::<English>(scene, reading),
    }
}

/// Names what is missing, in French: `le prix`, `la base de remboursement (BR)`.
#[must_use]
pub fn missing(missing: Missing) -> &'static str {
    French::missing(missing)
}

/// Names what is missing in a language: `the price`.
#[must_use]
pub fn missing_in(locale: Locale, missing: Missing) -> &'static str {
    match locale {
        Locale::Fr => French::missing(missing),
        Locale::En => English::missing(missing),
    }
}

/// Says why something is asked and where to read it, in French.
#[must_use]
pub fn why_missing(missing: Missing) -> &'static str {
    French::why_missing(missing)
}

/// Says why something is asked and where to read it, in a language.
#[must_use]
pub fn why_missing_in(locale: Locale, missing: Missing) -> &'static str {
    match locale {
        Locale::Fr => French::why_missing(missing),
        Locale::En => English::why_missing(missing),
    }
}

/// The French word for a unit, singular or plural: `séance`, `séances`.
#[must_use]
pub fn unit(unit: Unit, quantity: u32) -> &'static str {
    French::unit(unit, quantity)
}

/// The word for a unit in a language: `session`, `sessions`.
#[must_use]
pub fn unit_in(locale: Locale, unit: Unit, quantity: u32) -> &'static str {
    match locale {
        Locale::Fr => French::unit(unit, quantity),
        Locale::En => English::unit(unit, quantity),
    }
}

/// The whole question about the quantity, in French: `Combien de séances ?`, `Combien d’actes ?`.
#[must_use]
pub fn how_many(unit: Unit) -> &'static str {
    French::how_many(unit)
}

/// The whole question about the quantity in a language: `How many sessions?`.
#[must_use]
pub fn how_many_in(locale: Locale, unit: Unit) -> &'static str {
    match locale {
        Locale::Fr => French::how_many(unit),
        Locale::En => English::how_many(unit),
    }
}

/// The French words for a period: `par année civile`.
#[must_use]
pub fn period(period: Period) -> String {
    French::period(period)
}

/// The words for a period in a language: `per calendar year`.
#[must_use]
pub fn period_in(locale: Locale, period: Period) -> String {
    match locale {
        Locale::Fr => French::period(period),
        Locale::En => English::period(period),
    }
}
