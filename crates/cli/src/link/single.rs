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
                row.acts = vec![act.clone()];
            }
            None if !in_pathway => PATHWAY.clone_into(&mut row.family),
            None => {}
        }
    }
    let (on_base, on_pmss) = measures(&contract);
    let plan =
        Plan::new(contract, tariffs).map_err(|error| text.fault("internal", error.to_string()))?;
    let act = found.and_then(|(act, _)| plan.act_by_id(&act));
    Ok(Single {
        plan,
        act,
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

/// The act of this name, and the family of the rows that pay it in the embedded contracts.
fn of_act(tariffs: &Tariffs, asked: &Named) -> Result<(String, String), Fault> {
    let plans = || affilio_contracts::ids().filter_map(affilio_contracts::by_id);
    let mut acts: Vec<(&str, &str)> = Vec::new();
    for plan in plans() {
        for found in plan.named(&asked.text, &Narrow::default()) {
            let act = found.act.or_else(|| plan.usual_act(found.row, None, None));
            let act = act.and_then(|act| plan.act(act));
            if let (Some(act), Some(row)) = (act, plan.row(found.row))
                && tariffs.acts.iter().any(|known| known.id == act.id)
                && !acts.iter().any(|(known, _)| *known == act.id)
            {
                acts.push((&act.id, &row.family));
            }
        }
    }
    match acts.as_slice() {
        [] => Err(asked.fault(
            "unknown_act",
            "acte sans tarif connu : attendu l’identifiant ou le nom d’un acte, ou br et amo_rate",
        )),
        [(act, family)] => Ok(((*act).to_owned(), (*family).to_owned())),
        several => {
            let known: Vec<&str> = several.iter().map(|(act, _)| *act).collect();
            Err(asked.fault(
                "ambiguous_act",
                format!("plusieurs actes possibles : {}", known.join(", ")),
            ))
        }
    }
}
