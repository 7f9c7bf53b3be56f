//! What is refused, and what is kept.

use super::*;

fn args(dev: bool) -> ServeArgs {
    ServeArgs {
        bind: local(),
        dist: None,
        data: PathBuf::from("unused"),
        dev,
        public_url: (!dev).then(|| "https://adhesion.exemple.fr/".to_owned()),
        tls_cert: None,
        tls_key: None,
        tls_self_signed: false,
        database_url: None,
        key: Some("ab".repeat(32)),
    }
}

fn local() -> SocketAddr {
    "127.0.0.1:8080".parse().unwrap()
}

#[test]
fn what_is_unsafe_is_refused() {
    let everywhere = "0.0.0.0:8080".parse().unwrap();
    let refused = |args: &ServeArgs, at| Config::accept(args, at).err().unwrap();
    assert!(matches!(
        refused(&args(true), everywhere),
        ConfigError::DevNotOnLoopback(_)
    ));
    assert!(matches!(
        refused(&args(false), local()),
        ConfigError::NoProvider
    ));
    let self_signed = ServeArgs {
        tls_self_signed: true,
        ..args(false)
    };
    assert!(matches!(
        refused(&self_signed, everywhere),
        ConfigError::SelfSignedNotOnLoopback(_)
    ));
    let no_key = ServeArgs {
        key: None,
        ..args(false)
    };
    assert!(matches!(refused(&no_key, local()), ConfigError::KeyMissing));
    let bad_key = ServeArgs {
        key: Some("abc".into()),
        ..args(true)
    };
    assert!(matches!(
        refused(&bad_key, local()),
        ConfigError::KeyUnreadable
    ));
    let nowhere = ServeArgs {
        public_url: None,
        ..args(false)
    };
    let refused_storage = Config::accept_storage(&nowhere, local()).err().unwrap();
    assert!(matches!(refused_storage, ConfigError::PublicUrlMissing));
    let other_database = ServeArgs {
        database_url: Some("mysql://x".into()),
        ..args(true)
    };
    assert!(matches!(
        refused(&other_database, local()),
        ConfigError::DatabaseUrl
    ));
}

#[test]
fn a_certificate_and_its_key_come_together_and_make_the_address_https() {
    let read = |flags: &[&str]| Cli::try_parse_from([&["affilio-server"], flags].concat());
    assert!(read(&["--tls-cert", "c.pem"]).is_err());
    assert!(read(&["--tls-key", "k.pem"]).is_err());
    assert!(
        read(&[
            "--tls-cert",
            "c.pem",
            "--tls-key",
            "k.pem",
            "--tls-self-signed"
        ])
        .is_err()
    );
    let mut both = read(&["--tls-cert", "c.pem", "--tls-key", "k.pem", "--dev"])
        .unwrap()
        .serve;
    both.key = Some("ab".repeat(32));
    let config = Config::accept(&both, local()).unwrap();
    assert_eq!(config.public_url, "https://127.0.0.1:8080");
    assert_eq!(
        config.tls,
        Some(Tls::Files {
            cert: "c.pem".into(),
            key: "k.pem".into()
        })
    );
    assert_eq!(Config::accept(&args(true), local()).unwrap().tls, None);
    let office = Config::accept_storage(&args(false), local()).unwrap();
    assert_eq!(office.public_url, "https://adhesion.exemple.fr");
}

#[test]
fn a_development_key_is_kept_and_private() {
    let folder = tempfile::tempdir().unwrap();
    let data = folder.path().join("data");
    let first = dev_key(&data).unwrap();
    assert_eq!(dev_key(&data).unwrap(), first);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        for (path, expected) in [(data.join("dev.key"), 0o600), (data, 0o700)] {
            let mode = std::fs::metadata(path).unwrap().permissions().mode();
            assert_eq!(mode & 0o777, expected);
        }
    }
}
