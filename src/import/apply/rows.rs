//! One table in memory: its rows as they are, and what they were before they were touched.

use std::collections::{BTreeMap, HashMap, HashSet};
use std::hash::Hash;

use sea_orm::{ConnectionTrait, DbErr, EntityTrait, IntoActiveModel, ModelTrait};

/// A row with a number and a natural key.
pub trait Record:
    ModelTrait + Clone + PartialEq + IntoActiveModel<<Self::Entity as EntityTrait>::ActiveModel>
{
    /// What names the row in words of the domain.
    type Key: Clone + Eq + Hash;
    /// Row number.
    fn id(&self) -> i64;
    /// Gives the row its number.
    fn set_id(&mut self, id: i64);
    /// The natural key.
    fn key(&self) -> Self::Key;
}

/// The rows of one table, with the first state of every row that was touched.
pub struct Rows<R: Record> {
    present: BTreeMap<i64, R>,
    before: BTreeMap<i64, Option<R>>,
    ids: HashMap<R::Key, i64>,
    stated: HashSet<i64>,
    last_id: i64,
}

impl<R: Record> Rows<R> {
    /// Reads the whole table in one statement.
    pub async fn load(connection: &impl ConnectionTrait) -> Result<Self, DbErr>
    where
        R: From<<R::Entity as EntityTrait>::Model>,
    {
        let rows = R::Entity::find().all(connection).await?;
        Ok(Self::new(rows.into_iter().map(R::from)))
    }

    /// The table that holds `rows`.
    pub fn new(rows: impl Iterator<Item = R>) -> Self {
        let present: BTreeMap<i64, R> = rows.map(|row| (row.id(), row)).collect();
        let ids = present.values().map(|row| (row.key(), row.id())).collect();
        let last_id = present.keys().next_back().copied().unwrap_or(0);
        Self {
            present,
            before: BTreeMap::new(),
            ids,
            stated: HashSet::new(),
            last_id,
        }
    }

    /// Sees to it that no number up to `id` is given to a new row.
    pub fn reserve(&mut self, id: i64) {
        self.last_id = self.last_id.max(id);
    }

    /// The row of this number.
    pub fn get(&self, id: i64) -> Option<&R> {
        self.present.get(&id)
    }

    /// The row of this number, even when it has been removed.
    pub fn get_ever(&self, id: i64) -> Option<&R> {
        self.present
            .get(&id)
            .or_else(|| self.before.get(&id)?.as_ref())
    }

    /// The row of this key.
    pub fn find(&self, key: &R::Key) -> Option<&R> {
        self.present.get(self.ids.get(key)?)
    }

    /// Number of the row of this key.
    pub fn id_of(&self, key: &R::Key) -> Option<i64> {
        self.ids.get(key).copied()
    }

    /// All rows, by number.
    pub fn iter(&self) -> impl Iterator<Item = &R> {
        self.present.values()
    }

    /// The numbers of all rows.
    pub fn ids(&self) -> Vec<i64> {
        self.present.keys().copied().collect()
    }

    /// Adds a row under a new number and gives the number.
    pub fn add(&mut self, mut row: R) -> i64 {
        self.last_id += 1;
        row.set_id(self.last_id);
        self.put(row);
        self.last_id
    }

    /// Puts a row under its own number, in the place of the one that stands there.
    pub fn put(&mut self, row: R) {
        let id = row.id();
        self.reserve(id);
        self.ids.insert(row.key(), id);
        let old = self.present.insert(id, row);
        self.before.entry(id).or_insert(old);
    }

    /// Changes a row; the natural key may change with it.
    pub fn change(&mut self, id: i64, change: impl FnOnce(&mut R)) {
        let Some(row) = self.present.get_mut(&id) else {
            return;
        };
        let old = row.clone();
        change(row);
        if *row == old {
            return;
        }
        let (from, to) = (old.key(), row.key());
        if from != to {
            self.ids.remove(&from);
            self.ids.insert(to, id);
        }
        self.before.entry(id).or_insert(Some(old));
    }

    /// Takes a row away.
    pub fn remove(&mut self, id: i64) {
        if let Some(row) = self.present.remove(&id) {
            self.ids.remove(&row.key());
            self.before.entry(id).or_insert(Some(row));
        }
    }

    /// Notes that the import states this row, whether or not it changes it.
    pub fn state(&mut self, id: i64) {
        self.stated.insert(id);
    }

    /// Whether the import stated this row.
    pub fn is_stated(&self, id: i64) -> bool {
        self.stated.contains(&id)
    }

    /// The rows that the import stated.
    pub fn stated(&self) -> impl Iterator<Item = i64> {
        self.stated.iter().copied()
    }

    /// Makes the table hold exactly `rows`; a row whose key is known keeps its number.
    pub fn replace(&mut self, rows: Vec<R>) {
        let mut kept = HashSet::with_capacity(rows.len());
        for mut row in rows {
            let id = match self.ids.get(&row.key()) {
                Some(&id) => {
                    row.set_id(id);
                    self.change(id, |old| *old = row);
                    id
                }
                None => self.add(row),
            };
            kept.insert(id);
        }
        for id in self.ids() {
            if !kept.contains(&id) {
                self.remove(id);
            }
        }
    }

    /// Gives every row that was touched a chance to take back a part of what it was.
    pub fn settle(&mut self, take_back: impl Fn(&mut R, &R)) {
        for (id, before) in &self.before {
            if let (Some(row), Some(old)) = (self.present.get_mut(id), before) {
                take_back(row, old);
            }
        }
    }

    /// All rows as they were read.
    pub fn as_read(&self) -> impl Iterator<Item = &R> {
        let untouched = self.present.iter();
        let untouched = untouched.filter(|(id, _)| !self.before.contains_key(*id));
        let before = self.before.values().filter_map(Option::as_ref);
        untouched.map(|(_, row)| row).chain(before)
    }

    /// Rows that differ from what was read: before and after.
    pub fn differences(&self) -> impl Iterator<Item = (Option<&R>, Option<&R>)> {
        self.before
            .iter()
            .map(|(id, before)| (before.as_ref(), self.present.get(id)))
            .filter(|(before, after)| before != after)
    }
}
