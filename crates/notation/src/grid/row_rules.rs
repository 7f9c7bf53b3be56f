//! What a row says for all its cells: the unit, the maximum of its label, what is read into it.

use std::ops::Range;

use affilio_guarantees::compiled::{Count, Each, Pays, Per, Period, ReadInto, Rule, Term, Unit};

use super::{rule, told};
use crate::source::{Table, Text};
use crate::words;

/// What a row says for all its cells.
pub(crate) struct RowRules {
    pub(crate) unit: Unit,
    /// The unit of flat amounts, when it is not printed.
    pub(crate) per: Option<Per>,
    /// Flat amounts come on top of the AMO, against the default.
    pub(crate) on_top: bool,
    /// The maximum printed in the label or a note.
    pub(crate) count: Option<Count>,
    /// For what the maximum of a cell is kept, and what is paid beyond.
    pub(crate) each: Each,
    pub(crate) beyond: Option<Term>,
    /// The period of the cells' maximum, when it is not printed.
    pub(crate) max_period: Option<Period>,
    pub(crate) count_group: Option<String>,
    pub(crate) shared: Option<String>,
}

impl RowRules {
    /// A row that says nothing.
    pub(crate) const fn of(unit: Unit) -> Self {
        Self {
            unit,
            per: None,
            on_top: false,
            count: None,
            each: Each::Person,
            beyond: None,
            max_period: None,
            count_group: None,
            shared: None,
        }
    }

    pub(super) fn read(
        table: &mut Table<'_, '_>,
        unit: Unit,
        readings: &mut Vec<ReadInto>,
    ) -> Self {
        let mut rules = Self::of(unit);
        rules.shared = table.opt_string("shared");
        let mut noted = |table: &Table<'_, '_>, what: String, why: String| {
            let reading = ReadInto { what, why };
            told(table, &reading);
            readings.push(reading);
        };
        if let Some(mut per) = table.opt_table("per") {
            if let Some(word) = per.text("unit") {
                // A wrong unit is one fault: the cells are read all the same.
                let unit = rules.per_word(&per, word.value, &word.span);
                rules.per = unit.or(Some(Per::Unit));
                let why = per.string("why");
                noted(&per, format!("par {}", word.value), why);
            }
            per.finish();
        }
        if let Some(mut top) = table.opt_table("on_top") {
            rules.on_top = true;
            let what = "le forfait s’ajoute au remboursement de la Sécurité sociale".to_owned();
            let why = top.string("why");
            noted(&top, what, why);
            top.finish();
        }
        if let Some(mut period) = table.opt_table("max_period") {
            rules.max_period = period
                .text("per")
                .and_then(|text| period_words(&period, &text));
            let why = period.string("why");
            noted(&period, "période du maximum".to_owned(), why);
            period.finish();
        }
        if let Some(max) = table.opt_table("max") {
            rules.read_max(max);
        }
        rules
    }

    /// `max = { count, per, group, each, beyond }`. Without `count`, the rest is about the maximum
    /// that the cells print.
    fn read_max(&mut self, mut max: Table<'_, '_>) {
        let max_count = max.opt_number("count");
        let per = max.opt_text("per");
        let period = per.as_ref().and_then(|text| period_words(&max, text));
        self.count_group = max.opt_string("group");
        self.each = max.opt_word("each", &words::EACH).unwrap_or(Each::Person);
        self.beyond = max
            .opt_text("beyond")
            .and_then(|text| self.beyond_term(&max, &text));
        match (max_count, period) {
            (Some(max), Some(period)) => {
                self.count = Some(Count {
                    max,
                    period,
                    each: self.each,
                    beyond: self.beyond,
                });
            }
            (Some(_), None) if per.is_none() => {
                let message = "maximum sans période (ajouter « per »)".to_owned();
                max.fault(&max.span, message);
            }
            (None, Some(_)) => {
                let message =
                    "« per » sans « count » (pour un maximum imprimé sans période : max_period)";
                max.fault(&max.span, message.to_owned());
            }
            _ => {}
        }
        max.finish();
    }

    fn beyond_term(&self, table: &Table<'_, '_>, text: &Text<'_>) -> Option<Term> {
        let mut places = Vec::new();
        match rule::compile(self, table, text, &mut places)? {
            Rule::Pays(Pays {
                first,
                added: None,
                limit: None,
                at_most: None,
                count: None,
            }) if places.is_empty() => Some(first),
            _ => {
                table.fault(
                    &text.span,
                    format!("« {} » : attendu un seul terme", text.value),
                );
                None
            }
        }
    }

    /// `an`, or the unit of the row; any other word is a fault.
    pub(super) fn per_word(
        &self,
        table: &Table<'_, '_>,
        word: &str,
        span: &Range<usize>,
    ) -> Option<Per> {
        let per = self.per_of(word);
        if per.is_none() {
            table.fault(
                span,
                format!("« / {word} » n’est pas l’unité de la ligne, ni « an »"),
            );
        }
        per
    }

    /// The same, told by the caller.
    pub(super) fn per_of(&self, word: &str) -> Option<Per> {
        if word == "an" {
            return Some(Per::Year);
        }
        (words::unit(word) == Some(self.unit)).then_some(Per::Unit)
    }
}

pub(super) fn period_words(table: &Table<'_, '_>, text: &Text<'_>) -> Option<Period> {
    let period = words::period(text.value);
    if period.is_none() {
        let expected = "« an », « N ans », « N mois » ou « N ans depuis le premier »";
        table.fault(
            &text.span,
            format!("période « {} » : attendu {expected}", text.value),
        );
    }
    period
}
