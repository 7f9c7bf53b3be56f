//! A guarantee that the line writes: a contract of one cell, linked to the tariffs.

use std::sync::{Arc, OnceLock};

use affilio_guarantees::compiled::{
    Contract, Family, Heavy, HeldBack, Measure, Rule, SchemeRates, Tariffs,
};
use affilio_guarantees::naming::Narrow;
use affilio_guarantees::plan::Plan;
use affilio_guarantees::query::ActId;
use affilio_notation::single::{self, SingleError};

use crate::fault::Fault;
use crate::read::Named;

/// A cell alone, and the act whose tariffs it takes.
pub(crate) struct Single {
    pub(crate) plan: Plan,
    pub(crate) act: Option<ActId>,
    /// True when the line named an act, known at least by the family of its rules.
    pub(crate) named: bool,
    /// True when the cell is measured on the base of the AMO.
    pub(crate) on_base: bool,
    /// True when the cell is measured on the PMSS, that changes each year.
    pub(crate) on_pmss: bool,
}

/// Reads the cell; an act gives it the rules of its family.
pub(crate) fn plan(
    text: &Named,
    includes_amo: Option<bool>,
    act: Option<&Named>,
    in_pathway: bool,
) -> Result<Single, Fault> {
    let mut contract = single::contract(&text.text, includes_amo).map_err(|error| match error {
        SingleError::Cell(error) => text.fault("guarantee", error.to_string()),
        SingleError::Rule(why) => text.fault("guarantee", why),
    })?;
    let tariffs = tariffs().ok_or_else(|| text.fault("internal", "tarifs illisibles"))?;
    let found = act.map(|act| of_act(&tariffs, act)).transpose()?;
    if let Some(row) = contract.rows.first_mut() {
        match &found {
            Some((act, family)) => {
                row.family.clone_from(family);
                row.acts = act.iter().cloned().collect();
            }
            None if !in_pathway => PATHWAY.clone_into(&mut row.family),
            None => {}
        }
    }
    let (on_base, on_pmss) = measures(&contract);
    let plan =
        Plan::new(contract, tariffs).map_err(|error| text.fault("internal", error.to_string()))?;
    let named = found.is_some();
    let act = found
        .and_then(|(act, _)| act)
        .and_then(|act| plan.act_by_id(&act));
    Ok(Single {
        plan,
        act,
        named,
        on_base,
        on_pmss,
    })
}

fn measures(contract: &Contract) -> (bool, bool) {
    let Some(Rule::Pays(pays)) = contract.cell(0, 0, false).map(|cell| cell.rule) else {
        return (false, false);
    };
    let beyond = pays.count.and_then(|count| count.beyond);
    let terms = [Some(pays.first), pays.added, pays.at_most, beyond];
    let any =
        |wanted: fn(Measure) -> bool| terms.into_iter().flatten().any(|term| wanted(term.measure));
    (
        any(|measure| {
            matches!(
                measure,
                Measure::PercentBr(_) | Measure::TicketModerateur(_)
            )
        }),
        any(|measure| matches!(measure, Measure::PercentPmss(_))),
    )
}

/// The family of a cell alone, when the pathway was left.
const PATHWAY: &str = "hors_table_parcours";

/// The tariffs, with the families of a cell alone: no rate, nothing dated held back.
fn tariffs() -> Option<Arc<Tariffs>> {
    static TARIFFS: OnceLock<Option<Arc<Tariffs>>> = OnceLock::new();
    TARIFFS
        .get_or_init(|| {
            let (_, mut tariffs) = affilio_contracts::tariffs().ok()?;
            for (id, pathway) in [(single::FAMILY, false), (PATHWAY, true)] {
                if !tariffs.families.iter().any(|family| family.id == id) {
                    tariffs.families.push(family(id, pathway));
                }
            }
            Some(Arc::new(tariffs))
        })
        .clone()
}

fn family(id: &str, pathway: bool) -> Family {
    Family {
        id: id.to_owned(),
        label: String::new(),
        general: SchemeRates::default(),
        alsace_moselle: SchemeRates::default(),
        held_back: HeldBack::Nothing,
        heavy: Heavy::Never,
        pathway,
        imputed: false,
    }
}

/// An act, and the family of the rows that pay it; no act when its name is that of several tariffs of
/// one family.
type ActAndFamily = (Option<String>, String);

/// The act of this identifier or name, as the embedded contracts know it.
fn of_act(tariffs: &Tariffs, asked: &Named) -> Result<ActAndFamily, Fault> {
    let mut found = by_identifier(asked);
    if found.is_empty() {
        found = by_name(asked);
    }
    found.retain(|(act, _)| {
        act.as_ref()
            .is_none_or(|act| tariffs.acts.iter().any(|known| known.id == *act))
    });
    let acts: Vec<&str> = found.iter().filter_map(|(act, _)| act.as_deref()).collect();
    let one_family = found
        .iter()
        .all(|(_, family)| Some(family) == found.first().map(|(_, of)| of));
    match (acts.as_slice(), found.first()) {
        ([act], _) => {
            let of = found
                .iter()
                .find(|(known, _)| known.as_deref() == Some(act));
            of.cloned()
                .ok_or_else(|| asked.fault("unknown_act", "acte inconnu"))
        }
        ([], Some((_, family))) if one_family => Ok((None, family.clone())),
        (_, None) => Err(asked.fault(
            "unknown_act",
            "acte sans tarif connu : attendu l’identifiant ou le nom d’un acte, ou br et amo_rate",
        )),
        _ => Err(asked.fault(
            "ambiguous_act",
            if acts.is_empty() {
                "plusieurs sortes d’actes possibles : attendu un nom plus précis, ou br et amo_rate"
                    .to_owned()
            } else {
                format!("plusieurs actes possibles : {}", acts.join(", "))
            },
        )),
    }
}

fn plans() -> impl Iterator<Item = &'static Plan> {
    affilio_contracts::ids().filter_map(affilio_contracts::by_id)
}

/// The act of this identifier, with the family of the first row that pays it.
fn by_identifier(asked: &Named) -> Vec<ActAndFamily> {
    let row_of = |plan: &'static Plan| {
        let act = plan.act_by_id(&asked.text)?;
        let mut rows = plan
            .rows()
            .filter(|(row, _)| plan.acts_of(*row).contains(&act));
        rows.next()
            .map(|(_, row)| (Some(asked.text.clone()), row.family.clone()))
    };
    plans().find_map(row_of).into_iter().collect()
}

/// The acts of this name, or the families of the rows that have it, each once.
fn by_name(asked: &Named) -> Vec<ActAndFamily> {
    let mut all: Vec<ActAndFamily> = Vec::new();
    for plan in plans() {
        for found in plan.named(&asked.text, &Narrow::default()) {
            let act = found.act.or_else(|| plan.usual_act(found.row, None, None));
            let act = act.and_then(|act| plan.act(act)).map(|act| act.id.clone());
            let Some(row) = plan.row(found.row) else {
                continue;
            };
            if !all.iter().any(|(known, family)| match &act {
                Some(_) => *known == act,
                None => known.is_none() && *family == row.family,
            }) {
                all.push((act, row.family.clone()));
            }
        }
    }
    all
}
