//! The rows of the table.

use std::ops::Range;

use affilio_guarantees::compiled::{
    Cell, Doubt, Footnote, LegalCap, Level, OpticsRow, Row, Tariffs, Unit,
};

use super::links::{self, Links};
use super::row_rules::RowRules;
use super::{cells, checks, conditions, read_into};
use crate::ages;
use crate::cell::{self, Measure, Reading};
use crate::source::{Table, Text};
use crate::words::{BASKETS, CLASSES, ELEMENTS, LENSES, TEETH, UNITS};

/// Rows being read.
pub(super) struct Rows<'a> {
    pub(super) levels: &'a [Level],
    footnotes: &'a [Footnote],
    tariffs: &'a Tariffs,
    pub(super) rows: Vec<Row>,
    /// Where the rows are in the file.
    pub(super) spans: Vec<Range<usize>>,
    pub(super) cells: Vec<Cell>,
    links: Links,
    groups: Vec<String>,
}

impl<'a> Rows<'a> {
    pub(super) fn new(
        levels: &'a [Level],
        footnotes: &'a [Footnote],
        tariffs: &'a Tariffs,
    ) -> Self {
        Self {
            levels,
            footnotes,
            tariffs,
            rows: Vec::new(),
            spans: Vec::new(),
            cells: Vec::new(),
            links: Links::default(),
            groups: Vec::new(),
        }
    }

    /// The rows and cells, once checked together.
    pub(super) fn finish(self, root: &Table<'_, '_>) -> (Vec<Row>, Vec<Cell>) {
        self.links.check(root, &self.rows);
        if self.rows.iter().any(|row| !row.printed_amo.is_empty()) {
            self.without_amo(root);
        }
        (self.rows, self.cells)
    }

    /// A table that prints the AMO column prints it at every row.
    fn without_amo(&self, root: &Table<'_, '_>) {
        for (row, span) in self.rows.iter().zip(&self.spans) {
            if row.printed_amo.is_empty() {
                root.fault_of(&row.id, span, "il manque « amo »".to_owned());
            }
        }
    }

    /// The footnotes named by a table.
    pub(super) fn notes(&self, table: &mut Table<'_, '_>) -> Vec<u16> {
        let named = table.texts("notes");
        named
            .into_iter()
            .filter_map(|name| self.note(table, &name))
            .collect()
    }

    /// A footnote by its mark.
    fn note(&self, table: &Table<'_, '_>, name: &Text<'_>) -> Option<u16> {
        let at = self
            .footnotes
            .iter()
            .position(|note| note.mark == name.value);
        if at.is_none() {
            table.fault(&name.span, format!("renvoi inconnu ({})", name.value));
        }
        at.and_then(|at| u16::try_from(at).ok())
    }

    /// Reads one row and its cells.
    pub(super) fn read(&mut self, mut table: Table<'_, '_>, section: u16) {
        self.identify(&mut table);
        let (printed_amo, printed_rates) = amo_column(&mut table);
        let unit = table.word("unit", &UNITS).unwrap_or(Unit::Act);
        let mut readings = read_into(&mut table, "read");
        let rules = RowRules::read(&mut table, unit, &mut readings);
        let pairs = cells::read(&mut table, self.levels, &rules);
        checks::row(&table, self.levels, &pairs);
        let conditions =
            conditions::read(&mut table, &pairs, &|table, text| self.note(table, text));
        let cares = links::cares(&mut table, self.tariffs);
        let acts = links::acts(&cares, self.tariffs);
        let row = Row {
            id: table.owner.clone(),
            label: table.string("label"),
            section,
            aliases: table.strings("aliases"),
            notes: self.notes(&mut table),
            unit,
            printed_amo,
            printed_rates,
            family: self.family(&mut table),
            usual: links::usual(&mut table, &acts),
            cares,
            acts,
            split: pairs.iter().any(|pair| pair.split),
            count_group: self.group(rules.count_group.as_deref(), &table.owner, "count"),
            amount_group: self.group(rules.shared.as_deref(), &table.owner, "amount"),
            ages: ages::read(&mut table),
            legal_cap: table.opt_word("legal_cap", &LEGAL_CAPS),
            class: table.opt_word("class", &CLASSES),
            basket: table.opt_word("basket", &BASKETS),
            teeth: table.opt_word("teeth", &TEETH),
            optics: optics(&mut table),
            then: self.links.then(&mut table, self.rows.len()),
            conditions,
            read_into: readings,
            doubt: doubt(&mut table),
            remark: table.opt_string("remark"),
            page: table.number("page").unwrap_or(0),
            line: table.number("line").unwrap_or(0),
        };
        table.finish();
        self.rows.push(row);
        self.spans.push(table.span.clone());
        for pair in pairs {
            self.cells.push(pair.first);
            self.cells.push(pair.second);
        }
    }

    fn identify(&self, table: &mut Table<'_, '_>) {
        let Some(id) = table.text("id") else {
            return;
        };
        table.owner = id.value.to_owned();
        if self.rows.iter().any(|row| row.id == id.value) {
            table.fault(
                &id.span,
                format!("identifiant « {} » écrit deux fois", id.value),
            );
        }
    }

    /// The number of a group: a name shared by rows, or the row alone.
    fn group(&mut self, name: Option<&str>, owner: &str, kind: &str) -> u16 {
        let key = name.map_or_else(
            || format!("{kind} row {owner}"),
            |name| format!("{kind} {name}"),
        );
        let at = self
            .groups
            .iter()
            .position(|group| *group == key)
            .unwrap_or_else(|| {
                self.groups.push(key);
                self.groups.len() - 1
            });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    fn family(&self, table: &mut Table<'_, '_>) -> String {
        let Some(family) = table.text("family") else {
            return String::new();
        };
        if !self
            .tariffs
            .families
            .iter()
            .any(|known| known.id == family.value)
        {
            table.fault(
                &family.span,
                format!("famille inconnue « {} »", family.value),
            );
        }
        family.value.to_owned()
    }
}

/// The AMO column, empty in a table that prints none.
fn amo_column(table: &mut Table<'_, '_>) -> (String, Vec<u32>) {
    let Some(text) = table.opt_text("amo") else {
        return (String::new(), Vec::new());
    };
    let rates = match cell::parse(text.value).map(|cell| cell.reading) {
        Ok(Reading::Dash) => Some(Vec::new()),
        Ok(Reading::Rates(rates)) => Some(rates.iter().map(|rate| rate.hundredths).collect()),
        Ok(Reading::Pays { terms, bounds }) if bounds.is_empty() => match terms.as_slice() {
            [only] if only.measure == Measure::Br && only.per.is_none() => {
                only.number.map(|number| vec![number.hundredths])
            }
            _ => None,
        },
        Ok(_) => None,
        Err(error) => {
            let message = format!("colonne Sécurité sociale, {error}");
            table.fault(&table.place(&text, error.at), message);
            return (text.value.to_owned(), Vec::new());
        }
    };
    if rates.is_none() {
        let message = format!("« {} » : attendu un taux de la BR ou « - »", text.value);
        table.fault(&text.span, message);
    }
    (text.value.to_owned(), rates.unwrap_or_default())
}

const LEGAL_CAPS: [(&str, LegalCap); 1] = [("audio_classe_2", LegalCap::HearingClassTwo)];

/// `optics = { element, lenses }`.
fn optics(table: &mut Table<'_, '_>) -> Option<OpticsRow> {
    let mut inner = table.opt_table("optics")?;
    let element = inner.word("element", &ELEMENTS);
    let lenses = inner
        .texts("lenses")
        .iter()
        .filter_map(|word| inner.known("lenses", word, &LENSES))
        .collect();
    inner.finish();
    Some(OpticsRow {
        element: element?,
        lenses,
    })
}

fn doubt(table: &mut Table<'_, '_>) -> Option<Doubt> {
    let mut inner = table.opt_table("doubt")?;
    let doubt = Doubt {
        raw: inner.string("raw"),
        why: inner.string("why"),
        resolution: inner.string("resolution"),
        confidence: inner.string("confidence"),
    };
    inner.warn(
        &inner.span.clone(),
        format!("doute : {} → {}", doubt.why, doubt.resolution),
    );
    inner.finish();
    Some(doubt)
}
