//! What a table cannot say without being mistyped.

use affilio_guarantees::compiled::{Cell, Level, Measure, Rule, Term};

use super::cells::Pair;
use crate::source::Table;

/// Points of BR between DPTM and HORS DPTM when overruns are paid (CSS R871-2).
const DPTM_GAP: u32 = 2_000;
const WHOLE_BR: u32 = 10_000;

/// Checks the cells of one row.
pub(super) fn row(table: &Table<'_, '_>, levels: &[Level], pairs: &[Pair]) {
    if pairs.len() != levels.len() {
        return;
    }
    for (level, pair) in levels.iter().zip(pairs) {
        if pair.split {
            dptm(table, level, pair);
        }
    }
    let split = pairs.iter().filter(|pair| pair.split).count();
    if split != 0 && split != pairs.len() {
        let message = "DPTM et hors DPTM à certains niveaux seulement".to_owned();
        table.fault(&table.span.clone(), message);
    }
    let names = levels.iter().zip(levels.iter().skip(1));
    for ((lower_name, name), (lower, upper)) in names.zip(pairs.iter().zip(pairs.iter().skip(1))) {
        for (below, above) in [(&lower.first, &upper.first), (&lower.second, &upper.second)] {
            if less(above, below) {
                let message = format!(
                    "« {} » ({}) paie moins que « {} » ({})",
                    above.printed, name.id, below.printed, lower_name.id
                );
                table.fault(&upper.span, message);
                break;
            }
        }
    }
}

fn dptm(table: &Table<'_, '_>, level: &Level, pair: &Pair) {
    let (Some(inside), Some(outside)) = (rate(&pair.first), rate(&pair.second)) else {
        return;
    };
    let (first, second) = (&pair.first.printed, &pair.second.printed);
    if outside > inside {
        let message = format!(
            "{} : hors DPTM « {second} » au-dessus de DPTM « {first} »",
            level.id
        );
        table.fault(&pair.span, message);
    } else if outside > WHOLE_BR && inside - outside < DPTM_GAP {
        let message = format!(
            "{} : hors DPTM « {second} » à moins de 20 points de DPTM « {first} » (contrat responsable)",
            level.id
        );
        table.fault(&pair.span, message);
    }
}

fn rate(cell: &Cell) -> Option<u32> {
    match cell.rule {
        Rule::Pays(pays) => match pays.first.measure {
            Measure::PercentBr(rate) => Some(rate),
            Measure::RealCosts(_) | Measure::PercentPmss(_) | Measure::Euros(_) => None,
        },
        Rule::Nothing | Rule::Service => None,
    }
}

/// True when the first certainly pays less than the second: same kind of cell, smaller figures.
fn less(cell: &Cell, than: &Cell) -> bool {
    match (cell.rule, than.rule) {
        (Rule::Nothing, Rule::Pays(_)) => true,
        (Rule::Pays(pays), Rule::Pays(other)) => {
            let fewer = match (pays.count, other.count) {
                (Some(count), Some(before)) => count.max < before.max,
                _ => false,
            };
            let added = match (pays.added, other.added) {
                (None, Some(_)) => true,
                (Some(added), Some(before)) => smaller(added, before),
                _ => false,
            };
            let first = smaller(pays.first, other.first);
            let comparable = pays.limit == other.limit;
            comparable && (first || fewer || (added && pays.first == other.first))
        }
        _ => false,
    }
}

fn smaller(term: Term, than: Term) -> bool {
    if term.per != than.per {
        return false;
    }
    match (term.measure, than.measure) {
        (Measure::PercentBr(a), Measure::PercentBr(b))
        | (Measure::RealCosts(a), Measure::RealCosts(b))
        | (Measure::PercentPmss(a), Measure::PercentPmss(b)) => a < b,
        (Measure::Euros(a), Measure::Euros(b)) => a < b,
        _ => false,
    }
}
