//! The *prévoyance* sold with a contract.

use affilio_guarantees::compiled::{Prevoyance, PrevoyanceOption};

use super::contributions::percent;
use super::read_into;
use crate::source::Table;

pub(super) fn read(root: &mut Table<'_, '_>) -> Option<Prevoyance> {
    let mut table = root.opt_table("prevoyance")?;
    table.owner = "prévoyance".to_owned();
    let invalidity_from = percent(&mut table, "invalidity_from");
    let worker_uplift = percent(&mut table, "worker_uplift");
    let young_until = table.number("young_until");
    let worker_hours = table.number("worker_hours");
    let options = options(&mut table);
    let prevoyance = Prevoyance {
        insurer: table.string("insurer"),
        source: table.string("source"),
        young_until: young_until.unwrap_or_default(),
        invalidity_from: invalidity_from.unwrap_or_default(),
        worker_hours: worker_hours.unwrap_or_default(),
        worker_uplift: worker_uplift.unwrap_or_default(),
        options,
        read_into: read_into(&mut table, "read"),
    };
    table.finish();
    Some(prevoyance)
}

fn options(table: &mut Table<'_, '_>) -> Vec<PrevoyanceOption> {
    let mut options: Vec<PrevoyanceOption> = Vec::new();
    for mut line in table.tables("option") {
        let mut rate = |key| percent(&mut line, key).unwrap_or_default();
        let (young, older) = (rate("young"), rate("older"));
        let (incapacity, capital) = (rate("incapacity"), rate("capital"));
        let pension = line.has("pension").then(|| percent(&mut line, "pension"));
        let option = PrevoyanceOption {
            id: line.string("id"),
            label: line.string("label"),
            young,
            older,
            incapacity,
            capital,
            capital_event: line.string("capital_event"),
            pension: pension.flatten(),
        };
        if options.iter().any(|other| other.id == option.id) {
            let message = format!("option « {} » écrite deux fois", option.id);
            line.fault(&line.span.clone(), message);
        }
        line.finish();
        options.push(option);
    }
    options
}
