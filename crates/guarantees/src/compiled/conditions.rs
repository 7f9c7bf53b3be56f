//! What restricts a row: the footnotes and labels that say "only if", asked as conditions.

use serde::{Deserialize, Serialize};

use super::cell::Count;

/// The class of an equipment.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Class {
    /// Glasses of the *100 % Santé*.
    A,
    /// Glasses at a free price.
    B,
    /// Hearing aid of the *100 % Santé*.
    I,
    /// Hearing aid at a free price.
    II,
}

/// Where a stay takes place, when it matters.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Establishment {
    /// A hospital or clinic, for medicine, surgery or obstetrics.
    Hospital,
    /// *Maison d'accueil spécialisée*.
    Mas,
    /// Psychiatry.
    Psychiatry,
    /// Convalescence.
    Convalescence,
    /// A specialised establishment.
    Specialised,
    /// A medical cure in an establishment for the elderly.
    ElderlyCure,
    /// A therapeutic workshop.
    TherapeuticWorkshop,
    /// An institute or medical centre of educational, psycho-pedagogical or vocational nature.
    MedicalEducational,
    /// A centre of vocational rehabilitation.
    VocationalRehabilitation,
    /// A long-stay service, or an establishment for the elderly.
    LongStay,
}

/// When a condition applies. What the person does not say is supposed not to apply.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum When {
    /// The stay is in one of these establishments.
    In(Vec<Establishment>),
    /// The stay is without a night (true), or with one (false).
    Ambulatory(bool),
    /// Neither anaesthesia nor ambulatory surgery took place.
    WithoutSurgery,
    /// The expense is neither a meal nor lodging.
    NeitherMealNorLodging,
    /// The stay is not itself covered, or has no night.
    StayNotCovered,
    /// The act is not prescribed.
    NotPrescribed,
    /// The establishment has an agreement with the insurer on its tariff, which is then told.
    Agreement,
}

/// What a condition does to the row.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Effect {
    /// The row pays nothing.
    NotCovered,
    /// The row pays so many units over a period.
    Counted(Count),
    /// The row pays within the tariff of the agreement.
    WithinAgreement,
}

/// A restriction of a row.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Condition {
    /// When it applies.
    pub when: When,
    /// What it does.
    pub effect: Effect,
    /// The footnote that says so, as an index in the contract's footnotes.
    pub note: Option<u16>,
    /// What is asked, in French.
    pub question: String,
}
