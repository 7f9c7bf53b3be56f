//! `affilio contributions`: what the cover costs each month.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_guarantees::compiled::{Day, Price, Role};
use affilio_guarantees::contributions::{
    Household, HouseholdPrice, Member, MemberPrice, PriceError, Standing,
};
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::{Age, LevelId};
use serde::Serialize;
use serde_json::Value;

use crate::fault::Fault;
use crate::link;
use crate::read::Named;
use crate::read::household::{self, Terms};

/// The answer; amounts are for a month.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    total: String,
    employee_pays: String,
    employer_pays: String,
    period: &'static str,
    pmss: Option<String>,
    members: Vec<Paid>,
}

/// One member.
#[derive(Debug, Serialize)]
struct Paid {
    role: &'static str,
    status: &'static str,
    amount: String,
    employer_pays: String,
    employee_pays: String,
    /// The prices of the table that make the amount.
    prices: Vec<Listed>,
    reason: Option<String>,
}

/// A price of the table.
#[derive(Debug, Serialize)]
struct Listed {
    part: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    pmss_rate: Option<String>,
    amount: String,
}

/// Answers one line.
pub(crate) fn run(line: &Value) -> Result<Answer, Fault> {
    let ask = household::read(line)?;
    let plan = link::contract(&ask.contract)?;
    let level = link::level(plan, &ask.level)?;
    let mandatory = mandatory(plan, &ask.terms)?;
    if level < mandatory {
        return Err(ask.level.fault(
            "level_below_mandatory",
            format!(
                "niveau sous le niveau obligatoire : attendu {} ou plus",
                link::level_name(plan, mandatory)
            ),
        ));
    }
    in_force(plan, &ask.terms, "date")?;
    let asked = Household {
        level,
        mandatory,
        date: ask.terms.date,
        scheme: ask.terms.scheme,
        employer_share: ask.terms.employer_share,
        members: &ask.members,
    };
    let price = plan
        .contributions(&asked)
        .map_err(|error| refused(plan, error, &ask.level, "date"))?;
    Ok(answer(&price, &ask.members))
}

/// The level made compulsory; the lowest when none is told.
pub(crate) fn mandatory(plan: &Plan, terms: &Terms) -> Result<LevelId, Fault> {
    terms
        .mandatory
        .as_ref()
        .map_or(Ok(LevelId(0)), |asked| link::level(plan, asked))
}

/// Refuses a date when the contract is not in force.
pub(crate) fn in_force(plan: &Plan, terms: &Terms, path: &str) -> Result<(), Fault> {
    let contract = plan.contract();
    let day = Day::from(terms.date);
    let starts = contract.valid_from.date();
    match (starts, contract.valid_to.date()) {
        (Some(from), Some(to)) if day < contract.valid_from || day > contract.valid_to => {
            Err(link::refused(
                "",
                "",
                affilio_guarantees::query::InputError::OutsideContract { from, to },
            ))
            .map_err(|fault: Fault| Fault {
                path: path.to_owned(),
                ..fault
            })
        }
        _ => Ok(()),
    }
}

/// Why no price can be given.
pub(crate) fn refused(plan: &Plan, error: PriceError, level: &Named, date: &str) -> Fault {
    match error {
        PriceError::NoTable => Fault::new(
            "no_contributions",
            date,
            format!(
                "aucun barème de cotisations de {} n’est connu à cette date",
                plan.contract().id
            ),
        ),
        PriceError::NoPmss => Fault::new(
            "unknown_pmss",
            date,
            "le PMSS de cette date n’est pas connu : attendu une date de 2018 à 2026",
        ),
        PriceError::NoPrice => level.fault(
            "no_price",
            "le barème n’a pas de prix pour ce niveau au-dessus du niveau obligatoire",
        ),
        PriceError::EmployerShare { least } => Fault::new(
            "employer_share",
            "employer_share",
            format!(
                "attendu une part de \"{}\" à \"1\"",
                Rate::from_basis_points(least).to_plain()
            ),
        ),
        PriceError::NoAge { member } => Fault::missing(
            format!("members[{member}].age"),
            "age ou birth_date : la cotisation en dépend",
        ),
    }
}

fn answer(price: &HouseholdPrice, members: &[Member]) -> Answer {
    Answer {
        total: price.total.to_plain(),
        employee_pays: price.employee_pays.to_plain(),
        employer_pays: price.employer.to_plain(),
        period: "month",
        pmss: price.pmss.map(Amount::to_plain),
        members: price
            .members
            .iter()
            .zip(members)
            .map(|(price, member)| paid(price, member))
            .collect(),
    }
}

fn paid(price: &MemberPrice, member: &Member) -> Paid {
    let total = price.total();
    let listed = |part, price: Option<Price>, amount: Amount| {
        price.map(|price| Listed {
            part,
            pmss_rate: match price {
                Price::PercentPmss(points) => Some(Rate::from_basis_points(points).to_plain()),
                Price::Euros(_) => None,
            },
            amount: amount.to_plain(),
        })
    };
    let parts = [
        listed("base", price.base_price, price.base),
        listed("option", price.option_price, price.option),
    ];
    let (status, reason) = standing(price.standing, member);
    Paid {
        role: role(price.role),
        status,
        amount: total.to_plain(),
        employer_pays: price.employer.to_plain(),
        employee_pays: total.minus_down_to_zero(price.employer).to_plain(),
        prices: parts.into_iter().flatten().collect(),
        reason,
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Adherent => "adherent",
        Role::Conjoint => "conjoint",
        Role::Enfant => "enfant",
    }
}

/// Pays, free or not eligible, and why.
pub(crate) fn standing(standing: Standing, member: &Member) -> (&'static str, Option<String>) {
    match standing {
        Standing::Pays => {
            let unknown = member.role == Role::Enfant && member.age == Age::Unknown;
            let supposed = "âge non donné : l’enfant est supposé à charge";
            ("pays", unknown.then(|| supposed.to_owned()))
        }
        Standing::FreeFrom { rank } => (
            "free",
            Some(format!(
                "gratuit : la cotisation des enfants s’arrête au {rank}e"
            )),
        ),
        Standing::TooOld { until } => (
            "not_eligible",
            Some(if member.student {
                format!("{until} ans ou plus : un enfant en études est couvert avant cet âge")
            } else {
                format!("{until} ans ou plus : un enfant est couvert avant cet âge")
            }),
        ),
        Standing::Twice => (
            "not_eligible",
            Some("un seul adhérent et un seul conjoint sont couverts".to_owned()),
        ),
    }
}
