//! One released model, independent of who serves it.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{Lifecycle, Openness, ProductType};

/// One released model, independent of who serves it.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Canonical public key, lower case, dots kept.
    #[sea_orm(unique)]
    pub slug: String,
    /// Name as its maker writes it.
    pub name: String,
    /// Normalised name that listings order by.
    pub name_key: String,
    /// Who created it.
    pub organization_id: i64,
    /// Family it belongs to; null when not sourced.
    pub family: Option<String>,
    /// What kind of product it is.
    pub product_type: ProductType,
    /// Stage of its life as its maker states it.
    pub lifecycle: Lifecycle,
    /// ISO day from which it is deprecated; null when none is known.
    pub deprecated_on: Option<String>,
    /// ISO day from which it is retired; null when none is known.
    pub retired_on: Option<String>,
    /// The model that replaces it; null when none is named.
    pub successor_id: Option<i64>,
    /// ISO day of the release; null when not sourced.
    pub released_on: Option<String>,
    /// ISO year, month or day its training data ends; null when not sourced.
    pub knowledge_cutoff: Option<String>,
    /// Largest prompt and answer together, in tokens; null when not sourced.
    pub context_window: Option<i64>,
    /// Longest answer, in tokens; null when not sourced.
    pub max_output_tokens: Option<i64>,
    /// Number of weights; null when not published.
    pub parameters_total: Option<i64>,
    /// Weights used for each token; null when not published.
    pub parameters_active: Option<i64>,
    /// Architecture as its maker names it; null when not published.
    pub architecture: Option<String>,
    /// Licence of the weights or of the service; null when not sourced.
    pub license_id: Option<i64>,
    /// What of the model is open.
    pub openness: Openness,
    /// Whether its lab itself calls it small.
    pub small_by_lab: bool,
    /// ISO day its facts were last reviewed; null when never.
    pub reviewed_on: Option<String>,
    /// Derived: tracked providers with an active route.
    pub provider_count: i64,
    /// Derived: scores on any benchmark.
    pub score_count: i64,
    /// Relation of `organization_id`.
    #[sea_orm(belongs_to, from = "organization_id", to = "id")]
    pub organization: BelongsTo<super::organization::Entity>,
    /// Relation of `successor_id`.
    #[sea_orm(
        belongs_to,
        self_ref,
        relation_enum = "Successor",
        from = "successor_id",
        to = "id"
    )]
    pub successor: BelongsTo<Option<Entity>>,
    /// Relation of `license_id`.
    #[sea_orm(belongs_to, from = "license_id", to = "id")]
    pub license: BelongsTo<Option<super::license::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
