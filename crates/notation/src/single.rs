//! One cell without its table: a contract of one row and one level.

use affilio_domain::date::Date;
use affilio_guarantees::compiled::{
    Cell, Contract, Day, Level, OpticsRules, Pays, Per, Period, ReadInto, Row, Rule, Section, Term,
    Unit,
};

use crate::cell::{self, Bound, CellError, Reading};
use crate::grid::row_rules::RowRules;
use crate::grid::rule::{self, PlaceCount, RuleError};
use crate::words;

/// The identifier of the only row.
pub const ROW: &str = "cellule";
/// The identifier of the only level.
pub const LEVEL: &str = "garantie";
/// The family of the only row: it has no rates, which are then asked or given.
pub const FAMILY: &str = "hors_table";

/// Why a cell alone cannot be a contract.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum SingleError {
    /// The cell cannot be read.
    #[error(transparent)]
    Cell(#[from] CellError),
    /// The cell is read and cannot be a guarantee; the words say why.
    #[error("{0}")]
    Rule(String),
}

/// A contract with the cell alone, valid at any date.
///
/// The unit is the word that the cell prints after a slash, or what it counts; one act when it
/// prints none. A count without period is of a calendar year. `includes_amo` says whether the first
/// term includes what the AMO pays, against the default of the trade: % BR, FR and plain euros
/// include it; % PMSS, the *ticket modérateur* and the term added by a `+` come on top of it. The
/// row has the family [`FAMILY`]; overruns are paid inside and outside the pathway alike, as nothing
/// printed says otherwise.
///
/// # Errors
/// The place of what cannot be read in the cell, or what it says that a cell alone cannot mean.
pub fn contract(text: &str, includes_amo: Option<bool>) -> Result<Contract, SingleError> {
    let parsed = cell::parse(text)?;
    let unit = unit(&parsed.reading);
    let rules = RowRules {
        per: Some(Per::Unit),
        max_period: Some(Period::CalendarYear),
        ..RowRules::of(unit)
    };
    let mut places = Vec::new();
    let mut rule = rule::read(&rules, text, &mut places).map_err(|error| match error {
        RuleError::Cell(error) => SingleError::Cell(error),
        other => SingleError::Rule(other.to_string()),
    })?;
    if let (Rule::Pays(pays), Some(included)) = (&mut rule, includes_amo) {
        pays.first = Term {
            on_top: !included,
            ..pays.first
        };
    }
    let cell = Cell {
        printed: text.to_owned(),
        rule,
        why: None,
        read_as: None,
        alternatives: Vec::new(),
    };
    let mut row = row(text, unit, readings(&parsed.reading, &rule));
    row.conditions = places.iter().map(PlaceCount::condition).collect();
    Ok(of(text, row, cell))
}

/// The first word printed after a slash that is not a period, else what is counted.
fn unit(reading: &Reading) -> Unit {
    let Reading::Pays { terms, bounds } = reading else {
        return Unit::Act;
    };
    let of_bounds = bounds.iter().filter_map(|bound| match bound {
        Bound::AtMost(term) => term.per,
        Bound::Count(max) => max.noun,
        Bound::Limit(_) => None,
    });
    terms
        .iter()
        .filter_map(|term| term.per)
        .chain(of_bounds)
        .find_map(words::unit)
        .unwrap_or(Unit::Act)
}

/// What is read and not printed.
fn readings(reading: &Reading, rule: &Rule) -> Vec<ReadInto> {
    let (Reading::Pays { terms, bounds }, Rule::Pays(Pays { .. })) = (reading, rule) else {
        return Vec::new();
    };
    let flat = |term: &cell::Term| {
        let flat = matches!(
            term.measure,
            cell::Measure::Euros | cell::Measure::Pmss | cell::Measure::Pass
        );
        flat && term.per.is_none()
    };
    let mut readings = Vec::new();
    if terms.iter().any(flat) {
        readings.push(ReadInto {
            what: "montant par unité".to_owned(),
            why: "Aucune unité n’est écrite après le montant.".to_owned(),
        });
    }
    let without_period = |bound: &Bound| matches!(bound, Bound::Count(max) if max.period.is_none());
    if bounds.iter().any(without_period) {
        readings.push(ReadInto {
            what: "maximum par année civile".to_owned(),
            why: "Aucune période n’est écrite après le maximum.".to_owned(),
        });
    }
    readings
}

fn row(text: &str, unit: Unit, read_into: Vec<ReadInto>) -> Row {
    Row {
        id: ROW.to_owned(),
        label: text.to_owned(),
        section: 0,
        cares: Vec::new(),
        aliases: Vec::new(),
        notes: Vec::new(),
        unit,
        printed_amo: String::new(),
        printed_rates: Vec::new(),
        family: FAMILY.to_owned(),
        acts: Vec::new(),
        usual: Vec::new(),
        split: false,
        count_group: 0,
        amount_group: 0,
        ages: None,
        legal_cap: None,
        class: None,
        basket: None,
        teeth: None,
        optics: None,
        then: None,
        conditions: Vec::new(),
        read_into,
        doubt: None,
        remark: None,
        page: 0,
        line: 0,
    }
}

fn of(text: &str, row: Row, cell: Cell) -> Contract {
    let first = Date::new(1900, 1, 1);
    Contract {
        id: ROW.to_owned(),
        title: text.to_owned(),
        insurer: String::new(),
        source: String::new(),
        valid_from: first.map_or(Day::OPEN, Day::from),
        valid_to: Day::OPEN,
        levels: vec![Level {
            id: LEVEL.to_owned(),
            label: "Garantie".to_owned(),
        }],
        sections: vec![Section {
            parent: None,
            title: "Garantie".to_owned(),
            notes: Vec::new(),
        }],
        footnotes: Vec::new(),
        conditions: Vec::new(),
        conventions: Vec::new(),
        read_into: Vec::new(),
        overrun_outside_pathway: true,
        rows: vec![row],
        cells: vec![cell.clone(), cell],
        contributions: None,
        optics: OpticsRules::default(),
        prevoyance: None,
    }
}
