//! One result of one model on one benchmark.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::MeasuredBy;

/// One result of one model on one benchmark.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "score")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The model.
    #[sea_orm(unique_key = "score_key")]
    pub model_id: i64,
    /// The benchmark.
    #[sea_orm(unique_key = "score_key")]
    pub benchmark_id: i64,
    /// Version of the benchmark; '' for none stated.
    #[sea_orm(unique_key = "score_key")]
    pub version: String,
    /// Variant of the benchmark; '' for none stated.
    #[sea_orm(unique_key = "score_key")]
    pub variant: String,
    /// Reasoning effort of the run; '' for none stated.
    #[sea_orm(unique_key = "score_key")]
    pub effort: String,
    /// Program that ran it; '' for none stated.
    #[sea_orm(unique_key = "score_key")]
    pub harness: String,
    /// Ten-thousandths of the benchmark's unit.
    pub value: i64,
    /// Standard error in ten-thousandths of the benchmark's unit; null when not stated.
    pub standard_error: Option<i64>,
    /// Class of the measurer.
    pub measured_by: MeasuredBy,
    /// Name of the measurer.
    #[sea_orm(unique_key = "score_key")]
    pub measurer: String,
    /// ISO day of the run or its publication; '' when unknown.
    pub measured_on: String,
    /// Page that states this very score; null when not known.
    pub url: Option<String>,
    /// Who states it.
    #[sea_orm(unique_key = "score_key")]
    pub source_id: i64,
    /// ISO day of the statement; '' when unknown.
    pub observed_on: String,
    /// Derived: whether it is the one that orders and filters look at.
    pub preferred: bool,
    /// Relation of `model_id`.
    #[sea_orm(belongs_to, from = "model_id", to = "id")]
    pub model: BelongsTo<super::model::Entity>,
    /// Relation of `benchmark_id`.
    #[sea_orm(belongs_to, from = "benchmark_id", to = "id")]
    pub benchmark: BelongsTo<super::benchmark::Entity>,
    /// Relation of `source_id`.
    #[sea_orm(belongs_to, from = "source_id", to = "id")]
    pub source: BelongsTo<super::source::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
