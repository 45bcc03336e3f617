//! One dated amount of a route as one source states it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{PriceComponent, PriceUnit, ServiceTier};

/// One dated amount of a route as one source states it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "price")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The route.
    #[sea_orm(unique_key = "price_key")]
    pub route_id: i64,
    /// What is paid for.
    #[sea_orm(unique_key = "price_key")]
    pub component: PriceComponent,
    /// Service tier it holds for.
    #[sea_orm(unique_key = "price_key")]
    pub tier: ServiceTier,
    /// What one amount buys.
    pub unit: PriceUnit,
    /// Prompt size in tokens from which it holds; 0 is the base price.
    #[sea_orm(unique_key = "price_key")]
    pub min_prompt_tokens: i64,
    /// Millionths of a US dollar for one unit.
    pub amount_micro_usd: i64,
    /// First ISO day it holds; '' means always.
    #[sea_orm(unique_key = "price_key")]
    pub effective_from: String,
    /// First ISO day it no longer holds; '' means still in force.
    pub effective_to: String,
    /// Who states it.
    #[sea_orm(unique_key = "price_key")]
    pub source_id: i64,
    /// ISO day of the statement; '' when unknown.
    pub observed_on: String,
    /// First ISO day on which this amount was observed, unchanged since: an amount without dates speaks of the days from
    /// then on where others know the past. '' when unknown, and then `observed_on`.
    #[serde(default)]
    pub first_observed_on: String,
    /// Why an editor chose it over the others; null when no editor did.
    pub curated: Option<String>,
    /// Derived: whether it is the one that comparisons use, on the days from `chosen_from` to `chosen_to`.
    pub chosen: bool,
    /// Derived: first ISO day on which it is chosen; '' for since ever, and where it never is.
    pub chosen_from: String,
    /// Derived: first ISO day on which it no longer is; '9999-12-31' means open, '' that it never is.
    pub chosen_to: String,
    /// Relation of `route_id`.
    #[sea_orm(belongs_to, from = "route_id", to = "id")]
    pub route: BelongsTo<super::route::Entity>,
    /// Relation of `source_id`.
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl Model {
    /// First ISO day on which this amount was observed.
    pub fn seen_since(&self) -> &str {
        if self.first_observed_on.is_empty() {
            &self.observed_on
        } else {
            &self.first_observed_on
        }
    }
}

impl ActiveModelBehavior for ActiveModel {}
