//! A name under which some source knows a benchmark.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// A name under which some source knows a benchmark.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "benchmark_alias")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The benchmark it names.
    pub benchmark_id: i64,
    /// Who uses the name.
    #[sea_orm(unique_key = "benchmark_alias_key")]
    pub namespace: String,
    /// The name, exactly as used there.
    #[sea_orm(unique_key = "benchmark_alias_key")]
    pub external_id: String,
    /// Lower-case form that look-ups compare.
    pub alias_key: String,
    /// Relation of `benchmark_id`.
    #[sea_orm(belongs_to, from = "benchmark_id", to = "id")]
    pub benchmark: BelongsTo<super::benchmark::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
