//! Items, person and ledger as the engine reads them.

use affilio_domain::date::Date;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, AlreadyHeld, Line, RowId, Situation, Used};

use super::row;
use crate::fault::Fault;
use crate::read::care::Item;
use crate::read::context::Circumstances;
use crate::read::person::{Person, Practitioner};
use crate::read::used::Entry;

/// The line of an item.
pub(crate) fn line(
    item: &Item,
    (row, act): (RowId, Option<ActId>),
    practitioner: Practitioner,
    circumstances: &Circumstances,
) -> Line {
    Line {
        act,
        price: item.price,
        quantity: item.quantity,
        br: item.br,
        amo_rate: item.amo_rate,
        limit: item.limit,
        participation: item.participation,
        franchise: item.franchise,
        optam: practitioner.optam,
        sector: practitioner.sector,
        heavy: circumstances.heavy,
        heavy_forfait: item.heavy_forfait,
        same_day: circumstances.same_day,
        class: item.class,
        side: item.side,
        then: circumstances.then,
        ..Line::of(row)
    }
}

/// The person at a date.
pub(crate) fn situation(
    date: Date,
    person: &Person,
    circumstances: &Circumstances,
    held_back: Option<AlreadyHeld>,
) -> Situation {
    Situation {
        scheme: person.scheme,
        age: person.age,
        ald: person.ald,
        maternity: person.maternity,
        in_pathway: person.in_pathway,
        held_back,
        context: circumstances.context,
        ..Situation::on(date)
    }
}

/// The ledger; `only` is the row of a cell that the line wrote, which every entry is of.
pub(crate) fn used(
    plan: &Plan,
    entries: &[Entry],
    only: Option<RowId>,
) -> Result<Vec<Used>, Fault> {
    entries
        .iter()
        .map(|entry| {
            let row = match (only, &entry.row) {
                (Some(only), _) => only,
                (None, Some(asked)) => row::by_name(plan, asked)?,
                (None, None) => {
                    return Err(Fault::missing(
                        format!("{}.row", entry.path),
                        "row : la ligne du tableau qui a remboursé",
                    ));
                }
            };
            Ok(Used {
                row,
                date: entry.date,
                quantity: entry.quantity,
                amount: entry.amount,
                side: entry.side,
            })
        })
        .collect()
}
