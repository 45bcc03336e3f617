//! Derived: a normalised word under which something is found.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::SubjectKind;

/// Derived: a normalised word under which something is found.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "search_token")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Lower-case word of letters and digits.
    #[sea_orm(unique_key = "search_token_key")]
    pub token: String,
    /// Kind of what is found.
    #[sea_orm(unique_key = "search_token_key")]
    pub kind: SubjectKind,
    /// Slug of what is found.
    #[sea_orm(unique_key = "search_token_key")]
    pub subject: String,
    /// How much a match counts; higher comes first.
    pub weight: i64,
}

impl ActiveModelBehavior for ActiveModel {}
