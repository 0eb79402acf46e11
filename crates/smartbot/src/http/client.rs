//! Who is calling, and at which address they reach us, behind a proxy or not.

use std::net::{IpAddr, SocketAddr};

use axum::extract::{ConnectInfo, FromRequestParts};
use axum::http::request::Parts;
use axum::http::{Extensions, HeaderMap};

use crate::app::AppState;
use crate::error::AppError;

/// The caller's address and the base of links back to us.
#[derive(Debug, Clone)]
pub struct Client {
    /// Address for rate limits: the peer's, or the one a trusted proxy names.
    pub address: IpAddr,
    /// `scheme://host` without a trailing slash.
    pub base: String,
}

impl FromRequestParts<AppState> for Client {
    type Rejection = AppError;

    async fn from_request_parts(parts: &mut Parts, state: &AppState) -> Result<Self, AppError> {
        let peer = peer(&parts.extensions);
        let trusted = is_trusted(state, peer);
        let base = state.config.public_url.clone().unwrap_or_else(|| base(&parts.headers, trusted));
        let address = if trusted { forwarded(&parts.headers).unwrap_or(peer) } else { peer };
        Ok(Self { address: caller(address), base })
    }
}

/// The other end of the connection.
pub(super) fn peer(extensions: &Extensions) -> IpAddr {
    let connection = extensions.get::<ConnectInfo<SocketAddr>>();
    connection.map_or(IpAddr::from([127, 0, 0, 1]), |ConnectInfo(address)| address.ip())
}

/// Whether this peer is a proxy whose headers are believed.
pub(super) fn is_trusted(state: &AppState, peer: IpAddr) -> bool {
    state.config.trusted_proxies.contains(&peer.to_canonical())
}

/// What is one caller: an IPv4 address, or the network of 64 bits that one IPv6 subscriber has to himself.
fn caller(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V6(address) => {
            let network = u128::from(address) & !u128::from(u64::MAX);
            IpAddr::V6(network.into())
        }
        v4 @ IpAddr::V4(_) => v4,
    }
}

/// The last address of `X-Forwarded-For`: the only one the trusted proxy itself has seen.
fn forwarded(headers: &HeaderMap) -> Option<IpAddr> {
    let value = headers.get_all("x-forwarded-for").iter().next_back()?.to_str().ok()?;
    value.rsplit(',').next()?.trim().parse().ok()
}

fn base(headers: &HeaderMap, trusted: bool) -> String {
    let text = |name: &str| headers.get(name).and_then(|value| value.to_str().ok());
    let scheme = match text("x-forwarded-proto") {
        Some("https") if trusted => "https",
        _ => "http",
    };
    let host = text("x-forwarded-host").filter(|_| trusted).or_else(|| text("host")).unwrap_or("localhost");
    // Only what can stand in a host: the text goes into headers and replies.
    let host = if host.chars().all(|c| c.is_ascii_alphanumeric() || "-._:[]".contains(c)) { host } else { "localhost" };
    format!("{scheme}://{host}")
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn a_subscriber_is_one_caller() {
        let parse = |text: &str| text.parse::<IpAddr>().unwrap();
        assert_eq!(caller(parse("::ffff:203.0.113.9")), parse("203.0.113.9"));
        assert_eq!(caller(parse("2001:db8:1:2:3:4:5:6")), parse("2001:db8:1:2::"));
    }

    #[test]
    fn a_proxy_is_believed_only_when_trusted() {
        let mut headers = HeaderMap::new();
        headers.insert("host", "jobs.example.org".parse().unwrap());
        headers.insert("x-forwarded-proto", "https".parse().unwrap());
        headers.insert("x-forwarded-for", "10.0.0.1, 203.0.113.9".parse().unwrap());
        assert_eq!(base(&headers, false), "http://jobs.example.org");
        assert_eq!(base(&headers, true), "https://jobs.example.org");
        assert_eq!(forwarded(&headers), Some(IpAddr::from([203, 0, 113, 9])));
        headers.insert("host", "evil\"<script>".parse().unwrap());
        assert_eq!(base(&headers, false), "http://localhost");
    }
}
