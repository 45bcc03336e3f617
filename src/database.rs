//! The connections: SQLite with one writer beside a pool of readers, or one pool of PostgreSQL.
//!
//! Everything above sees the same two handles, so no other file knows which database it talks to.

use std::{error::Error as StdError, time::Duration};

use migrations::Migrator;
use sea_orm::{
    ConnAcquireErr, ConnectOptions, ConnectionTrait, DatabaseConnection, DatabaseTransaction,
    DbBackend, DbErr, EntityTrait, QueryOrder, QuerySelect, SqliteTransactionMode,
    TransactionOptions, TransactionTrait, metric,
};
use sea_orm_migration::{MigrationStatus, MigratorTrait};
use tokio::sync::watch;

/// How long a statement waits for another writer of the same SQLite file.
const BUSY: Duration = Duration::from_secs(30);
/// How long connecting may take before the database counts as unreachable.
const CONNECT: Duration = Duration::from_secs(4);
/// How long a connection of a reader may be waited for: longer than an operation may take, so that on a busy
/// machine the operation ends by its own deadline, which is told, and not as a failure of the database.
const READER: Duration = Duration::from_secs(20);
/// How long one statement of a reader may run on PostgreSQL, and so the usual deadline of an operation: what nobody
/// waits for any more does not go on.
pub const STATEMENT: Duration = Duration::from_secs(10);
/// Readers beside the writer.
const READERS: u32 = 16;
/// How long an import waits for the one before it.
const TURN: Duration = Duration::from_mins(10);
/// Pause between two looks for revisions that other processes committed.
const FOLLOW: Duration = Duration::from_secs(1);
/// Number of the advisory lock that serialises imports on PostgreSQL: the letters "versus".
const IMPORT_LOCK: i64 = 0x7665_7273_7573;

/// Why the database cannot be used: one sentence for the person who started the program.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The address names no kind of database that is supported.
    #[error(
        "the database URL `{0}` is not supported: use sqlite:PATH or postgres://USER@HOST/NAME"
    )]
    Unsupported(String),
    /// No connection could be made.
    #[error("the database {url} cannot be reached: {reason}")]
    Unreachable {
        /// Address without its password.
        url: String,
        /// What the driver says.
        reason: String,
    },
    /// The file cannot be written.
    #[error("the database {0} cannot be written: check the permissions of the file and its folder")]
    ReadOnly(String),
    /// Migrations are missing.
    #[error(
        "the database has not been migrated ({pending} steps are missing): run `versus migrate up`"
    )]
    NotMigrated {
        /// Steps that are missing.
        pending: usize,
    },
    /// A newer program has migrated it.
    #[error(
        "the database is newer than this program: it has the unknown step `{0}`; install a newer `versus`"
    )]
    Newer(String),
    /// Anything else.
    #[error("the database failed: {0}")]
    Failed(#[from] DbErr),
}

/// Every connection was in use for too long: the server is busy, and nothing has failed.
#[derive(Clone, Copy, Debug, thiserror::Error)]
#[error("no connection to the database was free in time")]
pub struct Busy;

impl Busy {
    /// Whether that is all that `error` says.
    pub fn is(error: &DbErr) -> bool {
        matches!(error, DbErr::ConnectionAcquire(ConnAcquireErr::Timeout))
    }

    /// `error`, as this where that is all that it says.
    pub fn or(error: DbErr) -> Box<dyn StdError + Send + Sync> {
        if Self::is(&error) {
            Self.into()
        } else {
            error.into()
        }
    }
}

/// The state of one step of the schema.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Step {
    /// Name of the step.
    pub name: String,
    /// Whether it has been applied.
    pub applied: bool,
}

/// Handles on one database: `reader` for queries, `writer` for imports and keys.
#[derive(Clone, Debug)]
pub struct Database {
    reader: DatabaseConnection,
    writer: DatabaseConnection,
    committed: watch::Sender<i64>,
}

impl Database {
    /// Connects to `sqlite:PATH` or `postgres://…`; a SQLite file that does not exist is created.
    pub async fn connect(url: &str) -> Result<Self, Error> {
        let (reader, writer) = if url.starts_with("sqlite:") {
            sqlite(url).await?
        } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
            let connecting = tokio::time::timeout(CONNECT, connected(postgres(url), url));
            let pool = connecting.await.map_err(|_| Error::Unreachable {
                url: without_password(url),
                reason: format!("it does not answer within {} s", CONNECT.as_secs()),
            })??;
            (pool.clone(), pool)
        } else {
            return Err(Error::Unsupported(without_password(url)));
        };
        let (committed, _) = watch::channel(0);
        Ok(Self {
            reader,
            writer,
            committed,
        })
    }

    /// The pool that queries use.
    pub fn reader(&self) -> &DatabaseConnection {
        &self.reader
    }

    /// The connection that changes the database.
    pub fn writer(&self) -> &DatabaseConnection {
        &self.writer
    }

    /// Calls `callback` after every statement of either handle. Only clones made afterwards are observed too.
    pub fn observe(
        &mut self,
        callback: impl Fn(&metric::Info<'_>) + Clone + Send + Sync + 'static,
    ) {
        self.reader.set_metric_callback(callback.clone());
        self.writer.set_metric_callback(callback);
    }

    /// Starts the one transaction of an import: no other import runs beside it.
    pub async fn begin_import(&self) -> Result<DatabaseTransaction, DbErr> {
        let transaction = self
            .writer
            .begin_with_options(TransactionOptions {
                sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
                ..TransactionOptions::default()
            })
            .await?;
        if transaction.get_database_backend() == DbBackend::Postgres {
            transaction
                .execute_unprepared("SET LOCAL statement_timeout = 0")
                .await?;
            transaction
                .execute_unprepared(&format!("SELECT pg_advisory_xact_lock({IMPORT_LOCK})"))
                .await?;
        }
        Ok(transaction)
    }

    /// Brings the schema up to date.
    pub async fn migrate(&self) -> Result<(), Error> {
        // Where nothing is missing nobody has to wait for an import that is under way.
        if self.steps().await?.iter().all(|step| step.applied) {
            return Ok(());
        }
        let failed = |error| read_only(error, &self.writer);
        // Two programs that start at the same time must not make the same table: who comes second finds it made.
        let turn = self.begin_import().await.map_err(failed)?;
        Migrator::up(&turn, None).await.map_err(failed)?;
        turn.commit().await.map_err(failed)
    }

    /// The steps of the schema and whether each is applied; an unknown step is an error.
    pub async fn steps(&self) -> Result<Vec<Step>, Error> {
        let status = match Migrator::get_migration_with_status_read_only(&self.writer).await {
            Ok(status) => status,
            Err(DbErr::Custom(message)) => return Err(Error::Newer(unknown_step(&message))),
            Err(error) => return Err(error.into()),
        };
        Ok(status
            .iter()
            .map(|step| Step {
                name: step.name().to_owned(),
                applied: step.status() == MigrationStatus::Applied,
            })
            .collect())
    }

    /// Checks that the schema is the one that this program knows.
    pub async fn ready(&self) -> Result<(), Error> {
        match self
            .steps()
            .await?
            .iter()
            .filter(|step| !step.applied)
            .count()
        {
            0 => Ok(()),
            pending => Err(Error::NotMigrated { pending }),
        }
    }

    /// Number of the latest revision; 0 before the first.
    pub async fn current_revision(&self) -> Result<i64, DbErr> {
        current_revision(&self.reader).await
    }

    /// Numbers of the revisions that this process commits, as they are committed.
    pub fn revisions(&self) -> watch::Receiver<i64> {
        self.committed.subscribe()
    }

    /// Tells everyone who waits that a revision is committed; an older one than was told before is not told.
    pub fn announce(&self, revision: i64) {
        self.committed.send_if_modified(|last| {
            let newer = revision > *last;
            *last = revision.max(*last);
            newer
        });
    }

    /// Announces the revisions that other processes commit, and the one that was there before this process began.
    pub async fn follow(self) {
        loop {
            match self.current_revision().await {
                Ok(revision) => self.announce(revision),
                Err(error) => tracing::warn!(%error, "the revision cannot be read"),
            }
            tokio::time::sleep(FOLLOW).await;
        }
    }
}

/// Number of the latest revision as `connection` sees it; 0 before the first.
pub async fn current_revision(connection: &impl ConnectionTrait) -> Result<i64, DbErr> {
    use entities::revision::{Column, Entity};
    let latest: Option<i64> = Entity::find()
        .select_only()
        .column(Column::Number)
        .order_by_desc(Column::Number)
        .limit(1)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(latest.unwrap_or(0))
}

async fn sqlite(url: &str) -> Result<(DatabaseConnection, DatabaseConnection), Error> {
    if url.contains(":memory:") || url.contains("mode=memory") {
        return Err(Error::Unsupported(url.to_owned()));
    }
    let mut options = ConnectOptions::new(url);
    options.max_connections(1).map_sqlx_sqlite_opts(|options| {
        options
            .create_if_missing(true)
            .busy_timeout(BUSY)
            .foreign_keys(true)
            .pragma("journal_mode", "WAL")
            .pragma("synchronous", "NORMAL")
    });
    // The writer comes first: it makes the file and turns the log on.
    options.acquire_timeout(TURN);
    let writer = connected(options, url).await?;
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(READERS)
        .acquire_timeout(READER)
        .map_sqlx_sqlite_opts(|options| {
            options
                .busy_timeout(BUSY)
                .foreign_keys(true)
                .pragma("query_only", "ON")
        });
    Ok((connected(options, url).await?, writer))
}

fn postgres(url: &str) -> ConnectOptions {
    let mut options = ConnectOptions::new(url);
    options
        .max_connections(READERS)
        .acquire_timeout(READER)
        .statement_timeout(STATEMENT)
        .set_application_name("versus");
    options
}

async fn connected(mut options: ConnectOptions, url: &str) -> Result<DatabaseConnection, Error> {
    options.sqlx_logging(false);
    sea_orm::Database::connect(options).await.map_err(|error| {
        let reason = error.to_string();
        if reason.contains("readonly") || reason.contains("read-only") {
            Error::ReadOnly(without_password(url))
        } else {
            Error::Unreachable {
                url: without_password(url),
                reason,
            }
        }
    })
}

fn read_only(error: DbErr, connection: &DatabaseConnection) -> Error {
    let reason = error.to_string();
    if reason.contains("readonly") || reason.contains("read-only") {
        return Error::ReadOnly(format!("({:?})", connection.get_database_backend()));
    }
    Error::Failed(error)
}

/// The address as it may be shown: a password in it is left out.
pub fn without_password(url: &str) -> String {
    let Some((scheme, rest)) = url.split_once("://") else {
        return url.to_owned();
    };
    match rest.rsplit_once('@') {
        Some((user, host)) => {
            let user = user.split_once(':').map_or(user, |(name, _)| name);
            format!("{scheme}://{user}@{host}")
        }
        None => url.to_owned(),
    }
}

fn unknown_step(message: &str) -> String {
    message.split('\'').nth(1).unwrap_or(message).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn passwords_are_not_shown() {
        assert_eq!(
            without_password("postgres://me:secret@db/versus"),
            "postgres://me@db/versus"
        );
        assert_eq!(
            without_password("sqlite:versus.sqlite"),
            "sqlite:versus.sqlite"
        );
    }
}
