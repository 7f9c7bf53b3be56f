//! The person cared for, and who cares.

use affilio_domain::date::Date;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::query::{Age, Sector};
use serde_json::Value;

use super::node::{Node, Object};
use crate::fault::Fault;

/// Nobody was older.
pub(crate) const OLDEST: u32 = 125;

/// The person of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Person {
    pub(crate) age: Age,
    pub(crate) scheme: Scheme,
    pub(crate) ald: bool,
    pub(crate) maternity: bool,
    pub(crate) in_pathway: bool,
}

impl Default for Person {
    fn default() -> Self {
        Self {
            age: Age::Unknown,
            scheme: Scheme::General,
            ald: false,
            maternity: false,
            in_pathway: true,
        }
    }
}

const KEYS: [&str; 6] = [
    "age",
    "birth_date",
    "scheme",
    "ald",
    "maternity",
    "in_pathway",
];

pub(crate) fn person(node: Option<Node<'_>>, date: Option<Date>) -> Result<Person, Fault> {
    let Some(node) = node else {
        return Ok(Person::default());
    };
    let object = node.object(&KEYS)?;
    Ok(Person {
        age: age(&object, date)?,
        scheme: scheme(object.get("scheme"))?,
        ald: object.flag("ald")?,
        maternity: object.flag("maternity")?,
        in_pathway: object
            .get("in_pathway")
            .map_or(Ok(true), |node| node.boolean())?,
    })
}

/// The age from `age` or `birth_date`; both must agree at the date.
pub(crate) fn age(object: &Object<'_>, date: Option<Date>) -> Result<Age, Fault> {
    let years = object
        .get("age")
        .map(|node| node.whole(OLDEST))
        .transpose()?;
    let years = years.and_then(|years| u8::try_from(years).ok());
    let Some(node) = object.get("birth_date") else {
        return Ok(years.map_or(Age::Unknown, Age::Years));
    };
    let born = node.date()?;
    let date = date.ok_or_else(|| {
        Fault::missing(
            "date",
            "la date des soins, AAAA-MM-JJ : l’âge se compte à cette date",
        )
    })?;
    let Some(computed) = born.age_on(date) else {
        return Err(node.fault("date", format!("attendu une naissance avant le {date}")));
    };
    if u32::from(computed) > OLDEST {
        return Err(node.fault("date", format!("attendu un âge de {OLDEST} ans au plus")));
    }
    match years {
        Some(years) if u16::from(years) != computed => Err(Fault::new(
            "contradiction",
            object.path("age"),
            format!(
                "{years} ans ici, mais {computed} ans le {date} d’après birth_date : donnez l’un des deux"
            ),
        )),
        _ => Ok(Age::Born(born)),
    }
}

pub(crate) fn scheme(node: Option<Node<'_>>) -> Result<Scheme, Fault> {
    const WORDS: [(&str, Scheme); 6] = [
        ("general", Scheme::General),
        ("regime_general", Scheme::General),
        ("alsace_moselle", Scheme::AlsaceMoselle),
        ("regime_local", Scheme::AlsaceMoselle),
        ("regime_local_alsace_moselle", Scheme::AlsaceMoselle),
        ("local", Scheme::AlsaceMoselle),
    ];
    node.map_or(Ok(Scheme::General), |node| {
        node.choice("unknown_value", &WORDS, "\"general\" ou \"alsace-moselle\"")
    })
}

/// The practitioner of a line.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub(crate) struct Practitioner {
    pub(crate) optam: Option<bool>,
    pub(crate) sector: Option<Sector>,
}

pub(crate) fn practitioner(node: Option<Node<'_>>) -> Result<Practitioner, Fault> {
    let Some(node) = node else {
        return Ok(Practitioner::default());
    };
    let object = node.object(&["optam", "sector"])?;
    let optam = object.get("optam").map(|node| node.boolean()).transpose()?;
    let sector = object.get("sector").map(|node| sector(&node)).transpose()?;
    if sector == Some(Sector::None) && optam == Some(true) {
        return Err(Fault::new(
            "contradiction",
            object.path("optam"),
            "un praticien non conventionné ne peut pas adhérer à l’OPTAM",
        ));
    }
    Ok(Practitioner { optam, sector })
}

fn sector(node: &Node<'_>) -> Result<Sector, Fault> {
    const EXPECTED: &str = "1, 2 ou \"non_conventionne\"";
    const WORDS: [(&str, Sector); 10] = [
        ("1", Sector::One),
        ("secteur_1", Sector::One),
        ("2", Sector::Two),
        ("secteur_2", Sector::Two),
        ("3", Sector::None),
        ("secteur_3", Sector::None),
        ("non_conventionne", Sector::None),
        ("non_conventionnee", Sector::None),
        ("hors_convention", Sector::None),
        ("none", Sector::None),
    ];
    match node.value() {
        Value::Number(_) => match node.whole(u32::MAX)? {
            1 => Ok(Sector::One),
            2 => Ok(Sector::Two),
            3 => Ok(Sector::None),
            _ => Err(node.fault("unknown_value", format!("attendu {EXPECTED}"))),
        },
        Value::String(_) => node.choice("unknown_value", &WORDS, EXPECTED),
        _ => Err(node.wrong_type(EXPECTED)),
    }
}
