//! What a row names elsewhere: cares and acts of the tariffs, another row.

use std::ops::Range;

use affilio_guarantees::compiled::{Row, Tariffs};

use crate::source::Table;

/// The cares of a row; each must be in the taxonomy.
pub(super) fn cares(table: &mut Table<'_, '_>, tariffs: &Tariffs) -> Vec<String> {
    let mut cares = Vec::new();
    for care in table.texts("cares") {
        if !tariffs.cares.iter().any(|known| known.id == care.value) {
            table.fault(&care.span, format!("soin inconnu « {} »", care.value));
        } else if cares.iter().any(|known| known == care.value) {
            table.fault(
                &care.span,
                format!("soin « {} » écrit deux fois", care.value),
            );
        } else {
            cares.push(care.value.to_owned());
        }
    }
    if cares.is_empty() && !table.has("cares") {
        table.fault(&table.span.clone(), "il manque « cares »".to_owned());
    }
    cares
}

/// The acts of these cares, in the order of the tariffs.
pub(super) fn acts(cares: &[String], tariffs: &Tariffs) -> Vec<String> {
    tariffs
        .acts
        .iter()
        .filter(|act| cares.contains(&act.care))
        .map(|act| act.id.clone())
        .collect()
}

/// The acts supposed when none is named; each must be one of the row's.
pub(super) fn usual(table: &mut Table<'_, '_>, acts: &[String]) -> Vec<String> {
    let usual = table.texts("usual");
    for act in &usual {
        if !acts.iter().any(|known| known == act.value) {
            let message = format!("« {} » n’est pas un acte des soins de la ligne", act.value);
            table.fault(&act.span, message);
        }
    }
    usual.into_iter().map(|act| act.value.to_owned()).collect()
}

/// Rows that name the row that pays after them.
#[derive(Default)]
pub(super) struct Links {
    then: Vec<(usize, String, Range<usize>)>,
}

impl Links {
    /// Reads `then`, checked once every row is read.
    pub(super) fn then(&mut self, table: &mut Table<'_, '_>, row: usize) -> Option<String> {
        let then = table.opt_text("then")?;
        let name = then.value.to_owned();
        self.then.push((row, name.clone(), then.span));
        Some(name)
    }

    /// Every row named exists, and none pays after itself.
    pub(super) fn check(&self, root: &Table<'_, '_>, rows: &[Row]) {
        for (row, name, span) in &self.then {
            let owner = rows.get(*row).map_or("", |row| row.id.as_str());
            if !rows.iter().any(|row| row.id == *name) {
                root.fault_of(owner, span, format!("ligne inconnue « {name} »"));
            } else if comes_back(owner, rows) {
                let message = format!("« then » = « {name} » revient à la ligne elle-même");
                root.fault_of(owner, span, message);
            }
        }
    }
}

fn comes_back(start: &str, rows: &[Row]) -> bool {
    let next = |id: &str| {
        let row = rows.iter().find(|row| row.id == id)?;
        row.then.as_deref()
    };
    let mut at = next(start);
    for _ in rows {
        match at {
            Some(id) if id == start => return true,
            Some(id) => at = next(id),
            None => return false,
        }
    }
    false
}
