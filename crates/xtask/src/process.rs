//! Running commands: quietly, in full view, or in full view with a copy kept.

use std::io::{BufRead, BufReader, Read, Write};
use std::process::{Command, Stdio};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use anyhow::{Context, Result, bail};

/// A finished command and what it printed, without colours.
pub(crate) struct Finished {
    /// It exited with 0.
    pub(crate) success: bool,
    /// Its two outputs, in the order the lines came.
    pub(crate) lines: Vec<String>,
}

/// What the command prints on its standard output, if it can be run and succeeds.
pub(crate) fn answer(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output
        .status
        .success()
        .then(|| String::from_utf8_lossy(&output.stdout).trim().to_owned())
}

/// Runs in full view; an exit code other than 0 is an error that names the command.
pub(crate) fn check(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let status = command
        .status()
        .with_context(|| format!("running {shown}"))?;
    if status.success() {
        Ok(())
    } else {
        bail!("{shown}: {status}")
    }
}

/// Runs out of view: what it printed is only told when it fails.
pub(crate) fn hush(command: &mut Command) -> Result<()> {
    let shown = shown(command);
    let output = command
        .output()
        .with_context(|| format!("running {shown}"))?;
    if output.status.success() {
        Ok(())
    } else {
        let said = String::from_utf8_lossy(&output.stderr);
        bail!("{shown}: {}\n{said}", output.status)
    }
}

/// Runs in full view and keeps what was printed.
pub(crate) fn tee(command: &mut Command) -> Result<Finished> {
    let shown = shown(command);
    println!("$ {shown}");
    let mut child = command
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .with_context(|| format!("running {shown}"))?;
    let lines = Arc::new(Mutex::new(Vec::new()));
    let copiers = [
        child.stdout.take().map(|pipe| copy(pipe, &lines)),
        child.stderr.take().map(|pipe| copy(pipe, &lines)),
    ];
    let status = child.wait()?;
    for copier in copiers.into_iter().flatten() {
        // A copier cannot fail: it ends with its pipe.
        let _ = copier.join();
    }
    let lines = std::mem::take(&mut *lines.lock().unwrap_or_else(PoisonError::into_inner));
    Ok(Finished {
        success: status.success(),
        lines,
    })
}

fn copy(
    pipe: impl Read + Send + 'static,
    lines: &Arc<Mutex<Vec<String>>>,
) -> thread::JoinHandle<()> {
    let lines = Arc::clone(lines);
    thread::spawn(move || {
        for line in BufReader::new(pipe).split(b'\n').map_while(Result::ok) {
            let line = String::from_utf8_lossy(&line).into_owned();
            let mut out = std::io::stdout().lock();
            // When nobody reads us any more, the child is still drained to its end.
            let _ = writeln!(out, "{line}");
            let _ = out.flush();
            lines
                .lock()
                .unwrap_or_else(PoisonError::into_inner)
                .push(without_colours(&line));
        }
    })
}

/// The command as one would type it.
pub(crate) fn shown(command: &Command) -> String {
    let program = std::path::Path::new(command.get_program())
        .file_name()
        .unwrap_or_else(|| command.get_program())
        .to_string_lossy()
        .into_owned();
    command.get_args().fold(program, |text, argument| {
        format!("{text} {}", argument.to_string_lossy())
    })
}

/// The line without terminal escapes.
fn without_colours(line: &str) -> String {
    let mut text = String::with_capacity(line.len());
    let mut characters = line.chars();
    while let Some(character) = characters.next() {
        if character == '\u{1b}' {
            characters.find(char::is_ascii_alphabetic);
        } else if character != '\r' {
            text.push(character);
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn escapes_are_dropped_and_the_words_kept() {
        assert_eq!(
            without_colours("\u{1b}[32;1m     Summary\u{1b}[0m [   0.1s]\r"),
            "     Summary [   0.1s]"
        );
    }

    #[test]
    fn both_outputs_and_the_exit_code_are_kept() {
        let finished = tee(Command::new("sh").args(["-c", "echo a; echo b >&2; exit 3"])).unwrap();
        assert!(!finished.success);
        let mut lines = finished.lines;
        lines.sort();
        assert_eq!(lines, ["a", "b"]);
    }
}
