//! The small HTTP client that telemetry leaves by: one address, one kept connection, HTTP/1.1, TLS checked against the
//! public authorities. Built from what the server consists of anyway.

use std::fmt;
use std::sync::Arc;
use std::time::Duration;

use axum::http::header::{CONTENT_TYPE, HOST, RETRY_AFTER, USER_AGENT};
use axum::http::uri::Scheme;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Request, StatusCode, Uri};
use bytes::Bytes;
use http_body_util::{BodyExt, Full, Limited};
use hyper::client::conn::http1::{self, SendRequest};
use hyper_util::rt::TokioIo;
use rustls::pki_types::ServerName;
use rustls::{ClientConfig, RootCertStore};
use tokio::io::{AsyncRead, AsyncWrite};
use tokio::net::TcpStream;
use tokio_rustls::TlsConnector;

/// Longest reply that is read; none says anything we want to know.
const REPLY_LIMIT: usize = 64 * 1024;

/// Where to post to. Its headers may hold secrets and are never printed.
#[derive(Clone)]
pub struct Target {
    tls: bool,
    host: String,
    port: u16,
    path: String,
    headers: HeaderMap,
}

impl fmt::Debug for Target {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}://{}:{}", if self.tls { "https" } else { "http" }, self.host, self.port)
    }
}

impl Target {
    /// Reads `http://HOST[:PORT][/PATH]` or `https://…`. `None` for anything else, user names and queries included.
    pub fn read(url: &str) -> Option<Self> {
        let uri: Uri = url.parse().ok()?;
        let tls = match uri.scheme()? {
            scheme if *scheme == Scheme::HTTP => false,
            scheme if *scheme == Scheme::HTTPS => true,
            _ => return None,
        };
        let authority = uri.authority()?;
        if authority.as_str().contains('@') || uri.query().is_some() || authority.host().is_empty() {
            return None;
        }
        let port = authority.port_u16().unwrap_or(if tls { 443 } else { 80 });
        let path = uri.path().trim_end_matches('/').to_owned();
        Some(Self { tls, host: authority.host().to_owned(), port, path, headers: HeaderMap::new() })
    }

    /// The same server, further down.
    #[must_use]
    pub fn below(mut self, path: &str) -> Self {
        self.path.push_str(path);
        self
    }

    /// Sends this header along, too.
    #[must_use]
    pub fn with(mut self, name: HeaderName, mut value: HeaderValue) -> Self {
        value.set_sensitive(true);
        self.headers.insert(name, value);
        self
    }

    /// The path, to be changed by who knows what it means.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// The same server at another path.
    #[must_use]
    pub fn at(mut self, path: String) -> Self {
        self.path = path;
        self
    }
}

/// What the other side has said.
pub(super) struct Answer {
    pub(super) status: StatusCode,
    /// How long it wants to be left alone.
    pub(super) retry_after: Option<Duration>,
}

/// A client of one address.
pub(super) struct Client {
    target: Target,
    content_type: HeaderValue,
    tls: Option<TlsConnector>,
    connection: Option<SendRequest<Full<Bytes>>>,
}

impl Client {
    /// Connects with the first request.
    ///
    /// # Errors
    /// When TLS cannot be set up.
    pub(super) fn new(target: Target, content_type: &'static str) -> Result<Self, rustls::Error> {
        let tls = if target.tls { Some(connector()?) } else { None };
        Ok(Self { target, content_type: HeaderValue::from_static(content_type), tls, connection: None })
    }

    /// Posts a body and reads the reply. The error is a text for the log.
    pub(super) async fn post(&mut self, body: Bytes) -> Result<Answer, String> {
        let mut sender = self.connection().await?;
        let response = sender.send_request(self.request(body)?).await.map_err(|error| describe(&error))?;
        let status = response.status();
        let retry_after = response.headers().get(RETRY_AFTER).and_then(|value| value.to_str().ok()?.parse().ok());
        // The connection can be used again once the reply has been read to its end.
        if Limited::new(response.into_body(), REPLY_LIMIT).collect().await.is_ok() {
            self.connection = Some(sender);
        }
        Ok(Answer { status, retry_after: retry_after.map(Duration::from_secs) })
    }

    fn request(&self, body: Bytes) -> Result<Request<Full<Bytes>>, String> {
        let Target { host, port, path, headers, .. } = &self.target;
        let mut request = Request::post(if path.is_empty() { "/" } else { path })
            .header(HOST, format!("{host}:{port}"))
            .header(USER_AGENT, concat!("smartbot/", env!("CARGO_PKG_VERSION")))
            .header(CONTENT_TYPE, &self.content_type)
            .body(Full::new(body))
            .map_err(|error| error.to_string())?;
        request.headers_mut().extend(headers.clone());
        Ok(request)
    }

    /// The connection of the last request, if it is still good, or a new one.
    async fn connection(&mut self) -> Result<SendRequest<Full<Bytes>>, String> {
        if let Some(mut kept) = self.connection.take()
            && kept.ready().await.is_ok()
        {
            return Ok(kept);
        }
        let Target { host, port, .. } = &self.target;
        let bare = host.trim_start_matches('[').trim_end_matches(']').to_owned();
        let stream = TcpStream::connect((bare.as_str(), *port)).await.map_err(|error| error.to_string())?;
        match &self.tls {
            None => handshake(stream).await,
            Some(tls) => {
                let name = ServerName::try_from(bare).map_err(|error| error.to_string())?;
                handshake(tls.connect(name, stream).await.map_err(|error| error.to_string())?).await
            }
        }
    }
}

async fn handshake<S>(stream: S) -> Result<SendRequest<Full<Bytes>>, String>
where
    S: AsyncRead + AsyncWrite + Unpin + Send + 'static,
{
    let (sender, connection) = http1::handshake(TokioIo::new(stream)).await.map_err(|error| describe(&error))?;
    tokio::spawn(async move {
        // What goes wrong on it is told to whoever waits for a reply.
        let _ = connection.await;
    });
    Ok(sender)
}

fn connector() -> Result<TlsConnector, rustls::Error> {
    let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
    let config = ClientConfig::builder_with_provider(Arc::new(rustls::crypto::ring::default_provider()))
        .with_safe_default_protocol_versions()?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(TlsConnector::from(Arc::new(config)))
}

fn describe(error: &hyper::Error) -> String {
    match std::error::Error::source(error) {
        Some(cause) => format!("{error}: {cause}"),
        None => error.to_string(),
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn addresses_are_read_and_their_secrets_kept() {
        let target = Target::read("https://collector.example.org/otlp/").unwrap().below("/v1/traces");
        assert_eq!((target.tls, target.port, target.path.as_str()), (true, 443, "/otlp/v1/traces"));
        let target = target.with(HeaderName::from_static("x-key"), HeaderValue::from_static("hidden"));
        assert_eq!(format!("{target:?}"), "https://collector.example.org:443");
        assert_eq!(Target::read("http://[::1]:4318").unwrap().port, 4318);
        for bad in ["", "collector:4318", "ftp://h/", "http://", "http://u:p@h/", "http://h/?q=1", "h/p", "http:///x"] {
            assert!(Target::read(bad).is_none(), "{bad}");
        }
    }

    #[test]
    fn tls_can_be_set_up() {
        let target = Target::read("https://collector.example.org").unwrap();
        assert!(Client::new(target, "text/plain").unwrap().tls.is_some());
    }
}
