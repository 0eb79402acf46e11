//! Ports for servers that are started again and again, and whether somebody answers there.

use std::net::{Ipv4Addr, SocketAddr, TcpListener};
use std::time::Duration;

use anyhow::{Context, Result};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// Tries before giving up.
const TRIES: u32 = 200;

/// A free port of this machine below those that the kernel gives to outgoing connections: while its server is down for a
/// moment, nobody gets it by chance.
pub fn free() -> Result<u16> {
    let end = std::fs::read_to_string("/proc/sys/net/ipv4/ip_local_port_range")
        .ok()
        .and_then(|range| range.split_whitespace().next()?.parse().ok())
        .filter(|end| *end > 20_000)
        .unwrap_or(32_768_u16);
    for _ in 0..TRIES {
        let bytes = uuid::Uuid::new_v4().into_bytes();
        let port = 12_000 + u16::from_le_bytes([bytes[0], bytes[1]]) % (end - 12_000);
        if TcpListener::bind((Ipv4Addr::LOCALHOST, port)).is_ok() {
            return Ok(port);
        }
    }
    None.context("no free port")
}

/// The port on this machine's loopback.
pub fn loopback(port: u16) -> SocketAddr {
    SocketAddr::from((Ipv4Addr::LOCALHOST, port))
}

/// Whether whoever listens there answers `request` with a reply that begins with `expected`, within a second.
pub async fn answers(address: SocketAddr, request: &[u8], expected: &[u8]) -> bool {
    let asked = async {
        let mut stream = TcpStream::connect(address).await?;
        stream.write_all(request).await?;
        let mut reply = vec![0; expected.len()];
        stream.read_exact(&mut reply).await?;
        std::io::Result::Ok(reply == expected)
    };
    matches!(tokio::time::timeout(Duration::from_secs(1), asked).await, Ok(Ok(true)))
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    #[test]
    fn a_free_port_can_be_listened_on() {
        let port = super::free().unwrap();
        assert!(port >= 12_000);
        std::net::TcpListener::bind(super::loopback(port)).unwrap();
    }
}
