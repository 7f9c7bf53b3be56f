#![doc = include_str!("../README.md")]

mod arguments;
mod command;
mod contract;
mod fault;
mod help;
mod link;
mod read;
mod schemas;
mod stream;
mod validate;
mod write;

use std::io::{self, BufReader, BufWriter, Write};
use std::process::ExitCode;

use arguments::{Command, Question};
use contract::Failure;

/// What was asked was answered, but not all of it is right.
const SOME_WRONG: u8 = 1;
/// The command is not written right.
const USAGE: u8 = 2;

fn main() -> ExitCode {
    let done = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(command) => run(command).map_err(|failure| (SOME_WRONG, failure)),
        Err(error) => Err((USAGE, Failure::Usage(error.to_string()))),
    };
    match done {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(SOME_WRONG),
        // The reader of a pipe went away: nothing is wrong.
        Err((_, Failure::Io(error))) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err((code, failure)) => {
            let _told = writeln!(io::stderr(), "affilio : {failure}");
            ExitCode::from(code)
        }
    }
}

/// Runs a command; false when something of what was given is wrong.
fn run(command: Command) -> Result<bool, Failure> {
    let mut out = BufWriter::new(io::stdout().lock());
    let right = match command {
        Command::Help(topic) => out.write_all(topic.text().as_bytes()).map(|()| true)?,
        Command::Version => {
            writeln!(out, "affilio {}", env!("CARGO_PKG_VERSION")).map(|()| true)?
        }
        Command::Lines(question) => lines(question, &mut out)?,
        Command::Schema { name } => {
            let schema = schemas::named(&name).ok_or_else(|| {
                let known: Vec<&str> = schemas::SCHEMAS.iter().map(|(name, _)| *name).collect();
                Failure::NoSuchSchema {
                    asked: name,
                    known: known.join(", "),
                }
            })?;
            out.write_all(schema.as_bytes()).map(|()| true)?
        }
        Command::Validate { kind, values } => validate::run(kind, &values, &mut out)?,
        Command::Check { file } => contract::check(&file, &mut out).map(|()| true)?,
        Command::Show { id, level } => {
            contract::show(&id, level.as_deref(), &mut out).map(|()| true)?
        }
        Command::Compile { file, to } => contract::compile(&file, &to, &mut out).map(|()| true)?,
    };
    out.flush()?;
    Ok(right)
}

fn lines(question: Question, out: &mut impl Write) -> io::Result<bool> {
    let input = BufReader::new(io::stdin().lock());
    match question {
        Question::Estimate => stream::run(input, out, command::estimate::run),
        Question::Contributions => stream::run(input, out, command::contributions::run),
        Question::Prevoyance => stream::run(input, out, command::prevoyance::run),
        Question::Compare => stream::run(input, out, command::compare::run),
        Question::Year => stream::run(input, out, command::year::run),
    }
}
