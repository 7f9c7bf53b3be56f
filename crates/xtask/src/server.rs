//! The server of the scenarios: fresh data, a free port, always stopped.

use std::fs::{self, File};
use std::io::{BufRead, BufReader, Write};
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::sync::mpsc::{self, Receiver};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::ports;
use crate::process::check;
use crate::workspace::Workspace;

/// How long the server may take to listen; creating the demo data is in it.
const PATIENCE: Duration = Duration::from_secs(90);

/// A development server that stops, and whose data goes, when this value does.
pub(crate) struct DevServer {
    /// `http://127.0.0.1:PORT`
    pub(crate) url: String,
    /// Everything it printed.
    pub(crate) log: PathBuf,
    child: Child,
    data: PathBuf,
}

/// Builds the server in the development profile; `with_tests` shares what the native tests built.
pub(crate) fn build(workspace: &Workspace, with_tests: bool) -> Result<PathBuf> {
    let selection: &[&str] = if with_tests {
        &["--workspace", "--bins", "--tests"]
    } else {
        &["--package", "affilio-server"]
    };
    println!("building the server (seconds when little changed, about 6 min the first time)");
    check(workspace.cargo(&["build"]).args(selection)).context("the server could not be built")?;
    Ok(workspace.metadata.target.join("debug/affilio-server"))
}

/// The command that starts it in development mode.
pub(crate) fn command(workspace: &Workspace, program: &Path, bind: &str, data: &Path) -> Command {
    let mut command = workspace.command(&program.display().to_string());
    command
        .arg("--dev")
        .args(["--bind", bind])
        .arg("--dist")
        .arg(workspace.dist())
        .arg("--data")
        .arg(data);
    command
}

impl DevServer {
    /// Starts the program on fresh data and waits until it says it is ready.
    pub(crate) fn start(workspace: &Workspace, program: &Path) -> Result<Self> {
        Self::start_with(workspace, program, &[])
    }

    /// The same with more flags.
    pub(crate) fn start_with(
        workspace: &Workspace,
        program: &Path,
        flags: &[&str],
    ) -> Result<Self> {
        let bind = format!("127.0.0.1:{}", ports::any_free()?);
        let data = std::env::temp_dir().join(format!("affilio-e2e-{}", std::process::id()));
        fs::create_dir_all(&data)?;
        let out = workspace.e2e().join("out");
        fs::create_dir_all(&out)?;
        let log = out.join("server.log");
        let mut child = command(workspace, program, &bind, &data)
            .args(flags)
            .env_remove("DATABASE_URL")
            .env_remove("AFFILIO_BIND")
            .stdout(Stdio::piped())
            .stderr(File::create(out.join("server.err.log"))?)
            .spawn()
            .with_context(|| format!("starting {}", program.display()))?;
        let stdout = child.stdout.take();
        let mut server = Self {
            url: format!("http://{bind}"),
            log,
            child,
            data,
        };
        let Some(stdout) = stdout else {
            bail!("the server has no output");
        };
        let ready = follow(BufReader::new(stdout), File::create(&server.log)?);
        match ready.recv_timeout(PATIENCE) {
            Ok(url) => server.url = url,
            Err(_) => bail!(
                "the server did not say it was ready:\n{}",
                server.last_words()
            ),
        }
        Ok(server)
    }

    /// The certificate that it draws with `--tls-self-signed`.
    pub(crate) fn certificate(&self) -> PathBuf {
        self.data.join("tls-self-signed.pem")
    }

    /// Resident memory in kilobytes, where the system tells.
    pub(crate) fn memory_kb(&self) -> Option<u64> {
        let status = fs::read_to_string(format!("/proc/{}/status", self.child.id())).ok()?;
        let line = status.lines().find(|line| line.starts_with("VmRSS:"))?;
        line.split_whitespace().nth(1)?.parse().ok()
    }

    /// The end of what it printed.
    pub(crate) fn last_words(&self) -> String {
        [self.log.clone(), self.log.with_extension("err.log")]
            .iter()
            .filter_map(|file| fs::read_to_string(file).ok())
            .map(|text| {
                let lines: Vec<&str> = text.lines().collect();
                lines[lines.len().saturating_sub(30)..].join("\n")
            })
            .collect::<Vec<_>>()
            .join("\n")
    }
}

impl Drop for DevServer {
    fn drop(&mut self) {
        // Nothing more can be done here if the process is already gone or the folder busy.
        let _ = self.child.kill();
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.data);
    }
}

/// Copies the output to the log until it ends, and sends the address of the `ready` line.
fn follow(output: impl BufRead + Send + 'static, mut log: File) -> Receiver<String> {
    let (sender, receiver) = mpsc::channel();
    thread::spawn(move || {
        for line in output.lines().map_while(Result::ok) {
            if let Some(url) = line.strip_prefix("ready ") {
                // Nobody listens any more once the wait is over.
                let _ = sender.send(url.trim().to_owned());
            }
            let _ = writeln!(log, "{line}");
        }
    });
    receiver
}
