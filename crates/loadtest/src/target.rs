//! Where the server is. Load goes to this machine only, unless the caller says otherwise.

use std::net::IpAddr;

use anyhow::{Context, Result, bail};

/// A server's address.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Target {
    /// `host:port`.
    authority: String,
}

impl Target {
    /// Reads `http://host:port`. Another machine's address is refused unless `allow_remote`.
    pub fn parse(url: &str, allow_remote: bool) -> Result<Self> {
        let rest = url.strip_prefix("http://").context("the URL must begin with http://")?;
        let authority = rest.trim_end_matches('/');
        if authority.is_empty() || authority.contains(['/', '?', '#', '@']) {
            bail!("the URL must be http://HOST:PORT, without path or user");
        }
        if !allow_remote && !is_loopback(host(authority)) {
            bail!(
                "{} is another machine: load goes to 127.0.0.1 only, unless --allow-remote is given",
                host(authority)
            );
        }
        Ok(Self { authority: authority.to_owned() })
    }

    /// The URL of a path, which begins with `/`.
    pub fn http(&self, path: &str) -> String {
        format!("http://{}{path}", self.authority)
    }

    /// The URL of an application's chat.
    pub fn chat(&self, application: &str) -> String {
        format!("ws://{}/ws/chat/{application}", self.authority)
    }

    /// `host:port`, the port as given or 80.
    pub fn address(&self) -> String {
        let has_port = self.authority.rsplit_once(':').is_some_and(|(_, port)| port.parse::<u16>().is_ok());
        if has_port { self.authority.clone() } else { format!("{}:80", self.authority) }
    }
}

fn host(authority: &str) -> &str {
    match authority.strip_prefix('[') {
        Some(rest) => rest.split_once(']').map_or(rest, |(host, _)| host),
        None => authority.split_once(':').map_or(authority, |(host, _)| host),
    }
}

fn is_loopback(host: &str) -> bool {
    host.eq_ignore_ascii_case("localhost") || host.parse::<IpAddr>().is_ok_and(|address| address.is_loopback())
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn this_machine_is_taken_and_others_only_when_allowed() {
        for url in ["http://127.0.0.1:8000", "http://localhost:8000/", "http://[::1]:8000", "http://127.9.9.9"] {
            assert!(Target::parse(url, false).is_ok(), "{url}");
        }
        for url in
            ["http://192.0.2.1:8000", "http://example.org", "http://localhost.example.org", "http://[2001:db8::1]:80"]
        {
            assert!(Target::parse(url, false).is_err(), "{url}");
            assert!(Target::parse(url, true).is_ok(), "{url}");
        }
    }

    #[test]
    fn anything_but_a_server_is_refused() {
        for url in
            ["", "127.0.0.1:8000", "https://127.0.0.1", "http://", "http://127.0.0.1/x", "http://127.0.0.1@example.org"]
        {
            assert!(Target::parse(url, true).is_err(), "{url}");
        }
    }

    #[test]
    fn addresses_are_made_from_it() {
        let target = Target::parse("http://127.0.0.1:8000/", false).unwrap();
        assert_eq!(target.http("/health"), "http://127.0.0.1:8000/health");
        assert_eq!(target.chat("x"), "ws://127.0.0.1:8000/ws/chat/x");
        assert_eq!(target.address(), "127.0.0.1:8000");
        assert_eq!(Target::parse("http://localhost", false).unwrap().address(), "localhost:80");
    }
}
