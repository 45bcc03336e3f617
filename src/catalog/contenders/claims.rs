//! The chosen claims of the models of a comparison, read when the first evidence asks for one.

use std::{collections::HashMap, sync::Arc};

use entities::{claim, enums::ModelField};
use sea_orm::{ColumnTrait as _, EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::{Facts, offers::Scope};
use crate::{
    catalog::{Catalog, error::Result},
    comparison::{evidence::Ref, vocabulary},
};

/// Chosen claims by model and field.
pub(super) type Claims = HashMap<(i64, ModelField), Arc<claim::Model>>;

impl Catalog {
    async fn claims_in(&self, models: Vec<i64>) -> Result<Claims> {
        let rows = claim::Entity::find()
            .filter(Scope::Models(models).of(claim::Column::ModelId))
            .filter(claim::Column::Chosen.eq(true))
            .order_by_desc(claim::Column::Id)
            .all(&self.db)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| ((row.model_id, row.field), Arc::new(row)))
            .collect())
    }
}

impl Facts {
    /// The chosen claim on a field of a model; `None` when no source is on record for it.
    pub async fn claim(
        &self,
        catalog: &Catalog,
        model: Ref,
        field: vocabulary::ModelField,
    ) -> Result<Option<&Arc<claim::Model>>> {
        let read = || catalog.claims_in(self.models());
        let claims = self.claims.get_or_try_init(read).await?;
        Ok(claims.get(&(model.0, field.into())))
    }
}
