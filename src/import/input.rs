//! What is to be imported, read as bytes: a file, a folder or an address.

use std::path::Path;

use super::apply::Seen;
use super::embedded::digest;
use super::error::Error;
use super::fetch::{self, Fetched, fetch, without_secrets};
use super::format;
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
    /// Whether it was fetched.
    pub fetched: bool,
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
            fetched: false,
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
                    fetched: true,
                })
            }
        })
    }

    /// The error with the address that was fetched: the end of one, after which its only file is called, says little.
    pub fn name_in(&self, error: format::Error) -> format::Error {
        match error {
            format::Error::Unknown { what, .. } if self.fetched => format::Error::Unknown {
                name: self.name.clone(),
                what,
            },
            format::Error::Broken { format, reason, .. } if self.fetched => format::Error::Broken {
                name: self.name.clone(),
                format,
                reason,
            },
            other => other,
        }
    }

    /// What the history calls it: where files lie on the machine of an operator is nobody else's business.
    pub fn shown(&self) -> String {
        if self.fetched {
            self.name.clone()
        } else {
            last_part(Path::new(&self.name))
        }
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

/// The last part of a path, without the folders that lead there.
pub fn last_part(path: &Path) -> String {
    let named = path.file_name().map(ToOwned::to_owned);
    let found = || path.canonicalize().ok()?.file_name().map(ToOwned::to_owned);
    let name = named.or_else(found);
    name.map_or_else(
        || "folder".to_owned(),
        |name| name.to_string_lossy().into_owned(),
    )
}

/// Whether an argument is an address and not a path; refuses addresses of a kind that is not read.
pub fn is_address(argument: &str) -> Result<bool, Error> {
    let Some((scheme, _)) = argument.split_once("://") else {
        return Ok(false);
    };
    match scheme.to_ascii_lowercase().as_str() {
        "https" | "http" => Ok(true),
        _ => Err(fetch::Error {
            url: without_secrets(argument),
            reason: "only http and https addresses are read".to_owned(),
        }
        .into()),
    }
}
