//! The tariff files: parameters, families of acts, acts.

mod acts;
mod cares;
mod families;
mod series;

use affilio_guarantees::compiled::{Parameter, Provenance, Series, Tariffs, hash};

use crate::fault::{Fault, Faults, Warning};
use crate::source::{Source, Table};
use series::{Kind, Sources};

/// Tariffs read without fault.
#[derive(Clone, Debug)]
pub struct Compiled {
    /// The tariffs.
    pub tariffs: Tariffs,
    /// Where they come from.
    pub provenance: Provenance,
    /// Values that are not verified.
    pub warnings: Vec<Warning>,
}

/// Reads tariff files: pairs of a name and a text. Together they are one set of tariffs.
///
/// # Errors
/// Every fault of every file.
pub fn compile(files: &[(&str, &str)]) -> Result<Compiled, Faults> {
    let (compiled, faults) = read_all(files);
    if faults.is_empty() {
        Ok(compiled)
    } else {
        Err(Faults(faults))
    }
}

/// What could be read, and the faults: the contracts are checked against it all the same.
pub(crate) fn read_all(files: &[(&str, &str)]) -> (Compiled, Vec<Fault>) {
    let mut tariffs = Tariffs {
        sources: Vec::new(),
        parameters: vec![Series::default(); Parameter::ALL.len()],
        cares: Vec::new(),
        families: Vec::new(),
        acts: Vec::new(),
    };
    let mut sources = Sources::default();
    let mut faults: Vec<Fault> = Vec::new();
    let mut warnings = Vec::new();
    let mut all_text = String::new();
    let opened: Vec<_> = files
        .iter()
        .map(|(file, text)| {
            let source = Source::new(file, text);
            let parsed = source.parse();
            (source, parsed)
        })
        .collect();
    // Acts name cares, whatever the order of the files.
    for (source, parsed) in &opened {
        for table in Table::new(source, parsed).tables("care") {
            cares::read(table, &mut tariffs);
        }
    }
    for ((source, parsed), (_, text)) in opened.into_iter().zip(files) {
        all_text.push_str(text);
        read(
            &mut Table::new(&source, &parsed),
            &mut tariffs,
            &mut sources,
        );
        match source.finish(Some(())) {
            Ok(((), more)) => warnings.extend(more),
            Err(more) => faults.extend(more.0),
        }
    }
    let file = files.first().map_or("", |(file, _)| *file);
    faults.extend(whole(file, &tariffs));
    tariffs.sources = sources.into_names();
    let names: Vec<&str> = files.iter().map(|(file, _)| *file).collect();
    let provenance = Provenance {
        id: "tariffs".to_owned(),
        source: names.join(", "),
        source_hash: hash(all_text.as_bytes()),
    };
    let compiled = Compiled {
        tariffs,
        provenance,
        warnings,
    };
    (compiled, faults)
}

/// What only the files together can lack.
fn whole<'t>(file: &'t str, tariffs: &'t Tariffs) -> impl Iterator<Item = Fault> + 't {
    let fault = |owner: &str, message| Fault {
        file: file.to_owned(),
        line: 1,
        column: 1,
        owner: owner.to_owned(),
        message,
    };
    let parameters = Parameter::ALL.iter().zip(&tariffs.parameters);
    let missing = parameters
        .filter(|(_, series)| series.is_empty())
        .map(move |(parameter, _)| {
            let message = format!("il manque le paramètre « {} »", parameter.id());
            fault("", message)
        });
    let is_known = |id: &str| tariffs.families.iter().any(|family| family.id == id);
    let unknown = tariffs.acts.iter().filter_map(move |act| {
        let family = act.family.as_deref().filter(|id| !is_known(id))?;
        Some(fault(&act.id, format!("famille inconnue « {family} »")))
    });
    missing.chain(unknown)
}

fn read(root: &mut Table<'_, '_>, tariffs: &mut Tariffs, sources: &mut Sources) {
    for mut table in root.tables("parameter") {
        let Some(id) = table.text("id") else {
            continue;
        };
        table.owner = id.value.to_owned();
        let known = Parameter::ALL
            .iter()
            .position(|parameter| parameter.id() == id.value);
        let slot = known.and_then(|at| tariffs.parameters.get_mut(at));
        let Some(slot) = slot else {
            table.fault(&id.span, format!("paramètre inconnu « {} »", id.value));
            continue;
        };
        *slot = series::read(&mut table, "values", kind(id.value), sources);
        table.finish();
    }
    root.passed("care");
    for table in root.tables("family") {
        families::read(table, tariffs, sources);
    }
    for table in root.tables("act") {
        acts::read(table, tariffs, sources);
    }
    root.finish();
}

/// What a parameter is measured in.
fn kind(id: &str) -> Kind {
    let is = |parameter: Parameter| parameter.id() == id;
    if is(Parameter::ParticipationDayCount) || is(Parameter::PathwayAge) {
        Kind::Count
    } else if is(Parameter::PathwayReductionRate) {
        Kind::Rate
    } else {
        Kind::Amount
    }
}
