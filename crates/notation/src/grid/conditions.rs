//! What restricts a row: said by its notes, or printed in its cells.

use affilio_guarantees::compiled::{Condition, Count, Each, Effect, Establishment, When};

use super::cells::Pair;
use super::row_rules::period_words;
use super::rule::PlaceCount;
use crate::cell::Place;
use crate::source::{Table, Text};
use crate::words::{self, ESTABLISHMENT, ESTABLISHMENTS};

/// Reads `conditions`, and adds the maxima that cells print for certain establishments.
pub(super) fn read(
    table: &mut Table<'_, '_>,
    pairs: &[Pair],
    note: &dyn Fn(&Table<'_, '_>, &Text<'_>) -> Option<u16>,
) -> Vec<Condition> {
    let mut conditions: Vec<Condition> = table
        .tables("conditions")
        .into_iter()
        .filter_map(|inner| condition(inner, note))
        .collect();
    for printed in printed(table, pairs) {
        match conditions
            .iter()
            .find(|condition| condition.when == printed.when)
        {
            None => conditions.push(printed),
            Some(said) if said.effect == printed.effect => {}
            Some(_) => {
                let message = "« conditions » contredit le maximum imprimé dans les cellules";
                table.fault(&table.span.clone(), message.to_owned());
            }
        }
    }
    conditions
}

fn condition(
    mut table: Table<'_, '_>,
    note: &dyn Fn(&Table<'_, '_>, &Text<'_>) -> Option<u16>,
) -> Option<Condition> {
    let word = table.text("when");
    let when = word
        .as_ref()
        .and_then(|word| table.known("when", word, &words::whens()));
    let named = table.texts("in");
    let establishments: Vec<Establishment> = named
        .iter()
        .filter_map(|word| table.known("in", word, &ESTABLISHMENTS))
        .collect();
    let in_establishment = word.is_some_and(|word| word.value == ESTABLISHMENT);
    if in_establishment == named.is_empty() {
        let message = format!("« in » va avec when = \"{ESTABLISHMENT}\", et lui est nécessaire");
        table.fault(&table.span, message);
    }
    let effect = effect(&mut table);
    let note = table.opt_text("note").and_then(|text| note(&table, &text));
    let question = table.string("question");
    let when = match when? {
        When::In(_) => When::In(establishments),
        other => other,
    };
    let effect = effect?;
    if (when == When::Agreement) != (effect == Effect::WithinAgreement) {
        let message = "« accord tarifaire » et effect = \"accord\" vont ensemble";
        table.fault(&table.span, message.to_owned());
    }
    table.finish();
    Some(Condition {
        when,
        effect,
        note,
        question,
    })
}

fn effect(table: &mut Table<'_, '_>) -> Option<Effect> {
    let counted = table.text("effect").and_then(|word| {
        table.known(
            "effect",
            &word,
            &[
                ("non couvert", Some(Effect::NotCovered)),
                ("max", None),
                ("accord", Some(Effect::WithinAgreement)),
            ],
        )
    })?;
    if let Some(effect) = counted {
        return Some(effect);
    }
    let max = table.number("count");
    let period = table
        .text("per")
        .and_then(|text| period_words(table, &text));
    Some(Effect::Counted(Count {
        max: max?,
        period: period?,
        each: Each::Person,
        beyond: None,
    }))
}

/// The conditions that the cells print: `max 60 j / an en MAS`. A condition is the row's, so that
/// every cell must print the same one.
fn printed(table: &Table<'_, '_>, pairs: &[Pair]) -> Vec<Condition> {
    let mut cells = pairs.iter().flat_map(|pair| &pair.places);
    let Some(first) = cells.next() else {
        return Vec::new();
    };
    if cells.any(|other| other != first) {
        let message = "un maximum propre à un établissement est le même dans toutes les cellules";
        table.fault(&table.span.clone(), message.to_owned());
    }
    first.iter().map(PlaceCount::condition).collect()
}

impl PlaceCount {
    /// The condition that it is.
    pub(crate) fn condition(&self) -> Condition {
        let (place, question) = match self.place {
            Place::Mas => (
                Establishment::Mas,
                "Le séjour est-il en maison d’accueil spécialisée (MAS) ?",
            ),
            Place::Psychiatry => (
                Establishment::Psychiatry,
                "Le séjour est-il en psychiatrie ?",
            ),
            Place::Convalescence => (
                Establishment::Convalescence,
                "Le séjour est-il une convalescence ?",
            ),
        };
        Condition {
            when: When::In(vec![place]),
            effect: Effect::Counted(self.count),
            note: None,
            question: question.to_owned(),
        }
    }
}
