//! One committed change of the catalog.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// One committed change of the catalog.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "revision")]
pub struct Model {
    /// Number of the revision, from 1, without gaps.
    #[sea_orm(primary_key, auto_increment = false)]
    pub number: i64,
    /// Time of the commit, RFC 3339 in UTC.
    pub committed_at: String,
    /// What was imported: a name, the last part of a path, or an address without secrets.
    pub origin: String,
    /// SHA-256 of what was imported, in hex.
    pub digest: String,
    /// Records that were new.
    pub created: i64,
    /// Records that changed.
    pub changed: i64,
    /// Records that stayed as they were.
    pub unchanged: i64,
    /// Records that were left out.
    pub skipped: i64,
    /// Number of the revision that this one undoes; null when none.
    pub reverts: Option<i64>,
}

impl ActiveModelBehavior for ActiveModel {}
