//! The history of one revision: every fact that was added, changed or removed, before and after.

use std::collections::{BTreeMap, HashSet};

use entities::enums::{ChangeKind, SubjectKind};
use entities::{change, observation};
use serde_json::Value;

use super::facts::Fact;
use super::numbers;
use super::rows::Rows;
use super::state::{FactVisitor, State};
use crate::import::report::{Outcome, Record};

/// Day and source of an observation.
type Seen = (String, i64);

/// What an import comes to, before it is written.
#[derive(Default)]
pub struct Changes {
    /// The rows of the history, without their numbers.
    pub rows: Vec<change::Model>,
    /// Facts that were new.
    pub created: i64,
    /// Facts that changed, closed and removed ones included.
    pub changed: i64,
    /// Facts that the import stated and the catalog had.
    pub unchanged: i64,
    // Whether a choice that moved counts as a change of the row.
    choices: bool,
    // Numbers of the rows whose observation moved and nothing else, by kind, from one day and source to another.
    moved: BTreeMap<(SubjectKind, Seen, Seen), Vec<i64>>,
}

impl Changes {
    /// Compares the catalog with what was read.
    pub fn of(state: &State) -> Self {
        let mut changes = Self::default();
        state.visit(&mut changes);
        if changes.rows.is_empty() && state.prices_moved() {
            changes = Self {
                choices: true,
                ..Self::default()
            };
            state.visit(&mut changes);
        }
        changes
    }

    /// The observations that moved where nothing else did, without their numbers: no changes, but a revert takes them
    /// back.
    pub fn observations(&self) -> Vec<observation::Model> {
        let moved = self.moved.iter();
        moved
            .map(|((subject_kind, before, after), rows)| observation::Model {
                id: 0,
                revision: 0,
                subject_kind: *subject_kind,
                before: before.0.clone(),
                after: after.0.clone(),
                source_before: before.1,
                source_after: after.1,
                numbers: numbers::write(rows),
            })
            .collect()
    }

    /// The changes as the report tells them.
    pub fn records(&self) -> Vec<Record> {
        let record = |row: &change::Model| Record {
            record: format!("{} {}", word(row), row.subject),
            outcome: match (row.kind, row.before.is_some()) {
                (ChangeKind::RecordRemoved, _) => Outcome::Removed,
                (ChangeKind::PriceClosed | ChangeKind::RouteRetired, _) => Outcome::Closed,
                (_, false) => Outcome::Created,
                (_, true) => Outcome::Changed,
            },
            code: sea_orm::ActiveEnum::to_value(&row.kind),
            reason: row
                .before
                .as_deref()
                .zip(row.after.as_deref())
                .map(|(before, after)| difference(before, after)),
        };
        self.rows.iter().map(record).collect()
    }
}

impl FactVisitor for Changes {
    fn visit<R: Fact>(&mut self, state: &State, rows: &Rows<R>) {
        let mut stated: HashSet<i64> = rows.stated().collect();
        for (before, after) in rows.differences() {
            let chosen = |row: Option<&R>| {
                row.and_then(|row| Some(row.choice()?.0.to_owned() + row.choice()?.1))
            };
            let moved = self.choices && chosen(before) != chosen(after);
            if !moved && before.map(Fact::facts) == after.map(Fact::facts) {
                self.note_observation(before, after);
                continue;
            }
            let Some(row) = after.or(before) else {
                continue;
            };
            let kind = after.map_or(ChangeKind::RecordRemoved, |after| R::kind(before, after));
            stated.remove(&row.id());
            if before.is_none() {
                self.created += 1;
            } else {
                self.changed += 1;
            }
            self.rows.push(change::Model {
                id: 0,
                revision: 0,
                kind,
                subject_kind: R::SUBJECT,
                subject: row.subject(state),
                model_slug: row.model(state),
                before: before.and_then(|row| serde_json::to_string(row).ok()),
                after: after.and_then(|row| serde_json::to_string(row).ok()),
            });
        }
        self.unchanged += i64::try_from(stated.len()).unwrap_or(i64::MAX);
    }
}

impl Changes {
    fn note_observation<R: Fact>(&mut self, before: Option<&R>, after: Option<&R>) {
        let (Some(before), Some(after)) = (before, after) else {
            return;
        };
        let seen = |row: &R| (row.seen().0.to_owned(), row.seen().1);
        let (was, is) = (seen(before), seen(after));
        if was != is {
            let rows = self.moved.entry((R::SUBJECT, was, is)).or_default();
            rows.push(after.id());
        }
    }
}

fn word(row: &change::Model) -> String {
    sea_orm::ActiveEnum::to_value(&row.subject_kind)
        .to_lowercase()
        .replace('_', " ")
}

/// The fields in which two rows differ, such as `amount_micro_usd 2000000 → 3000000`.
fn difference(before: &str, after: &str) -> String {
    let read =
        |row| serde_json::from_str::<serde_json::Map<String, Value>>(row).unwrap_or_default();
    let (before, after) = (read(before), read(after));
    let changed: Vec<String> = after
        .iter()
        .filter(|(name, _)| !change::FOLLOWING.contains(&name.as_str()))
        .filter_map(|(name, value)| {
            let old = before.get(name).unwrap_or(&Value::Null);
            (old != value).then(|| format!("{name} {old} → {value}"))
        })
        .collect();
    changed.join(", ")
}
