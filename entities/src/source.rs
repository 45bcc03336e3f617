//! Where a fact came from.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::SourceClass;

/// Where a fact came from.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "source")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Stable public key, lower case.
    #[sea_orm(unique)]
    pub slug: String,
    /// Name of the source.
    pub name: String,
    /// How it ranks when sources disagree.
    pub class: SourceClass,
    /// Where it is published; null for curated facts.
    pub url: Option<String>,
    /// Licence of its data; null when it states none.
    pub license: Option<String>,
    /// Where that licence stands.
    pub license_url: Option<String>,
    /// Credit that the licence asks for; null when it asks for none.
    pub attribution: Option<String>,
    /// ISO day of the latest retrieval; null when unknown.
    pub retrieved_on: Option<String>,
}

impl ActiveModelBehavior for ActiveModel {}
