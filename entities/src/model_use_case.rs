//! A use that editors tagged a model for.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::UseCase;

/// A use that editors tagged a model for.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model_use_case")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "model_use_case_key")]
    pub model_id: i64,
    /// The use.
    #[sea_orm(unique_key = "model_use_case_key")]
    pub use_case: UseCase,
    /// Place in the list, from 0.
    pub position: i64,
    /// Who tagged it.
    pub source_id: i64,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
    /// Relation of `source_id`.
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
