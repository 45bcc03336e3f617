//! A name under which some source knows a provider.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A name under which some source knows a provider.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "provider_alias")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The provider it names.
    pub provider_id: i64,
    /// Who uses the name.
    #[sea_orm(unique_key = "provider_alias_key")]
    pub namespace: String,
    /// The name, exactly as used there.
    #[sea_orm(unique_key = "provider_alias_key")]
    pub external_id: String,
    /// Lower-case form that look-ups compare.
    pub alias_key: String,
    /// Relation of `provider_id`.
    #[sea_orm(belongs_to, from = "provider_id", to = "id")]
    pub provider: BelongsTo<super::provider::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
