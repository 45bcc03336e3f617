//! Who serves models over an API.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::ProviderKind;

/// Who serves models over an API.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "provider")]
pub struct Model {
    /// Row number; never leaves the database.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// Stable public key, lower case.
    #[sea_orm(unique)]
    pub slug: String,
    /// Name as the provider writes it.
    pub name: String,
    /// Normalised name that listings order by.
    pub name_key: String,
    /// What kind of provider it is.
    pub kind: ProviderKind,
    /// Whether counts and cheapest routes look at it by default.
    pub tracked: bool,
    /// Place in lists of providers; the lower one wins ties.
    pub display_rank: i64,
    /// The lab behind it; null when it is no lab of the catalog.
    pub organization_id: Option<i64>,
    /// Wire format of its API, such as openai; null when not sourced.
    pub wire_format: Option<String>,
    /// Home page; null when not sourced.
    pub website: Option<String>,
    /// Page of its API documentation; null when not sourced.
    pub documentation: Option<String>,
    /// Relation of `organization_id`.
    #[sea_orm(belongs_to, from = "organization_id", to = "id")]
    pub organization: BelongsTo<Option<super::organization::Entity>>,
}

impl ActiveModelBehavior for ActiveModel {}
