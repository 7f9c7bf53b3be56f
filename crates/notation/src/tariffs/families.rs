//! Families of acts with the same AMO rules.

use affilio_guarantees::compiled::{Family, Heavy, HeldBack, SchemeRates, Tariffs};

use super::series::{self, Kind, Sources};
use crate::source::Table;
use crate::words::{HEAVY, HELD_BACK};

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
    let held_back = table.opt_word("held_back", &HELD_BACK);
    let heavy = table.opt_word("heavy", &HEAVY);
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
        held_back: held_back.unwrap_or(HeldBack::Nothing),
        heavy: heavy.unwrap_or(Heavy::Never),
        pathway: table.flag("pathway"),
        imputed: table.flag("imputed"),
    });
    table.finish();
}
