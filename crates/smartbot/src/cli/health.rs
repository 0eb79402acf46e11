//! `smartbot health`: asks a running server on this machine whether it is ready, for health checks of containers that
//! have no other HTTP client.

use std::io::{Read, Write};
use std::net::{IpAddr, Ipv4Addr, SocketAddr, TcpStream};
use std::time::Duration;

use super::{Failure, print};
use crate::config::Config;

const PATIENCE: Duration = Duration::from_secs(3);

/// Succeeds when `/health/ready` answers 200.
pub(super) fn run(config: &Config) -> Result<(), Failure> {
    let host = if config.host.is_unspecified() { IpAddr::V4(Ipv4Addr::LOCALHOST) } else { config.host };
    let address = SocketAddr::new(host, config.port);
    let status = ask(address).map_err(|error| Failure::new(format!("http://{address}/health/ready: {error}")))?;
    if status.contains(" 200 ") {
        Ok(print("ready")?)
    } else {
        Err(Failure::new(format!("http://{address}/health/ready: {status}")))
    }
}

/// The status line of the reply.
fn ask(address: SocketAddr) -> std::io::Result<String> {
    let mut stream = TcpStream::connect_timeout(&address, PATIENCE)?;
    stream.set_read_timeout(Some(PATIENCE))?;
    stream.set_write_timeout(Some(PATIENCE))?;
    write!(stream, "GET /health/ready HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\n\r\n")?;
    let mut reply = String::new();
    stream.take(64 * 1024).read_to_string(&mut reply)?;
    Ok(reply.lines().next().unwrap_or_default().to_owned())
}
