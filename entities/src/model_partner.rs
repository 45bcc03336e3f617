//! Derived: a model worth comparing with another, and why.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::PartnerReason;

/// Derived: a model worth comparing with another, and why.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "model_partner")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "model_partner_key")]
    pub model_id: i64,
    /// The other model.
    #[sea_orm(unique_key = "model_partner_key")]
    pub partner_id: i64,
    /// Place among the partners of the model, from 1.
    pub rank: i64,
    /// Why the two are worth a page.
    pub reason: PartnerReason,
    /// Benchmarks on which both have a score.
    pub shared_benchmarks: i64,
    /// Slug of the pair with its sides in alphabetical order.
    pub pair_slug: String,
    /// Whether this row stands for the pair in the list of all pairs.
    pub listed: bool,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, relation_enum = "Model", from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
    /// Relation of `partner_id`.
    #[sea_orm(belongs_to, relation_enum = "Partner", from = "partner_id", to = "id")]
    pub partner: BelongsTo<super::model::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
