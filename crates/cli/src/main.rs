#![doc = include_str!("../README.md")]

mod arguments;
mod contract;

use std::io::{self, Write};
use std::process::ExitCode;

use arguments::Command;

const HELP: &str = "\
affilio : vérifier, lire et compiler les contrats.

  affilio contract check FICHIER            liste toutes les erreurs et les lectures d'un contrat
  affilio contract show ID [--level NIVEAU] affiche un contrat embarqué (exemple : eclat/2024)
  affilio contract compile FICHIER SORTIE   écrit le contrat compilé
  affilio --help                            cette aide

Codes de sortie : 0 fait ; 1 le fichier a des erreurs, ne se lit ou ne s'écrit pas ; 2 commande mal écrite.
";

fn main() -> ExitCode {
    let mut out = io::stdout().lock();
    let (code, message) = match arguments::parse(lexopt::Parser::from_env()) {
        Ok(Command::Help) => (0, write!(out, "{HELP}").map_err(contract::Failure::from)),
        Ok(Command::Check { file }) => (1, contract::check(&file, &mut out)),
        Ok(Command::Show { id, level }) => (1, contract::show(&id, level.as_deref(), &mut out)),
        Ok(Command::Compile { file, to }) => (1, contract::compile(&file, &to, &mut out)),
        Err(error) => (2, Err(contract::Failure::Usage(error.to_string()))),
    };
    match message {
        Ok(()) => ExitCode::SUCCESS,
        // The reader of a pipe went away: nothing is wrong.
        Err(contract::Failure::Io(error)) if error.kind() == io::ErrorKind::BrokenPipe => {
            ExitCode::SUCCESS
        }
        Err(failure) => {
            let _told = writeln!(io::stderr(), "affilio : {failure}");
            ExitCode::from(code)
        }
    }
}
