//! Derived: a number over the whole catalog that a rule needs.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::ThresholdKind;

/// Derived: a number over the whole catalog that a rule needs.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "catalog_threshold")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// What it is.
    #[sea_orm(unique_key = "catalog_threshold_key")]
    pub kind: ThresholdKind,
    /// Slug of the benchmark it is of; '' for the whole catalog.
    #[sea_orm(unique_key = "catalog_threshold_key")]
    pub subject: String,
    /// The number, in the unit of its kind.
    pub value: i64,
}

impl ActiveModelBehavior for ActiveModel {}
