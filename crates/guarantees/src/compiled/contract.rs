//! A contract: its table, footnotes, readings and contributions.

use affilio_domain::scheme::Scheme;
use serde::{Deserialize, Serialize};

use super::cell::{Cell, Unit};
use super::conditions::{Class, Condition};
use super::dated::Day;
use super::optics::{OpticsRow, OpticsRules};
use super::prevoyance::Prevoyance;

/// A level of cover, a column of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Level {
    /// Short identifier: `socle`, `r1`.
    pub id: String,
    /// The name as printed.
    pub label: String,
}

/// A heading of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Section {
    /// The heading above this one, if any.
    pub parent: Option<String>,
    /// The heading.
    pub title: String,
    /// Footnotes of the heading, as indexes in the contract's footnotes.
    pub notes: Vec<u16>,
}

/// A footnote.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Footnote {
    /// Its mark: `16`, `*`.
    pub mark: String,
    /// Its text.
    pub text: String,
}

/// Something the print does not say, and that is read into it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ReadInto {
    /// What is read.
    pub what: String,
    /// Why.
    pub why: String,
}

/// A doubt about what is printed, and how it was settled.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Doubt {
    /// The raw text of the scan.
    pub raw: String,
    /// What is doubtful.
    pub why: String,
    /// What was retained.
    pub resolution: String,
    /// How sure one is: `haute`, `moyenne`, `basse`.
    pub confidence: String,
}

/// Ages of the person for whom a row or an act is made, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct AgeRange {
    /// Youngest age.
    pub min: u8,
    /// Oldest age.
    pub max: u8,
}

impl AgeRange {
    /// True when an age in whole years is within it.
    #[must_use]
    pub fn holds(self, years: u16) -> bool {
        u16::from(self.min) <= years && (years <= u16::from(self.max) || self.max == u8::MAX)
    }
}

/// A ceiling that the law sets on a row of a *contrat responsable*, AMO included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum LegalCap {
    /// Class II hearing aid, per ear (CSS R871-2 4°).
    HearingClassTwo,
}

/// The basket of a dental prosthesis.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Basket {
    /// *100 % Santé*: nothing left to pay.
    FullCover,
    /// *Panier maîtrisé*: fees are limited.
    Limited,
    /// *Panier libre*.
    Free,
}

/// The teeth a row is made for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Teeth {
    /// Incisors, canines, first premolars: positions 1 to 4.
    Front,
    /// Second premolars and molars: positions 5 to 8.
    Back,
}

/// A row of the table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Row {
    /// Identifier: `den.libre.avant`.
    pub id: String,
    /// The label as printed.
    pub label: String,
    /// Index of its section.
    pub section: u16,
    /// Cares of the taxonomy that it covers, by their identifiers.
    pub cares: Vec<String>,
    /// Everyday words that lead to this row and that its cares do not have.
    pub aliases: Vec<String>,
    /// Footnotes of the row, as indexes.
    pub notes: Vec<u16>,
    /// What one unit is.
    pub unit: Unit,
    /// The AMO column as printed.
    pub printed_amo: String,
    /// The AMO rates printed, basis points: none (`-`), one, or several to choose from.
    pub printed_rates: Vec<u32>,
    /// Identifier of the tariff family that gives the AMO rate.
    pub family: String,
    /// Identifiers of the acts with a known tariff that fall under the row: those of its cares.
    pub acts: Vec<String>,
    /// The acts supposed when none is named, the first that fits the age; none when the base is
    /// then to be asked.
    pub usual: Vec<String>,
    /// True when DPTM and HORS DPTM are two columns.
    pub split: bool,
    /// Rows with the same number share one count.
    pub count_group: u16,
    /// Rows with the same number share one yearly amount.
    pub amount_group: u16,
    /// The ages it is made for.
    pub ages: Option<AgeRange>,
    /// The legal ceiling.
    pub legal_cap: Option<LegalCap>,
    /// The class of the equipment.
    pub class: Option<Class>,
    /// The dental basket.
    pub basket: Option<Basket>,
    /// The teeth.
    pub teeth: Option<Teeth>,
    /// What element of glasses it pays.
    pub optics: Option<OpticsRow>,
    /// The row that pays on what this one leaves, by its identifier.
    pub then: Option<String>,
    /// What restricts it.
    pub conditions: Vec<Condition>,
    /// What is read into the row.
    pub read_into: Vec<ReadInto>,
    /// The doubt on the print.
    pub doubt: Option<Doubt>,
    /// A remark of whoever copied the table.
    pub remark: Option<String>,
    /// Page of the printed document.
    pub page: u16,
    /// Line of the text read from it.
    pub line: u16,
}

impl Row {
    /// True when the table prints that the AMO pays nothing: the family `aucune` of the tariffs.
    #[must_use]
    pub fn not_repaid(&self) -> bool {
        self.family == "aucune"
    }
}

/// A convention that the document states ambiguously: the other reading is computed, and returned
/// where it changes an amount.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ConventionDoubt {
    /// True: plain amounts in euros. False: amounts in % of PMSS.
    pub euros: bool,
    /// The words printed.
    pub printed: String,
    /// What is retained, and why.
    pub why: String,
}

/// A scheme, in the compiled form.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum SchemeCode {
    /// *Régime général*.
    General,
    /// *Régime local d'Alsace-Moselle*.
    AlsaceMoselle,
}

impl From<Scheme> for SchemeCode {
    fn from(scheme: Scheme) -> Self {
        match scheme {
            Scheme::General => Self::General,
            Scheme::AlsaceMoselle => Self::AlsaceMoselle,
        }
    }
}

/// A member of the household covered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Role {
    /// The employee.
    Adherent,
    /// The spouse or partner.
    Conjoint,
    /// A dependent child.
    Enfant,
}

/// How a contribution is expressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Price {
    /// Basis points of the monthly PMSS.
    PercentPmss(u32),
    /// Cents a month.
    Euros(i64),
}

/// One price of the contribution table.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ContributionLine {
    /// The scheme; every scheme when none.
    pub scheme: Option<SchemeCode>,
    /// The member.
    pub role: Role,
    /// The ages of the member; any when none.
    pub ages: Option<AgeRange>,
    /// The level covered.
    pub level: u8,
    /// The compulsory level it is added to, for an option; none for a whole level.
    pub over: Option<u8>,
    /// The monthly price.
    pub price: Price,
}

/// The contribution table.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contributions {
    /// First day it applies.
    pub from: Day,
    /// The text that sets it.
    pub source: String,
    /// The prices.
    pub lines: Vec<ContributionLine>,
    /// Children are free from this rank on.
    pub free_from_child: u8,
    /// A child is dependent before this birthday.
    pub child_until: u8,
    /// And before this one when studying, in training or apprenticeship.
    pub student_until: u8,
    /// The least share of the compulsory contribution the employer pays, basis points; 0 when no
    /// level is compulsory.
    pub employer_share: u32,
    /// What is read into the table and is not printed.
    pub read_into: Vec<ReadInto>,
}

/// A whole contract.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Contract {
    /// Identifier: `eclat/2024`.
    pub id: String,
    /// Title.
    pub title: String,
    /// Insurer.
    pub insurer: String,
    /// The document printed.
    pub source: String,
    /// First day of validity.
    pub valid_from: Day,
    /// Last day of validity, or [`Day::OPEN`].
    pub valid_to: Day,
    /// Levels, cheapest first.
    pub levels: Vec<Level>,
    /// Headings, in printed order.
    pub sections: Vec<Section>,
    /// Footnotes.
    pub footnotes: Vec<Footnote>,
    /// General conditions.
    pub conditions: Vec<String>,
    /// Conventions stated ambiguously.
    pub conventions: Vec<ConventionDoubt>,
    /// What is read into the document as a whole.
    pub read_into: Vec<ReadInto>,
    /// True when overruns of doctors are paid outside the coordinated pathway.
    pub overrun_outside_pathway: bool,
    /// Rows, in printed order.
    pub rows: Vec<Row>,
    /// Cells: row by row, level by level, two by level (DPTM or alone, HORS DPTM).
    pub cells: Vec<Cell>,
    /// The contribution table.
    pub contributions: Option<Contributions>,
    /// How glasses are renewed, and classes mixed.
    pub optics: OpticsRules,
    /// The *prévoyance* sold with it.
    pub prevoyance: Option<Prevoyance>,
}

impl Contract {
    /// The cell of a row and a level; `out_of_dptm` chooses the second column of a split row.
    #[must_use]
    pub fn cell(&self, row: usize, level: usize, out_of_dptm: bool) -> Option<&Cell> {
        if level >= self.levels.len() {
            return None;
        }
        let second = out_of_dptm && self.rows.get(row)?.split;
        self.cells
            .get((row * self.levels.len() + level) * 2 + usize::from(second))
    }
}
