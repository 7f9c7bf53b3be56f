//! Settings: flags, environment, and what is refused.

use std::io::Write;
use std::net::SocketAddr;
use std::path::{Path, PathBuf};

use clap::{Args, Parser, Subcommand};

use crate::crypto::{hex, parse_key};
use crate::decide::DecideArgs;
use crate::random;
use crate::tls::Tls;

/// The affilio server.
#[derive(Debug, Parser)]
#[command(name = "affilio-server", version, about)]
pub struct Cli {
    /// What to do instead of serving.
    #[command(subcommand)]
    pub command: Option<Command>,
    /// How to serve.
    #[command(flatten)]
    pub serve: ServeArgs,
}

/// What to do instead of serving.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Prints the OpenAPI document of the API.
    Openapi,
    /// Passes a signed file to another stage and tells its owner by mail.
    State {
        /// *Numéro d'adhérent*.
        member: String,
        /// `checking`, `piece_asked`, `validated` or `card_ready`.
        stage: String,
        /// The piece asked for.
        #[arg(long, default_value = "")]
        piece: String,
        /// Why it is asked for.
        #[arg(long, default_value = "")]
        why: String,
    },
    /// Keeps who debits the contributions of an employer's people: the creditor of their mandates.
    Creditor {
        /// Name of the employer, as printed.
        employer: String,
        /// Name of the creditor.
        #[arg(long)]
        name: String,
        /// Postal address of the creditor, on one line.
        #[arg(long)]
        address: String,
        /// *Identifiant créancier SEPA* (ICS), whose key is checked.
        #[arg(long)]
        identifier: String,
    },
    /// Prints the two letters of a person without e-mail; a password printed before no longer serves.
    Letters {
        /// Their *numéro d'adhérent*.
        member_number: String,
        /// Folder of the two PDF.
        #[arg(long, default_value = ".")]
        out: PathBuf,
    },
    /// Answers somebody's request to stay out of the plan, in writing and dated, or ends it.
    Exemption(DecideArgs),
}

/// Flags of the server.
#[derive(Debug, Args)]
pub struct ServeArgs {
    /// Address to listen on; port 0 takes a free one.
    #[arg(long, env = "AFFILIO_BIND", default_value = "127.0.0.1:8080")]
    pub bind: SocketAddr,
    /// Folder of the built screens; without it, only the API is served.
    #[arg(long, env = "AFFILIO_DIST")]
    pub dist: Option<PathBuf>,
    /// Folder of the database and, in development, of the key.
    #[arg(long, env = "AFFILIO_DATA", default_value = "data")]
    pub data: PathBuf,
    /// Development: loopback only, demo data, messages shown at /dev/boite instead of sent.
    #[arg(long)]
    pub dev: bool,
    /// Address under which people reach the server, such as `https://adhesion.exemple.fr`.
    #[arg(long, env = "AFFILIO_PUBLIC_URL")]
    pub public_url: Option<String>,
    /// Certificate of the server, then those between it and a known authority: a PEM file. Read at the
    /// start: restart after a renewal. Without it, a proxy in front of the server speaks TLS.
    #[arg(long, env = "AFFILIO_TLS_CERT", requires = "tls_key")]
    pub tls_cert: Option<PathBuf>,
    /// Private key of the certificate: a PEM file.
    #[arg(long, env = "AFFILIO_TLS_KEY", requires = "tls_cert")]
    pub tls_key: Option<PathBuf>,
    /// TLS on loopback, with a certificate drawn at each start and written in the data folder:
    /// Safari keeps the session's cookie only so.
    #[arg(long, conflicts_with = "tls_cert")]
    pub tls_self_signed: bool,
    /// PostgreSQL instead of the embedded database: `postgres://…`.
    #[arg(long, env = "DATABASE_URL", hide_env_values = true)]
    pub database_url: Option<String>,
    /// Key that seals personal data: 32 bytes in hexadecimal or base 64.
    #[arg(skip)]
    pub key: Option<String>,
}

/// Where data lives.
#[derive(Clone, Debug)]
pub enum Database {
    /// Embedded, in a folder.
    Sqlite(PathBuf),
    /// PostgreSQL at this address.
    Postgres(String),
}

/// Settings that were accepted.
pub struct Config {
    /// Where data lives.
    pub database: Database,
    /// Key that seals personal data.
    pub key: [u8; 32],
    /// Folder of the built screens.
    pub dist: Option<PathBuf>,
    /// Development mode.
    pub dev: bool,
    /// Address under which people reach the server, without a final slash.
    pub public_url: String,
    /// TLS of its own.
    pub tls: Option<Tls>,
}

/// Settings refused: each sentence says what to do.
#[derive(Debug, thiserror::Error)]
pub enum ConfigError {
    /// Development mode shows codes and links: it never listens to other machines.
    #[error("--dev only listens on loopback (127.0.0.1 or [::1]), not on {0}")]
    DevNotOnLoopback(SocketAddr),
    /// A certificate that nobody vouches for protects from nobody who can stand between.
    #[error("--tls-self-signed only listens on loopback (127.0.0.1 or [::1]), not on {0}")]
    SelfSignedNotOnLoopback(SocketAddr),
    /// No key.
    #[error(
        "AFFILIO_KEY is missing: give the 32 bytes that seal personal data, in hexadecimal or base 64 (`openssl rand -hex 32`)"
    )]
    KeyMissing,
    /// A key that is not one.
    #[error("AFFILIO_KEY is not 32 bytes in hexadecimal or base 64")]
    KeyUnreadable,
    /// Neither mail nor SMS can leave.
    #[error(
        "no mail nor SMS provider is built into this version: it only starts with --dev, where messages are shown at /dev/boite"
    )]
    NoProvider,
    /// Mails and letters would lead to the machine that sends or prints them.
    #[error(
        "AFFILIO_PUBLIC_URL is missing: give the address under which people reach the server, such as https://adhesion.exemple.fr"
    )]
    PublicUrlMissing,
    /// Only PostgreSQL addresses are known.
    #[error("DATABASE_URL does not begin with postgres:// or postgresql://")]
    DatabaseUrl,
    /// An address that is not one.
    #[error("the public address {0:?} does not begin with http:// or https://")]
    PublicUrl(String),
    /// The folder of the key or of the database cannot be used.
    #[error("the data folder {folder}: {cause}")]
    Data {
        /// The folder.
        folder: PathBuf,
        /// Why.
        cause: std::io::Error,
    },
    /// No randomness for a key.
    #[error("no key can be drawn: the operating system gave no random bytes")]
    NoRandomness,
}

impl Config {
    /// Accepts or refuses flags. `local` is the address really listened on.
    ///
    /// # Errors
    /// [`ConfigError`] says what to change.
    pub fn accept(args: &ServeArgs, local: SocketAddr) -> Result<Self, ConfigError> {
        let config = Self::accept_storage(args, local)?;
        if args.dev {
            Ok(config)
        } else {
            Err(ConfigError::NoProvider)
        }
    }

    /// The same for the office's commands: they serve nobody, and what they post waits in the database
    /// for a server that can send it.
    ///
    /// # Errors
    /// [`ConfigError`] says what to change.
    pub fn accept_storage(args: &ServeArgs, local: SocketAddr) -> Result<Self, ConfigError> {
        if args.dev && !local.ip().is_loopback() {
            return Err(ConfigError::DevNotOnLoopback(local));
        }
        let key = match &args.key {
            Some(text) => parse_key(text).ok_or(ConfigError::KeyUnreadable)?,
            None if args.dev => dev_key(&args.data)?,
            None => return Err(ConfigError::KeyMissing),
        };
        let database = match &args.database_url {
            Some(url) if url.starts_with("postgres://") || url.starts_with("postgresql://") => {
                Database::Postgres(url.clone())
            }
            Some(_) => return Err(ConfigError::DatabaseUrl),
            None => Database::Sqlite(args.data.clone()),
        };
        let tls = tls(args, local)?;
        let public_url = match &args.public_url {
            Some(url) if url.starts_with("http://") || url.starts_with("https://") => {
                url.trim_end_matches('/').to_owned()
            }
            Some(url) => return Err(ConfigError::PublicUrl(url.clone())),
            None if !args.dev => return Err(ConfigError::PublicUrlMissing),
            None if tls.is_some() => format!("https://{local}"),
            None => format!("http://{local}"),
        };
        Ok(Self {
            database,
            key,
            dist: args.dist.clone(),
            dev: args.dev,
            public_url,
            tls,
        })
    }
}

/// The certificate asked for, if any.
fn tls(args: &ServeArgs, local: SocketAddr) -> Result<Option<Tls>, ConfigError> {
    if args.tls_self_signed && !local.ip().is_loopback() {
        return Err(ConfigError::SelfSignedNotOnLoopback(local));
    }
    Ok(match (&args.tls_cert, &args.tls_key) {
        (Some(cert), Some(key)) => Some(Tls::Files {
            cert: cert.clone(),
            key: key.clone(),
        }),
        _ => args
            .tls_self_signed
            .then(|| Tls::SelfSigned(args.data.clone())),
    })
}

/// Creates a folder that only its owner can enter; one that exists is left as it is.
pub(crate) fn private_folder(folder: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// The key of a development folder, drawn the first time and readable by its owner only.
fn dev_key(folder: &Path) -> Result<[u8; 32], ConfigError> {
    let fail = |cause| ConfigError::Data {
        folder: folder.to_owned(),
        cause,
    };
    let path = folder.join("dev.key");
    match std::fs::read_to_string(&path) {
        Ok(text) => parse_key(&text).ok_or(ConfigError::KeyUnreadable),
        Err(cause) if cause.kind() == std::io::ErrorKind::NotFound => {
            private_folder(folder).map_err(fail)?;
            let key = random::bytes::<32>().map_err(|_| ConfigError::NoRandomness)?;
            let mut options = std::fs::OpenOptions::new();
            options.write(true).create_new(true);
            #[cfg(unix)]
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
            let mut file = options.open(&path).map_err(fail)?;
            file.write_all(hex(&key).as_bytes()).map_err(fail)?;
            file.sync_all().map_err(fail)?;
            Ok(key)
        }
        Err(cause) => Err(fail(cause)),
    }
}

#[cfg(test)]
mod tests;
