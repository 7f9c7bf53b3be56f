//! The line of `affilio estimate`.

use affilio_domain::date::Date;
use affilio_domain::format::Locale;
use affilio_guarantees::query::AlreadyHeld;
use serde_json::Value;

use super::care::{Item, items};
use super::context::{Circumstances, circumstances};
use super::contract::{Table, table};
use super::node::{Node, Object};
use super::person::{Person, Practitioner, person, practitioner};
use super::used::{Entry, already_held};
use super::{Named, used};
use crate::fault::Fault;

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) table: Table,
    pub(crate) row: Option<Named>,
    pub(crate) act: Option<Named>,
    pub(crate) date: Option<Date>,
    pub(crate) person: Person,
    pub(crate) practitioner: Practitioner,
    pub(crate) circumstances: Circumstances,
    pub(crate) items: Vec<Item>,
    pub(crate) used: Vec<Entry>,
    pub(crate) already_held: Option<AlreadyHeld>,
    pub(crate) explain: Option<Locale>,
}

const KEYS: [&str; 15] = [
    "id",
    "contract",
    "level",
    "guarantee",
    "includes_amo",
    "row",
    "act",
    "date",
    "person",
    "practitioner",
    "context",
    "items",
    "used",
    "already_held",
    "explain",
];

/// Reads the whole line of `affilio compare`: every level is asked, whichever is told.
pub(crate) fn read_compare(line: &Value) -> Result<Ask, Fault> {
    let known: Vec<&str> = KEYS
        .into_iter()
        .filter(|key| !["guarantee", "includes_amo", "explain"].contains(key))
        .collect();
    ask(&Object::root(line, &known)?)
}

/// Reads the whole line.
pub(crate) fn read(line: &Value) -> Result<Ask, Fault> {
    let object = Object::root(line, &KEYS)?;
    ask(&object)
}

/// Reads the keys that `estimate` and `compare` share.
pub(crate) fn ask(object: &Object<'_>) -> Result<Ask, Fault> {
    let table = table(object)?;
    let date = object.get("date").map(|node| node.date()).transpose()?;
    if date.is_none() && matches!(table, Table::Contract { .. }) {
        return Err(Fault::missing(
            object.path("date"),
            "la date des soins, AAAA-MM-JJ : elle choisit les tarifs",
        ));
    }
    Ok(Ask {
        table,
        row: Named::of(object, "row")?,
        act: Named::of(object, "act")?,
        date,
        person: person(object.get("person"), date)?,
        practitioner: practitioner(object.get("practitioner"))?,
        circumstances: circumstances(object.get("context"))?,
        items: items(object)?,
        used: used::used(object.get("used"))?,
        already_held: already_held(object)?,
        explain: object
            .get("explain")
            .map(|node| locale(&node))
            .transpose()?,
    })
}

fn locale(node: &Node<'_>) -> Result<Locale, Fault> {
    node.choice(
        "unknown_value",
        &[("fr", Locale::Fr), ("en", Locale::En)],
        "\"fr\" ou \"en\"",
    )
}
