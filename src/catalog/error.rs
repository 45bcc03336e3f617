//! What can go wrong while reading.

use sea_orm::DbErr;

use crate::database::Busy;

/// Why the catalog gave no answer.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[source] DbErr),
    /// The database has too much to do.
    #[error(transparent)]
    Busy(Busy),
    /// Rows contradict each other or the form they are stored in.
    #[error("{table} {key}: {what}")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row.
        key: String,
        /// What is wrong with it.
        what: &'static str,
    },
    /// The client asked for something that makes no sense; the text says what would.
    #[error("{0}")]
    BadInput(String),
    /// An argument names something that must exist and does not.
    #[error("no {kind} is called {name}")]
    NotFound {
        /// Kind of what is named.
        kind: &'static str,
        /// The name as given.
        name: String,
        /// Slugs that come closest.
        suggestions: Vec<String>,
    },
}

/// What reading gives.
pub type Result<T, E = Error> = std::result::Result<T, E>;

impl From<DbErr> for Error {
    fn from(error: DbErr) -> Self {
        if Busy::is(&error) {
            Self::Busy(Busy)
        } else {
            Self::Database(error)
        }
    }
}

impl Error {
    /// A refusal of what the client sent.
    pub(crate) fn input(message: impl Into<String>) -> Self {
        Self::BadInput(message.into())
    }

    /// A text that is not in the form that rows of `table` store.
    pub(crate) fn malformed(table: &'static str, text: &str, what: &'static str) -> Self {
        Self::Inconsistent {
            table,
            key: format!("{text:?}"),
            what,
        }
    }

    /// A row that refers to a row that is not there.
    pub(crate) fn dangling(table: &'static str, key: String) -> Self {
        Self::Inconsistent {
            table,
            key,
            what: "is referred to and does not exist",
        }
    }
}
