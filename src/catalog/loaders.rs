//! Rows by key, all keys of a request in one statement. A new way to reach rows is one key type.

use std::{collections::HashMap, hash::Hash, sync::Arc};

use async_graphql::dataloader::Loader;
use sea_orm::{ColumnTrait as _, EntityTrait, QueryFilter as _, QueryOrder as _, Value};

use super::{Catalog, error::Error};

type Column<E> = <E as EntityTrait>::Column;
type Row<E> = <E as EntityTrait>::Model;

/// A key that names at most one row.
pub trait ByKey: Clone + Eq + Hash + Send + Sync + 'static {
    /// The table.
    type Entity: EntityTrait;
    /// The column that holds the key.
    const COLUMN: Column<Self::Entity>;
    /// The key as the column holds it.
    fn value(&self) -> Value;
    /// The key of a row.
    fn of(row: &Row<Self::Entity>) -> Self;
}

/// A key that names the rows of one parent.
pub trait Children: Clone + Eq + Hash + Send + Sync + 'static {
    /// The table of the children.
    type Entity: EntityTrait;
    /// The column that holds the parent.
    const PARENT: Column<Self::Entity>;
    /// The columns that order the children.
    const ORDER: &'static [Column<Self::Entity>];
    /// The parent as the column holds it.
    fn value(&self) -> Value;
    /// The parent of a row.
    fn of(row: &Row<Self::Entity>) -> Self;
}

/// All children of `K`; keeps the two blanket loaders apart.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct All<K>(pub K);

impl<K: ByKey> Loader<K> for Catalog
where
    Row<K::Entity>: Send + Sync,
{
    type Value = Arc<Row<K::Entity>>;
    type Error = Arc<Error>;

    async fn load(&self, keys: &[K]) -> Result<HashMap<K, Self::Value>, Self::Error> {
        let rows = K::Entity::find()
            .filter(K::COLUMN.is_in(keys.iter().map(K::value)))
            .all(&self.db)
            .await
            .map_err(Error::from)?;
        Ok(rows
            .into_iter()
            .map(|row| (K::of(&row), Arc::new(row)))
            .collect())
    }
}

impl<K: Children> Loader<All<K>> for Catalog
where
    Row<K::Entity>: Send + Sync,
{
    type Value = Arc<Vec<Row<K::Entity>>>;
    type Error = Arc<Error>;

    async fn load(&self, keys: &[All<K>]) -> Result<HashMap<All<K>, Self::Value>, Self::Error> {
        let mut select =
            K::Entity::find().filter(K::PARENT.is_in(keys.iter().map(|key| key.0.value())));
        for column in K::ORDER {
            select = select.order_by_asc(*column);
        }
        let rows = select.all(&self.db).await.map_err(Error::from)?;
        let mut children: HashMap<_, Vec<_>> =
            keys.iter().map(|key| (key.clone(), Vec::new())).collect();
        for row in rows {
            children.entry(All(K::of(&row))).or_default().push(row);
        }
        Ok(children
            .into_iter()
            .map(|(key, rows)| (key, Arc::new(rows)))
            .collect())
    }
}

/// A key type that names at most one row by one of its columns.
macro_rules! by_key {
    ($(#[$doc:meta])* $name:ident($key:ty) => $table:ident.$column:ident / $field:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name(pub $key);

        impl $crate::catalog::loaders::ByKey for $name {
            type Entity = entities::$table::Entity;
            const COLUMN: entities::$table::Column = entities::$table::Column::$column;
            fn value(&self) -> sea_orm::Value {
                self.0.clone().into()
            }
            fn of(row: &entities::$table::Model) -> Self {
                Self(row.$field.clone())
            }
        }
    };
}

/// A key type that names the rows of one parent, in the order of some columns.
macro_rules! children {
    ($(#[$doc:meta])* $name:ident => $table:ident.$column:ident / $field:ident by $($order:ident),+) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, Hash)]
        pub struct $name(pub i64);

        impl $crate::catalog::loaders::Children for $name {
            type Entity = entities::$table::Entity;
            const PARENT: entities::$table::Column = entities::$table::Column::$column;
            const ORDER: &'static [entities::$table::Column] =
                &[$(entities::$table::Column::$order),+];
            fn value(&self) -> sea_orm::Value {
                self.0.into()
            }
            fn of(row: &entities::$table::Model) -> Self {
                Self(row.$field)
            }
        }
    };
}

pub(crate) use {by_key, children};
