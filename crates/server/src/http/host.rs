//! Names of hosts, as addresses and `Host` headers hold them.

/// The host of an address or of a `Host` header, without its port.
pub(crate) fn host_of(address: &str) -> &str {
    let rest = address.split_once("://").map_or(address, |(_, rest)| rest);
    let authority = rest.split('/').next().unwrap_or(rest);
    match authority.rsplit_once(':') {
        Some((host, port)) if port.bytes().all(|byte| byte.is_ascii_digit()) => host,
        _ => authority,
    }
}

/// Whether a host is this very machine.
pub(crate) fn is_loopback(host: &str) -> bool {
    host == "localhost"
        || host
            .trim_matches(['[', ']'])
            .parse::<std::net::IpAddr>()
            .is_ok_and(|ip| ip.is_loopback())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts() {
        for (address, host) in [
            ("https://a.fr", "a.fr"),
            ("http://127.0.0.1:8080", "127.0.0.1"),
            ("https://a.fr:444/x", "a.fr"),
            ("localhost:80", "localhost"),
            ("[::1]:8080", "[::1]"),
        ] {
            assert_eq!(host_of(address), host);
        }
        for here in ["localhost", "127.0.0.1", "[::1]"] {
            assert!(is_loopback(here), "{here}");
        }
        for elsewhere in ["a.fr", "127.0.0.1.a.fr", "192.0.2.1"] {
            assert!(!is_loopback(elsewhere), "{elsewhere}");
        }
    }
}
