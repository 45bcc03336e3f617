//! Derived: cheapest base prices of a model, day by day.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Derived: cheapest base prices of a model, day by day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model_price_interval")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "model_price_interval_key")]
    pub model_id: i64,
    /// First ISO day; '' means since ever.
    #[sea_orm(unique_key = "model_price_interval_key")]
    pub from_on: String,
    /// First ISO day after it; '9999-12-31' means open.
    pub to_on: String,
    /// Cheapest input price per million tokens at a tracked provider; null when none.
    pub input_micro_usd: Option<i64>,
    /// Cheapest output price per million tokens at a tracked provider; null when none.
    pub output_micro_usd: Option<i64>,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
