//! What must hold in loaded data before the engine reads it.

use super::cell::{Measure, Rule, Term};
use super::{AgeRange, Contract, Parameter, Price, Series, Tariffs};

/// A contradiction in loaded data.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Invalid {
    /// The number of cells is not rows × levels × 2.
    #[error("{found} cells for {expected} expected")]
    CellCount {
        /// Cells found.
        found: usize,
        /// Cells expected.
        expected: usize,
    },
    /// No level, or more than 32.
    #[error("between 1 and 32 levels are expected")]
    Levels,
    /// An index points nowhere.
    #[error("{what} points nowhere in {owner}")]
    Index {
        /// What points.
        what: &'static str,
        /// Where.
        owner: String,
    },
    /// A day that does not exist, or periods that overlap.
    #[error("periods are not in order in {owner}")]
    Periods {
        /// Where.
        owner: String,
    },
    /// A negative or absurdly large number.
    #[error("a number is out of range in {owner}")]
    Range {
        /// Where.
        owner: String,
    },
    /// The list of parameters is not the one expected.
    #[error("the list of parameters is incomplete")]
    Parameters,
}

/// A billion euros: beyond, an amount of a table is a mistake.
const LARGEST: i64 = 100_000_000_000;
/// A thousand times the base.
const LARGEST_RATE: u32 = 10_000_000;

fn index(ok: bool, what: &'static str, owner: &str) -> Result<(), Invalid> {
    if ok {
        Ok(())
    } else {
        Err(Invalid::Index {
            what,
            owner: owner.to_owned(),
        })
    }
}

pub(super) fn contract(contract: &Contract) -> Result<(), Invalid> {
    if contract.levels.is_empty() || contract.levels.len() > 32 {
        return Err(Invalid::Levels);
    }
    let expected = contract.rows.len() * contract.levels.len() * 2;
    if contract.cells.len() != expected || contract.rows.len() > usize::from(u16::MAX) {
        return Err(Invalid::CellCount {
            found: contract.cells.len(),
            expected,
        });
    }
    if contract.valid_from.date().is_none()
        || contract.valid_to.date().is_none()
        || contract.valid_to < contract.valid_from
    {
        return Err(Invalid::Periods {
            owner: contract.id.clone(),
        });
    }
    let note_exists = |note: &u16| usize::from(*note) < contract.footnotes.len();
    for section in &contract.sections {
        index(
            section.notes.iter().all(note_exists),
            "a footnote",
            &section.title,
        )?;
    }
    for row in &contract.rows {
        index(
            usize::from(row.section) < contract.sections.len(),
            "the section",
            &row.id,
        )?;
        index(row.notes.iter().all(note_exists), "a footnote", &row.id)?;
        ages(row.ages, &row.id)?;
        let conditions = &row.conditions;
        index(
            conditions
                .iter()
                .filter_map(|condition| condition.note)
                .all(|note| note_exists(&note)),
            "a footnote of a condition",
            &row.id,
        )?;
    }
    for cell in &contract.cells {
        rule(&cell.rule, &cell.printed)?;
        for other in &cell.alternatives {
            rule(&other.rule, &other.printed)?;
        }
    }
    contributions(contract)
}

fn contributions(contract: &Contract) -> Result<(), Invalid> {
    let Some(table) = &contract.contributions else {
        return Ok(());
    };
    let owner = "contributions";
    if table.from.date().is_none() {
        return Err(Invalid::Periods {
            owner: owner.to_owned(),
        });
    }
    for line in &table.lines {
        let known = |level: u8| usize::from(level) < contract.levels.len();
        index(
            known(line.level) && line.over.is_none_or(known),
            "a level",
            owner,
        )?;
        let in_range = match line.price {
            Price::PercentPmss(rate) => rate <= LARGEST_RATE,
            Price::Euros(cents) => (0..=LARGEST).contains(&cents),
        };
        ages(line.ages, owner)?;
        if !in_range {
            return Err(Invalid::Range {
                owner: owner.to_owned(),
            });
        }
    }
    if table.employer_share > 10_000 {
        return Err(Invalid::Range {
            owner: owner.to_owned(),
        });
    }
    Ok(())
}

fn ages(ages: Option<AgeRange>, owner: &str) -> Result<(), Invalid> {
    if ages.is_some_and(|ages| ages.min > ages.max) {
        return Err(Invalid::Range {
            owner: owner.to_owned(),
        });
    }
    Ok(())
}

fn rule(rule: &Rule, owner: &str) -> Result<(), Invalid> {
    let Rule::Pays(pays) = rule else {
        return Ok(());
    };
    let beyond = pays.count.and_then(|count| count.beyond);
    for term in [Some(pays.first), pays.added, pays.at_most, beyond]
        .into_iter()
        .flatten()
    {
        if !in_range(term) {
            return Err(Invalid::Range {
                owner: owner.to_owned(),
            });
        }
    }
    Ok(())
}

fn in_range(term: Term) -> bool {
    match term.measure {
        Measure::Euros(cents) => (0..=LARGEST).contains(&cents),
        Measure::PercentBr(rate)
        | Measure::RealCosts(rate)
        | Measure::PercentPmss(rate)
        | Measure::TicketModerateur(rate) => rate <= LARGEST_RATE,
    }
}

pub(super) fn tariffs(tariffs: &Tariffs) -> Result<(), Invalid> {
    if tariffs.parameters.len() != Parameter::ALL.len() {
        return Err(Invalid::Parameters);
    }
    for (parameter, values) in Parameter::ALL.iter().zip(&tariffs.parameters) {
        series(tariffs, values, parameter.id())?;
    }
    for family in &tariffs.families {
        series(tariffs, &family.general.rates, &family.id)?;
        series(tariffs, &family.alsace_moselle.rates, &family.id)?;
    }
    for act in &tariffs.acts {
        for values in [&act.br, &act.br_out_of_optam, &act.limit, &act.price] {
            series(tariffs, values, &act.id)?;
        }
        ages(act.ages, &act.id)?;
        let rates = [act.br_of_limit, act.rate];
        if rates.into_iter().flatten().any(|rate| rate > 10_000) {
            return Err(Invalid::Range {
                owner: act.id.clone(),
            });
        }
    }
    Ok(())
}

fn series(tariffs: &Tariffs, series: &Series, owner: &str) -> Result<(), Invalid> {
    let mut last_day = None;
    for entry in &series.entries {
        let days_exist = entry.from.date().is_some() && entry.to.date().is_some();
        let after_last = last_day.is_none_or(|last| entry.from > last);
        if !days_exist || entry.to < entry.from || !after_last {
            return Err(Invalid::Periods {
                owner: owner.to_owned(),
            });
        }
        if !(0..=LARGEST).contains(&entry.value) {
            return Err(Invalid::Range {
                owner: owner.to_owned(),
            });
        }
        index(
            usize::from(entry.source) < tariffs.sources.len(),
            "a source",
            owner,
        )?;
        last_day = Some(entry.to);
    }
    Ok(())
}
