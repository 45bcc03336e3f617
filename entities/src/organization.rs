//! Who created a model, such as OpenAI or Alibaba.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Who created a model, such as OpenAI or Alibaba.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "organization")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Stable public key, lower case.
    #[sea_orm(unique)]
    pub slug: String,
    /// Name as the organization writes it.
    pub name: String,
    /// Normalised name that listings order by.
    pub name_key: String,
    /// Home page; null when not sourced.
    pub website: Option<String>,
    /// Country of the head office; null when not sourced.
    pub country: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
