//! How a draft is stored: the catalog is read, changed in memory, and what differs is written as one revision.
//!
//! `merge` turns statements into rows, `choose` picks among them, `derive` (the room beside this one) computes what
//! follows, `changes` writes the history. Nothing reaches the database before all of it has succeeded.

use chrono::{DateTime, NaiveDate, SecondsFormat, Utc};
use entities::{change, observation, revision};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbErr, EntityTrait, QueryOrder, QuerySelect};

use super::draft::{Draft, Warning};
use super::report::Report;
use crate::database::{Database, current_revision};
use crate::import::derive::derive;

pub mod choose;
pub mod facts;
pub mod fields;
pub mod rank;
pub mod records;
pub mod rows;
pub mod state;

mod changes;
mod merge;
mod numbers;
mod seen;
mod write;

pub use changes::Changes;
pub(super) use numbers::read as read_numbers;
pub(super) use seen::forget;
pub use seen::{Seen, last};

use state::{Derived, State};

/// Why an import stored nothing.
#[derive(Debug, thiserror::Error)]
pub enum Error {
    /// The database failed.
    #[error("the database failed: {0}")]
    Database(#[from] DbErr),
    /// There is no such revision.
    #[error("there is no revision {0}")]
    NoRevision(i64),
    /// A later revision built on what was to be undone.
    #[error(
        "revision {revision} cannot be undone: revision {by} has changed {subject} since; undo that one first"
    )]
    Conflict {
        /// The revision that was to be undone.
        revision: i64,
        /// The later one.
        by: i64,
        /// What both touch.
        subject: String,
    },
    /// The history cannot be read.
    #[error("the history of revision {revision} is damaged at {subject}: {reason}")]
    History {
        /// The revision.
        revision: i64,
        /// The row.
        subject: String,
        /// What is wrong with it.
        reason: String,
    },
}

/// One draft of an import.
#[derive(Clone, Debug)]
pub struct Part {
    /// What it states.
    pub draft: Draft,
    /// Whether names and links of known records follow it (the project's own files); else it only fills gaps.
    pub editorial: bool,
}

/// Where an import comes from and how it is to be stored.
#[derive(Clone, Debug)]
pub struct Origin {
    /// What was imported, as the history names it: `embedded`, a path, or an address without secrets.
    pub name: String,
    /// SHA-256 of what was imported, in hex.
    pub digest: String,
    /// Each thing that was read, so that the same one is not read again; empty for a revert.
    pub read: Vec<Seen>,
    /// The moment of the import.
    pub at: DateTime<Utc>,
    /// The day of statements that have none.
    pub today: NaiveDate,
    /// Whether only to say what would change.
    pub dry_run: bool,
}

/// Stores drafts in one transaction: one revision, or none when nothing changed.
pub async fn apply(
    database: &Database,
    parts: Vec<Part>,
    warnings: Vec<Warning>,
    origin: Origin,
) -> Result<Report, Error> {
    let transaction = database.begin_import().await?;
    let mut state = State::load(&transaction).await?;
    let mut warnings = warnings;
    let today = origin.today.to_string();
    merge::Merge::run(&parts, &mut state, &mut warnings, &today);
    drop(parts);
    let what = Commit {
        origin,
        warnings,
        reverts: None,
    };
    commit(database, transaction, state, what).await
}

/// What a revision is made of besides the rows.
pub(super) struct Commit {
    pub(super) origin: Origin,
    pub(super) warnings: Vec<Warning>,
    pub(super) reverts: Option<i64>,
}

/// Chooses, derives, writes and commits; tells the rest of the process.
pub(super) async fn commit(
    database: &Database,
    transaction: DatabaseTransaction,
    mut state: Box<State>,
    commit: Commit,
) -> Result<Report, Error> {
    choose::choose(&mut state);
    let changes = Changes::of(&state);
    let standing = current_revision(&transaction).await?;
    let mut report = report(&changes, commit.warnings, standing);
    if commit.origin.dry_run {
        transaction.rollback().await?;
        return Ok(report);
    }
    if changes.rows.is_empty() {
        // Days of observation may have moved on: they are kept, and are no change.
        state.keep_choices();
        write::write(&transaction, &state, &Derived::empty()).await?;
        seen::note(&transaction, &commit.origin, standing).await?;
        transaction.commit().await?;
        return Ok(report);
    }
    let today = commit.origin.today.to_string();
    let mut derived = Derived::load(&transaction).await?;
    derive(&mut state, &mut derived, &today);
    write::write(&transaction, &state, &derived).await?;
    let number = standing + 1;
    seen::note(&transaction, &commit.origin, number).await?;
    let row = revision::Model {
        number,
        committed_at: commit.origin.at.to_rfc3339_opts(SecondsFormat::Secs, true),
        origin: commit.origin.name,
        digest: commit.origin.digest,
        created: report.created,
        changed: report.changed,
        unchanged: report.unchanged,
        skipped: report.skipped,
        reverts: commit.reverts,
    };
    let observations = changes.observations();
    history(&transaction, row, changes.rows, observations).await?;
    transaction.commit().await?;
    database.announce(number);
    report.revision = Some(number);
    report.catalog_revision = number;
    Ok(report)
}

async fn history(
    connection: &impl ConnectionTrait,
    revision: revision::Model,
    mut changes: Vec<change::Model>,
    mut observations: Vec<observation::Model>,
) -> Result<(), DbErr> {
    let last = last_id::<change::Entity>(connection, change::Column::Id).await?;
    for (id, row) in (last + 1..).zip(&mut changes) {
        row.id = id;
        row.revision = revision.number;
    }
    let last = last_id::<observation::Entity>(connection, observation::Column::Id).await?;
    for (id, row) in (last + 1..).zip(&mut observations) {
        row.id = id;
        row.revision = revision.number;
    }
    write::insert::<revision::Entity>(connection, vec![revision]).await?;
    write::insert::<change::Entity>(connection, changes).await?;
    write::insert::<observation::Entity>(connection, observations).await
}

/// The highest number of a table; 0 for an empty one.
async fn last_id<E: EntityTrait>(
    connection: &impl ConnectionTrait,
    column: E::Column,
) -> Result<i64, DbErr> {
    let last: Option<i64> = E::find()
        .select_only()
        .column(column)
        .order_by_desc(column)
        .limit(1)
        .into_tuple()
        .one(connection)
        .await?;
    Ok(last.unwrap_or(0))
}

fn report(changes: &Changes, warnings: Vec<Warning>, standing: i64) -> Report {
    let skipped = warnings.iter().filter(|warning| warning.skipped).count();
    let mut records: Vec<_> = warnings.into_iter().map(Into::into).collect();
    records.extend(changes.records());
    Report {
        catalog_revision: standing,
        revision: None,
        created: changes.created,
        changed: changes.changed,
        unchanged: changes.unchanged,
        skipped: i64::try_from(skipped).unwrap_or(i64::MAX),
        records,
    }
}
