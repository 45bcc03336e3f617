//! The table of API keys: read for each caller, written by `versus keys` only.

use async_trait::async_trait;
use chrono::{DateTime, SecondsFormat, Utc};
use entities::api_key::{ActiveModel, Column, Entity, Model};
use sea_orm::{
    ActiveModelTrait, ColumnTrait, DbErr, EntityTrait, QueryFilter, QueryOrder, Set, SqlErr,
};

use super::keys::{KeyError, KeyRecord, Keys, mint};
use crate::database::{Busy, Database};

/// The keys of a database.
#[derive(Clone, Debug)]
pub struct StoredKeys(pub Database);

/// Why a key is not created or revoked.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// The name is taken.
    #[error("there is a key named `{0}` already: choose another name, a revoked key keeps its own")]
    NameTaken(String),
    /// There is no such key.
    #[error("there is no key named `{0}`: `versus keys list` shows the names")]
    Unknown(String),
    /// The database failed.
    #[error("the keys cannot be read or written: {0}")]
    Database(#[from] DbErr),
}

#[async_trait]
impl Keys for StoredKeys {
    async fn find(&self, key_hash: &str) -> Result<Option<KeyRecord>, KeyError> {
        let row = Entity::find()
            .filter(Column::KeyHash.eq(key_hash))
            .filter(Column::RevokedAt.is_null())
            .one(self.0.reader())
            .await
            .map_err(Busy::or)?;
        Ok(row.map(|row| KeyRecord {
            id: row.id,
            name: row.name,
            points_per_minute: row
                .points_per_minute
                .and_then(|points| points.try_into().ok()),
        }))
    }
}

impl StoredKeys {
    /// Makes a key for `name` and stores its hash; the key itself is returned and never seen again.
    pub async fn create(
        &self,
        name: &str,
        points_per_minute: Option<u32>,
        at: DateTime<Utc>,
    ) -> Result<String, StoreError> {
        let minted = mint();
        let last = Entity::find()
            .order_by_desc(Column::Id)
            .one(self.0.writer())
            .await?;
        let row = ActiveModel {
            id: Set(last.map_or(1, |last| last.id + 1)),
            name: Set(name.to_owned()),
            prefix: Set(minted.prefix),
            key_hash: Set(minted.key_hash),
            points_per_minute: Set(points_per_minute.map(i64::from)),
            created_at: Set(at.to_rfc3339_opts(SecondsFormat::Secs, true)),
            revoked_at: Set(None),
        };
        match row.insert(self.0.writer()).await {
            Ok(_) => Ok(minted.secret),
            Err(error) if matches!(error.sql_err(), Some(SqlErr::UniqueConstraintViolation(_))) => {
                Err(StoreError::NameTaken(name.to_owned()))
            }
            Err(error) => Err(error.into()),
        }
    }

    /// All keys, the oldest first, revoked ones too.
    pub async fn list(&self) -> Result<Vec<Model>, StoreError> {
        Ok(Entity::find()
            .order_by_asc(Column::Id)
            .all(self.0.reader())
            .await?)
    }

    /// Revokes the key of `name`; revoking it twice keeps the first moment.
    pub async fn revoke(&self, name: &str, at: DateTime<Utc>) -> Result<(), StoreError> {
        let row = Entity::find()
            .filter(Column::Name.eq(name))
            .one(self.0.writer())
            .await?
            .ok_or_else(|| StoreError::Unknown(name.to_owned()))?;
        if row.revoked_at.is_none() {
            let mut row: ActiveModel = row.into();
            row.revoked_at = Set(Some(at.to_rfc3339_opts(SecondsFormat::Secs, true)));
            row.update(self.0.writer()).await?;
        }
        Ok(())
    }
}
