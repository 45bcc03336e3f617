//! A name under which some source knows a model.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::MatchKind;

/// A name under which some source knows a model.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model_alias")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model it names.
    pub model_id: i64,
    /// Who uses the name: a source or provider.
    #[sea_orm(unique_key = "model_alias_key")]
    pub namespace: String,
    /// The name, exactly as used there.
    #[sea_orm(unique_key = "model_alias_key")]
    pub external_id: String,
    /// Lower-case form that look-ups compare.
    pub alias_key: String,
    /// How the name was joined to the model.
    pub match_kind: MatchKind,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
