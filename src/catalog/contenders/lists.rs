//! The short lists of a model: what it can do, takes, gives, and is tagged for.

use std::{collections::HashMap, sync::Arc};

use entities::{model_capability, model_modality, model_use_case};
use sea_orm::{EntityTrait as _, QueryFilter as _, QueryOrder as _};

use super::{offers::Scope, plain::ByModel};
use crate::catalog::{Catalog, error::Result};

impl Catalog {
    /// What the models can and cannot do; nothing when not asked for.
    pub(super) async fn capabilities_of(
        &self,
        scope: Option<&Scope>,
    ) -> Result<ByModel<Arc<model_capability::Model>>> {
        let Some(scope) = scope else {
            return Ok(ByModel::new());
        };
        let rows = model_capability::Entity::find()
            .filter(scope.of(model_capability::Column::ModelId))
            .all(&self.db)
            .await?;
        let rows = rows.into_iter().map(Arc::new);
        Ok(grouped(rows, |row| row.model_id))
    }

    /// What the models take and give; nothing when not asked for.
    pub(super) async fn modalities_of(
        &self,
        scope: Option<&Scope>,
    ) -> Result<ByModel<model_modality::Model>> {
        let Some(scope) = scope else {
            return Ok(ByModel::new());
        };
        let rows = model_modality::Entity::find()
            .filter(scope.of(model_modality::Column::ModelId))
            .all(&self.db)
            .await?;
        Ok(grouped(rows, |row| row.model_id))
    }

    /// Uses that editors tagged the models for, each model's in their order; nothing when not asked for.
    pub(super) async fn use_cases_of(
        &self,
        scope: Option<&Scope>,
    ) -> Result<ByModel<model_use_case::Model>> {
        let Some(scope) = scope else {
            return Ok(ByModel::new());
        };
        let rows = model_use_case::Entity::find()
            .filter(scope.of(model_use_case::Column::ModelId))
            .order_by_asc(model_use_case::Column::Position)
            .all(&self.db)
            .await?;
        Ok(grouped(rows, |row| row.model_id))
    }
}

fn grouped<T>(rows: impl IntoIterator<Item = T>, model: impl Fn(&T) -> i64) -> ByModel<T> {
    let mut by_model: ByModel<T> = HashMap::new();
    for row in rows {
        by_model.entry(model(&row)).or_default().push(row);
    }
    by_model
}
