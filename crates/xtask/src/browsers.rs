//! One whole affiliation with the keyboard alone, in each of the three engines that people use.

use std::fmt;
use std::str::FromStr;

use anyhow::{Result, bail};

use crate::e2e;
use crate::process::tee;
use crate::server::{self, DevServer};
use crate::setup::{self, Item};
use crate::spa;
use crate::stopwatch::{Stopwatch, readable};
use crate::workspace::Workspace;

/// The scenario, in the folder of the scenarios.
const SCENARIO: &str = "engines/affiliation.test.mjs";
/// How the line begins that names an engine, its version and its time.
const PLAYED: &str = "engine: ";

/// An engine, by the browser that carries it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Engine {
    /// Blink.
    Chromium,
    /// Gecko.
    Firefox,
    /// The family of Safari's engine.
    WebKitGtk,
}

impl Engine {
    /// All of them.
    pub(crate) const ALL: &[Self] = &[Self::Chromium, Self::Firefox, Self::WebKitGtk];

    /// What it needs besides what every scenario does.
    fn needs(self) -> &'static [Item] {
        match self {
            Self::Chromium => &[Item::Chromium],
            Self::Firefox => &[Item::Firefox, Item::Geckodriver],
            Self::WebKitGtk => &[Item::WebKit],
        }
    }
}

impl fmt::Display for Engine {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Chromium => "Chromium",
            Self::Firefox => "Firefox",
            Self::WebKitGtk => "WebKitGTK",
        })
    }
}

impl FromStr for Engine {
    type Err = anyhow::Error;

    fn from_str(text: &str) -> Result<Self> {
        match Self::ALL
            .iter()
            .find(|engine| engine.to_string().eq_ignore_ascii_case(text))
        {
            Some(engine) => Ok(*engine),
            None => bail!("no engine named '{text}': chromium, firefox, webkitgtk"),
        }
    }
}

/// Plays in the engines asked for, none named: in all. One that cannot be had does not stop the
/// others, and is a failure all the same.
pub(crate) fn run(workspace: &Workspace, only: &[Engine]) -> Result<()> {
    let asked = if only.is_empty() { Engine::ALL } else { only };
    setup::run(workspace, e2e::NEEDS)?;
    let (there, missing): (Vec<Engine>, Vec<Engine>) = asked
        .iter()
        .copied()
        .partition(|engine| is_there(workspace, *engine));
    let mut faults: Vec<String> = missing
        .iter()
        .map(|engine| format!("{engine} cannot be had here (what is missing is said above)"))
        .collect();
    if !there.is_empty() && !play(workspace, &there)? {
        faults.push(
            "a scenario failed: pictures and the server's log are in tests/e2e/out".to_owned(),
        );
    }
    if faults.is_empty() {
        Ok(())
    } else {
        bail!("{}", faults.join("; "))
    }
}

fn is_there(workspace: &Workspace, engine: Engine) -> bool {
    match setup::run(workspace, engine.needs()) {
        Ok(()) => true,
        Err(error) => {
            println!("{engine}: {error:#}");
            false
        }
    }
}

fn play(workspace: &Workspace, engines: &[Engine]) -> Result<bool> {
    spa::build(workspace)?;
    let program = server::build(workspace, false)?;
    // WebKit keeps the session's cookie over TLS only.
    let server = DevServer::start_with(workspace, &program, &["--tls-self-signed"])?;
    println!("server at {}", server.url);
    let clock = Stopwatch::start();
    let names: Vec<String> = engines.iter().map(Engine::to_string).collect();
    let mut scenario = e2e::scenario(workspace, &server, &[SCENARIO.to_owned()])?;
    let finished = tee(scenario
        .env("AFFILIO_ENGINES", names.join(","))
        .env("NODE_EXTRA_CA_CERTS", server.certificate()))?;
    if !finished.success {
        println!("last words of the server:\n{}", server.last_words());
    }
    println!("\n=== in short ({})", readable(clock.elapsed()));
    for line in &finished.lines {
        if let Some(played) = line.split_once(PLAYED) {
            println!("{}", played.1);
        }
    }
    Ok(finished.success)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_engine_is_found_by_its_name_however_written() {
        for engine in Engine::ALL {
            let written = engine.to_string().to_lowercase();
            assert_eq!(Engine::from_str(&written).unwrap(), *engine);
        }
        let error = Engine::from_str("safari").unwrap_err().to_string();
        assert!(error.contains("'safari'"), "{error}");
    }
}
