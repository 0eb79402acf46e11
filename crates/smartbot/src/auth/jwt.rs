//! JSON Web Tokens (RFC 7519) signed with HMAC-SHA-256 (RFC 7515): the one algorithm the contract has.
//!
//! Small on purpose: the known libraries bring a second algorithm family along, and with it an advisory.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::{DateTime, TimeDelta, Utc};
use hmac::{Hmac, Mac};
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use sha2::Sha256;
use uuid::Uuid;

/// The audience of a candidate's token; an employer's has none.
const CANDIDATE: &str = "candidate";
/// Life of a candidate's token: long enough to come back to an interview after a holiday.
const CANDIDATE_DAYS: i64 = 60;
/// Longest token that is looked at.
const MAX_LENGTH: usize = 4096;

#[derive(Debug, Serialize, Deserialize)]
struct Header {
    alg: String,
    #[serde(default)]
    typ: Option<String>,
    /// Extensions we would have to understand; there are none that we do.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    crit: Option<serde_json::Value>,
}

#[derive(Debug, Serialize, Deserialize)]
struct Claims {
    sub: String,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    email: Option<String>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    aud: Option<String>,
    exp: i64,
}

/// Whose token it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Subject {
    /// An employer, by id.
    Employer(Uuid),
    /// The candidate of one application, by the application's id.
    Candidate(Uuid),
}

/// Signs and checks tokens.
pub struct Tokens {
    key: SecretString,
    employer_life: TimeDelta,
}

impl Tokens {
    /// `minutes` is the life of an employer's token.
    pub fn new(key: SecretString, minutes: i64) -> Self {
        Self { key, employer_life: TimeDelta::minutes(minutes) }
    }

    /// A token for an employer.
    pub fn employer(&self, id: Uuid, email: &str, now: DateTime<Utc>) -> String {
        let exp = (now + self.employer_life).timestamp();
        self.sign(&Claims { sub: id.to_string(), email: Some(email.to_owned()), aud: None, exp })
    }

    /// A token for the candidate of an application.
    pub fn candidate(&self, application: Uuid, now: DateTime<Utc>) -> String {
        let exp = (now + TimeDelta::days(CANDIDATE_DAYS)).timestamp();
        self.sign(&Claims { sub: application.to_string(), email: None, aud: Some(CANDIDATE.to_owned()), exp })
    }

    fn sign(&self, claims: &Claims) -> String {
        // Structs of strings and integers always serialise.
        let payload = serde_json::to_vec(claims).unwrap_or_default();
        let mut token = URL_SAFE_NO_PAD.encode(br#"{"alg":"HS256","typ":"JWT"}"#);
        token.push('.');
        token.push_str(&URL_SAFE_NO_PAD.encode(payload));
        let signature = self.mac(token.as_bytes()).finalize().into_bytes();
        token.push('.');
        token.push_str(&URL_SAFE_NO_PAD.encode(signature));
        token
    }

    fn mac(&self, signed: &[u8]) -> Hmac<Sha256> {
        mac(self.key.expose_secret().as_bytes()).chain_update(signed)
    }

    /// Checks signature, algorithm, expiry and subject; `None` whatever is wrong.
    pub fn check(&self, token: &str, now: DateTime<Utc>) -> Option<Subject> {
        if token.len() > MAX_LENGTH {
            return None;
        }
        let (signed, signature) = token.rsplit_once('.')?;
        let (header, payload) = signed.split_once('.')?;
        let header: Header = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(header).ok()?).ok()?;
        if header.alg != "HS256" || header.crit.is_some() {
            return None;
        }
        // Compares in constant time.
        self.mac(signed.as_bytes()).verify_slice(&URL_SAFE_NO_PAD.decode(signature).ok()?).ok()?;
        let claims: Claims = serde_json::from_slice(&URL_SAFE_NO_PAD.decode(payload).ok()?).ok()?;
        if claims.exp <= now.timestamp() {
            return None;
        }
        let id = Uuid::parse_str(&claims.sub).ok()?;
        match claims.aud.as_deref() {
            None => Some(Subject::Employer(id)),
            Some(CANDIDATE) => Some(Subject::Candidate(id)),
            Some(_) => None,
        }
    }
}

/// HMAC-SHA-256 under a key of any length: longer ones are hashed, shorter ones padded (RFC 2104).
pub(crate) fn mac(key: &[u8]) -> Hmac<Sha256> {
    let Ok(mac) = Hmac::<Sha256>::new_from_slice(key) else { unreachable!("HMAC takes keys of any length") };
    mac
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    fn tokens() -> Tokens {
        Tokens::new(SecretString::from("k".repeat(32)), 30)
    }

    fn now() -> DateTime<Utc> {
        DateTime::from_timestamp(1_800_000_000, 0).unwrap()
    }

    fn with(header: &str, payload: &str, tokens: &Tokens) -> String {
        let signed = format!("{}.{}", URL_SAFE_NO_PAD.encode(header), URL_SAFE_NO_PAD.encode(payload));
        let signature = tokens.mac(signed.as_bytes()).finalize().into_bytes();
        format!("{signed}.{}", URL_SAFE_NO_PAD.encode(signature))
    }

    /// RFC 7515, appendix A.1: key, signing input and signature.
    #[test]
    fn signatures_are_those_of_rfc_7515() {
        let key = URL_SAFE_NO_PAD
            .decode("AyM1SysPpbyDfgZld3umj1qzKObwVMkoqQ-EstJQLr_T-1qS0gZH75aKtMN3Yj0iPS4hcgUuTwjAzZr1Z9CAow")
            .unwrap();
        let signed = "eyJ0eXAiOiJKV1QiLA0KICJhbGciOiJIUzI1NiJ9.\
                      eyJpc3MiOiJqb2UiLA0KICJleHAiOjEzMDA4MTkzODAsDQogImh0dHA6Ly9leGFtcGxlLmNvbS9pc19yb290Ijp0cnVlfQ";
        let signature = URL_SAFE_NO_PAD.encode(mac(&key).chain_update(signed).finalize().into_bytes());
        assert_eq!(signature, "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    }

    #[test]
    fn what_was_signed_is_read_back() {
        let (tokens, id) = (tokens(), Uuid::new_v4());
        assert_eq!(tokens.check(&tokens.employer(id, "a@b.kz", now()), now()), Some(Subject::Employer(id)));
        assert_eq!(tokens.check(&tokens.candidate(id, now()), now()), Some(Subject::Candidate(id)));
    }

    #[test]
    fn anything_else_is_refused() {
        let (tokens, id) = (tokens(), Uuid::new_v4());
        let good = tokens.employer(id, "a@b.kz", now());
        let other = Tokens::new(SecretString::from("x".repeat(32)), 30);
        assert_eq!(other.check(&good, now()), None, "another key");
        assert_eq!(tokens.check(&good, now() + TimeDelta::minutes(30)), None, "expired");
        assert_eq!(tokens.check(&good[..good.len() - 1], now()), None, "cut");
        assert_eq!(tokens.check(&"a".repeat(MAX_LENGTH + 1), now()), None, "too long");
        for token in ["", ".", "..", "a.b.c", "a.b", &good.replace('.', "")] {
            assert_eq!(tokens.check(token, now()), None, "{token}");
        }
        let (sub, exp) = (id.to_string(), now().timestamp() + 60);
        let ok = r#"{"alg":"HS256"}"#;
        for (header, payload) in [
            (r#"{"alg":"none"}"#, format!(r#"{{"sub":"{sub}","exp":{exp}}}"#)),
            (r#"{"alg":"HS512"}"#, format!(r#"{{"sub":"{sub}","exp":{exp}}}"#)),
            (r#"{"alg":"HS256","crit":["b64"]}"#, format!(r#"{{"sub":"{sub}","exp":{exp}}}"#)),
            (ok, format!(r#"{{"sub":"{sub}"}}"#)),
            (ok, format!(r#"{{"sub":"1","exp":{exp}}}"#)),
            (ok, format!(r#"{{"sub":"{sub}","exp":{exp},"aud":"admin"}}"#)),
            (ok, "[]".to_owned()),
        ] {
            assert_eq!(tokens.check(&with(header, &payload, &tokens), now()), None, "{header} {payload}");
        }
        let minimal = with(ok, &format!(r#"{{"sub":"{sub}","exp":{exp}}}"#), &tokens);
        assert_eq!(tokens.check(&minimal, now()), Some(Subject::Employer(id)));
    }
}
