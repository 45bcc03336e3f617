//! What a model can or cannot do; a missing row is unknown.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{Capability, Support};

/// What a model can or cannot do; a missing row is unknown.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model_capability")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "model_capability_key")]
    pub model_id: i64,
    /// One of the closed list.
    #[sea_orm(unique_key = "model_capability_key")]
    pub capability: Capability,
    /// Yes or no.
    pub support: Support,
    /// Who says so.
    pub source_id: i64,
    /// ISO day of the statement; '' when unknown.
    pub observed_on: String,
    /// Why an editor chose it over other sources; null when no editor did.
    pub curated: Option<String>,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
    /// Relation of `source_id`.
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
