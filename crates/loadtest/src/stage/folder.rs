//! A temporary folder.

use std::path::{Path, PathBuf};

use anyhow::{Context, Result};

/// A folder that goes when it is no longer needed.
pub struct Folder(PathBuf);

impl Folder {
    /// An empty folder among the machine's temporary ones.
    pub fn new() -> Result<Self> {
        let path = std::env::temp_dir().join(format!("loadtest-{}", uuid::Uuid::new_v4()));
        std::fs::create_dir(&path).with_context(|| path.display().to_string())?;
        Ok(Self(path))
    }

    /// Where it is.
    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        // What cannot be removed stays in the temporary folder; nothing depends on it.
        let _ = std::fs::remove_dir_all(&self.0);
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]
    use super::*;

    #[test]
    fn it_goes_with_what_is_in_it() {
        let folder = Folder::new().unwrap();
        let path = folder.path().to_owned();
        std::fs::write(path.join("file"), "x").unwrap();
        drop(folder);
        assert!(!path.exists());
    }
}
