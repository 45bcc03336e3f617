//! The last state of something that is imported again and again.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// The last state of something that is imported again and again.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "import_state")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// What is imported: `embedded`, a path or an address.
    #[sea_orm(unique)]
    pub origin: String,
    /// SHA-256 of what was imported last, in hex.
    pub digest: String,
    /// Entity tag of the answer; null when it had none.
    pub etag: Option<String>,
    /// Revision that the import made or found; null when it never succeeded.
    pub revision: Option<i64>,
    /// Time of the last import, RFC 3339 in UTC.
    pub imported_at: String,
}

impl ActiveModelBehavior for ActiveModel {}
