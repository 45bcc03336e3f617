//! Derived: base input and output price of a route, day by day.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

/// Derived: base input and output price of a route, day by day.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "route_price_interval")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The route.
    #[sea_orm(unique_key = "route_price_interval_key")]
    pub route_id: i64,
    /// First ISO day; '' means since ever.
    #[sea_orm(unique_key = "route_price_interval_key")]
    pub from_on: String,
    /// First ISO day after it; '9999-12-31' means open.
    pub to_on: String,
    /// Standard input price per million tokens; null when not priced.
    pub input_micro_usd: Option<i64>,
    /// Standard output price per million tokens; null when not priced.
    pub output_micro_usd: Option<i64>,
    /// The model of the route.
    pub model_id: i64,
    /// Relation of `route_id`.
    #[sea_orm(belongs_to, from = "route_id", to = "id")]
    pub route: BelongsTo<super::route::Entity>,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
