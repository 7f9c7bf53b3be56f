//! Acts whose tariff is known.

use affilio_guarantees::compiled::{Act, Tariffs};

use super::series::{self, Kind, Sources};
use crate::ages;
use crate::source::Table;
use crate::words::{ESTABLISHMENTS, UNITS};

pub(super) fn read(mut table: Table<'_, '_>, tariffs: &mut Tariffs, sources: &mut Sources) {
    let Some(id) = table.text("id") else {
        return;
    };
    table.owner = id.value.to_owned();
    if tariffs.acts.iter().any(|act| act.id == id.value) {
        table.fault(&id.span, format!("acte « {} » écrit deux fois", id.value));
    }
    let care = care(&mut table, tariffs);
    let unit = table.opt_word("unit", &UNITS);
    let mut rate = |key| {
        let text = table.opt_text(key)?;
        u32::try_from(series::value(&table, &text, Kind::Rate)?).ok()
    };
    let (br_of_limit, amo_rate) = (rate("br_of_limit"), rate("amo_rate"));
    let br_out_of_optam = series::read(&mut table, "br_out_of_optam", Kind::Amount, sources);
    let act = Act {
        id: id.value.to_owned(),
        care,
        family: table.opt_string("family"),
        label: table.string("label"),
        aliases: table.strings("aliases"),
        unit,
        br: series::read(&mut table, "br", Kind::Amount, sources),
        optam_matters: table.flag("optam_matters") || !br_out_of_optam.is_empty(),
        br_out_of_optam,
        limit: series::read(&mut table, "limit", Kind::Amount, sources),
        br_of_limit,
        rate: amo_rate,
        price: series::read(&mut table, "price", Kind::Amount, sources),
        heavy: table.flag("heavy"),
        maternity: table.flag("maternity"),
        ages: ages::read(&mut table),
        place: table.opt_word("place", &ESTABLISHMENTS),
    };
    table.finish();
    tariffs.acts.push(act);
}

/// The care it belongs to.
fn care(table: &mut Table<'_, '_>, tariffs: &Tariffs) -> String {
    let Some(care) = table.text("care") else {
        return String::new();
    };
    if !tariffs.cares.iter().any(|known| known.id == care.value) {
        table.fault(&care.span, format!("soin inconnu « {} »", care.value));
    }
    care.value.to_owned()
}
