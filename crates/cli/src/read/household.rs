//! The members of a household, and what they joined.

use affilio_domain::date::Date;
use affilio_domain::rate::Rate;
use affilio_domain::scheme::Scheme;
use affilio_guarantees::compiled::Role;
use affilio_guarantees::contributions::Member;
use serde_json::Value;

use super::Named;
use super::node::{Node, Object};
use super::person::{age, scheme};
use crate::fault::Fault;

/// More members than a household has.
const MOST_MEMBERS: usize = 50;

const KEYS: [&str; 8] = [
    "id",
    "contract",
    "level",
    "mandatory_level",
    "date",
    "scheme",
    "employer_share",
    "members",
];

/// The line of `affilio contributions`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Ask {
    pub(crate) contract: Named,
    pub(crate) level: Named,
    pub(crate) terms: Terms,
    pub(crate) members: Vec<Member>,
}

/// What decides the price besides the members.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Terms {
    pub(crate) mandatory: Option<Named>,
    pub(crate) date: Date,
    pub(crate) scheme: Scheme,
    pub(crate) employer_share: Option<Rate>,
}

/// Reads the whole line.
pub(crate) fn read(line: &Value) -> Result<Ask, Fault> {
    let object = Object::root(line, &KEYS)?;
    let contract = contract(&object)?;
    let level = Named::read(&object.need("level", "le niveau, par exemple \"r1\" ou \"n1\"")?)?;
    let terms = terms(&object)?;
    let members = members(&object, terms.date)?;
    Ok(Ask {
        contract,
        level,
        terms,
        members,
    })
}

pub(crate) fn contract(object: &Object<'_>) -> Result<Named, Fault> {
    Named::read(&object.need(
        "contract",
        "contract : \"eclat/2024\" ou \"hfp-armees-civils/2020\"",
    )?)
}

pub(crate) fn terms(object: &Object<'_>) -> Result<Terms, Fault> {
    let date = object.need("date", "la date, AAAA-MM-JJ : elle choisit les tarifs")?;
    Ok(Terms {
        mandatory: Named::of(object, "mandatory_level")?,
        date: date.date()?,
        scheme: scheme(object.get("scheme"))?,
        employer_share: object
            .get("employer_share")
            .map(|node| node.rate())
            .transpose()?,
    })
}

fn members(object: &Object<'_>, date: Date) -> Result<Vec<Member>, Fault> {
    nodes(object)?
        .iter()
        .map(|node| member(&node.object(&MEMBER)?, date))
        .collect::<Result<Vec<_>, _>>()
        .and_then(|members| checked(object, members))
}

/// The keys of a member.
pub(crate) const MEMBER: [&str; 5] = ["role", "age", "birth_date", "student", "disabled"];

/// The values of the list of members: one at least.
pub(crate) fn nodes<'a>(object: &'a Object<'_>) -> Result<Vec<Node<'a>>, Fault> {
    const EXPECTED: &str =
        "une liste d’une personne au moins, par exemple [{\"role\": \"adherent\", \"age\": 40}]";
    let node = object.need("members", EXPECTED)?;
    let nodes: Vec<Node<'a>> = node.list(MOST_MEMBERS)?.collect();
    if nodes.is_empty() {
        return Err(node.fault("missing", format!("il manque {EXPECTED}")));
    }
    Ok(nodes)
}

pub(crate) fn member(object: &Object<'_>, date: Date) -> Result<Member, Fault> {
    const WORDS: [(&str, Role); 3] = [
        ("adherent", Role::Adherent),
        ("conjoint", Role::Conjoint),
        ("enfant", Role::Enfant),
    ];
    const EXPECTED: &str = "\"adherent\", \"conjoint\" ou \"enfant\"";
    let role = object.need("role", EXPECTED)?;
    Ok(Member {
        role: role.choice("unknown_value", &WORDS, EXPECTED)?,
        age: age(object, Some(date))?,
        student: object.flag("student")?,
        disabled: object.flag("disabled")?,
    })
}

/// One employee exactly, one spouse at most.
pub(crate) fn checked(object: &Object<'_>, members: Vec<Member>) -> Result<Vec<Member>, Fault> {
    let second = |role| {
        let mut places = members
            .iter()
            .enumerate()
            .filter(|(_, member)| member.role == role)
            .map(|(at, _)| format!("{}[{at}].role", object.path("members")));
        (places.next(), places.next())
    };
    match (second(Role::Adherent), second(Role::Conjoint)) {
        ((_, Some(path)), _) => Err(Fault::new(
            "two_adherents",
            path,
            "deux adhérents : un foyer en a un seul",
        )),
        (_, (_, Some(path))) => Err(Fault::new(
            "two_spouses",
            path,
            "deux conjoints : un foyer en a un au plus",
        )),
        ((None, _), _) => Err(Fault::missing(
            object.path("members"),
            "l’adhérent, {\"role\": \"adherent\"} : sa cotisation ouvre celle des autres",
        )),
        _ => Ok(members),
    }
}
