//! Why an import stored nothing.

use super::{apply, fetch, format};
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
    /// A source could not be fetched.
    #[error(transparent)]
    Fetch(#[from] fetch::Error),
    /// A source cannot be read or understood.
    #[error(transparent)]
    Format(#[from] format::Error),
}

impl From<sea_orm::DbErr> for Error {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Database(error.into())
    }
}
