//! The key of the signatures: given by the environment, or made at first start and kept beside the embedded database.

use std::io::Write;
use std::path::Path;

use secrecy::SecretString;

use crate::config::{Config, DatabaseUrl};

/// The key to sign with.
///
/// # Errors
/// A sentence for the operator when the kept key can neither be read nor made.
pub fn load(config: &Config) -> Result<SecretString, String> {
    match (&config.secret_key, &config.database) {
        (Some(key), _) => Ok(key.clone()),
        (None, DatabaseUrl::Sqlite(path)) => keep(&path.with_extension("key")),
        (None, DatabaseUrl::Postgres(_)) => Err("SECRET_KEY: must be set with PostgreSQL".to_owned()),
    }
}

fn keep(path: &Path) -> Result<SecretString, String> {
    let said = |error: std::io::Error| format!("SECRET_KEY is unset and {} cannot be used: {error}", path.display());
    match std::fs::read_to_string(path) {
        Ok(key) if key.trim().len() >= 32 => return Ok(SecretString::from(key.trim().to_owned())),
        Ok(_) => {
            return Err(format!("{}: is no key; delete it to have a new one made", path.display()));
        }
        Err(error) if error.kind() == std::io::ErrorKind::NotFound => {}
        Err(error) => return Err(said(error)),
    }
    let mut bytes = [0_u8; 32];
    getrandom::fill(&mut bytes).map_err(|error| format!("no random numbers: {error}"))?;
    let key = format!("{}{}", hex(&bytes[..16]), hex(&bytes[16..]));
    if let Some(folder) = path.parent() {
        std::fs::create_dir_all(folder).map_err(said)?;
    }
    let mut options = std::fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    match options.open(path) {
        Ok(mut file) => {
            file.write_all(key.as_bytes()).and_then(|()| file.sync_all()).map_err(said)?;
            Ok(SecretString::from(key))
        }
        // Another process was first: its key counts.
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => keep(path),
        Err(error) => Err(said(error)),
    }
}

/// Sixteen bytes as 32 digits.
fn hex(bytes: &[u8]) -> String {
    uuid::Uuid::from_slice(bytes).unwrap_or_default().simple().to_string()
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;
    use secrecy::ExposeSecret;

    #[test]
    fn a_key_is_made_once_and_kept_to_its_owner() {
        let folder = std::env::temp_dir().join(format!("smartbot-{}", uuid::Uuid::new_v4()));
        let path = folder.join("x.key");
        let first = keep(&path).unwrap();
        let second = keep(&path).unwrap();
        assert_eq!(first.expose_secret(), second.expose_secret());
        assert_eq!(first.expose_secret().len(), 64);
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            assert_eq!(std::fs::metadata(&path).unwrap().permissions().mode() & 0o777, 0o600);
        }
        std::fs::write(&path, "short").unwrap();
        assert!(keep(&path).unwrap_err().contains("is no key"));
        std::fs::remove_dir_all(&folder).unwrap();
    }
}
