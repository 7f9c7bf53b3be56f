//! The common taxonomy: kinds of care in everyday words.

use affilio_guarantees::compiled::{Care, Tariffs};

use crate::source::Table;

pub(super) fn read(mut table: Table<'_, '_>, tariffs: &mut Tariffs) {
    let Some(id) = table.text("id") else {
        return;
    };
    table.owner = id.value.to_owned();
    if tariffs.cares.iter().any(|care| care.id == id.value) {
        table.fault(&id.span, format!("soin « {} » écrit deux fois", id.value));
    }
    tariffs.cares.push(Care {
        id: id.value.to_owned(),
        label: table.string("label"),
        words: table.strings("words"),
    });
    table.finish();
}
