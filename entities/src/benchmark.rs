//! A test that models are measured with.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{BenchmarkCategory, BenchmarkDirection, BenchmarkUnit};

/// A test that models are measured with.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "benchmark")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Stable public key, lower case.
    #[sea_orm(unique)]
    pub slug: String,
    /// Name as its makers write it.
    pub name: String,
    /// Normalised name that listings order by.
    pub name_key: String,
    /// What it tests.
    pub category: BenchmarkCategory,
    /// Unit of its scores.
    pub unit: BenchmarkUnit,
    /// Whether higher or lower is better.
    pub direction: BenchmarkDirection,
    /// Lowest possible score in ten-thousandths; null when unbounded.
    pub range_min: Option<i64>,
    /// Highest possible score in ten-thousandths; null when unbounded.
    pub range_max: Option<i64>,
    /// Home page; null when not sourced.
    pub website: Option<String>,
    /// Derived: scores in the catalog.
    pub score_count: i64,
    /// Derived: models with a score.
    pub model_count: i64,
}

impl ActiveModelBehavior for ActiveModel {}
