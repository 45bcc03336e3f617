//! The catalog as files, the reverse of an import: the project's own files, or one JSON document per kind.
//!
//! `statements` turns rows back into a draft; `documents` writes them as JSON. Both read one snapshot of the database.

use std::fs;
use std::path::{Path, PathBuf};

use sea_orm::{
    AccessMode, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr, IsolationLevel,
    TransactionTrait,
};

use crate::import::apply::state::State;
use crate::import::catalog_files;
use crate::import::draft::Draft;

mod documents;
mod statements;

/// Why nothing was exported.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] DbErr),
    /// The folder has something in it.
    #[error("{} is not empty: give a folder that is new or empty", .0.display())]
    NotEmpty(PathBuf),
    /// A file cannot be written.
    #[error("{} cannot be written: {reason}", path.display())]
    Unwritable {
        /// The path.
        path: PathBuf,
        /// Why.
        reason: String,
    },
}

/// What the catalog states, as an import would state it.
pub async fn draft(connection: &DatabaseConnection) -> Result<Draft, DbErr> {
    let snapshot = snapshot(connection).await?;
    let state = State::load(&snapshot).await?;
    snapshot.rollback().await?;
    Ok(statements::draft(&state))
}

/// The project's own files, by path.
pub async fn catalog(connection: &DatabaseConnection) -> Result<Vec<(String, String)>, DbErr> {
    Ok(catalog_files::write(&draft(connection).await?))
}

/// One JSON document per kind, by path.
pub async fn json(connection: &DatabaseConnection) -> Result<Vec<(String, String)>, DbErr> {
    let snapshot = snapshot(connection).await?;
    let state = State::load(&snapshot).await?;
    snapshot.rollback().await?;
    Ok(documents::all(&state))
}

/// Writes files into a folder that is new or empty.
pub fn write(folder: &Path, files: &[(String, String)]) -> Result<(), Error> {
    let unwritable = |path: &Path, error: std::io::Error| Error::Unwritable {
        path: path.to_owned(),
        reason: error.to_string(),
    };
    fs::create_dir_all(folder).map_err(|error| unwritable(folder, error))?;
    let mut entries = fs::read_dir(folder).map_err(|error| unwritable(folder, error))?;
    if entries.next().is_some() {
        return Err(Error::NotEmpty(folder.to_owned()));
    }
    for (name, text) in files {
        let path = folder.join(name);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent).map_err(|error| unwritable(parent, error))?;
        }
        fs::write(&path, text).map_err(|error| unwritable(&path, error))?;
    }
    Ok(())
}

// On SQLite a transaction is a snapshot; PostgreSQL has to be asked for one.
async fn snapshot(connection: &DatabaseConnection) -> Result<DatabaseTransaction, DbErr> {
    if connection.get_database_backend() == DbBackend::Postgres {
        let isolation = Some(IsolationLevel::RepeatableRead);
        return connection
            .begin_with_config(isolation, Some(AccessMode::ReadOnly))
            .await;
    }
    connection.begin().await
}
