//! Items: one act of care each, one or several times.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{Class, Teeth};
use affilio_guarantees::naming::teeth_of;
use affilio_guarantees::query::Side;
use serde_json::Value;

use super::Named;
use super::node::{Node, Object};
use crate::fault::Fault;

/// More items than any episode or quote has.
const MOST_ITEMS: usize = 500;
/// More units than any line has: the engine's own bound.
pub(crate) const MOST_UNITS: u32 = 10_000;

/// A tooth, by its FDI number.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Tooth(u8);

impl Tooth {
    /// Front or back.
    pub(crate) fn place(self) -> Option<Teeth> {
        teeth_of(self.0)
    }

    pub(crate) fn number(self) -> u8 {
        self.0
    }
}

/// One item.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Item {
    /// Its place: `items[0]`.
    pub(crate) path: String,
    pub(crate) label: Option<String>,
    pub(crate) row: Option<Named>,
    pub(crate) act: Option<Named>,
    pub(crate) price: Option<Amount>,
    pub(crate) quantity: u32,
    pub(crate) br: Option<Amount>,
    pub(crate) amo_rate: Option<Rate>,
    pub(crate) limit: Option<Amount>,
    pub(crate) participation: Option<Amount>,
    pub(crate) franchise: Option<Amount>,
    pub(crate) heavy_forfait: Option<Amount>,
    pub(crate) class: Option<Class>,
    pub(crate) side: Option<Side>,
    pub(crate) tooth: Option<Tooth>,
}

const KEYS: [&str; 15] = [
    "label",
    "row",
    "act",
    "price",
    "quantity",
    "br",
    "amo_rate",
    "hlf_plv",
    "participation",
    "franchise",
    "forfait_acte_lourd",
    "class",
    "ear",
    "eye",
    "tooth",
];

/// The items of a line: one at least.
pub(crate) fn items(line: &Object<'_>) -> Result<Vec<Item>, Fault> {
    const EXPECTED: &str = "une liste d’un acte au moins, par exemple [{\"price\": \"60\"}]";
    let node = line.need("items", EXPECTED)?;
    let items = node
        .list(MOST_ITEMS)?
        .map(|node| item(&node))
        .collect::<Result<Vec<_>, _>>()?;
    if items.is_empty() {
        return Err(node.fault("missing", format!("il manque {EXPECTED}")));
    }
    Ok(items)
}

fn item(node: &Node<'_>) -> Result<Item, Fault> {
    let object = node.object(&KEYS)?;
    let money = |key| {
        object
            .get(key)
            .map(|node: Node<'_>| node.money())
            .transpose()
    };
    Ok(Item {
        path: node.path(),
        label: object
            .get("label")
            .map(|node| node.text().map(str::to_owned))
            .transpose()?,
        row: Named::of(&object, "row")?,
        act: Named::of(&object, "act")?,
        price: money("price")?,
        quantity: object
            .get("quantity")
            .map_or(Ok(1), |node| quantity(&node))?,
        br: money("br")?,
        amo_rate: object.get("amo_rate").map(|node| node.rate()).transpose()?,
        limit: money("hlf_plv")?,
        participation: money("participation")?,
        franchise: money("franchise")?,
        heavy_forfait: money("forfait_acte_lourd")?,
        class: object.get("class").map(|node| class(&node)).transpose()?,
        side: side(&object)?,
        tooth: object.get("tooth").map(|node| tooth(&node)).transpose()?,
    })
}

fn quantity(node: &Node<'_>) -> Result<u32, Fault> {
    match node.whole(MOST_UNITS)? {
        0 => Err(node.fault("quantity", "attendu une quantité de 1 ou plus")),
        units => Ok(units),
    }
}

fn class(node: &Node<'_>) -> Result<Class, Fault> {
    const WORDS: [(&str, Class); 8] = [
        ("a", Class::A),
        ("b", Class::B),
        ("i", Class::I),
        ("ii", Class::II),
        ("classe_a", Class::A),
        ("classe_b", Class::B),
        ("classe_i", Class::I),
        ("classe_ii", Class::II),
    ];
    node.choice(
        "unknown_value",
        &WORDS,
        "\"A\" ou \"B\" pour des lunettes, \"I\" ou \"II\" pour une aide auditive",
    )
}

/// The ear or the eye; one of them at most.
pub(crate) fn side(object: &Object<'_>) -> Result<Option<Side>, Fault> {
    const WORDS: [(&str, Side); 14] = [
        ("left", Side::Left),
        ("gauche", Side::Left),
        ("g", Side::Left),
        ("l", Side::Left),
        ("og", Side::Left),
        ("oreille_gauche", Side::Left),
        ("oeil_gauche", Side::Left),
        ("right", Side::Right),
        ("droite", Side::Right),
        ("droit", Side::Right),
        ("d", Side::Right),
        ("r", Side::Right),
        ("od", Side::Right),
        ("oeil_droit", Side::Right),
    ];
    let read = |key| {
        object
            .get(key)
            .map(|node: Node<'_>| {
                node.choice(
                    "unknown_value",
                    &WORDS,
                    "\"left\" (gauche) ou \"right\" (droite)",
                )
            })
            .transpose()
    };
    match (read("ear")?, read("eye")?) {
        (Some(_), Some(_)) => Err(Fault::new(
            "contradiction",
            object.path("eye"),
            "une oreille et un œil pour le même acte : donnez l’un des deux",
        )),
        (ear, eye) => Ok(ear.or(eye)),
    }
}

fn tooth(node: &Node<'_>) -> Result<Tooth, Fault> {
    let number = match node.value() {
        Value::String(text) => text.trim().parse::<u32>().ok(),
        Value::Number(number) => number.as_u64().and_then(|value| u32::try_from(value).ok()),
        _ => return Err(node.wrong_type("le numéro d’une dent, par exemple \"16\"")),
    };
    number
        .and_then(|number| u8::try_from(number).ok())
        .filter(|number| teeth_of(*number).is_some())
        .map(Tooth)
        .ok_or_else(|| {
            node.fault(
                "tooth",
                "attendu le numéro d’une dent : 11 à 18, 21 à 28, 31 à 38, 41 à 48, ou 51 à 85 pour une dent de lait",
            )
        })
}
