//! A private PostgreSQL for the tests: its own folder, its own port, always stopped.

use std::fs;
use std::net::TcpStream;
use std::os::unix::fs::chown;
use std::os::unix::process::CommandExt;
use std::path::{Path, PathBuf};
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::Duration;

use anyhow::{Context, Result, bail};

use crate::ports;
use crate::process::answer;
use crate::workspace::Workspace;

/// How long it may take to accept connections, in steps of [`STEP`].
const STEPS: u32 = 150;
const STEP: Duration = Duration::from_millis(200);

/// A cluster that stops, and whose folder goes, when this value does.
pub(crate) struct Cluster {
    /// `postgres://…`, a superuser on loopback.
    pub(crate) url: String,
    programs: PathBuf,
    owner: Option<Owner>,
    folder: PathBuf,
    child: Child,
}

/// The user it runs as when we are root, which PostgreSQL refuses to be.
#[derive(Clone, Copy)]
struct Owner {
    user: u32,
    group: u32,
}

/// The folder of `initdb`, `postgres` and `pg_ctl`; Debian keeps them off the path.
pub(crate) fn programs(workspace: &Workspace) -> Option<PathBuf> {
    let debian = fs::read_dir("/usr/lib/postgresql")
        .into_iter()
        .flatten()
        .filter_map(Result::ok)
        .map(|version| version.path().join("bin"));
    let mut folders: Vec<PathBuf> = debian.collect();
    folders.sort();
    folders.reverse();
    folders.extend(
        workspace
            .find("initdb")
            .and_then(|program| program.parent().map(Path::to_owned)),
    );
    folders.into_iter().find(|folder| {
        ["initdb", "postgres", "pg_ctl"]
            .iter()
            .all(|program| folder.join(program).is_file())
    })
}

impl Cluster {
    /// Creates and starts one.
    pub(crate) fn start(workspace: &Workspace) -> Result<Self> {
        let programs = programs(workspace).context("PostgreSQL's programs were not found")?;
        let owner = owner(workspace)?;
        let folder = std::env::temp_dir().join(format!("affilio-pg-{}", std::process::id()));
        fs::create_dir_all(&folder)?;
        if let Some(owner) = owner {
            chown(&folder, Some(owner.user), Some(owner.group))?;
        }
        let data = folder.join("data");
        let output = prepared(&programs.join("initdb"), &folder, owner)
            .args(["--auth=trust", "--username=affilio", "--encoding=UTF8"])
            .args(["--locale=C.UTF-8", "--no-sync", "--pgdata"])
            .arg(&data)
            .output()
            .context("running initdb")?;
        if !output.status.success() {
            bail!(
                "initdb failed:\n{}",
                String::from_utf8_lossy(&output.stderr)
            );
        }
        let port = ports::any_free()?;
        let child = prepared(&programs.join("postgres"), &folder, owner)
            .arg("-D")
            .arg(&data)
            .args(["-c", "listen_addresses=127.0.0.1"])
            .args(["-c", &format!("port={port}")])
            .args([
                "-c",
                &format!("unix_socket_directories={}", folder.display()),
            ])
            .args(["-c", "max_connections=200"])
            // Nothing here outlives the run: durability only costs time.
            .args(["-c", "fsync=off", "-c", "synchronous_commit=off"])
            .args(["-c", "full_page_writes=off"])
            .stdout(Stdio::null())
            .stderr(fs::File::create(folder.join("log"))?)
            .spawn()
            .context("starting postgres")?;
        let cluster = Self {
            url: format!("postgres://affilio@127.0.0.1:{port}/postgres"),
            programs,
            owner,
            folder,
            child,
        };
        cluster.wait_until_it_accepts(port)?;
        Ok(cluster)
    }

    /// `pg_ctl status` knows of a start; an accepted connection is what the tests need.
    fn wait_until_it_accepts(&self, port: u16) -> Result<()> {
        for _ in 0..STEPS {
            let ready = fs::read_to_string(self.folder.join("data/postmaster.pid"))
                .is_ok_and(|text| text.lines().any(|line| line.trim() == "ready"));
            if ready && TcpStream::connect(("127.0.0.1", port)).is_ok() {
                return Ok(());
            }
            thread::sleep(STEP);
        }
        let log = fs::read_to_string(self.folder.join("log")).unwrap_or_default();
        bail!("PostgreSQL does not accept connections:\n{log}")
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        // A clean stop gives the shared memory back; the kill is for when that fails.
        let stopped = prepared(&self.programs.join("pg_ctl"), &self.folder, self.owner)
            .args(["stop", "--mode=immediate", "--silent", "--pgdata"])
            .arg(self.folder.join("data"))
            .status();
        if !stopped.is_ok_and(|status| status.success()) {
            let _ = self.child.kill();
        }
        let _ = self.child.wait();
        let _ = fs::remove_dir_all(&self.folder);
    }
}

fn prepared(program: &Path, folder: &Path, owner: Option<Owner>) -> Command {
    let mut command = Command::new(program);
    command.current_dir(folder).stdin(Stdio::null());
    if let Some(owner) = owner {
        command.uid(owner.user).gid(owner.group);
    }
    command
}

fn owner(workspace: &Workspace) -> Result<Option<Owner>> {
    if !workspace.is_root() {
        return Ok(None);
    }
    let id = |flag: &str| -> Result<u32> {
        answer(workspace.command("id").args([flag, "postgres"]))
            .context("PostgreSQL refuses to run as root and there is no user named postgres")?
            .parse()
            .context("reading the number of the user postgres")
    };
    Ok(Some(Owner {
        user: id("-u")?,
        group: id("-g")?,
    }))
}
