//! From what a line asks to what the engine reads: contracts, levels, rows, acts.

pub(crate) mod care;
pub(crate) mod clue;
pub(crate) mod row;
pub(crate) mod single;

use affilio_domain::format::{self, Locale};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{InputError, LevelId};

use crate::fault::Fault;
use crate::read::Named;
use crate::read::words::fold;

/// The embedded contract of this name.
pub(crate) fn contract(asked: &Named) -> Result<&'static Plan, Fault> {
    affilio_contracts::by_id(&asked.text).ok_or_else(|| {
        let known: Vec<&str> = affilio_contracts::ids().collect();
        asked.fault(
            "unknown_contract",
            format!("contrat inconnu ; connus : {}", known.join(", ")),
        )
    })
}

/// The level of this name; case and accents do not count, and its printed name is understood too.
pub(crate) fn level(plan: &Plan, asked: &Named) -> Result<LevelId, Fault> {
    let wanted = fold(&asked.text);
    let mut levels = plan.levels().zip(&plan.contract().levels);
    let found = levels.find(|(_, level)| {
        [&level.id, &level.label]
            .map(|name| fold(name))
            .contains(&wanted)
    });
    found.map(|(id, _)| id).ok_or_else(|| {
        let known: Vec<&str> = plan
            .contract()
            .levels
            .iter()
            .map(|level| level.id.as_str())
            .collect();
        asked.fault(
            "unknown_level",
            format!(
                "niveau inconnu dans {} ; connus : {}",
                plan.contract().id,
                known.join(", ")
            ),
        )
    })
}

/// The name of a level.
pub(crate) fn level_name(plan: &Plan, level: LevelId) -> &str {
    plan.contract()
        .levels
        .get(usize::from(level.0))
        .map_or("", |level| level.id.as_str())
}

/// What the engine refuses, with the place of the item it refuses.
pub(crate) fn refused(line: &str, item: &str, error: InputError) -> Fault {
    let join = |path: &str, key: &str| {
        if path.is_empty() {
            key.to_owned()
        } else {
            format!("{path}.{key}")
        }
    };
    match error {
        InputError::NoSuchRow => Fault::new("unknown_row", item, "ligne inconnue dans ce contrat"),
        InputError::NoSuchLevel => Fault::new(
            "unknown_level",
            join(line, "level"),
            "niveau inconnu dans ce contrat",
        ),
        InputError::NoSuchAct => Fault::new("unknown_act", item, "acte inconnu"),
        InputError::Negative => Fault::new("negative", item, "attendu un montant positif ou nul"),
        InputError::TooLarge => Fault::new(
            "too_large",
            item,
            "attendu 100 000 000 euros et 10 000 unités au plus",
        ),
        InputError::WrongClass => Fault::new(
            "class",
            join(item, "class"),
            "cette ligne ne paie pas cette classe : attendu la classe de la ligne",
        ),
        InputError::UsedAboveCap { cap, entry } => Fault::new(
            "used_above_cap",
            join(line, &format!("used[{entry}].amount")),
            format!(
                "plus que ce que le contrat paie dans l’année : attendu {} au plus en tout",
                format::amount(cap, Locale::Fr)
            ),
        ),
        InputError::OutsideContract { from, to } => Fault::new(
            "outside_contract",
            join(line, "date"),
            if to.year() == 9999 {
                format!("le contrat commence le {from} : attendu une date à partir de ce jour")
            } else {
                format!("le contrat va du {from} au {to} : attendu une date de cette période")
            },
        ),
    }
}
