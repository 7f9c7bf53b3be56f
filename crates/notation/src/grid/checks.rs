//! What a row cannot say without being mistyped.

use std::cmp::Ordering;

use affilio_guarantees::compiled::{Cell, Count, Level, Measure, Pays, Rule, Term};

use super::cells::Pair;
use crate::source::Table;

/// Points of BR between DPTM and HORS DPTM when overruns are paid (CSS R871-2 1°).
const DPTM_GAP: u32 = 2_000;
const WHOLE_BR: u32 = 10_000;
/// The most that a *contrat responsable* pays out of a DPTM, AMO included (CSS R871-2 1°).
const OUT_OF_DPTM: u32 = 20_000;

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
    for ((below, above), (lower, upper)) in names.zip(pairs.iter().zip(pairs.iter().skip(1))) {
        for (cell, than) in [(&upper.first, &lower.first), (&upper.second, &lower.second)] {
            if steps(table, (&above.id, cell), (&below.id, than), upper) {
                break;
            }
        }
    }
}

/// A level against the one below; says whether something was noted.
fn steps(
    table: &Table<'_, '_>,
    (above, cell): (&str, &Cell),
    (below, than): (&str, &Cell),
    upper: &Pair,
) -> bool {
    let (printed, less_than) = (&cell.printed, &than.printed);
    match pays_less(&cell.rule, &than.rule) {
        Less::No => return false,
        Less::Certainly => {
            let message =
                format!("« {printed} » ({above}) paie moins que « {less_than} » ({below})");
            if cell.why.is_some() || than.why.is_some() {
                table.warn(&upper.span, format!("cellule douteuse : {message}"));
            } else {
                table.fault(&upper.span, message);
            }
        }
        Less::InPart => {
            let message = format!(
                "« {printed} » ({above}) paie en partie moins que « {less_than} » ({below})"
            );
            table.warn(&upper.span, message);
        }
    }
    true
}

fn dptm(table: &Table<'_, '_>, level: &Level, pair: &Pair) {
    let (first, second) = (&pair.first.printed, &pair.second.printed);
    if pays_less(&pair.first.rule, &pair.second.rule) == Less::Certainly {
        let message = format!(
            "{} : hors DPTM « {second} » au-dessus de DPTM « {first} »",
            level.id
        );
        table.fault(&pair.span, message);
        return;
    }
    let Some(outside) = rate(&pair.second) else {
        return;
    };
    let near = rate(&pair.first).is_some_and(|inside| inside < outside + DPTM_GAP);
    if outside > WHOLE_BR && near {
        let message = format!(
            "{} : hors DPTM « {second} » à moins de 20 points de DPTM « {first} » (contrat responsable)",
            level.id
        );
        table.fault(&pair.span, message);
    }
    if outside > OUT_OF_DPTM {
        let message = format!(
            "{} : hors DPTM « {second} » au-dessus de 200 % de la BR (contrat responsable)",
            level.id
        );
        table.fault(&pair.span, message);
    }
}

fn rate(cell: &Cell) -> Option<u32> {
    match cell.rule {
        Rule::Pays(Pays {
            first:
                Term {
                    measure: Measure::PercentBr(rate),
                    ..
                },
            ..
        }) => Some(rate),
        Rule::Pays(_) | Rule::Nothing | Rule::Service => None,
    }
}

/// How a cell stands against another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Less {
    /// It never pays less, or one cannot tell.
    No,
    /// It pays less for some cares and not for others.
    InPart,
    /// It pays less, and never more.
    Certainly,
}

fn pays_less(rule: &Rule, than: &Rule) -> Less {
    match (rule, than) {
        (Rule::Nothing, Rule::Pays(_) | Rule::Service) => Less::Certainly,
        (Rule::Pays(pays), Rule::Pays(than)) => {
            let parts = [
                term(pays.first, than.first),
                optional(pays.added, than.added, Ordering::Less, term),
                optional(pays.limit, than.limit, Ordering::Greater, |one, other| {
                    (one == other).then_some(Ordering::Equal)
                }),
                optional(pays.at_most, than.at_most, Ordering::Greater, term),
                optional(pays.count, than.count, Ordering::Greater, count),
            ];
            let less = parts.contains(&Some(Ordering::Less));
            let other = parts.contains(&None) || parts.contains(&Some(Ordering::Greater));
            match (less, other) {
                (false, _) => Less::No,
                (true, true) => Less::InPart,
                (true, false) => Less::Certainly,
            }
        }
        _ => Less::No,
    }
}

/// Compares two parts that may be absent; `absent` is how nothing stands against something.
fn optional<T: Copy>(
    one: Option<T>,
    other: Option<T>,
    absent: Ordering,
    both: impl Fn(T, T) -> Option<Ordering>,
) -> Option<Ordering> {
    match (one, other) {
        (None, None) => Some(Ordering::Equal),
        (None, Some(_)) => Some(absent),
        (Some(_), None) => Some(absent.reverse()),
        (Some(one), Some(other)) => both(one, other),
    }
}

fn term(one: Term, other: Term) -> Option<Ordering> {
    if one.per != other.per || one.on_top != other.on_top {
        return None;
    }
    match (one.measure, other.measure) {
        (Measure::PercentBr(a), Measure::PercentBr(b))
        | (Measure::RealCosts(a), Measure::RealCosts(b))
        | (Measure::TicketModerateur(a), Measure::TicketModerateur(b))
        | (Measure::PercentPmss(a), Measure::PercentPmss(b)) => Some(a.cmp(&b)),
        (Measure::Euros(a), Measure::Euros(b)) => Some(a.cmp(&b)),
        _ => None,
    }
}

fn count(one: Count, other: Count) -> Option<Ordering> {
    if one.period != other.period || one.each != other.each || one.beyond != other.beyond {
        return None;
    }
    Some(one.max.cmp(&other.max))
}
