//! A key of a partner; only its hash is stored.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A key of a partner; only its hash is stored.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "api_key")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Who holds it.
    #[sea_orm(unique)]
    pub name: String,
    /// First characters of the key, to tell keys apart.
    pub prefix: String,
    /// SHA-256 of the key, in hex.
    #[sea_orm(unique)]
    pub key_hash: String,
    /// Cost points a minute; null for the default of partners.
    pub points_per_minute: Option<i64>,
    /// Time of creation, RFC 3339 in UTC.
    pub created_at: String,
    /// Time of revocation, RFC 3339 in UTC; null while it is valid.
    pub revoked_at: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
