//! A kind of content that a model takes or gives.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{Modality, ModalityDirection};

/// A kind of content that a model takes or gives.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model_modality")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "model_modality_key")]
    pub model_id: i64,
    /// Input or output.
    #[sea_orm(unique_key = "model_modality_key")]
    pub direction: ModalityDirection,
    /// The kind of content.
    #[sea_orm(unique_key = "model_modality_key")]
    pub modality: Modality,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
