//! Which row of the contract an item falls under: named, or found from an act.

use affilio_guarantees::compiled::{Class, LensClass, Row, Teeth};
use affilio_guarantees::naming::{Named as Found, Narrow};
use affilio_guarantees::optics::Prescription;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{ActId, RowId, Side};

use super::clue;
use crate::fault::Fault;
use crate::read::Named;
use crate::read::care::Item;
use crate::read::context::Circumstances;

/// How many rows an error lists.
const MOST_LISTED: usize = 12;

/// The row of this name; tells when another contract has it.
pub(crate) fn by_name(plan: &Plan, asked: &Named) -> Result<RowId, Fault> {
    if let Some(row) = plan.row_by_id(&asked.text) {
        return Ok(row);
    }
    let own = plan.contract().id.as_str();
    let other = affilio_contracts::ids()
        .filter(|id| *id != own)
        .filter_map(affilio_contracts::by_id)
        .find(|other| other.row_by_id(&asked.text).is_some());
    Err(match other {
        Some(other) => asked.fault(
            "other_contract_row",
            format!(
                "cette ligne est du contrat {}, pas de {own}",
                other.contract().id
            ),
        ),
        None => asked.fault(
            "unknown_row",
            format!(
                "ligne inconnue dans {own} ; les lignes s’affichent par « affilio contract show {own} »"
            ),
        ),
    })
}

/// What is known of the person and the care besides the item.
#[derive(Clone, Copy)]
pub(crate) struct Around<'a> {
    pub(crate) plan: &'a Plan,
    pub(crate) row: Option<&'a Named>,
    pub(crate) act: Option<&'a Named>,
    /// The line or the care that holds the items.
    pub(crate) path: &'a str,
    pub(crate) years: Option<u16>,
    pub(crate) circumstances: &'a Circumstances,
}

impl Around<'_> {
    /// True when the correction of glasses is told.
    pub(crate) const fn is_corrected(&self) -> bool {
        self.circumstances.context.prescription.is_some()
    }
}

/// The row of an item, and its act when one was named.
pub(crate) fn resolve(around: Around<'_>, item: &Item) -> Result<(RowId, Option<ActId>), Fault> {
    match possible(around, item)? {
        Possible::One(row, act) => Ok((row, act)),
        Possible::Several(act, found) => Err(ambiguous(around, item, act, &found)),
    }
}

/// What an item may be.
pub(crate) enum Possible<'a> {
    /// One row, and its act when one was named.
    One(RowId, Option<ActId>),
    /// Several rows of one act, as it was named.
    Several(&'a Named, Vec<Found>),
}

/// The rows that an item may fall under.
pub(crate) fn possible<'a>(around: Around<'a>, item: &'a Item) -> Result<Possible<'a>, Fault> {
    // What an item names goes before what the whole line names.
    let row = item.row.as_ref().or(around.row);
    let of_line = around.act.filter(|_| item.row.is_none());
    let act = item.act.as_ref().or(of_line);
    let narrow = narrow(around, item);
    let (row, act) = match (row, act) {
        (None, None) => {
            let path = if around.path.is_empty() {
                "row".to_owned()
            } else {
                format!("{}.row", around.path)
            };
            return Err(Fault::missing(
                path,
                "row (une ligne du tableau) ou act (un soin), pour la demande ou pour chaque acte",
            ));
        }
        (Some(row), None) => (by_name(around.plan, row)?, None),
        (Some(row), Some(act)) => {
            let id = by_name(around.plan, row)?;
            (id, act_of_row(around.plan, id, act, &narrow)?)
        }
        (None, Some(act)) => match by_act(around.plan, act, &narrow)?.as_slice() {
            [one] => (one.row, one.act),
            several => return Ok(Possible::Several(act, several.to_vec())),
        },
    };
    let printed = around.plan.row(row);
    tooth(item, printed)?;
    basket(around, item, printed)?;
    Ok(Possible::One(row, act))
}

/// Refuses a tooth that is not one of the row's.
fn tooth(item: &Item, printed: Option<&Row>) -> Result<(), Fault> {
    let (Some(tooth), Some(teeth)) = (item.tooth, printed.and_then(|row| row.teeth)) else {
        return Ok(());
    };
    if tooth.place() == Some(teeth) {
        return Ok(());
    }
    let kind = match teeth {
        Teeth::Front => "de devant (positions 1 à 4)",
        Teeth::Back => "du fond (positions 5 à 8)",
    };
    Err(Fault::new(
        "tooth",
        format!("{}.tooth", item.path),
        format!(
            "la ligne {} est pour les dents {kind}, pas pour la dent {}",
            printed.map_or("", |row| row.id.as_str()),
            tooth.number()
        ),
    ))
}

/// Refuses a basket told that is not the row's.
fn basket(around: Around<'_>, item: &Item, row: Option<&Row>) -> Result<(), Fault> {
    let told = around.circumstances.basket;
    match (told, row.and_then(|row| row.basket)) {
        (Some(told), Some(of_row)) if told != of_row && item.row.is_none() => Err(Fault::new(
            "contradiction",
            if around.path.is_empty() {
                "context.basket".to_owned()
            } else {
                format!("{}.context.basket", around.path)
            },
            format!(
                "la ligne {} est d’un autre panier",
                row.map_or("", |row| row.id.as_str())
            ),
        )),
        _ => Ok(()),
    }
}

/// What is known of an item, to choose between rows.
pub(crate) fn narrow(around: Around<'_>, item: &Item) -> Narrow {
    let circumstances = around.circumstances;
    let nothing_repaid = match (item.br, item.amo_rate) {
        (Some(br), _) if br.is_zero() => Some(true),
        (_, Some(rate)) if rate.basis_points() == 0 => Some(true),
        (None, None) => None,
        _ => Some(false),
    };
    let lens = circumstances
        .context
        .prescription
        .and_then(|prescription| lens(&prescription, item.side));
    Narrow {
        class: item.class,
        basket: circumstances.basket,
        teeth: item.tooth.and_then(crate::read::care::Tooth::place),
        years: around.years,
        lens: lens.filter(|_| item.class != Some(Class::A)),
        not_repaid: nothing_repaid,
    }
}

/// The kind of lens of an eye; of both when they need the same.
fn lens(prescription: &Prescription, side: Option<Side>) -> Option<LensClass> {
    let (right, left) = prescription.lens_classes();
    match side {
        Some(Side::Right) => Some(right),
        Some(Side::Left) => Some(left),
        None => Some(right).filter(|right| *right == left),
    }
}

/// The act of this name among those of a row.
fn act_of_row(
    plan: &Plan,
    row: RowId,
    asked: &Named,
    narrow: &Narrow,
) -> Result<Option<ActId>, Fault> {
    let free = Narrow {
        not_repaid: None,
        ..*narrow
    };
    let found = plan.named(&asked.text, &Narrow::default());
    let narrowed = plan.named(&asked.text, &free);
    let of_row = |list: &[Found]| list.iter().find(|found| found.row == row).copied();
    match of_row(&narrowed).or_else(|| of_row(&found)) {
        Some(found) => Ok(found.act),
        None => Err(asked.fault(
            if found.is_empty() {
                "unknown_act"
            } else {
                "contradiction"
            },
            format!(
                "cet acte ne relève pas de la ligne {} : donnez row ou act",
                plan.row(row).map_or("", |row| row.id.as_str())
            ),
        )),
    }
}

/// The rows that an act leads to, one at least.
fn by_act(plan: &Plan, asked: &Named, narrow: &Narrow) -> Result<Vec<Found>, Fault> {
    let found = plan.named(&asked.text, narrow);
    if found.is_empty() {
        return Err(asked.fault(
            "unknown_act",
            format!(
                "soin inconnu dans {} : attendu un nom courant (« couronne », « ostéo »), l’identifiant d’un acte, ou row",
                plan.contract().id
            ),
        ));
    }
    Ok(found)
}

/// Lists the rows that an act may mean, and what tells them apart.
pub(crate) fn ambiguous(
    around: Around<'_>,
    item: &Item,
    asked: &Named,
    several: &[Found],
) -> Fault {
    let rows: Vec<&Row> = several
        .iter()
        .filter_map(|found| around.plan.row(found.row))
        .collect();
    let clues: Vec<&str> = clue::all(&narrow(around, item), around.is_corrected(), &rows)
        .into_iter()
        .map(|clue| clue.named())
        .collect();
    let mut listed: Vec<&str> = rows
        .iter()
        .take(MOST_LISTED)
        .map(|row| row.id.as_str())
        .collect();
    if rows.len() > MOST_LISTED {
        listed.push("…");
    }
    let clues = if clues.is_empty() {
        "donnez row".to_owned()
    } else {
        format!("donnez row, ou précisez {}", clues.join(", "))
    };
    asked.fault(
        "ambiguous_act",
        format!(
            "plusieurs lignes possibles : {} ; {clues}",
            listed.join(", ")
        ),
    )
}
