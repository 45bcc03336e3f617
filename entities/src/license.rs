//! The terms a model is released under.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{CommercialUse, Openness};

/// The terms a model is released under.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "license")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Stable public key, lower case.
    #[sea_orm(unique)]
    pub slug: String,
    /// Name of the licence.
    pub name: String,
    /// SPDX identifier; null where SPDX has none.
    pub spdx_id: Option<String>,
    /// Whether the Open Source Initiative approved it; null when unknown.
    pub osi_approved: Option<bool>,
    /// What the licence opens.
    pub openness: Openness,
    /// Whether it allows commercial use.
    pub commercial_use: CommercialUse,
    /// Where its text stands; null when not sourced.
    pub url: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
