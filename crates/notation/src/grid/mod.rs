//! A contract's file: read, checked, compiled.

mod cells;
mod checks;
mod conditions;
mod contributions;
mod glasses;
mod links;
mod prevoyance;
pub(crate) mod row_rules;
mod rows;
pub(crate) mod rule;

use affilio_guarantees::compiled::{
    Contract, ConventionDoubt, Day, Footnote, Level, OpticsRules, Provenance, ReadInto, Section,
    Tariffs, hash,
};

use crate::fault::{Faults, Warning};
use crate::source::{Source, Table};
use rows::Rows;

/// A contract read without fault.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The contract.
    pub contract: Contract,
    /// Where it comes from.
    pub provenance: Provenance,
    /// What deserves a look: doubts, readings.
    pub warnings: Vec<Warning>,
}

/// Reads a contract's file. `tariffs` are needed to check the families and acts it names.
///
/// # Errors
/// Every fault of the file, in its order.
pub fn compile(file: &str, text: &str, tariffs: &Tariffs) -> Result<Compiled, Faults> {
    let source = Source::new(file, text);
    let parsed = source.parse();
    let contract = read(&source, &parsed, tariffs);
    let (contract, warnings) = source.finish(contract)?;
    let provenance = Provenance {
        id: contract.id.clone(),
        source: file.to_owned(),
        source_hash: hash(text.as_bytes()),
    };
    Ok(Compiled {
        contract,
        provenance,
        warnings,
    })
}

fn read<'s>(
    source: &Source<'s>,
    parsed: &toml::Spanned<toml::de::DeTable<'s>>,
    tariffs: &Tariffs,
) -> Option<Contract> {
    let mut root = Table::new(source, parsed);
    let head = root.opt_table("contract");
    if head.is_none() {
        root.fault(&(0..0), "il manque la table [contract]".to_owned());
    }
    let mut head = head?;
    let levels = levels(&mut head);
    let footnotes = footnotes(&mut root);
    let conventions = conventions(&mut root);
    let read_into = read_into(&mut root, "reading");
    let mut sections = Vec::new();
    let mut rows = Rows::new(&levels, &footnotes, tariffs);
    for mut table in root.tables("section") {
        table.owner = table
            .text("title")
            .map_or_else(String::new, |title| title.value.to_owned());
        let notes = rows.notes(&mut table);
        let parent = table.opt_string("parent");
        let index = u16::try_from(sections.len()).unwrap_or(u16::MAX);
        sections.push(Section {
            parent,
            title: table.owner.clone(),
            notes,
        });
        for row in table.tables("row") {
            rows.read(row, index);
        }
        table.finish();
    }
    let contributions = contributions::read(&mut root, &levels);
    let prevoyance = prevoyance::read(&mut root);
    let optics = optics(&mut root);
    let valid_from = head.date("valid_from");
    if let Some(day) = valid_from {
        glasses::check(&root, &rows, tariffs, Day::from(day));
    }
    let (rows, cells) = rows.finish(&root);
    let valid_to = head.opt_date("valid_to");
    let contract = Contract {
        id: head.string("id"),
        title: head.string("title"),
        insurer: head.string("insurer"),
        source: head.string("source"),
        valid_from: Day::from(valid_from?),
        valid_to: valid_to.map_or(Day::OPEN, Day::from),
        levels,
        sections,
        footnotes,
        conditions: head.strings("conditions"),
        conventions,
        read_into,
        overrun_outside_pathway: head.flag("overrun_outside_pathway"),
        rows,
        cells,
        contributions,
        optics,
        prevoyance,
    };
    if contract.valid_to < contract.valid_from {
        head.fault(
            &head.span.clone(),
            "« valid_to » est avant « valid_from »".to_owned(),
        );
    }
    head.finish();
    root.finish();
    Some(contract)
}

/// The rules on glasses; nothing particular when they are not given.
fn optics(root: &mut Table<'_, '_>) -> OpticsRules {
    let Some(mut table) = root.opt_table("optics") else {
        return OpticsRules::default();
    };
    let rules = OpticsRules {
        renewal: table.flag("renewal"),
        mixing_deducts: table.flag("mixing_deducts"),
    };
    table.finish();
    rules
}

fn levels(head: &mut Table<'_, '_>) -> Vec<Level> {
    let tables = head.tables("levels");
    if tables.is_empty() {
        head.fault(
            &head.span.clone(),
            "il manque « levels », du moins cher au plus cher".to_owned(),
        );
    }
    tables
        .into_iter()
        .map(|mut table| {
            let level = Level {
                id: table.string("id"),
                label: table.string("label"),
            };
            table.finish();
            level
        })
        .collect()
}

fn footnotes(root: &mut Table<'_, '_>) -> Vec<Footnote> {
    let mut footnotes: Vec<Footnote> = Vec::new();
    for mut table in root.tables("footnote") {
        let footnote = Footnote {
            mark: table.string("mark"),
            text: table.string("text"),
        };
        if footnotes.iter().any(|other| other.mark == footnote.mark) {
            table.fault(
                &table.span.clone(),
                format!("renvoi ({}) écrit deux fois", footnote.mark),
            );
        }
        footnotes.push(footnote);
        table.finish();
    }
    footnotes
}

fn conventions(root: &mut Table<'_, '_>) -> Vec<ConventionDoubt> {
    let mut conventions = Vec::new();
    for mut table in root.tables("convention") {
        let of = table.text("of");
        let euros = of.as_ref().and_then(|of| match of.value {
            "euros" => Some(true),
            "pmss" => Some(false),
            _ => None,
        });
        if let (Some(of), None) = (&of, euros) {
            table.fault(
                &of.span,
                format!("« {} » : attendu « euros » ou « pmss »", of.value),
            );
        }
        let convention = ConventionDoubt {
            euros: euros.unwrap_or(false),
            printed: table.string("printed"),
            why: table.string("why"),
        };
        let message = format!(
            "convention douteuse : « {} ». {}",
            convention.printed, convention.why
        );
        table.warn(&table.span.clone(), message);
        conventions.push(convention);
        table.finish();
    }
    conventions
}

/// Warns of what is read and not printed, to be read again against the print.
fn told(table: &Table<'_, '_>, reading: &ReadInto) {
    let message = format!("lecture : {}. {}", reading.what, reading.why);
    table.warn(&table.span.clone(), message);
}

/// What is read into a document, a table or a row.
fn read_into(owner: &mut Table<'_, '_>, key: &'static str) -> Vec<ReadInto> {
    owner
        .tables(key)
        .into_iter()
        .map(|mut table| {
            let reading = ReadInto {
                what: table.string("what"),
                why: table.string("why"),
            };
            told(&table, &reading);
            table.finish();
            reading
        })
        .collect()
}
