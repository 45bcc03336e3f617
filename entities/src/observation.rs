//! Facts that a revision found as they were, and saw on another day or through another source: no change, but what a revert
//! has to take back.

use sea_orm::entity::prelude::*;
use serde::{Deserialize, Serialize};

use crate::enums::SubjectKind;

/// Facts of one kind whose observation a revision moved, all from one day and source to one other.
#[sea_orm::model]
#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel, Serialize, Deserialize)]
#[sea_orm(table_name = "observation")]
pub struct Model {
    /// Row number.
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: i64,
    /// The revision.
    pub revision: i64,
    /// Kind of the rows.
    pub subject_kind: SubjectKind,
    /// ISO day before; '' when there was none.
    pub before: String,
    /// ISO day after.
    pub after: String,
    /// The source before, of rows that several sources state and the best of them decides; 0 for others.
    pub source_before: i64,
    /// The source after; 0 for other rows.
    pub source_after: i64,
    /// Numbers of the rows in ascending order, as ranges such as `1-5,9`.
    pub numbers: String,
    /// Relation of `revision`.
    #[sea_orm(belongs_to, from = "revision", to = "number")]
    pub revision_row: BelongsTo<super::revision::Entity>,
}

impl ActiveModelBehavior for ActiveModel {}
