//! What was used already.

use affilio_domain::amount::Amount;
use affilio_domain::date::Date;
use affilio_guarantees::query::{AlreadyHeld, Side};

use super::Named;
use super::care::{MOST_UNITS, side};
use super::node::{Node, Object};
use crate::fault::Fault;

/// More entries than a person has in years.
const MOST: usize = 5_000;

/// One entry of the ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Entry {
    /// Its place: `used[0]`.
    pub(crate) path: String,
    pub(crate) row: Option<Named>,
    pub(crate) date: Date,
    pub(crate) quantity: u32,
    pub(crate) amount: Amount,
    pub(crate) side: Option<Side>,
}

pub(crate) fn used(node: Option<Node<'_>>) -> Result<Vec<Entry>, Fault> {
    match node {
        None => Ok(Vec::new()),
        Some(node) => node.list(MOST)?.map(|node| entry(&node)).collect(),
    }
}

fn entry(node: &Node<'_>) -> Result<Entry, Fault> {
    let object = node.object(&["row", "date", "quantity", "amount", "ear", "eye"])?;
    let date = object.need("date", "la date de ce remboursement, AAAA-MM-JJ")?;
    let quantity = object
        .get("quantity")
        .map(|node| node.whole(MOST_UNITS))
        .transpose()?;
    let amount = object.get("amount").map(|node| node.money()).transpose()?;
    if quantity.is_none() && amount.is_none() {
        return Err(Fault::missing(
            object.path("quantity"),
            "ce qui a été utilisé : quantity, amount, ou les deux",
        ));
    }
    Ok(Entry {
        path: node.path(),
        row: Named::of(&object, "row")?,
        date: date.date()?,
        quantity: quantity.unwrap_or(1),
        amount: amount.unwrap_or(Amount::ZERO),
        side: side(&object)?,
    })
}

/// What the AMO held back already this year; an amount not told is 0 €.
pub(crate) fn already_held(line: &Object<'_>) -> Result<Option<AlreadyHeld>, Fault> {
    let Some(node) = line.get("already_held") else {
        return Ok(None);
    };
    let object = node.object(&["participations", "franchises"])?;
    let money = |key| {
        object
            .get(key)
            .map_or(Ok(Amount::ZERO), |node: Node<'_>| node.money())
    };
    Ok(Some(AlreadyHeld {
        participations: money("participations")?,
        franchises: money("franchises")?,
    }))
}
