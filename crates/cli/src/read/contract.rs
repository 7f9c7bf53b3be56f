//! Which table a line is about: an embedded contract, or one cell that the line writes.

use super::Named;
use super::node::Object;
use crate::fault::Fault;

/// The table asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum Table {
    /// An embedded contract, and a level of it where one is needed.
    Contract {
        contract: Named,
        level: Option<Named>,
    },
    /// One cell in the notation.
    Guarantee {
        text: Named,
        includes_amo: Option<bool>,
    },
}

/// Reads `contract` and `level`, or `guarantee` and `includes_amo`.
pub(crate) fn table(line: &Object<'_>) -> Result<Table, Fault> {
    let contract = Named::of(line, "contract")?;
    let guarantee = Named::of(line, "guarantee")?;
    let includes_amo = line
        .get("includes_amo")
        .map(|node| node.boolean())
        .transpose()?;
    let level = Named::of(line, "level")?;
    match (contract, guarantee) {
        (Some(_), Some(guarantee)) => Err(guarantee.fault(
            "contradiction",
            "contract et guarantee ensemble : donnez l’un des deux",
        )),
        (Some(_), None) if includes_amo.is_some() => Err(Fault::new(
            "contradiction",
            line.path("includes_amo"),
            "includes_amo ne va qu’avec guarantee : un contrat dit lui-même ce que ses cases comprennent",
        )),
        (Some(contract), None) => Ok(Table::Contract { contract, level }),
        (None, Some(text)) => match level {
            Some(level) => Err(level.fault(
                "contradiction",
                "guarantee n’a pas de niveau : donnez contract et level, ou guarantee seul",
            )),
            None => Ok(Table::Guarantee { text, includes_amo }),
        },
        (None, None) => Err(Fault::missing(
            line.path("contract"),
            "contract (\"eclat/2024\" ou \"hfp-armees-civils/2020\") ou guarantee (une case, par exemple \"200% BR\")",
        )),
    }
}
