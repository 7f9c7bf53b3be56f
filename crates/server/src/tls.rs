//! TLS of the server's own, for a machine without a proxy in front of it: a certificate given as
//! files, or one drawn at each start, for loopback only.

use std::io;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use anyhow::Context;
use axum::serve::Listener;
use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::mpsc::{self, OwnedPermit, Receiver, Sender};
use tokio_rustls::TlsAcceptor;
use tokio_rustls::rustls::ServerConfig;
use tokio_rustls::rustls::crypto::ring;
use tokio_rustls::rustls::pki_types::pem::PemObject;
use tokio_rustls::rustls::pki_types::{CertificateDer, PrivateKeyDer};
use tokio_rustls::server::TlsStream;

use crate::config::private_folder;

/// How long a handshake may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// Handshakes under way, and connections that wait for their first request.
const AT_ONCE: usize = 1024;
/// Who the drawn certificate is for.
const LOOPBACK: [&str; 3] = ["localhost", "127.0.0.1", "::1"];
/// The drawn certificate, without its key, for programs that must trust it.
const DRAWN: &str = "tls-self-signed.pem";
/// Letters on a line of a PEM file.
const PEM_LINE: usize = 64;

/// Where the certificate comes from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Tls {
    /// PEM files: the chain, the server's own certificate first, and its key.
    Files {
        /// The chain.
        cert: PathBuf,
        /// The private key.
        key: PathBuf,
    },
    /// Drawn at each start. The certificate is written in this folder; its key stays in memory.
    SelfSigned(PathBuf),
}

/// What a certificate proves, and with what.
type Identity = (Vec<CertificateDer<'static>>, PrivateKeyDer<'static>);

impl Tls {
    /// Reads or draws the certificate.
    pub(crate) fn acceptor(&self) -> anyhow::Result<TlsAcceptor> {
        let (chain, key) = match self {
            Self::Files { cert, key } => read(cert, key)?,
            Self::SelfSigned(folder) => draw(folder)?,
        };
        let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_safe_default_protocol_versions()?
            .with_no_client_auth()
            .with_single_cert(chain, key)
            .context("the certificate and its key do not go together")?;
        config.alpn_protocols = vec![b"http/1.1".to_vec()];
        Ok(TlsAcceptor::from(Arc::new(config)))
    }
}

fn read(cert: &Path, key: &Path) -> anyhow::Result<Identity> {
    let chain = CertificateDer::pem_file_iter(cert)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .with_context(|| format!("--tls-cert: {} cannot be read as PEM", cert.display()))?;
    anyhow::ensure!(
        !chain.is_empty(),
        "--tls-cert: {} holds no certificate",
        cert.display()
    );
    let key = PrivateKeyDer::from_pem_file(key)
        .with_context(|| format!("--tls-key: {} holds no readable key", key.display()))?;
    Ok((chain, key))
}

fn draw(folder: &Path) -> anyhow::Result<Identity> {
    let drawn = rcgen::generate_simple_self_signed(LOOPBACK.map(str::to_owned))
        .context("no certificate can be drawn")?;
    let cert = drawn.cert.der().clone();
    let key = PrivateKeyDer::try_from(drawn.signing_key.serialize_der())
        .map_err(|refusal| anyhow::anyhow!("no key can be drawn: {refusal}"))?;
    let file = folder.join(DRAWN);
    private_folder(folder)
        .and_then(|()| std::fs::write(&file, pem(&cert)))
        .with_context(|| format!("{} cannot be written", file.display()))?;
    Ok((vec![cert], key))
}

/// A certificate as text.
fn pem(cert: &[u8]) -> String {
    let letters = STANDARD.encode(cert);
    let mut text = "-----BEGIN CERTIFICATE-----\n".to_owned();
    for (rank, letter) in letters.chars().enumerate() {
        if rank > 0 && rank % PEM_LINE == 0 {
            text.push('\n');
        }
        text.push(letter);
    }
    text + "\n-----END CERTIFICATE-----\n"
}

/// A connection whose handshake is done.
type Shaken = (TlsStream<TcpStream>, SocketAddr);

/// Listens on TCP and hands out the connections whose handshake is done: a slow one delays nobody.
pub(crate) struct TlsListener {
    local: SocketAddr,
    shaken: Receiver<Shaken>,
}

impl TlsListener {
    /// Begins to accept; ends when the listener is dropped.
    pub(crate) fn over(tcp: TcpListener, tls: TlsAcceptor) -> io::Result<Self> {
        let local = tcp.local_addr()?;
        let (sender, shaken) = mpsc::channel(AT_ONCE);
        tokio::spawn(accept(tcp, tls, sender));
        Ok(Self { local, shaken })
    }
}

impl Listener for TlsListener {
    type Io = TlsStream<TcpStream>;
    type Addr = SocketAddr;

    async fn accept(&mut self) -> Shaken {
        match self.shaken.recv().await {
            Some(connection) => connection,
            // Nobody accepts any more: the process is ending.
            None => std::future::pending().await,
        }
    }

    fn local_addr(&self) -> io::Result<SocketAddr> {
        Ok(self.local)
    }
}

/// Accepts until nobody asks for connections any more.
async fn accept(mut tcp: TcpListener, tls: TlsAcceptor, sender: Sender<Shaken>) {
    // Beyond the places there are, people wait in the system's queue.
    while let Ok(place) = sender.clone().reserve_owned().await {
        let (stream, from) = tokio::select! {
            accepted = Listener::accept(&mut tcp) => accepted,
            () = sender.closed() => return,
        };
        tokio::spawn(shake(tls.clone(), stream, from, place));
    }
}

/// Who speaks no TLS, or stays silent, is dropped: there is nothing to answer with.
async fn shake(tls: TlsAcceptor, stream: TcpStream, from: SocketAddr, place: OwnedPermit<Shaken>) {
    if let Ok(Ok(stream)) = tokio::time::timeout(PATIENCE, tls.accept(stream)).await {
        place.send((stream, from));
    }
}
