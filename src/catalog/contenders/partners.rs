//! The stored partners of models: whom they are worth comparing with.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entities::{model, model_partner};
use sea_orm::{
    ColumnTrait as _, ConnectionTrait as _, EntityTrait as _, FromQueryResult as _,
    QueryFilter as _, QueryTrait as _,
    sea_query::{ExprTrait as _, Order},
};

use super::subjects::add_columns;
use crate::{
    catalog::{Catalog, Error, error::Result},
    comparison::{context::Seat, related::Partner},
};

const PARTNER: &str = "m_";

/// The partners of a model by rank, by its row number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct PartnersOfModel(pub i64);

/// A stored partner with the row of its model.
#[derive(Clone, Debug)]
pub struct PartnerRow {
    /// Why the two are worth a page.
    pub row: model_partner::Model,
    /// The partner.
    pub model: Arc<model::Model>,
}

impl PartnerRow {
    /// The partner of the side in a seat, as a comparison sees it.
    pub fn plain(&self, kept: Seat) -> Partner {
        Partner {
            kept,
            slug: self.model.slug.clone(),
            name: self.model.name.clone(),
            reason: self.row.reason.into(),
            replaces_kept: self.model.successor_id != Some(self.row.model_id),
            shared_benchmarks: usize::try_from(self.row.shared_benchmarks).unwrap_or_default(),
        }
    }
}

impl Catalog {
    async fn partners_of(&self, models: Vec<i64>) -> Result<Vec<PartnerRow>> {
        let select =
            model_partner::Entity::find().filter(model_partner::Column::ModelId.is_in(models));
        let mut select = select.into_query();
        add_columns::<model::Entity>(&mut select, PARTNER);
        let partner = model::Column::Id
            .into_expr()
            .eq(model_partner::Column::PartnerId.into_expr());
        select
            .inner_join(model::Entity, partner)
            .order_by_expr(model_partner::Column::Rank.into_expr(), Order::Asc);
        let rows = self.db.query_all(&select).await?;
        let read = |row| {
            Ok(PartnerRow {
                row: model_partner::Model::from_query_result(row, "")?,
                model: Arc::new(model::Model::from_query_result(row, PARTNER)?),
            })
        };
        rows.iter().map(read).collect()
    }
}

impl Loader<PartnersOfModel> for Catalog {
    type Value = Arc<Vec<PartnerRow>>;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[PartnersOfModel],
    ) -> Result<HashMap<PartnersOfModel, Self::Value>, Arc<Error>> {
        let models = keys.iter().map(|key| key.0).collect();
        let mut partners: HashMap<i64, Vec<PartnerRow>> = HashMap::new();
        for row in self.partners_of(models).await.map_err(Arc::new)? {
            partners.entry(row.row.model_id).or_default().push(row);
        }
        let of = |key: &PartnersOfModel| {
            let partners = partners.remove(&key.0).unwrap_or_default();
            (key.clone(), Arc::new(partners))
        };
        Ok(keys.iter().map(of).collect())
    }
}
