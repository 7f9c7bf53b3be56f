//! Loopback ports.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};

use anyhow::{Result, bail};

/// How many ports after the one asked for are tried.
const TRIES: u16 = 50;

/// A port nobody listens on at this moment.
pub(crate) fn any_free() -> Result<u16> {
    Ok(TcpListener::bind((Ipv4Addr::LOCALHOST, 0))?
        .local_addr()?
        .port())
}

/// The address asked for if it is free, otherwise the same one with the next free port.
pub(crate) fn free_from(asked: SocketAddr) -> Result<SocketAddr> {
    let mut address = asked;
    for offset in 0..TRIES {
        let Some(port) = asked.port().checked_add(offset) else {
            break;
        };
        address.set_port(port);
        if TcpListener::bind(address).is_ok() {
            return Ok(address);
        }
    }
    bail!("no free port on {} from {}", asked.ip(), asked.port())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_busy_port_gives_a_later_one() {
        let busy = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).unwrap();
        let asked = busy.local_addr().unwrap();
        let found = free_from(asked).unwrap();
        assert!(found.port() > asked.port());
        assert_eq!(found.ip(), asked.ip());
    }
}
