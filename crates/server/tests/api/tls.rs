//! The program with TLS of its own, as a client that trusts its certificate and as one that does not.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::path::Path;
use std::process::{Child, ChildStdout, Command, Stdio};
use std::sync::Arc;
use std::time::Duration;

use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, ServerName};
use tokio_rustls::rustls::{ClientConfig, ClientConnection, RootCertStore, Stream};

struct Running {
    child: Child,
    host: String,
    /// Open to the end: a program whose words nobody can read stops.
    _said: BufReader<ChildStdout>,
}

impl Running {
    fn start(data: &Path, flags: &[&str]) -> Self {
        let mut child = Command::new(env!("CARGO_BIN_EXE_affilio-server"))
            .args(["--dev", "--bind", "127.0.0.1:0", "--data"])
            .arg(data)
            .args(flags)
            .env_remove("AFFILIO_KEY")
            .env_remove("DATABASE_URL")
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .unwrap();
        let mut said = BufReader::new(child.stdout.take().unwrap());
        let mut ready = String::new();
        said.read_line(&mut ready).unwrap();
        let host = ready.trim().strip_prefix("ready https://").unwrap();
        Self {
            host: host.to_owned(),
            child,
            _said: said,
        }
    }

    /// What a client that trusts this certificate is answered.
    fn get(&self, path: &str, trusted: &Path) -> std::io::Result<String> {
        let mut roots = RootCertStore::empty();
        roots
            .add(CertificateDer::from_pem_file(trusted).unwrap())
            .unwrap();
        let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()
            .unwrap()
            .with_root_certificates(roots)
            .with_no_client_auth();
        let name = ServerName::try_from("127.0.0.1").unwrap();
        let mut client = ClientConnection::new(Arc::new(config), name).unwrap();
        let mut socket = TcpStream::connect(&self.host)?;
        let mut stream = Stream::new(&mut client, &mut socket);
        write!(
            stream,
            "GET {path} HTTP/1.1\r\nHost: {}\r\nConnection: close\r\n\r\n",
            self.host
        )?;
        let mut answer = String::new();
        stream.read_to_string(&mut answer)?;
        Ok(answer)
    }
}

impl Drop for Running {
    fn drop(&mut self) {
        let _gone = self.child.kill();
        let _gone = self.child.wait();
    }
}

#[test]
fn a_drawn_certificate_serves_those_who_trust_it_and_its_key_is_never_written() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(folder.path(), &["--tls-self-signed"]);
    let certificate = folder.path().join("tls-self-signed.pem");
    let answer = server.get("/api/v1/file", &certificate).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");

    // Links in messages are https, too.
    let mailbox = server.get("/dev/boite.json", &certificate).unwrap();
    assert!(
        mailbox.contains(&format!("https://{}/affiliation#", server.host)),
        "{mailbox}"
    );

    for file in std::fs::read_dir(folder.path()).unwrap() {
        let path = file.unwrap().path();
        let bytes = std::fs::read(&path).unwrap_or_default();
        let text = String::from_utf8_lossy(&bytes);
        assert!(!text.contains("PRIVATE KEY"), "{}", path.display());
    }

    // Another start draws another one: the former is trusted no more.
    let kept = folder.path().join("kept.pem");
    std::fs::rename(&certificate, &kept).unwrap();
    drop(server);
    let server = Running::start(folder.path(), &["--tls-self-signed"]);
    assert!(server.get("/", &kept).is_err());
}

#[test]
fn a_certificate_given_is_the_one_shown() {
    let folder = tempfile::tempdir().unwrap();
    let other = tempfile::tempdir().unwrap();
    let given = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let (cert, key) = (folder.path().join("c.pem"), folder.path().join("k.pem"));
    let pem = |kind: &str, bytes: &[u8]| {
        use base64::Engine;
        let text = base64::engine::general_purpose::STANDARD.encode(bytes);
        format!("-----BEGIN {kind}-----\n{text}\n-----END {kind}-----\n")
    };
    std::fs::write(&cert, pem("CERTIFICATE", given.cert.der())).unwrap();
    std::fs::write(&key, pem("PRIVATE KEY", &given.signing_key.serialize_der())).unwrap();
    let path = |path: &Path| path.display().to_string();
    let flags = ["--tls-cert", &path(&cert), "--tls-key", &path(&key)];
    let server = Running::start(folder.path(), &flags);
    let answer = server.get("/api/v1/file", &cert).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"), "{answer}");

    // A key that is not the certificate's, and a file that is neither: said before serving.
    let stranger = rcgen::generate_simple_self_signed(["127.0.0.1".to_owned()]).unwrap();
    let foreign = other.path().join("k.pem");
    std::fs::write(
        &foreign,
        pem("PRIVATE KEY", &stranger.signing_key.serialize_der()),
    )
    .unwrap();
    for (cert, key, sentence) in [
        (&cert, &foreign, "do not go together"),
        (&key, &key, "holds no certificate"),
        (&cert, &cert, "holds no readable key"),
        (&other.path().join("absent"), &key, "cannot be read as PEM"),
    ] {
        let refused = Command::new(env!("CARGO_BIN_EXE_affilio-server"))
            .args(["--dev", "--bind", "127.0.0.1:0", "--data"])
            .arg(other.path())
            .args(["--tls-cert", &path(cert), "--tls-key", &path(key)])
            .env_remove("DATABASE_URL")
            .output()
            .unwrap();
        let said = String::from_utf8(refused.stderr).unwrap();
        assert!(!refused.status.success());
        assert!(said.contains(sentence), "{said}");
    }
}

// One who connects and says nothing must not keep the others waiting.
#[test]
fn silence_and_plain_words_delay_nobody() {
    let folder = tempfile::tempdir().unwrap();
    let server = Running::start(folder.path(), &["--tls-self-signed"]);
    let silent: Vec<TcpStream> = (0..50)
        .map(|_| TcpStream::connect(&server.host).unwrap())
        .collect();
    let mut plain = TcpStream::connect(&server.host).unwrap();
    plain
        .set_read_timeout(Some(Duration::from_secs(5)))
        .unwrap();
    write!(plain, "GET / HTTP/1.1\r\nHost: {}\r\n\r\n", server.host).unwrap();
    let mut said = Vec::new();
    // Closed with or without an alert, as TLS says; never a page.
    let _ended = plain.read_to_end(&mut said);
    assert!(!String::from_utf8_lossy(&said).contains("HTTP/1.1"));

    let certificate = folder.path().join("tls-self-signed.pem");
    let answer = server.get("/api/v1/file", &certificate).unwrap();
    assert!(answer.starts_with("HTTP/1.1 401"));
    drop(silent);
}
