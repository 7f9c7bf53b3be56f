//! Families of acts with the same AMO rules.

use affilio_guarantees::compiled::{Family, Heavy, HeldBack, SchemeRates, Tariffs};

use super::series::{self, Kind, Sources};
use crate::source::Table;
use crate::words;

pub(super) fn read(mut table: Table<'_, '_>, tariffs: &mut Tariffs, sources: &mut Sources) {
    let Some(id) = table.text("id") else {
        return;
    };
    table.owner = id.value.to_owned();
    if tariffs.families.iter().any(|family| family.id == id.value) {
        table.fault(
            &id.span,
            format!("famille « {} » écrite deux fois", id.value),
        );
    }
    let general = series::read(&mut table, "general", Kind::Rate, sources);
    let alsace_moselle = series::read(&mut table, "alsace_moselle", Kind::Rate, sources);
    let other = table
        .opt_table("alsace_moselle_other")
        .and_then(|mut other| {
            let rate = other
                .text("value")
                .and_then(|text| series::value(&other, &text, Kind::Rate));
            let why = other.string("why");
            other.finish();
            Some((u32::try_from(rate?).ok()?, why))
        });
    let held_back = word(&mut table, "held_back", words::held_back, HeldBack::Nothing);
    let heavy = word(&mut table, "heavy", words::heavy, Heavy::Never);
    tariffs.families.push(Family {
        id: id.value.to_owned(),
        label: table.string("label"),
        general: SchemeRates {
            rates: general,
            alternative: None,
        },
        alsace_moselle: SchemeRates {
            rates: alsace_moselle,
            alternative: other,
        },
        held_back,
        heavy,
        pathway: table.flag("pathway"),
    });
    table.finish();
}

fn word<T>(
    table: &mut Table<'_, '_>,
    key: &'static str,
    read: fn(&str) -> Option<T>,
    default: T,
) -> T {
    let Some(text) = table.opt_text(key) else {
        return default;
    };
    read(text.value).unwrap_or_else(|| {
        table.fault(
            &text.span,
            format!("« {key} » : mot inconnu « {} »", text.value),
        );
        default
    })
}
