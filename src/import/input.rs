//! What is to be imported, read as bytes: a file, a folder or an address.

use std::path::Path;

use super::apply::Seen;
use super::embedded::digest;
use super::error::Error;
use super::fetch::{Fetched, fetch, without_secrets};
use super::reader::Files;

/// One thing to import, as it was read.
#[derive(Clone, Debug)]
pub struct Input {
    /// The path, or the address without secrets.
    pub name: String,
    /// Its files by path relative to it; one file of its own name, where it is no folder.
    pub files: Files,
    /// Entity tag of the answer, where it was fetched and had one.
    pub etag: Option<String>,
}

impl Input {
    /// Reads a file or folder.
    pub fn open(path: &Path) -> Result<Self, Error> {
        let name = path.display().to_string();
        let files = Files::read(path)?;
        Ok(Self {
            name,
            files,
            etag: None,
        })
    }

    /// Fetches an address; `None` when it is what the entity tag names.
    pub async fn fetch(url: &str, etag: Option<&str>) -> Result<Option<Self>, Error> {
        let name = without_secrets(url);
        Ok(match fetch(url, etag).await? {
            Fetched::Unchanged => None,
            Fetched::Body { bytes, etag } => {
                let file = name.rsplit('/').next().unwrap_or(&name).to_owned();
                Some(Self {
                    name,
                    files: Files::one(&file, bytes),
                    etag,
                })
            }
        })
    }

    /// What the database remembers of it.
    pub fn seen(&self) -> Seen {
        Seen {
            origin: self.name.clone(),
            digest: digest(&self.files.0),
            etag: self.etag.clone(),
        }
    }
}

/// Whether an argument is an address and not a path.
pub fn is_address(argument: &str) -> bool {
    argument.starts_with("https://") || argument.starts_with("http://")
}
