//! `affilio prevoyance`: what an option costs and pays.

use affilio_domain::amount::Amount;
use affilio_domain::rate::Rate;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::prevoyance::{self as engine, Benefit, Needed, NotPaid, Note, Otherwise};
use serde::Serialize;
use serde_json::Value;

use crate::fault::Fault;
use crate::link;
use crate::read::prevoyance::{self, Ask, Event, Pay};
use crate::write::data::Data;

/// The answer.
#[derive(Debug, Serialize)]
pub(crate) struct Answer {
    amount: Option<String>,
    period: &'static str,
    status: &'static str,
    reason: Option<String>,
    steps: Vec<Data>,
    readings: Vec<Other>,
}

/// Another way to read the brochure.
#[derive(Debug, Serialize)]
struct Other {
    of: &'static str,
    amount: String,
    reading: &'static str,
}

/// Answers one line.
pub(crate) fn run(line: &Value) -> Result<Answer, Fault> {
    let ask = prevoyance::read(line)?;
    let plan = link::contract(&ask.contract)?;
    let option = option(plan, &ask)?;
    let (reference, hourly) = match ask.pay {
        Pay::Monthly(amount) => (Some(amount), None),
        Pay::Hourly(amount) => (None, Some(amount)),
    };
    let asked = engine::Ask {
        event: event(ask.event),
        age: ask.age.map(u16::from),
        reference,
        hourly,
        net: ask.net_monthly,
        other_income: ask.other_income,
        invalidity: ask.invalidity_rate,
    };
    let answer = plan
        .prevoyance(&option, &asked)
        .ok_or_else(|| no_prevoyance(plan, &ask))?;
    written(&answer)
}

fn event(event: Event) -> engine::Event {
    match event {
        Event::Contribution => engine::Event::Contribution,
        Event::Incapacity => engine::Event::Incapacity,
        Event::Invalidity => engine::Event::Invalidity,
        Event::Death => engine::Event::Death,
        Event::Ipa => engine::Event::Ipa,
        Event::ReferencePay => engine::Event::ReferencePay,
    }
}

fn no_prevoyance(plan: &Plan, ask: &Ask) -> Fault {
    ask.contract.fault(
        "no_prevoyance",
        format!("le contrat {} n’a pas de prévoyance", plan.contract().id),
    )
}

/// The option of this name; any for the reference pay, which no option changes.
fn option(plan: &Plan, ask: &Ask) -> Result<String, Fault> {
    let rules = plan
        .contract()
        .prevoyance
        .as_ref()
        .ok_or_else(|| no_prevoyance(plan, ask))?;
    let known = || rules.options.iter().map(|option| option.id.as_str());
    match &ask.option {
        None => Ok(known().next().unwrap_or_default().to_owned()),
        Some(asked) => {
            let wanted = asked.text.replace(' ', "").to_lowercase();
            known()
                .find(|id| *id == wanted)
                .map(str::to_owned)
                .ok_or_else(|| {
                    let known: Vec<&str> = known().collect();
                    asked.fault(
                        "unknown_option",
                        format!("option inconnue ; connues : {}", known.join(", ")),
                    )
                })
        }
    }
}

fn written(answer: &engine::Answer) -> Result<Answer, Fault> {
    let (amount, status, reason) = match answer.benefit {
        Benefit::Pays(amount) => (Some(amount), "covered", None),
        Benefit::NotCovered(NotPaid::NotInOption) => (
            None,
            "not_covered",
            Some("cette option ne prévoit pas de rente d’invalidité".to_owned()),
        ),
        Benefit::NotCovered(NotPaid::UnderLeast(least)) => (
            None,
            "not_covered",
            Some(format!(
                "taux d’invalidité inférieur à {}",
                Rate::from_basis_points(least).to_plain()
            )),
        ),
        Benefit::Unknown(needed) => return Err(missing(needed)),
    };
    Ok(Answer {
        amount: amount.map(Amount::to_plain),
        period: match answer.paid {
            engine::Paid::Monthly => "month",
            engine::Paid::Once => "once",
        },
        status,
        reason,
        steps: answer.notes.iter().map(note).collect(),
        readings: answer
            .readings
            .iter()
            .map(|(otherwise, amount)| other(*otherwise, *amount))
            .collect(),
    })
}

fn missing(needed: Needed) -> Fault {
    match needed {
        Needed::Reference => Fault::missing("monthly_reference", "monthly_reference ou hourly"),
        Needed::Age => Fault::missing("age", "age : la cotisation en dépend"),
        Needed::Invalidity => Fault::missing("invalidity_rate", "invalidity_rate"),
    }
}

fn note(note: &Note) -> Data {
    match *note {
        Note::FromHourly {
            hours,
            uplift,
            reference,
        } => Data::step("reference_from_hourly")
            .number("hours", hours)
            .rate("uplift", Rate::from_basis_points(uplift))
            .amount("reference", reference),
        Note::Rate(rate) => Data::step("rate").rate("rate", rate),
        Note::Capped { before, net, other } => Data::step("capped_at_net_pay")
            .amount("before", before)
            .amount("net", net)
            .amount("other", other),
        Note::NetUnknown => Data::step("net_pay_unknown"),
    }
}

fn other(otherwise: Otherwise, amount: Amount) -> Other {
    let (of, reading) = match otherwise {
        Otherwise::RateIncludesOthers => (
            "rate_includes_other_income",
            "le taux comprend les autres sommes perçues, au lieu de s’y ajouter",
        ),
        Otherwise::BothCapitals => (
            "both_capitals",
            "« décès et IPA » : les deux capitaux sont versés",
        ),
    };
    Other {
        of,
        amount: amount.to_plain(),
        reading,
    }
}
