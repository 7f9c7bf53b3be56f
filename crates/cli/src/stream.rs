//! JSON Lines: one line in, one line out, in order; a bad line does not stop the others.

use std::io::{self, BufRead, Write};

use serde::Serialize;
use serde_json::Value;

use crate::fault::Fault;
use crate::read::json;

/// The longest line read, in bytes.
pub(crate) const LONGEST: usize = 1_000_000;

/// A line in error, as it is written.
#[derive(Serialize)]
struct Refused<'a> {
    id: &'a Value,
    error: Fault,
}

/// An answer, as it is written.
#[derive(Serialize)]
struct Answered<'a, T> {
    id: &'a Value,
    #[serde(flatten)]
    answer: T,
}

/// Answers every line; true when none was in error.
pub(crate) fn run<T: Serialize>(
    mut input: impl Input,
    out: &mut impl Write,
    mut answer: impl FnMut(&Value) -> Result<T, Fault>,
) -> io::Result<bool> {
    let mut all_answered = true;
    let mut line = Vec::new();
    let mut blank = 0_u64;
    loop {
        // Whoever waits for an answer before asking again gets it.
        if input.is_drained() {
            out.flush()?;
        }
        let value = match next(&mut input, &mut line)? {
            Next::End => break,
            Next::Line if is_blank(&line) => {
                blank += 1;
                continue;
            }
            Next::Line => json::parse(without_mark(&line)),
            Next::TooLong => Err(Fault::new(
                "too_large",
                "",
                format!("ligne trop longue : attendu {LONGEST} octets au plus"),
            )),
        };
        // A blank line before another one is a line; at the end of the input it is nothing.
        for _ in 0..std::mem::take(&mut blank) {
            all_answered = false;
            write(
                out,
                &Refused {
                    id: &Value::Null,
                    error: blank_line(),
                },
            )?;
        }
        let told = match &value {
            Err(fault) => Err((&Value::Null, fault.clone())),
            Ok(value) => {
                let id = value.get("id").unwrap_or(&Value::Null);
                answer(value)
                    .map(|answer| Answered { id, answer })
                    .map_err(|fault| (id, fault))
            }
        };
        match told {
            Ok(answered) => write(out, &answered)?,
            Err((id, error)) => {
                all_answered = false;
                write(out, &Refused { id, error })?;
            }
        }
    }
    out.flush()?;
    Ok(all_answered)
}

fn write(out: &mut impl Write, answer: &impl Serialize) -> io::Result<()> {
    serde_json::to_writer(&mut *out, answer)?;
    out.write_all(b"\n")
}

fn blank_line() -> Fault {
    Fault::new("malformed_json", "", "ligne vide : attendu un objet JSON")
}

/// Something read by lines, that tells when nothing is waiting to be read.
pub(crate) trait Input: BufRead {
    /// True when reading more may wait.
    fn is_drained(&self) -> bool;
}

impl<R: io::Read> Input for io::BufReader<R> {
    fn is_drained(&self) -> bool {
        self.buffer().is_empty()
    }
}

enum Next {
    Line,
    TooLong,
    End,
}

/// Reads up to the end of the line, and keeps no more than the longest line of it.
fn next(input: &mut impl BufRead, line: &mut Vec<u8>) -> io::Result<Next> {
    line.clear();
    let mut started = false;
    let mut too_long = false;
    loop {
        let chunk = match input.fill_buf() {
            Ok(chunk) => chunk,
            Err(error) if error.kind() == io::ErrorKind::Interrupted => continue,
            Err(error) => return Err(error),
        };
        if chunk.is_empty() {
            break;
        }
        started = true;
        let end = chunk.iter().position(|byte| *byte == b'\n');
        let part = chunk.get(..end.unwrap_or(chunk.len())).unwrap_or_default();
        too_long |= line.len() + part.len() > LONGEST;
        if !too_long {
            line.extend_from_slice(part);
        }
        let taken = part.len() + usize::from(end.is_some());
        input.consume(taken);
        if end.is_some() {
            break;
        }
    }
    Ok(match (started, too_long) {
        (false, _) => Next::End,
        (true, true) => Next::TooLong,
        (true, false) => Next::Line,
    })
}

/// True for an empty line, a byte order mark alone included.
fn is_blank(line: &[u8]) -> bool {
    without_mark(line).iter().all(u8::is_ascii_whitespace)
}

/// The line without the byte order mark that some editors put at the beginning of a file.
fn without_mark(line: &[u8]) -> &[u8] {
    line.strip_prefix(b"\xef\xbb\xbf").unwrap_or(line)
}
