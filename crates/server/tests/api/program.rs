//! The program itself: what it prints, what it refuses, what it keeps when it is killed.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, Command, Stdio};

use serde_json::{Value, json};

use crate::support::{NIR, PASSWORD, PHONE, profile};

const BIN: &str = env!("CARGO_BIN_EXE_affilio-server");

fn command(data: &Path) -> Command {
    let mut command = Command::new(BIN);
    command
        .args(["--bind", "127.0.0.1:0", "--data"])
        .arg(data)
        .env_remove("AFFILIO_KEY")
        .env_remove("DATABASE_URL")
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

struct Running {
    child: Child,
    host: String,
    token: String,
    cookie: String,
}

impl Running {
    fn start(data: &Path) -> Self {
        let mut child = command(data).arg("--dev").spawn().unwrap();
        let mut lines = BufReader::new(child.stdout.take().unwrap()).lines();
        let mut next = || lines.next().unwrap().unwrap();
        let ready = next();
        let host = ready.strip_prefix("ready http://").unwrap().to_owned();
        let home = next();
        assert!(home.ends_with(&format!("http://{host}/")), "{home}");
        assert!(next().ends_with("/estimer"));
        let token = next().rsplit_once("/affiliation#").unwrap().1.to_owned();
        assert!(next().ends_with("/dev/boite"));
        Self {
            child,
            host,
            token,
            cookie: String::new(),
        }
    }

    fn call(&mut self, method: &str, path: &str, body: &Value) -> (u16, Value) {
        let body = body.to_string();
        let mut stream = TcpStream::connect(&self.host).unwrap();
        write!(
            stream,
            "{method} {path} HTTP/1.1\r\nHost: {}\r\nCookie: {}\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {}\r\n\r\n{body}",
            self.host,
            self.cookie,
            body.len()
        )
        .unwrap();
        let mut answer = String::new();
        stream.read_to_string(&mut answer).unwrap();
        let (head, body) = answer.split_once("\r\n\r\n").unwrap();
        for line in head.lines() {
            if let Some(set) = line.strip_prefix("set-cookie: ") {
                self.cookie = set.split(';').next().unwrap().to_owned();
            }
        }
        let status = head.split(' ').nth(1).unwrap().parse().unwrap();
        (status, serde_json::from_str(body).unwrap_or(Value::Null))
    }

    fn activate(&mut self) -> Value {
        let body = json!({ "token": self.token, "password": PASSWORD });
        let (status, view) = self.call("POST", "/api/v1/links/activate", &body);
        assert_eq!(status, 201);
        view
    }

    /// Ends the program and gives what it logged.
    fn stop(mut self, signal: &str) -> (Option<i32>, String) {
        let id = self.child.id().to_string();
        // The shell's own `kill`: the program of that name is not on every machine.
        let sent = Command::new("sh")
            .args(["-c", &format!("kill {signal} {id}")])
            .status()
            .unwrap();
        assert!(sent.success());
        let code = self.child.wait().unwrap().code();
        let mut log = String::new();
        let mut stderr = self.child.stderr.take().unwrap();
        stderr.read_to_string(&mut log).unwrap();
        (code, log)
    }
}

#[test]
fn what_is_unsafe_is_refused_in_a_sentence() {
    let folder = tempfile::tempdir().unwrap();
    let key = "ab".repeat(32);
    let url = "https://adhesion.exemple.fr";
    let creditor = [
        "creditor",
        "Personne",
        "--name",
        "X",
        "--address",
        "Y",
        "--identifier",
        "FR53ZZZ999999",
    ];
    let letters = ["letters", "00000000"];
    let stage = ["state", "00000000", "validated"];
    for (arguments, key, sentence) in [
        (&[][..], None, "AFFILIO_KEY is missing"),
        (&[][..], Some(key.as_str()), "AFFILIO_PUBLIC_URL is missing"),
        (
            &["--public-url", url][..],
            Some(key.as_str()),
            "no mail nor SMS provider",
        ),
        (&["--dev", "--bind", "0.0.0.0:0"][..], None, "loopback"),
        (&["--dev"][..], Some("court"), "not 32 bytes"),
        // The office's commands open the database without any provider, and know where people go.
        (
            &letters[..],
            Some(key.as_str()),
            "AFFILIO_PUBLIC_URL is missing",
        ),
        (
            &stage[..],
            Some(key.as_str()),
            "AFFILIO_PUBLIC_URL is missing",
        ),
        (
            &[&["--public-url", url], &creditor[..]].concat()[..],
            Some(key.as_str()),
            "no employer has this name",
        ),
        (
            &[&["--public-url", url], &letters[..]].concat()[..],
            Some(key.as_str()),
            "no letters",
        ),
    ] {
        let mut command = Command::new(BIN);
        command.arg("--data").arg(folder.path());
        if !arguments.contains(&"--bind") {
            command.args(["--bind", "127.0.0.1:0"]);
        }
        command.args(arguments).env_remove("AFFILIO_KEY");
        if let Some(key) = key {
            command.env("AFFILIO_KEY", key);
        }
        let refused = command.output().unwrap();
        assert!(!refused.status.success());
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(said.contains(sentence), "{said}");
    }
}

#[test]
fn stops_gently_and_logs_nothing_personal() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Running::start(folder.path());
    let view = server.activate();
    let body = json!({ "version": 0, "draft": profile() });
    assert_eq!(server.call("PUT", "/api/v1/file/profile", &body).0, 200);
    let broken = json!({ "draft": profile(), "version": "marqueur\r\n\u{1b}[31m" });
    assert_eq!(server.call("PUT", "/api/v1/file/profile", &broken).0, 400);
    server.call("GET", "/marqueur?nir=marqueur", &json!({}));
    server.call("GET", "/api/v1/marqueur", &json!({}));
    let session = server.cookie.split_once('=').unwrap().1.to_owned();
    let token = server.token.clone();
    let (code, log) = server.stop("-TERM");
    assert_eq!(code, Some(0), "{log}");
    assert!(log.contains("/api/v1/file/profile"));
    assert!(log.contains("stopped"));
    let number = view["member_number"].as_str().unwrap();
    let name = view["first_name"].as_str().unwrap();
    for never in [
        &token,
        &session,
        PASSWORD,
        NIR,
        PHONE,
        number,
        name,
        "Lilas",
        "marqueur",
        "exemple.fr",
    ] {
        assert!(!log.contains(never), "{never} is in the log:\n{log}");
    }
}

#[test]
fn killed_at_once_keeps_what_it_acknowledged() {
    let folder = tempfile::tempdir().unwrap();
    let mut server = Running::start(folder.path());
    let number = server.activate()["member_number"].clone();
    for round in 0..5 {
        let (_, file) = server.call("GET", "/api/v1/file", &json!({}));
        let version = file["guarantees"]["version"].as_u64().unwrap();
        assert_eq!(version, round * 10);
        for save in version..version + 10 {
            let body = json!({ "version": save, "draft": { "level": "r1" } });
            let (status, _) = server.call("PUT", "/api/v1/file/guarantees", &body);
            assert_eq!(status, 200);
        }
        server.stop("-KILL");
        server = Running::start(folder.path());
        let body = json!({ "identifier": number, "password": PASSWORD });
        assert_eq!(server.call("POST", "/api/v1/sessions", &body).0, 200);
    }
    let (_, file) = server.call("GET", "/api/v1/file", &json!({}));
    assert_eq!(file["guarantees"]["version"], 50);
    server.stop("-TERM");
}
