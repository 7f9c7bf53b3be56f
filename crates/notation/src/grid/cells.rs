//! The cells of a row: printed text to compiled rule, with the readings of the row.

use std::ops::Range;

use affilio_guarantees::compiled::{
    Alternative, Cell, Count, Level, Limit, Measure, Pays, Per, Period, ReadInto, Rule, Term, Unit,
};

use super::rows::noted;
use crate::cell::{self, Max, Reading};
use crate::source::{Table, Text};
use crate::words;

/// What a row says for all its cells.
pub(super) struct RowRules {
    unit: Unit,
    /// The unit of flat amounts, when it is not printed.
    per: Option<Per>,
    /// Flat amounts come on top of the AMO, against the default.
    on_top: bool,
    /// The maximum printed in the label.
    count: Option<Count>,
    /// The period of the cells' maximum, when it is not printed.
    max_period: Option<Period>,
    pub(super) count_group: Option<String>,
    pub(super) shared: Option<String>,
}

impl RowRules {
    pub(super) fn read(
        table: &mut Table<'_, '_>,
        unit: Unit,
        readings: &mut Vec<ReadInto>,
    ) -> Self {
        let mut rules = Self {
            unit,
            per: None,
            on_top: false,
            count: None,
            max_period: None,
            count_group: None,
            shared: table.opt_string("shared"),
        };
        if let Some(mut per) = table.opt_table("per") {
            if let Some(word) = per.text("unit") {
                rules.per = rules.per_word(&per, word.value, &word.span);
                noted(readings, format!("par {}", word.value), per.string("why"));
            }
            per.finish();
        }
        if let Some(mut top) = table.opt_table("on_top") {
            rules.on_top = true;
            let what = "le forfait s’ajoute au remboursement de la Sécurité sociale".to_owned();
            noted(readings, what, top.string("why"));
            top.finish();
        }
        if let Some(mut period) = table.opt_table("max_period") {
            rules.max_period = period
                .text("per")
                .and_then(|text| period_words(&period, &text));
            noted(
                readings,
                "période du maximum".to_owned(),
                period.string("why"),
            );
            period.finish();
        }
        if let Some(max) = table.opt_table("max") {
            rules.read_max(max);
        }
        rules
    }

    fn read_max(&mut self, mut max: Table<'_, '_>) {
        let count = max.number("count");
        let period = max.text("per").and_then(|text| period_words(&max, &text));
        self.count_group = max.opt_string("group");
        let beyond = max
            .opt_text("beyond")
            .and_then(|text| self.beyond(&max, &text));
        if let (Some(count), Some(period)) = (count, period) {
            self.count = Some(Count {
                max: count,
                period,
                beyond,
            });
        }
        max.finish();
    }

    fn beyond(&self, table: &Table<'_, '_>, text: &Text<'_>) -> Option<Term> {
        match compile(self, table, text)? {
            Rule::Pays(Pays {
                first,
                added: None,
                limit: None,
                ..
            }) => Some(first),
            _ => {
                table.fault(
                    &text.span,
                    format!("« {} » : attendu un seul terme", text.value),
                );
                None
            }
        }
    }

    fn per_word(&self, table: &Table<'_, '_>, word: &str, span: &Range<usize>) -> Option<Per> {
        if word == "an" {
            return Some(Per::Year);
        }
        let unit = words::unit(word);
        if unit == Some(self.unit) {
            return Some(Per::Unit);
        }
        table.fault(
            span,
            format!("« / {word} » n’est pas l’unité de la ligne, ni « an »"),
        );
        None
    }
}

fn period_words(table: &Table<'_, '_>, text: &Text<'_>) -> Option<Period> {
    let period = words::period(text.value);
    if period.is_none() {
        let expected = "« an », « N ans » ou « N ans depuis le premier »";
        table.fault(
            &text.span,
            format!("période « {} » : attendu {expected}", text.value),
        );
    }
    period
}

/// The two cells of a row and a level (the second repeats the first when there is one column).
pub(super) struct Pair {
    pub(super) first: Cell,
    pub(super) second: Cell,
    pub(super) split: bool,
    pub(super) span: Range<usize>,
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
            if let Some(text) = value.get_ref().as_str() {
                let cell = simple(
                    rules,
                    table,
                    &Text {
                        value: text,
                        span: span.clone(),
                    },
                )?;
                return Some(Pair {
                    second: cell.clone(),
                    first: cell,
                    split: false,
                    span,
                });
            }
            let inner = table.inner(&level.id, value)?;
            pair(rules, inner, span)
        })
        .collect()
}

fn pair(rules: &RowRules, mut inner: Table<'_, '_>, span: Range<usize>) -> Option<Pair> {
    if let Some(text) = inner.opt_text("text") {
        let mut cell = simple(rules, &inner, &text)?;
        if let Some(printed) = inner.opt_text("printed") {
            cell.printed = format!("{} (lu {})", printed.value, cell.printed);
        }
        cell.why = inner.text("why").map(|why| why.value.to_owned());
        for mut other in inner.tables("other") {
            if let Some(text) = other.text("text") {
                let rule = compile(rules, &other, &text)?;
                let printed = text.value.to_owned();
                cell.alternatives.push(Alternative {
                    printed,
                    rule,
                    why: other.string("why"),
                });
            }
            other.finish();
        }
        inner.warn(&span, format!("cellule douteuse « {} »", cell.printed));
        inner.finish();
        return Some(Pair {
            second: cell.clone(),
            first: cell,
            split: false,
            span,
        });
    }
    let first = inner.text("dptm");
    let second = inner.text("hors");
    let first = first.and_then(|text| simple(rules, &inner, &text));
    let second = second.and_then(|text| simple(rules, &inner, &text));
    inner.finish();
    Some(Pair {
        first: first?,
        second: second?,
        split: true,
        span,
    })
}

fn simple(rules: &RowRules, table: &Table<'_, '_>, text: &Text<'_>) -> Option<Cell> {
    let rule = compile(rules, table, text)?;
    Some(Cell {
        printed: text.value.to_owned(),
        rule,
        why: None,
        alternatives: Vec::new(),
    })
}

/// One printed text to a rule.
fn compile(rules: &RowRules, table: &Table<'_, '_>, text: &Text<'_>) -> Option<Rule> {
    let parsed = match cell::parse(text.value) {
        Ok(cell) => cell.reading,
        Err(error) => {
            table.fault(&text.span, error.to_string());
            return None;
        }
    };
    let (terms, limit, max) = match parsed {
        Reading::Nothing => return Some(Rule::Nothing),
        Reading::Service => return Some(Rule::Service),
        Reading::Dash | Reading::Rates(_) => {
            let message = format!("« {} » : attendu une garantie ou « Néant »", text.value);
            table.fault(&text.span, message);
            return None;
        }
        Reading::Pays { terms, limit, max } => (terms, limit, max),
    };
    let alone = terms.len() == 1;
    let mut compiled = Vec::with_capacity(terms.len());
    for (at, printed) in terms.iter().enumerate() {
        compiled.push(term(rules, table, text, printed, at == 0 && alone, at > 0)?);
    }
    let mut compiled = compiled.into_iter();
    let (first, added, more) = (compiled.next()?, compiled.next(), compiled.next());
    if more.is_some() {
        table.fault(
            &text.span,
            format!("« {} » : deux termes au plus", text.value),
        );
    }
    let limit = limit.and_then(|limit| match limit {
        cell::Limit::Hlf => Some(Limit::Hlf),
        cell::Limit::Plv => Some(Limit::Plv),
        cell::Limit::RealCosts => None,
    });
    let count = match max {
        Some(max) => Some(cell_count(rules, table, text, &max)?),
        None => rules.count,
    };
    Some(Rule::Pays(Pays {
        first,
        added,
        limit,
        count,
    }))
}

fn cell_count(
    rules: &RowRules,
    table: &Table<'_, '_>,
    text: &Text<'_>,
    max: &Max,
) -> Option<Count> {
    let period = match max.period.as_deref() {
        Some("an") => Some(Period::CalendarYear),
        Some(_) | None => rules.max_period,
    };
    if period.is_none() {
        let message = format!(
            "« {} » : maximum sans période (ajouter « / an » ou max_period)",
            text.value
        );
        table.fault(&text.span, message);
    }
    period.map(|period| Count {
        max: max.count,
        period,
        beyond: None,
    })
}

fn term(
    rules: &RowRules,
    table: &Table<'_, '_>,
    text: &Text<'_>,
    printed: &cell::Term,
    alone: bool,
    added: bool,
) -> Option<Term> {
    let hundredths = printed.number.hundredths;
    let (measure, flat) = match printed.measure {
        cell::Measure::Br => (Measure::PercentBr(hundredths), false),
        cell::Measure::Fr => (Measure::RealCosts(hundredths), false),
        cell::Measure::Pmss => (Measure::PercentPmss(hundredths), true),
        cell::Measure::Euros => (Measure::Euros(i64::from(hundredths)), true),
    };
    let per = match printed.per.as_deref() {
        Some(word) => rules.per_word(table, word, &text.span)?,
        None if !flat => Per::Unit,
        None => {
            if rules.per.is_none() {
                let message = format!(
                    "« {} » : montant sans unité (imprimer « / … » ou donner per = {{ unit, why }})",
                    text.value
                );
                table.fault(&text.span, message);
            }
            rules.per?
        }
    };
    // Defaults of the trade: % BR and FR include the AMO; the term added by a « + » and amounts in
    // % PMSS come on top of it; plain euros include it unless the row says otherwise.
    let pmss = matches!(measure, Measure::PercentPmss(_));
    let on_top = added || (flat && (pmss || (alone && rules.on_top)));
    Some(Term {
        measure,
        per,
        on_top,
    })
}
