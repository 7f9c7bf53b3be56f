//! The line of `affilio year`: a household, its contract, and the cares of a year.

use affilio_domain::date::Date;
use affilio_guarantees::contributions::Member;
use serde_json::Value;

use super::Named;
use super::care::{Item, items};
use super::context::{Circumstances, circumstances};
use super::household::{MEMBER, Terms, checked, contract, member, nodes};
use super::node::{Node, Object};
use super::person::{Practitioner, practitioner, scheme};
use crate::fault::Fault;

/// More cares than a household has in a year.
const MOST_CARES: usize = 500;
/// One a day.
const MOST_TIMES: u32 = 366;

const KEYS: [&str; 8] = [
    "id",
    "contract",
    "mandatory_level",
    "year",
    "scheme",
    "employer_share",
    "members",
    "cares",
];

const CARE: [&str; 9] = [
    "label",
    "member",
    "date",
    "times",
    "row",
    "act",
    "items",
    "practitioner",
    "context",
];

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) contract: Named,
    pub(crate) year: u16,
    pub(crate) terms: Terms,
    pub(crate) people: Vec<Someone>,
    pub(crate) cares: Vec<Care>,
}

/// A member and what changes the cares of this person.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Someone {
    pub(crate) name: Option<String>,
    pub(crate) member: Member,
    pub(crate) ald: bool,
    pub(crate) maternity: bool,
    pub(crate) in_pathway: bool,
}

/// A care of the year, once or several times.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Care {
    /// Its place: `cares[0]`.
    pub(crate) path: String,
    pub(crate) label: Option<String>,
    /// Whose it is, as a place in the members.
    pub(crate) member: usize,
    pub(crate) dates: Vec<Date>,
    pub(crate) row: Option<Named>,
    pub(crate) act: Option<Named>,
    pub(crate) items: Vec<Item>,
    pub(crate) practitioner: Practitioner,
    pub(crate) circumstances: Circumstances,
}

/// Reads the whole line.
pub(crate) fn read(line: &Value) -> Result<Ask, Fault> {
    let object = Object::root(line, &KEYS)?;
    let contract = contract(&object)?;
    let (year, first_day) = year(&object)?;
    let terms = Terms {
        mandatory: Named::of(&object, "mandatory_level")?,
        date: first_day,
        scheme: scheme(object.get("scheme"))?,
        employer_share: object
            .get("employer_share")
            .map(|node| node.rate())
            .transpose()?,
    };
    let people = people(&object, first_day)?;
    let cares = match object.get("cares") {
        None => Vec::new(),
        Some(node) => node
            .list(MOST_CARES)?
            .map(|node| care(&node, &people, first_day))
            .collect::<Result<_, _>>()?,
    };
    Ok(Ask {
        contract,
        year,
        terms,
        people,
        cares,
    })
}

fn year(object: &Object<'_>) -> Result<(u16, Date), Fault> {
    let node = object.need("year", "l’année, par exemple 2024")?;
    let number = node.whole(9999)?;
    let first = Date::new(number, 1, 1)
        .map_err(|_| node.fault("date", "attendu une année, par exemple 2024"))?;
    Ok((first.year(), first))
}

fn people(object: &Object<'_>, date: Date) -> Result<Vec<Someone>, Fault> {
    let mut known = MEMBER.to_vec();
    known.extend(["id", "ald", "maternity", "in_pathway"]);
    let people = nodes(object)?
        .iter()
        .map(|node| someone(&node.object(&known)?, date))
        .collect::<Result<Vec<_>, _>>()?;
    checked(object, people.iter().map(|one| one.member).collect())?;
    let twice = people.iter().enumerate().find(|(at, one)| {
        let before = people.get(..*at).unwrap_or_default();
        one.name.is_some() && before.iter().any(|other| other.name == one.name)
    });
    match twice {
        Some((at, _)) => Err(Fault::new(
            "contradiction",
            format!("members[{at}].id"),
            "deux membres ont le même id",
        )),
        None => Ok(people),
    }
}

fn someone(object: &Object<'_>, date: Date) -> Result<Someone, Fault> {
    let name = object
        .get("id")
        .map(|node| match node.value() {
            Value::String(text) => Ok(text.clone()),
            Value::Number(number) => Ok(number.to_string()),
            _ => Err(node.wrong_type("un texte ou un nombre")),
        })
        .transpose()?;
    Ok(Someone {
        name,
        member: member(object, date)?,
        ald: object.flag("ald")?,
        maternity: object.flag("maternity")?,
        in_pathway: object
            .get("in_pathway")
            .map_or(Ok(true), |node| node.boolean())?,
    })
}

fn care(node: &Node<'_>, people: &[Someone], first_day: Date) -> Result<Care, Fault> {
    let object = node.object(&CARE)?;
    Ok(Care {
        path: node.path(),
        label: object
            .get("label")
            .map(|node| node.text().map(str::to_owned))
            .transpose()?,
        member: whose(&object, people)?,
        dates: dates(&object, first_day)?,
        row: Named::of(&object, "row")?,
        act: Named::of(&object, "act")?,
        items: items(&object)?,
        practitioner: practitioner(object.get("practitioner"))?,
        circumstances: circumstances(object.get("context"))?,
    })
}

/// The member of that `id`; the only one when the household has one.
fn whose(object: &Object<'_>, people: &[Someone]) -> Result<usize, Fault> {
    let Some(node) = object.get("member") else {
        return match people {
            [_] => Ok(0),
            _ => Err(Fault::missing(
                object.path("member"),
                "member : l’id du membre soigné",
            )),
        };
    };
    let asked = match node.value() {
        Value::String(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        _ => return Err(node.wrong_type("l’id d’un membre")),
    };
    people
        .iter()
        .position(|one| one.name.as_ref() == Some(&asked))
        .ok_or_else(|| {
            let known: Vec<&str> = people
                .iter()
                .filter_map(|one| one.name.as_deref())
                .collect();
            let known = if known.is_empty() {
                "aucun membre n’a d’id".to_owned()
            } else {
                format!("connus : {}", known.join(", "))
            };
            node.fault(
                "unknown_member",
                format!("attendu l’id d’un membre ; {known}"),
            )
        })
}

/// The date given, or so many dates spread evenly over the year.
fn dates(object: &Object<'_>, first_day: Date) -> Result<Vec<Date>, Fault> {
    match (object.get("date"), object.get("times")) {
        (Some(_), Some(times)) => Err(times.fault(
            "contradiction",
            "date et times ensemble : donnez l’un des deux",
        )),
        (Some(node), None) => {
            let date = node.date()?;
            if date.year() == first_day.year() {
                Ok(vec![date])
            } else {
                Err(node.fault(
                    "date",
                    format!("attendu une date de l’année {}", first_day.year()),
                ))
            }
        }
        (None, Some(node)) => match node.whole(MOST_TIMES)? {
            0 => Err(node.fault("quantity", "attendu 1 fois par an ou plus")),
            times => Ok(spread(first_day, times)),
        },
        (None, None) => Err(Fault::missing(
            object.path("date"),
            "date (AAAA-MM-JJ), ou times (nombre de fois dans l’année)",
        )),
    }
}

/// The middle of each of so many equal parts of the year.
fn spread(first_day: Date, times: u32) -> Vec<Date> {
    let days = first_day.days_until(first_day.add_years(1));
    let Ok(parts) = i32::try_from(times) else {
        return Vec::new();
    };
    (0..parts)
        .map(|part| first_day.add_days((2 * part + 1) * days / (2 * parts)))
        .collect()
}

#[cfg(test)]
mod tests {
    use super::{Date, spread};

    #[test]
    fn dates_are_spread_in_order_within_the_year() {
        let first = Date::new(2024, 1, 1).unwrap();
        for times in [1, 2, 3, 12, 52, 366] {
            let dates = spread(first, times);
            assert_eq!(dates.len(), usize::try_from(times).unwrap());
            assert!(dates.iter().all(|date| date.year() == 2024), "{times}");
            assert!(
                dates.windows(2).all(|pair| pair.first() < pair.last()),
                "{times}"
            );
        }
    }
}
