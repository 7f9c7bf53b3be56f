//! The rows of the table.

use affilio_guarantees::compiled::{
    Cell, Doubt, Footnote, LegalCap, Level, ReadInto, Row, Tariffs, Unit,
};

use super::cells::{self, RowRules};
use super::{checks, read_into};
use crate::ages;
use crate::cell::{self, Measure, Reading};
use crate::source::{Table, Text};
use crate::words;

/// Rows being read.
pub(super) struct Rows<'a> {
    levels: &'a [Level],
    footnotes: &'a [Footnote],
    tariffs: &'a Tariffs,
    rows: Vec<Row>,
    cells: Vec<Cell>,
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
            cells: Vec::new(),
            groups: Vec::new(),
        }
    }

    pub(super) fn finish(self) -> (Vec<Row>, Vec<Cell>) {
        (self.rows, self.cells)
    }

    /// The footnotes named by a table.
    pub(super) fn notes(&self, table: &mut Table<'_, '_>) -> Vec<u16> {
        let named = table.texts("notes");
        named
            .into_iter()
            .filter_map(|name| {
                let at = self
                    .footnotes
                    .iter()
                    .position(|note| note.mark == name.value);
                if at.is_none() {
                    table.fault(&name.span, format!("renvoi inconnu ({})", name.value));
                }
                at.and_then(|at| u16::try_from(at).ok())
            })
            .collect()
    }

    /// Reads one row and its cells.
    pub(super) fn read(&mut self, mut table: Table<'_, '_>, section: u16) {
        let id = table.text("id");
        if let Some(id) = &id {
            table.owner = id.value.to_owned();
            if self.rows.iter().any(|row| row.id == id.value) {
                table.fault(
                    &id.span,
                    format!("identifiant « {} » écrit deux fois", id.value),
                );
            }
        }
        let (printed_amo, printed_rates) = amo_column(&mut table);
        let unit = unit(&mut table).unwrap_or(Unit::Act);
        let mut readings = read_into(&mut table, "read");
        let rules = RowRules::read(&mut table, unit, &mut readings);
        let cells = cells::read(&mut table, self.levels, &rules);
        checks::row(&table, self.levels, &cells);
        for reading in &readings {
            table.warn(
                &table.span.clone(),
                format!("lecture : {}. {}", reading.what, reading.why),
            );
        }
        let doubt = doubt(&mut table);
        let split = cells.iter().any(|pair| pair.split);
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
            acts: self.acts(&mut table),
            split,
            count_group: self.group(rules.count_group.as_deref(), &table.owner, "count"),
            amount_group: self.group(rules.shared.as_deref(), &table.owner, "amount"),
            ages: ages::read(&mut table),
            legal_cap: legal_cap(&mut table),
            read_into: readings,
            doubt,
            remark: table.opt_string("remark"),
            page: table.number("page").unwrap_or(0),
            line: table.number("line").unwrap_or(0),
        };
        table.finish();
        self.rows.push(row);
        for pair in cells {
            self.cells.push(pair.first);
            self.cells.push(pair.second);
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

    fn acts(&self, table: &mut Table<'_, '_>) -> Vec<String> {
        let acts = table.texts("acts");
        for act in &acts {
            if !self.tariffs.acts.iter().any(|known| known.id == act.value) {
                table.fault(&act.span, format!("acte inconnu « {} »", act.value));
            }
        }
        acts.into_iter().map(|act| act.value.to_owned()).collect()
    }
}

fn amo_column(table: &mut Table<'_, '_>) -> (String, Vec<u32>) {
    let Some(text) = table.text("amo") else {
        return (String::new(), Vec::new());
    };
    let rates = match cell::parse(text.value).map(|cell| cell.reading) {
        Ok(Reading::Dash) => Some(Vec::new()),
        Ok(Reading::Rates(rates)) => Some(rates.iter().map(|rate| rate.hundredths).collect()),
        Ok(Reading::Pays {
            terms,
            limit: None,
            max: None,
        }) => match terms.as_slice() {
            [only] if only.measure == Measure::Br => Some(vec![only.number.hundredths]),
            _ => None,
        },
        Ok(_) => None,
        Err(error) => {
            table.fault(&text.span, format!("colonne Sécurité sociale, {error}"));
            return (String::new(), Vec::new());
        }
    };
    if rates.is_none() {
        let message = format!("« {} » : attendu un taux de la BR ou « - »", text.value);
        table.fault(&text.span, message);
    }
    (text.value.to_owned(), rates.unwrap_or_default())
}

fn unit(table: &mut Table<'_, '_>) -> Option<Unit> {
    let Text { value, span } = table.text("unit")?;
    let unit = words::unit(value);
    if unit.is_none() {
        table.fault(&span, format!("unité inconnue « {value} »"));
    }
    unit
}

fn legal_cap(table: &mut Table<'_, '_>) -> Option<LegalCap> {
    let cap = table.opt_text("legal_cap")?;
    if cap.value == "audio_classe_2" {
        return Some(LegalCap::HearingClassTwo);
    }
    table.fault(
        &cap.span,
        format!("plafond légal inconnu « {} »", cap.value),
    );
    None
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

/// Adds what was read into a row.
pub(super) fn noted(readings: &mut Vec<ReadInto>, what: String, why: String) {
    readings.push(ReadInto { what, why });
}
