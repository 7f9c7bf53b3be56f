//! The command line.

use std::ffi::OsString;
use std::path::PathBuf;

use lexopt::{Arg, Error, Parser, ValueExt as _};

/// What is asked.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    Help,
    Check { file: PathBuf },
    Show { id: String, level: Option<String> },
    Compile { file: PathBuf, to: PathBuf },
}

pub(crate) fn parse(mut parser: Parser) -> Result<Command, Error> {
    let mut words: Vec<OsString> = Vec::new();
    let mut level = None;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('h') | Arg::Long("help") => return Ok(Command::Help),
            Arg::Long("level") => level = Some(parser.value()?.string()?),
            Arg::Value(word) => words.push(word),
            other => return Err(other.unexpected()),
        }
    }
    let mut words = words.into_iter();
    let (group, verb) = (words.next(), words.next());
    let (first, second, extra) = (words.next(), words.next(), words.next());
    let verb = match (
        group.as_ref().and_then(|w| w.to_str()),
        verb.as_ref().and_then(|w| w.to_str()),
    ) {
        (None, _) => return Ok(Command::Help),
        (Some("contract"), Some(verb)) => verb,
        _ => return Err("commande inconnue (voir affilio --help)".into()),
    };
    if level.is_some() && verb != "show" {
        return Err("--level ne va qu'avec « contract show »".into());
    }
    match (verb, first, second, extra) {
        ("check", Some(file), None, None) => Ok(Command::Check { file: file.into() }),
        ("show", Some(id), None, None) => Ok(Command::Show {
            id: id.string()?,
            level,
        }),
        ("compile", Some(file), Some(to), None) => Ok(Command::Compile {
            file: file.into(),
            to: to.into(),
        }),
        _ => Err("arguments manquants ou en trop (voir affilio --help)".into()),
    }
}
