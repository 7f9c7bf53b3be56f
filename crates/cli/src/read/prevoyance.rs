//! The line of `affilio prevoyance`.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use serde_json::Value;

use super::Named;
use super::household::contract;
use super::node::{Node, Object};
use super::person::OLDEST;
use crate::fault::Fault;

/// What happens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Event {
    Contribution,
    Incapacity,
    Invalidity,
    Death,
    Ipa,
    ReferencePay,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) contract: Named,
    /// Not needed for the reference pay.
    pub(crate) option: Option<Named>,
    pub(crate) event: Event,
    pub(crate) age: Option<u8>,
    pub(crate) pay: Pay,
    pub(crate) net_monthly: Option<Amount>,
    pub(crate) other_income: Option<Amount>,
    pub(crate) invalidity_rate: Option<Rate>,
}

/// The pay on which everything is counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Pay {
    /// The gross monthly pay of civil staff.
    Monthly(Amount),
    /// The hourly wage of a state worker.
    Hourly(Amount),
}

const KEYS: [&str; 10] = [
    "id",
    "contract",
    "option",
    "event",
    "age",
    "monthly_reference",
    "hourly",
    "net_monthly",
    "other_income",
    "invalidity_rate",
];

const EVENTS: &str =
    "\"contribution\", \"incapacity\", \"invalidity\", \"death\", \"ipa\" ou \"reference_pay\"";

/// Reads the whole line.
pub(crate) fn read(line: &Value) -> Result<Ask, Fault> {
    let object = Object::root(line, &KEYS)?;
    let contract = contract(&object)?;
    let event = event(&object.need("event", EVENTS)?)?;
    let option = Named::of(&object, "option")?;
    if option.is_none() && event != Event::ReferencePay {
        return Err(Fault::missing(
            object.path("option"),
            "option : \"1\", \"1bis\", \"2\" ou \"2bis\"",
        ));
    }
    let age = object
        .get("age")
        .map(|node| node.whole(OLDEST))
        .transpose()?;
    if event == Event::Contribution && age.is_none() {
        return Err(Fault::missing(
            object.path("age"),
            "age : la cotisation en dépend",
        ));
    }
    let money = |key| {
        object
            .get(key)
            .map(|node: Node<'_>| node.money())
            .transpose()
    };
    let invalidity_rate = object
        .get("invalidity_rate")
        .map(|node| node.rate())
        .transpose()?;
    if event == Event::Invalidity && invalidity_rate.is_none() {
        return Err(Fault::missing(
            object.path("invalidity_rate"),
            "invalidity_rate : le taux d’invalidité, par exemple \"0.66\"",
        ));
    }
    Ok(Ask {
        contract,
        option,
        event,
        age: age.and_then(|age| u8::try_from(age).ok()),
        pay: pay(&object)?,
        net_monthly: money("net_monthly")?,
        other_income: money("other_income")?,
        invalidity_rate,
    })
}

fn event(node: &Node<'_>) -> Result<Event, Fault> {
    const WORDS: [(&str, Event); 12] = [
        ("contribution", Event::Contribution),
        ("cotisation", Event::Contribution),
        ("incapacity", Event::Incapacity),
        ("incapacite", Event::Incapacity),
        ("itt", Event::Incapacity),
        ("invalidity", Event::Invalidity),
        ("invalidite", Event::Invalidity),
        ("death", Event::Death),
        ("deces", Event::Death),
        ("ipa", Event::Ipa),
        ("reference_pay", Event::ReferencePay),
        ("salaire_de_reference", Event::ReferencePay),
    ];
    node.choice("unknown_value", &WORDS, EVENTS)
}

fn pay(object: &Object<'_>) -> Result<Pay, Fault> {
    let monthly = object
        .get("monthly_reference")
        .map(|node| node.money())
        .transpose()?;
    let hourly = object.get("hourly").map(|node| node.money()).transpose()?;
    match (monthly, hourly) {
        (Some(_), Some(_)) => Err(Fault::new(
            "contradiction",
            object.path("hourly"),
            "monthly_reference et hourly ensemble : donnez l’un des deux",
        )),
        (Some(monthly), None) => Ok(Pay::Monthly(monthly)),
        (None, Some(hourly)) => Ok(Pay::Hourly(hourly)),
        (None, None) => Err(Fault::missing(
            object.path("monthly_reference"),
            "monthly_reference (traitement brut mensuel), ou hourly (salaire horaire d’un ouvrier de l’État)",
        )),
    }
}
