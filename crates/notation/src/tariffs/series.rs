//! Dated values.

use std::ops::Range;

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{Day, Entry, Series};

use crate::source::{Table, Text};
use crate::words::CONFIDENCES;

/// What the values of a series are.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Kind {
    Amount,
    Rate,
    Count,
}

/// Sources cited, each once.
#[derive(Default)]
pub(super) struct Sources {
    names: Vec<String>,
}

impl Sources {
    fn index(&mut self, name: &str) -> u16 {
        let at = self
            .names
            .iter()
            .position(|known| known == name)
            .unwrap_or_else(|| {
                self.names.push(name.to_owned());
                self.names.len() - 1
            });
        u16::try_from(at).unwrap_or(u16::MAX)
    }

    pub(super) fn into_names(self) -> Vec<String> {
        self.names
    }
}

/// Reads `key = [{ from | seen, to?, value, source, confidence }, …]`. A period without `to` runs until the
/// day before the next one, or has no end.
pub(super) fn read(
    owner: &mut Table<'_, '_>,
    key: &'static str,
    kind: Kind,
    sources: &mut Sources,
) -> Series {
    let mut entries: Vec<(Entry, bool, Range<usize>)> = Vec::new();
    for mut table in owner.tables(key) {
        let span = table.span.clone();
        if let Some((entry, closed)) = entry(&mut table, kind, sources) {
            entries.push((entry, closed, span));
        }
        table.finish();
    }
    for at in 1..entries.len() {
        let next = entries
            .get(at)
            .map(|(entry, _, span)| (entry.from, span.clone()));
        let previous = entries.get_mut(at - 1);
        let (Some((next, span)), Some((previous, closed, _))) = (next, previous) else {
            continue;
        };
        if next <= previous.from || (*closed && next <= previous.to) {
            owner.fault(
                &span,
                format!("« {key} » : périodes qui se chevauchent ou en désordre"),
            );
        } else if !*closed {
            let eve = next.date().map(|date| Day::from(date.add_days(-1)));
            previous.to = eve.unwrap_or(previous.to);
        }
    }
    Series {
        entries: entries.into_iter().map(|(entry, _, _)| entry).collect(),
    }
}

fn entry(table: &mut Table<'_, '_>, kind: Kind, sources: &mut Sources) -> Option<(Entry, bool)> {
    let seen = table.opt_date("seen");
    let from = if seen.is_some() {
        seen
    } else {
        table.date("from")
    };
    let to = table.opt_date("to");
    let value = table
        .text("value")
        .and_then(|text| value(table, &text, kind));
    let source = table.text("source").map(|text| sources.index(text.value));
    let confidence = table.word("confidence", &CONFIDENCES);
    let entry = Entry {
        from: Day::from(from?),
        attested: seen.is_some(),
        to: to.map_or(Day::OPEN, Day::from),
        value: value?,
        source: source?,
        confidence: confidence?,
    };
    if entry.to < entry.from {
        table.fault(&table.span.clone(), "« to » est avant « from »".to_owned());
    }
    if !entry.confidence.is_enough() {
        table.warn(&table.span.clone(), "valeur non vérifiée".to_owned());
    }
    Some((entry, to.is_some()))
}

pub(super) fn value(table: &Table<'_, '_>, text: &Text<'_>, kind: Kind) -> Option<i64> {
    let (value, expected) = match kind {
        Kind::Amount => (
            text.value.parse::<Amount>().ok().map(Amount::cents),
            "un montant comme « 26,50 »",
        ),
        Kind::Rate => (
            Some(text.value)
                .filter(|value| value.contains('%'))
                .and_then(|value| value.parse::<Rate>().ok())
                .filter(|rate| *rate <= Rate::WHOLE)
                .map(|rate| i64::from(rate.basis_points())),
            "un taux comme « 70 % », 100 % au plus",
        ),
        Kind::Count => (
            text.value.parse::<u16>().ok().map(i64::from),
            "un nombre entier",
        ),
    };
    if value.is_none() {
        table.fault(
            &text.span,
            format!("« {} » : attendu {expected}", text.value),
        );
    }
    value
}
