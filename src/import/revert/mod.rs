//! Undoing a revision: its facts go back to what they were before it, and everything that follows is derived anew.
//!
//! A revert is a revision like any other. It is refused where a later revision built on what is to be undone.

use std::collections::HashMap;

use chrono::{DateTime, Utc};
use entities::enums::SubjectKind;
use entities::{change, observation};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, QuerySelect,
};

use super::apply::choose::choose;
use super::apply::state::State;
use super::apply::{Commit, Error, Origin, commit, forget};
use super::report::Report;
use crate::database::{Database, current_revision};

mod dangling;
mod restore;

use restore::{Fault, restore, unsee};

/// Undoes revision `number`; with `dry_run` it only says what would change.
pub async fn revert(
    database: &Database,
    number: i64,
    at: DateTime<Utc>,
    dry_run: bool,
) -> Result<Report, Error> {
    let transaction = database.begin_import().await?;
    if number < 1 || number > current_revision(&transaction).await? {
        return Err(Error::NoRevision(number));
    }
    let later = later(&transaction, number).await?;
    let mut state = State::load(&transaction).await?;
    let changes = change::Entity::find()
        .filter(change::Column::Revision.eq(number))
        .order_by_desc(change::Column::Id)
        .all(&transaction)
        .await?;
    for row in &changes {
        restore(&mut state, row).map_err(|fault| match fault {
            Fault::Moved => {
                let key = (row.subject_kind, row.subject.clone());
                let by = later.get(&key).copied().unwrap_or(number);
                conflict(number, by, row.subject_kind, &row.subject)
            }
            Fault::Damaged(reason) => Error::History {
                revision: number,
                subject: row.subject.clone(),
                reason,
            },
        })?;
    }
    let moved = observation::Entity::find()
        .filter(observation::Column::Revision.eq(number))
        .all(&transaction)
        .await?;
    for row in &moved {
        unsee(&mut state, row);
    }
    choose(&mut state);
    if let Some((kind, subject)) = dangling::find(&state) {
        let by = later
            .get(&(kind, subject.clone()))
            .copied()
            .unwrap_or(number);
        return Err(conflict(number, by, kind, &subject));
    }
    if !dry_run {
        forget(&transaction).await?;
    }
    let origin = Origin {
        name: format!("revert of revision {number}"),
        digest: String::new(),
        read: Vec::new(),
        at,
        today: at.date_naive(),
        dry_run,
    };
    let commit_of = Commit {
        origin,
        warnings: Vec::new(),
        reverts: Some(number),
    };
    commit(database, transaction, state, commit_of).await
}

/// What later revisions changed, and which of them did so last.
async fn later(
    connection: &impl ConnectionTrait,
    number: i64,
) -> Result<HashMap<(SubjectKind, String), i64>, DbErr> {
    let rows: Vec<(SubjectKind, String, i64)> = change::Entity::find()
        .select_only()
        .column(change::Column::SubjectKind)
        .column(change::Column::Subject)
        .column(change::Column::Revision)
        .filter(change::Column::Revision.gt(number))
        .order_by_asc(change::Column::Id)
        .into_tuple()
        .all(connection)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(kind, subject, by)| ((kind, subject), by))
        .collect())
}

fn conflict(revision: i64, by: i64, kind: SubjectKind, subject: &str) -> Error {
    let kind = sea_orm::ActiveEnum::to_value(&kind)
        .to_lowercase()
        .replace('_', " ");
    Error::Conflict {
        revision,
        by,
        subject: format!("{kind} {subject}"),
    }
}
