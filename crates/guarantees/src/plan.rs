//! A contract linked once to the tariffs: what the engine reads.

use std::sync::{Arc, OnceLock};

use crate::compiled::{
    Act, Class, Contract, Element, Establishment, Family, LensClass, Row, Tariffs, Unit,
};
use crate::query::{ActId, LevelId, RowId};
use crate::search::Entry;

/// Why a contract and tariffs do not fit together.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum LinkError {
    /// The row names a family that the tariffs do not have.
    #[error("row {row}: unknown family {family}")]
    Family {
        /// The row.
        row: String,
        /// The family.
        family: String,
    },
    /// The row names an act that the tariffs do not have.
    #[error("row {row}: unknown act {act}")]
    Act {
        /// The row.
        row: String,
        /// The act.
        act: String,
    },
    /// The row names a second row that the contract does not have.
    #[error("row {row}: unknown second row {then}")]
    Then {
        /// The row.
        row: String,
        /// The second row.
        then: String,
    },
    /// The tariffs hold more acts than can be numbered.
    #[error("too many acts")]
    TooMany,
}

#[derive(Clone, Debug)]
struct Link {
    family: usize,
    acts: Vec<ActId>,
    usual: Vec<ActId>,
    then: Option<RowId>,
}

/// A contract and the tariffs, linked.
#[derive(Clone, Debug)]
pub struct Plan {
    contract: Contract,
    tariffs: Arc<Tariffs>,
    links: Vec<Link>,
    /// The family of each act that has its own.
    act_families: Vec<Option<usize>>,
    index: OnceLock<Vec<Entry>>,
}

impl Plan {
    /// Links a contract to the tariffs.
    ///
    /// # Errors
    /// The first name of the contract that the tariffs do not know.
    pub fn new(contract: Contract, tariffs: impl Into<Arc<Tariffs>>) -> Result<Self, LinkError> {
        let tariffs = tariffs.into();
        let links = contract
            .rows
            .iter()
            .map(|row| link(&contract, row, &tariffs))
            .collect::<Result<_, _>>()?;
        let act_families = tariffs
            .acts
            .iter()
            .map(|act| {
                act.family
                    .as_deref()
                    .and_then(|id| family_by_id(&tariffs, id))
            })
            .collect();
        Ok(Self {
            contract,
            tariffs,
            links,
            act_families,
            index: OnceLock::new(),
        })
    }

    pub(crate) fn search_index(&self) -> &[Entry] {
        self.index.get_or_init(|| self.build_search_index())
    }

    /// The contract.
    #[must_use]
    pub fn contract(&self) -> &Contract {
        &self.contract
    }

    /// The tariffs.
    #[must_use]
    pub fn tariffs(&self) -> &Tariffs {
        &self.tariffs
    }

    /// A row.
    #[must_use]
    pub fn row(&self, row: RowId) -> Option<&Row> {
        self.contract.rows.get(usize::from(row.0))
    }

    /// An act.
    #[must_use]
    pub fn act(&self, act: ActId) -> Option<&Act> {
        self.tariffs.acts.get(usize::from(act.0))
    }

    /// The acts with a known tariff that fall under a row.
    #[must_use]
    pub fn acts_of(&self, row: RowId) -> &[ActId] {
        self.links
            .get(usize::from(row.0))
            .map_or(&[], |link| &link.acts)
    }

    /// The act supposed when none is named: the first usual act of the row that fits the age and the
    /// establishment.
    #[must_use]
    pub fn usual_act(
        &self,
        row: RowId,
        years: Option<u16>,
        place: Option<Establishment>,
    ) -> Option<ActId> {
        let usual = &self.links.get(usize::from(row.0))?.usual;
        let of_age = |act: ActId| {
            let ages = self.act(act).and_then(|act| act.ages);
            match (ages, years) {
                (None, _) => true,
                (Some(_), None) => usual.len() == 1,
                (Some(ages), Some(years)) => ages.holds(years),
            }
        };
        let of_place = |act: ActId| {
            let wanted = self.act(act).and_then(|act| act.place);
            wanted.is_none() || wanted == place
        };
        // An act of one establishment only is supposed elsewhere when the row has no other.
        let found = usual.iter().find(|act| of_age(**act) && of_place(**act));
        let found = found.or_else(|| usual.iter().find(|act| of_age(**act)));
        found.copied()
    }

    /// The first act of a row whose unit is this one.
    pub(crate) fn act_with_unit(&self, row: RowId, unit: Unit) -> Option<ActId> {
        let acts = self.acts_of(row).iter().copied();
        let mut of_unit =
            acts.filter(|act| self.act(*act).is_some_and(|act| act.unit == Some(unit)));
        of_unit.next()
    }

    /// The row that pays on what a row leaves.
    #[must_use]
    pub fn then_of(&self, row: RowId) -> Option<RowId> {
        self.links.get(usize::from(row.0))?.then
    }

    /// The row of class A glasses, for an age.
    pub(crate) fn class_a_row(&self, years: Option<u16>) -> Option<RowId> {
        self.rows()
            .filter(|(_, row)| row.class == Some(Class::A) && row.optics.is_some())
            .find(|(_, row)| match (row.ages, years) {
                (Some(ages), Some(years)) => ages.holds(years),
                (Some(ages), None) => ages.max == u8::MAX,
                (None, _) => true,
            })
            .map(|(at, _)| at)
    }

    /// The class B row of an element and a kind of lens.
    pub(crate) fn class_b_row(&self, element: Element, lens: Option<LensClass>) -> Option<RowId> {
        self.rows()
            .find(|(_, row)| {
                row.class == Some(Class::B)
                    && row.optics.as_ref().is_some_and(|optics| {
                        optics.element == element
                            && lens.is_none_or(|lens| optics.lenses.contains(&lens))
                    })
            })
            .map(|(at, _)| at)
    }

    /// The family of a row.
    #[must_use]
    pub fn family_of(&self, row: RowId) -> Option<&Family> {
        let link = self.links.get(usize::from(row.0))?;
        self.tariffs.families.get(link.family)
    }

    /// The family of an act in a row: its own, else the row's.
    #[must_use]
    pub fn family_in(&self, row: RowId, act: Option<ActId>) -> Option<&Family> {
        let place = self.family_place(row, act)?;
        self.tariffs.families.get(place)
    }

    /// The place of that family in the tariffs.
    pub(crate) fn family_place(&self, row: RowId, act: Option<ActId>) -> Option<usize> {
        let own = act.and_then(|act| *self.act_families.get(usize::from(act.0))?);
        own.or_else(|| Some(self.links.get(usize::from(row.0))?.family))
    }

    /// Every row, in printed order.
    pub fn rows(&self) -> impl Iterator<Item = (RowId, &Row)> {
        self.contract
            .rows
            .iter()
            .enumerate()
            .filter_map(|(at, row)| Some((RowId(u16::try_from(at).ok()?), row)))
    }

    /// Every level, cheapest first.
    pub fn levels(&self) -> impl Iterator<Item = LevelId> {
        (0..self.contract.levels.len()).filter_map(|at| u8::try_from(at).ok().map(LevelId))
    }

    /// The row with this identifier.
    #[must_use]
    pub fn row_by_id(&self, id: &str) -> Option<RowId> {
        self.rows().find(|(_, row)| row.id == id).map(|(at, _)| at)
    }

    /// The act with this identifier.
    #[must_use]
    pub fn act_by_id(&self, id: &str) -> Option<ActId> {
        act_by_id(&self.tariffs, id)
    }

    /// The level with this identifier.
    #[must_use]
    pub fn level_by_id(&self, id: &str) -> Option<LevelId> {
        let at = self
            .contract
            .levels
            .iter()
            .position(|level| level.id == id)?;
        u8::try_from(at).ok().map(LevelId)
    }
}

fn family_by_id(tariffs: &Tariffs, id: &str) -> Option<usize> {
    tariffs.families.iter().position(|family| family.id == id)
}

fn act_by_id(tariffs: &Tariffs, id: &str) -> Option<ActId> {
    let at = tariffs.acts.iter().position(|act| act.id == id)?;
    u16::try_from(at).ok().map(ActId)
}

fn link(contract: &Contract, row: &Row, tariffs: &Tariffs) -> Result<Link, LinkError> {
    if tariffs.acts.len() > usize::from(u16::MAX) {
        return Err(LinkError::TooMany);
    }
    let family = family_by_id(tariffs, &row.family).ok_or_else(|| LinkError::Family {
        row: row.id.clone(),
        family: row.family.clone(),
    })?;
    let named = |names: &[String]| {
        names
            .iter()
            .map(|act| {
                act_by_id(tariffs, act).ok_or_else(|| LinkError::Act {
                    row: row.id.clone(),
                    act: act.clone(),
                })
            })
            .collect::<Result<Vec<_>, _>>()
    };
    let then = row.then.as_ref().map(|then| {
        let at = contract.rows.iter().position(|other| other.id == *then);
        at.and_then(|at| u16::try_from(at).ok())
            .map(RowId)
            .ok_or_else(|| LinkError::Then {
                row: row.id.clone(),
                then: then.clone(),
            })
    });
    Ok(Link {
        family,
        acts: named(&row.acts)?,
        usual: named(&row.usual)?,
        then: then.transpose()?,
    })
}
