//! TLS to PostgreSQL, with libpq's meaning of `sslmode`: `require` encrypts, `verify-full` also checks who answers.

use std::sync::Arc;

use rustls::client::danger::{HandshakeSignatureValid, ServerCertVerified, ServerCertVerifier};
use rustls::crypto::{CryptoProvider, ring, verify_tls12_signature, verify_tls13_signature};
use rustls::pki_types::{CertificateDer, ServerName, UnixTime};
use rustls::{ClientConfig, DigitallySignedStruct, RootCertStore, SignatureScheme};
use tokio_postgres_rustls::MakeRustlsConnect;

use crate::store::StoreError;

/// How to talk to the server.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Mode {
    /// In the clear: the URL does not ask for TLS.
    Plain,
    /// Encrypted, the certificate is not checked.
    Require,
    /// Encrypted, the certificate must be signed by a public authority for this host.
    VerifyFull,
}

/// Takes `sslmode` out of a URL and gives it back in the form the driver knows.
pub(super) fn split(url: &str) -> Result<(String, Mode), StoreError> {
    let (base, query) = url.split_once('?').unwrap_or((url, ""));
    let mut mode = Mode::Plain;
    let mut kept: Vec<&str> = Vec::new();
    for pair in query.split('&').filter(|pair| !pair.is_empty()) {
        match pair.split_once('=') {
            Some(("sslmode" | "ssl", value)) => {
                mode = match value {
                    "disable" | "allow" | "prefer" | "false" => Mode::Plain,
                    "require" | "true" => Mode::Require,
                    "verify-ca" | "verify-full" => Mode::VerifyFull,
                    _ => {
                        return Err(StoreError::Unavailable(
                            "sslmode in DATABASE_URL takes disable, require or verify-full".to_owned(),
                        ));
                    }
                };
            }
            _ => kept.push(pair),
        }
    }
    kept.push(if mode == Mode::Plain { "sslmode=disable" } else { "sslmode=require" });
    Ok((format!("{base}?{}", kept.join("&")), mode))
}

impl Mode {
    /// The connector; `None` for a connection in the clear.
    pub(super) fn connector(self) -> Result<Option<MakeRustlsConnect>, StoreError> {
        let provider = Arc::new(ring::default_provider());
        let builder = ClientConfig::builder_with_provider(provider.clone())
            .with_safe_default_protocol_versions()
            .map_err(|error| StoreError::Internal(error.to_string()))?;
        let config = match self {
            Self::Plain => return Ok(None),
            Self::VerifyFull => {
                let roots = RootCertStore { roots: webpki_roots::TLS_SERVER_ROOTS.to_vec() };
                builder.with_root_certificates(roots).with_no_client_auth()
            }
            Self::Require => builder
                .dangerous()
                .with_custom_certificate_verifier(Arc::new(AnyCertificate(provider)))
                .with_no_client_auth(),
        };
        Ok(Some(MakeRustlsConnect::new(config)))
    }
}

/// Believes any certificate, but still checks that the server holds its key.
#[derive(Debug)]
struct AnyCertificate(Arc<CryptoProvider>);

impl ServerCertVerifier for AnyCertificate {
    fn verify_server_cert(
        &self,
        _: &CertificateDer<'_>,
        _: &[CertificateDer<'_>],
        _: &ServerName<'_>,
        _: &[u8],
        _: UnixTime,
    ) -> Result<ServerCertVerified, rustls::Error> {
        Ok(ServerCertVerified::assertion())
    }

    fn verify_tls12_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls12_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn verify_tls13_signature(
        &self,
        message: &[u8],
        certificate: &CertificateDer<'_>,
        signed: &DigitallySignedStruct,
    ) -> Result<HandshakeSignatureValid, rustls::Error> {
        verify_tls13_signature(message, certificate, signed, &self.0.signature_verification_algorithms)
    }

    fn supported_verify_schemes(&self) -> Vec<SignatureScheme> {
        self.0.signature_verification_algorithms.supported_schemes()
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn sslmode_has_its_usual_meaning() {
        for (url, rewritten, mode) in [
            ("postgres://h/d", "postgres://h/d?sslmode=disable", Mode::Plain),
            ("postgres://h/d?sslmode=prefer", "postgres://h/d?sslmode=disable", Mode::Plain),
            ("postgres://h/d?a=b&sslmode=require", "postgres://h/d?a=b&sslmode=require", Mode::Require),
            ("postgres://h/d?sslmode=verify-full&a=b", "postgres://h/d?a=b&sslmode=require", Mode::VerifyFull),
        ] {
            assert_eq!(split(url).unwrap(), (rewritten.to_owned(), mode));
            assert_eq!(mode.connector().unwrap().is_some(), mode != Mode::Plain);
        }
        assert!(split("postgres://h/d?sslmode=perhaps").is_err());
    }
}
