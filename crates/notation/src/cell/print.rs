//! Printing a cell back.

use std::fmt;

use super::{Cell, Limit, Max, Measure, Number, Reading, Style, Term};

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.hundredths / 100, self.hundredths % 100);
        match self.decimals {
            0 => write!(f, "{whole}"),
            1 => write!(f, "{whole},{}", rest / 10),
            _ => write!(f, "{whole},{rest:02}"),
        }
    }
}

impl fmt::Display for Cell {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match &self.reading {
            Reading::Nothing => f.write_str("Néant"),
            Reading::Service => f.write_str("Oui"),
            Reading::Dash => f.write_str("-"),
            Reading::Rates(rates) => {
                for (at, rate) in rates.iter().enumerate() {
                    let slash = if at == 0 { "" } else { "/" };
                    write!(f, "{slash}{rate}%")?;
                }
                write!(f, "{}BR", gap(self.style.tight_unit))
            }
            Reading::Pays { terms, limit, max } => {
                for (at, term) in terms.iter().enumerate() {
                    f.write_str(if at == 0 { "" } else { " + " })?;
                    write_term(f, term, self.style)?;
                }
                write_limit(f, *limit)?;
                max.as_ref()
                    .map_or(Ok(()), |max| write_max(f, max, self.style))
            }
        }
    }
}

fn gap(tight: bool) -> &'static str {
    if tight { "" } else { " " }
}

fn write_per(f: &mut fmt::Formatter<'_>, word: Option<&str>, style: Style) -> fmt::Result {
    let space = gap(style.tight_slash);
    word.map_or(Ok(()), |word| write!(f, "{space}/{space}{word}"))
}

fn write_term(f: &mut fmt::Formatter<'_>, term: &Term, style: Style) -> fmt::Result {
    let space = gap(style.tight_unit);
    match term.measure {
        Measure::Br => write!(f, "{}%{space}BR", term.number)?,
        Measure::Fr => write!(f, "{}%{space}FR", term.number)?,
        Measure::Pmss => write!(f, "{}%{space}PMSS", term.number)?,
        Measure::Euros => write!(f, "{}{space}€", term.number)?,
    }
    write_per(f, term.per.as_deref(), style)
}

fn write_limit(f: &mut fmt::Formatter<'_>, limit: Option<Limit>) -> fmt::Result {
    match limit {
        None => Ok(()),
        Some(Limit::Hlf) => f.write_str(" dans la limite des HLF"),
        Some(Limit::Plv) => f.write_str(" dans la limite des PLV"),
        Some(Limit::RealCosts) => f.write_str(" dans la limite des frais réels"),
    }
}

fn write_max(f: &mut fmt::Formatter<'_>, max: &Max, style: Style) -> fmt::Result {
    if style.number_first {
        write!(f, " ({} max", max.count)?;
    } else {
        write!(f, " (max {}", max.count)?;
    }
    write_per(f, max.period.as_deref(), style)?;
    f.write_str(")")
}
