//! One row that a revision changed.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::{ChangeKind, SubjectKind};

/// Columns of rows that are no facts: they follow from others, and their changes are not told.
pub const FOLLOWING: [&str; 10] = [
    "observed_on",
    "first_observed_on",
    "chosen",
    "chosen_from",
    "chosen_to",
    "preferred",
    "provider_count",
    "score_count",
    "name_key",
    "alias_key",
];

/// One row that a revision changed.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "change")]
pub struct Model {
    /// Row number in the order of the changes.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The revision.
    pub revision: i64,
    /// What happened.
    pub kind: ChangeKind,
    /// Kind of the row.
    pub subject_kind: SubjectKind,
    /// Natural key of the row.
    pub subject: String,
    /// Slug of the model concerned; null when it concerns none.
    pub model_slug: Option<String>,
    /// The row before, as JSON; null when it is new.
    pub before: Option<String>,
    /// The row after, as JSON; null when it is gone.
    pub after: Option<String>,
    /// Relation of `revision`.
    #[sea_orm(belongs_to, from = "revision", to = "number")]
    pub revision_row: BelongsTo<super::revision::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
