//! What the sentences of one estimate refer to in the contract.

use super::Context;
use crate::compiled::{Cell, Condition, Contract, Family, Heavy, Row, Rule, Section, Unit};
use crate::outcome::Estimate;
use crate::plan::Plan;
use crate::proof::{Column, Step};
use crate::query::{LevelId, RowId};

/// The row that pays, its level, and which of its columns applied.
#[derive(Clone, Copy)]
pub(super) struct Scene<'a> {
    pub(super) plan: &'a Plan,
    row: RowId,
    level: LevelId,
    out_of_dptm: bool,
}

impl<'a> Scene<'a> {
    /// The proof tells the row that pays, which may be another than the one asked (class A glasses
    /// quoted on a class B row), and the column.
    pub(super) fn of(context: Context<'a>, estimate: &Estimate) -> Self {
        let cell = estimate.proof.iter().find_map(|step| match *step {
            Step::Cell { row, column } => Some((row, column)),
            _ => None,
        });
        let (row, column) = cell.unwrap_or((context.row, Column::Only));
        Self {
            plan: context.plan,
            row,
            level: context.level,
            out_of_dptm: column == Column::OutOfDptm,
        }
    }

    pub(super) fn contract(self) -> &'a Contract {
        self.plan.contract()
    }

    pub(super) fn row(self) -> Option<&'a Row> {
        self.plan.row(self.row)
    }

    /// What one unit of the row is.
    pub(super) fn unit(self) -> Unit {
        self.row().map_or(Unit::Act, |row| row.unit)
    }

    pub(super) fn level_label(self) -> &'a str {
        let level = self.contract().levels.get(usize::from(self.level.0));
        level.map_or("", |level| level.label.as_str())
    }

    /// The cell that applies.
    pub(super) fn cell(self) -> Option<&'a Cell> {
        let (row, level) = (usize::from(self.row.0), usize::from(self.level.0));
        self.contract().cell(row, level, self.out_of_dptm)
    }

    /// The rule of the cell that applies.
    pub(super) fn rule(self) -> Option<Rule> {
        self.cell().map(|cell| cell.rule)
    }

    /// The label and the cell of another row, at the same level.
    pub(super) fn other_row(self, row: RowId) -> (&'a str, &'a str) {
        let label = self.plan.row(row).map_or("", |row| row.label.as_str());
        let level = usize::from(self.level.0);
        let cell = self.contract().cell(usize::from(row.0), level, false);
        (label, cell.map_or("", |cell| cell.printed.as_str()))
    }

    /// A restriction of the row, by its place.
    pub(super) fn condition(self, at: u16) -> Option<&'a Condition> {
        self.row()?.conditions.get(usize::from(at))
    }

    /// The tariff family of the row.
    pub(super) fn family(self) -> Option<&'a Family> {
        self.plan.family_of(self.row)
    }

    /// The rule of the row's family for heavy acts.
    pub(super) fn heavy(self) -> Heavy {
        self.family().map_or(Heavy::Never, |family| family.heavy)
    }

    /// The mark of a footnote.
    pub(super) fn mark(self, note: u16) -> Option<&'a str> {
        let note = self.contract().footnotes.get(usize::from(note))?;
        Some(note.mark.as_str())
    }

    /// The marks of the footnotes of the row itself.
    pub(super) fn row_marks(self) -> Vec<&'a str> {
        self.row()
            .map_or_else(Vec::new, |row| self.marks(&row.notes))
    }

    /// The marks of the footnotes of the headings above a row, then of the row.
    pub(super) fn marks_above(self, row: &'a Row) -> Vec<&'a str> {
        let sections = &self.contract().sections;
        let section = sections.get(usize::from(row.section));
        let parent = section.and_then(|section| {
            let title = section.parent.as_deref()?;
            let is_it = |one: &&Section| one.parent.is_none() && one.title == title;
            sections.iter().find(is_it)
        });
        let of_headings = [parent, section].into_iter().flatten();
        let notes = of_headings.flat_map(|section| &section.notes);
        let mut marks: Vec<&str> = Vec::new();
        for note in notes.chain(&row.notes) {
            if let Some(mark) = self.mark(*note).filter(|mark| !marks.contains(mark)) {
                marks.push(mark);
            }
        }
        marks
    }

    /// The marks of the footnotes of the row that pays and of its headings.
    pub(super) fn all_marks(self) -> Vec<&'a str> {
        self.row()
            .map_or_else(Vec::new, |row| self.marks_above(row))
    }

    fn marks(self, notes: &[u16]) -> Vec<&'a str> {
        notes.iter().filter_map(|note| self.mark(*note)).collect()
    }
}
