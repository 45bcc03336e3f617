//! The sources behind everything the catalog holds of some models, in one statement.

use entities::{claim, model_capability, model_use_case, price, route, score, source};
use sea_orm::{
    ColumnTrait as _, EntityTrait, QueryFilter as _, QueryOrder as _, QuerySelect as _,
    QueryTrait as _,
    sea_query::{SelectStatement, UnionType},
};

use super::offers::Scope;
use crate::catalog::{Catalog, error::Result};

impl Catalog {
    /// The sources of the chosen facts of some models, by slug.
    pub async fn sources_behind(&self, models: Vec<i64>) -> Result<Vec<source::Model>> {
        let scope = Scope::Models(models);
        let routes = route::Entity::find()
            .select_only()
            .column(route::Column::Id)
            .filter(scope.of(route::Column::ModelId))
            .into_query();
        let chosen_prices = price::Entity::find()
            .select_only()
            .column(price::Column::SourceId)
            .filter(price::Column::Chosen.eq(true))
            .filter(price::Column::RouteId.in_subquery(routes))
            .into_query();
        let chosen_claims = claim::Entity::find()
            .select_only()
            .column(claim::Column::SourceId)
            .filter(claim::Column::Chosen.eq(true))
            .filter(scope.of(claim::Column::ModelId))
            .into_query();
        let mut behind = chosen_claims;
        let others = [
            of::<model_capability::Entity>(&scope, model_capability::Column::SourceId, {
                model_capability::Column::ModelId
            }),
            of::<model_use_case::Entity>(&scope, model_use_case::Column::SourceId, {
                model_use_case::Column::ModelId
            }),
            of::<route::Entity>(&scope, route::Column::SourceId, route::Column::ModelId),
            of::<score::Entity>(&scope, score::Column::SourceId, score::Column::ModelId),
            chosen_prices,
        ];
        for select in others {
            behind.union(UnionType::Distinct, select);
        }
        Ok(source::Entity::find()
            .filter(source::Column::Id.in_subquery(behind))
            .order_by_asc(source::Column::Slug)
            .all(&self.db)
            .await?)
    }
}

fn of<E: EntityTrait>(scope: &Scope, source: E::Column, model: E::Column) -> SelectStatement {
    E::find()
        .select_only()
        .column(source)
        .filter(scope.of(model))
        .into_query()
}
