//! One model as one provider serves it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{PriceState, RouteStatus};

/// One model as one provider serves it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "route")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    pub model_id: i64,
    /// The provider.
    #[sea_orm(unique_key = "route_key")]
    pub provider_id: i64,
    /// Name of the model in calls of the provider.
    #[sea_orm(unique_key = "route_key")]
    pub provider_model_id: String,
    /// Region it is served from; '' for none stated.
    #[sea_orm(unique_key = "route_key")]
    pub region: String,
    /// Whether it can be called.
    pub status: RouteStatus,
    /// Whether it has a price, and if not, why.
    pub price_state: PriceState,
    /// Context window of this route, in tokens; null when it states none.
    pub context_window: Option<i64>,
    /// Longest answer of this route, in tokens; null when it states none.
    pub max_output_tokens: Option<i64>,
    /// Output speed in thousandths of a token per second; null when not measured.
    pub throughput_milli_tps: Option<i64>,
    /// Time to the first token, in milliseconds; null when not measured.
    pub first_token_ms: Option<i64>,
    /// Quantization of the weights served; null when not stated.
    pub quantization: Option<String>,
    /// Who measured the speed; null when not measured.
    pub speed_source_id: Option<i64>,
    /// ISO day of the measurement; null when unknown.
    pub speed_observed_on: Option<String>,
    /// Who says that the route exists.
    pub source_id: i64,
    /// ISO day the route was last seen; '' when unknown.
    pub observed_on: String,
    /// Why an editor chose this statement over other sources; null when no editor did.
    pub curated: Option<String>,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
    /// Relation of `provider_id`.
    #[sea_orm(belongs_to, from = "provider_id", to = "id")]
    pub provider: BelongsTo<super::provider::Entity>,
    /// Relation of `speed_source_id`.
    #[sea_orm(
        belongs_to,
        relation_enum = "SpeedSource",
        from = "speed_source_id",
        to = "id"
    )]
    pub speed_source: BelongsTo<Option<super::source::Entity>>,
    /// Relation of `source_id`.
    #[sea_orm(belongs_to, relation_enum = "Source", from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
