//! The command line, read into one typed value.

use std::net::SocketAddr;
use std::str::FromStr;

use anyhow::{Context, Result, bail};
use lexopt::{Arg, Parser, ValueExt};

use crate::browsers::Engine;
use crate::program::Make;
use crate::test::Step;

/// What `cargo xtask` prints when asked nothing or `--help`.
pub(crate) const HELP: &str = "\
cargo xtask <task>

  setup [--serve]          install what is missing; --serve: only what `serve` needs
  serve [--port N] [--tls] [--quick]
                           build everything and start the development server
                           (address: --port, --bind, or AFFILIO_BIND; 127.0.0.1:8080 by default;
                           --tls: with a certificate drawn at each start, for Safari;
                           --quick: programs unoptimised and whole, heavy but soon built)
  test [--only a,b]        everything that must be green; steps:
                           fmt, clippy, tidy, native, api, browser, size, e2e
  e2e [file ...]           browser scenarios against a fresh server
  size                     what the first load weighs, against its budget
  browsers [--only a,b]    the affiliation by keyboard in each engine:
                           chromium, firefox, webkitgtk
  soak [--minutes N] [--times N] [--kills N]
                           the affiliation over and over, with the server's memory;
                           then the browser killed N times (50) and the file resumed
  bench                    the benchmarks of the crates that have some";

/// One task with its options.
#[derive(Debug, PartialEq)]
pub(crate) enum Task {
    /// Print the help.
    Help,
    /// Install what is missing.
    Setup {
        /// Everything, or only what `serve` needs.
        all: bool,
    },
    /// Build and start the development server.
    Serve(ServeOptions),
    /// Run the checks.
    Test {
        /// Empty: all of them.
        only: Vec<Step>,
    },
    /// Run the browser scenarios.
    E2e {
        /// Empty: all scenario files.
        files: Vec<String>,
    },
    /// Weigh the first load.
    Size,
    /// Play the affiliation in each engine.
    Browsers {
        /// Empty: all of them.
        only: Vec<Engine>,
    },
    /// Repeat the affiliation.
    Soak(SoakOptions),
    /// Run the benchmarks.
    Bench,
}

/// Where `serve` listens.
#[derive(Debug, PartialEq)]
pub(crate) struct ServeOptions {
    /// The address asked for; the next free port is taken when it is busy.
    pub(crate) bind: SocketAddr,
    /// With TLS.
    pub(crate) tls: bool,
    /// The applications as a developer tries them, or as people download them.
    pub(crate) make: Make,
}

/// How long `soak` goes on: until both limits are reached.
#[derive(Debug, PartialEq)]
pub(crate) struct SoakOptions {
    /// At least this many minutes.
    pub(crate) minutes: u64,
    /// At least this many runs.
    pub(crate) times: u64,
    /// How many times the browser is killed in the middle of an affiliation.
    pub(crate) kills: u64,
}

/// Reads the arguments, with `AFFILIO_BIND` as the default address.
pub(crate) fn parse(mut parser: Parser) -> Result<Task> {
    let task = match parser.next()? {
        None | Some(Arg::Short('h') | Arg::Long("help")) => return Ok(Task::Help),
        Some(Arg::Value(value)) => value.string()?,
        Some(other) => return Err(other.unexpected().into()),
    };
    match task.as_str() {
        "help" => Ok(Task::Help),
        "setup" => setup(&mut parser),
        "serve" => serve(&mut parser),
        "test" => test(&mut parser),
        "e2e" => e2e(&mut parser),
        "size" => alone(&mut parser, Task::Size),
        "browsers" => browsers(&mut parser),
        "soak" => soak(&mut parser),
        "bench" => alone(&mut parser, Task::Bench),
        other => bail!("no task named '{other}'\n\n{HELP}"),
    }
}

fn alone(parser: &mut Parser, task: Task) -> Result<Task> {
    match parser.next()? {
        None => Ok(task),
        Some(other) => Err(other.unexpected().into()),
    }
}

fn setup(parser: &mut Parser) -> Result<Task> {
    let mut all = true;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("serve") => all = false,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Setup { all })
}

fn serve(parser: &mut Parser) -> Result<Task> {
    let mut bind = match std::env::var("AFFILIO_BIND") {
        Ok(text) => address(&text).context("AFFILIO_BIND")?,
        Err(_) => SocketAddr::from(([127, 0, 0, 1], 8080)),
    };
    let mut tls = false;
    let mut make = Make::Release;
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Short('p') | Arg::Long("port") => bind.set_port(parser.value()?.parse()?),
            Arg::Long("tls") => tls = true,
            Arg::Long("quick") => make = Make::Quick,
            Arg::Long("bind") => bind = address(&parser.value()?.string()?)?,
            other => return Err(other.unexpected().into()),
        }
    }
    if !bind.ip().is_loopback() {
        bail!(
            "{bind} is not a loopback address: the development server shows every message it sends, so it only listens on 127.0.0.1 or [::1]"
        );
    }
    Ok(Task::Serve(ServeOptions { bind, tls, make }))
}

fn address(text: &str) -> Result<SocketAddr> {
    SocketAddr::from_str(text)
        .with_context(|| format!("'{text}' is not an address such as 127.0.0.1:8080"))
}

fn test(parser: &mut Parser) -> Result<Task> {
    let mut only = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("only") => {
                for name in parser.value()?.string()?.split(',') {
                    only.push(Step::from_str(name.trim())?);
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Test { only })
}

fn e2e(parser: &mut Parser) -> Result<Task> {
    let mut files = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Value(file) => files.push(file.string()?),
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::E2e { files })
}

fn browsers(parser: &mut Parser) -> Result<Task> {
    let mut only = Vec::new();
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("only") => {
                for name in parser.value()?.string()?.split(',') {
                    only.push(Engine::from_str(name.trim())?);
                }
            }
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Browsers { only })
}

fn soak(parser: &mut Parser) -> Result<Task> {
    let mut options = SoakOptions {
        minutes: 0,
        times: 3,
        kills: 50,
    };
    while let Some(argument) = parser.next()? {
        match argument {
            Arg::Long("minutes") => options.minutes = parser.value()?.parse()?,
            Arg::Long("times") => options.times = parser.value()?.parse()?,
            Arg::Long("kills") => options.kills = parser.value()?.parse()?,
            other => return Err(other.unexpected().into()),
        }
    }
    Ok(Task::Soak(options))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn task(arguments: &[&str]) -> Result<Task> {
        parse(Parser::from_args(arguments.iter().copied()))
    }

    #[test]
    fn serve_refuses_an_address_others_can_reach() {
        let error = task(&["serve", "--bind", "0.0.0.0:8080"]).unwrap_err();
        assert!(error.to_string().contains("loopback"), "{error}");
    }

    #[test]
    fn a_port_keeps_the_loopback_address() {
        let Task::Serve(options) = task(&["serve", "--quick", "--port", "9000"]).unwrap() else {
            panic!("not serve");
        };
        assert!(options.bind.ip().is_loopback());
        assert_eq!((options.bind.port(), options.make), (9000, Make::Quick));
    }

    #[test]
    fn steps_are_a_list_and_a_wrong_one_is_named() {
        assert_eq!(
            task(&["test", "--only", "fmt, e2e"]).unwrap(),
            Task::Test {
                only: vec![Step::Fmt, Step::E2e]
            }
        );
        assert_eq!(
            task(&["browsers", "--only", "Firefox"]).unwrap(),
            Task::Browsers {
                only: vec![Engine::Firefox]
            }
        );
        let error = task(&["test", "--only", "fnt"]).unwrap_err();
        assert!(error.to_string().contains("'fnt'"), "{error}");
    }

    #[test]
    fn a_stray_argument_is_refused() {
        assert!(task(&["size", "dist"]).is_err());
    }
}
