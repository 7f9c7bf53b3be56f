//! The cells of a row, level by level.

use std::ops::Range;

use affilio_guarantees::compiled::{Alternative, Cell, Level};

use super::row_rules::RowRules;
use super::rule::{self, PlaceCount};
use crate::source::{Table, Text};

/// The two cells of a row and a level (the second repeats the first when there is one column).
pub(super) struct Pair {
    pub(super) first: Cell,
    pub(super) second: Cell,
    pub(super) split: bool,
    pub(super) span: Range<usize>,
    /// Maxima of certain establishments, cell by cell.
    pub(super) places: Vec<Vec<PlaceCount>>,
}

pub(super) fn read(table: &mut Table<'_, '_>, levels: &[Level], rules: &RowRules) -> Vec<Pair> {
    levels
        .iter()
        .filter_map(|level| {
            let Some(value) = table.free_value(&level.id) else {
                let span = table.span.clone();
                table.fault(&span, format!("il manque la cellule « {} »", level.id));
                return None;
            };
            let span = value.span();
            if let Some(value) = value.get_ref().as_str() {
                let text = Text {
                    value,
                    span: span.clone(),
                };
                let (cell, places) = simple(rules, table, &text)?;
                return Some(one(cell, places, span));
            }
            let inner = table.inner(&level.id, value)?;
            pair(rules, inner, span)
        })
        .collect()
}

fn one(cell: Cell, places: Vec<PlaceCount>, span: Range<usize>) -> Pair {
    Pair {
        second: cell.clone(),
        first: cell,
        split: false,
        span,
        places: vec![places],
    }
}

fn pair(rules: &RowRules, mut inner: Table<'_, '_>, span: Range<usize>) -> Option<Pair> {
    if let Some(text) = inner.opt_text("text") {
        let (cell, places) = doubtful(rules, &mut inner, &text)?;
        inner.warn(&span, format!("cellule douteuse « {} »", cell.shown()));
        inner.finish();
        return Some(one(cell, places, span));
    }
    let first = inner.text("dptm");
    let second = inner.text("hors");
    let first = first.and_then(|text| simple(rules, &inner, &text));
    let second = second.and_then(|text| simple(rules, &inner, &text));
    inner.finish();
    let ((first, places), (second, more)) = (first?, second?);
    Some(Pair {
        first,
        second,
        split: true,
        span,
        places: vec![places, more],
    })
}

/// `{ text, printed, why, other = [{ text, why }] }`: the reading retained, and the others.
fn doubtful(
    rules: &RowRules,
    inner: &mut Table<'_, '_>,
    text: &Text<'_>,
) -> Option<(Cell, Vec<PlaceCount>)> {
    let retained = simple(rules, inner, text);
    let printed = inner.opt_text("printed");
    let why = inner.text("why").map(|why| why.value.to_owned());
    let mut alternatives = Vec::new();
    for mut other in inner.tables("other") {
        if let Some(text) = other.text("text")
            && let Some(rule) = rule::compile(rules, &other, &text, &mut Vec::new())
        {
            alternatives.push(Alternative {
                printed: text.value.to_owned(),
                rule,
                why: other.string("why"),
            });
        }
        other.finish();
    }
    let (mut cell, places) = retained?;
    if let Some(printed) = printed {
        cell.read_as = Some(std::mem::replace(
            &mut cell.printed,
            printed.value.to_owned(),
        ));
    }
    cell.why = why;
    cell.alternatives = alternatives;
    Some((cell, places))
}

fn simple(
    rules: &RowRules,
    table: &Table<'_, '_>,
    text: &Text<'_>,
) -> Option<(Cell, Vec<PlaceCount>)> {
    let mut places = Vec::new();
    let rule = rule::compile(rules, table, text, &mut places)?;
    let cell = Cell {
        printed: text.value.to_owned(),
        read_as: None,
        rule,
        why: None,
        alternatives: Vec::new(),
    };
    Some((cell, places))
}
