//! Why an import stored nothing.

use std::path::PathBuf;

use super::catalog_files::Fault;
use super::{apply, fetch};
use crate::database;

/// Why an import stored nothing: each says what would be right.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database cannot be used.
    #[error(transparent)]
    Database(#[from] database::Error),
    /// The catalog could not be stored.
    #[error(transparent)]
    Apply(#[from] apply::Error),
    /// A file or folder cannot be read.
    #[error("{} cannot be read: {reason}", path.display())]
    Unreadable {
        /// The path.
        path: PathBuf,
        /// Why.
        reason: String,
    },
    /// The catalog files have faults.
    #[error("{}", lines(.0))]
    Catalog(Vec<Fault>),
    /// A source could not be fetched.
    #[error(transparent)]
    Fetch(#[from] fetch::Error),
    /// Nothing that is known, or a broken form of it.
    #[error("{0}")]
    Format(String),
}

fn lines(faults: &[Fault]) -> String {
    let lines: Vec<String> = faults.iter().map(ToString::to_string).collect();
    format!(
        "the catalog has {} faults:\n{}",
        faults.len(),
        lines.join("\n")
    )
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Database(error.into())
    }
}
