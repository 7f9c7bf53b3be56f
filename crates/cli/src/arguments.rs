//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt as _};

use crate::help::Topic;
use crate::validate::Kind;

/// What is asked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help(Topic),
    Version,
    Lines(Question),
    Schema { name: String },
    Validate { kind: Kind, values: Vec<String> },
    Check { file: PathBuf },
    Show { id: String, level: Option<String> },
    Compile { file: PathBuf, to: PathBuf },
}

/// A command that answers JSON Lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Question {
    Estimate,
    Contributions,
    Prevoyance,
    Compare,
    Year,
}

impl Question {
    fn named(name: &str) -> Option<Self> {
        match name {
            "estimate" => Some(Self::Estimate),
            "contributions" => Some(Self::Contributions),
            "prevoyance" => Some(Self::Prevoyance),
            "compare" => Some(Self::Compare),
            "year" => Some(Self::Year),
            _ => None,
        }
    }
}

pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut words: Vec<OsString> = Vec::new();
    let mut level = None;
    let mut help = false;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => help = true,
            Arg::Short('V') | Arg::Long("version") => return Ok(Command::Version),
            Arg::Long("level") => level = Some(parser.value()?.string()?),
            Arg::Value(word) => words.push(word),
            other => return Err(other.unexpected()),
        }
    }
    let words = words
        .into_iter()
        .map(|word| word.string())
        .collect::<Result<Vec<_>, _>>()?;
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    if help || words.is_empty() || words == ["help"] {
        return Ok(Command::Help(Topic::of(words.first().copied())));
    }
    if level.is_some() && words.get(..2) != Some(["contract", "show"].as_slice()) {
        return Err("--level ne va qu'avec « contract show »".into());
    }
    command(&words, level)
}

fn command(words: &[&str], level: Option<String>) -> Result<Command, Error> {
    match words {
        ["contract", "check", file] => Ok(Command::Check { file: file.into() }),
        ["contract", "show", id] => Ok(Command::Show {
            id: (*id).to_owned(),
            level,
        }),
        ["contract", "compile", file, to] => Ok(Command::Compile {
            file: file.into(),
            to: to.into(),
        }),
        ["contract", ..] => Err("arguments manquants ou en trop (voir affilio contract --help)".into()),
        ["schema", name] => Ok(Command::Schema {
            name: (*name).to_owned(),
        }),
        ["schema", ..] => Err("un nom de schéma est attendu (voir affilio schema --help)".into()),
        ["validate", kind, values @ ..] => validate(kind, values),
        ["validate"] => Err("il manque ce qui est à vérifier (voir affilio validate --help)".into()),
        [name, rest @ ..] => match (Question::named(name), rest) {
            (Some(question), []) => Ok(Command::Lines(question)),
            (Some(_), _) => Err(format!(
                "« affilio {name} » lit des lignes JSON sur l'entrée standard, sans autre argument (voir affilio {name} --help)"
            )
            .into()),
            (None, _) => Err(format!("commande inconnue « {name} » (voir affilio --help)").into()),
        },
        [] => Ok(Command::Help(Topic::Everything)),
    }
}

fn validate(kind: &str, values: &[&str]) -> Result<Command, Error> {
    let kind = Kind::named(kind)
        .ok_or("attendu nir, iban, bic, phone ou organism (voir affilio validate --help)")?;
    if values.is_empty() {
        return Err("il manque une valeur à vérifier".into());
    }
    Ok(Command::Validate {
        kind,
        values: values.iter().map(|value| (*value).to_owned()).collect(),
    })
}
