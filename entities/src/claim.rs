//! What one source says of one field of one model.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::ModelField;

/// What one source says of one field of one model.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "claim")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "claim_key")]
    pub model_id: i64,
    /// The field.
    #[sea_orm(unique_key = "claim_key")]
    pub field: ModelField,
    /// The value in its canonical text form.
    pub value: String,
    /// Who says so.
    #[sea_orm(unique_key = "claim_key")]
    pub source_id: i64,
    /// ISO day of the statement; '' when unknown.
    pub observed_on: String,
    /// Why an editor chose it over the others; null when no editor did.
    pub curated: Option<String>,
    /// Whether the model shows this value.
    pub chosen: bool,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
    /// Relation of `source_id`.
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
