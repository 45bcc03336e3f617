//! Routes with their providers and chosen prices: two statements, whatever the number of models or routes.

use std::{collections::HashMap, sync::Arc};

use async_graphql::dataloader::Loader;
use entities::{enums as stored, model, organization, price, provider, route};
use futures_util::try_join;
use sea_orm::{
    ColumnTrait, ConnectionTrait as _, EntityTrait as _, FromQueryResult as _, QueryFilter as _,
    QueryResult, QuerySelect as _, QueryTrait as _,
    sea_query::{Expr, ExprTrait as _, Order},
};

use crate::{
    catalog::{Catalog, Error, error::Result, stored::day},
    comparison::{contender, evidence::Ref, vocabulary::ProductType},
};

use super::{plain, subjects::add_columns};

const PROVIDER: &str = "p_";
const LAB: &str = "lab_slug";
const PRODUCT: &str = "product_type";
const RETIRED: &str = "retired_on";
/// Models beyond which all rows are read instead of naming the models.
const MANY: usize = 1_000;

/// Whose rows are read.
#[derive(Clone, Debug)]
pub(super) enum Scope {
    /// Those of these models.
    Models(Vec<i64>),
    /// Those of these routes.
    Routes(Vec<i64>),
}

/// Routes with what a comparison needs of them.
#[derive(Debug, Default)]
pub struct Offers {
    routes: HashMap<i64, Offer>,
    of_model: HashMap<i64, Vec<Arc<contender::Route>>>,
    providers: HashMap<i64, Arc<provider::Model>>,
    prices: HashMap<i64, Arc<price::Model>>,
}

#[derive(Debug)]
struct Offer {
    row: Arc<route::Model>,
    plain: Arc<contender::Route>,
    product_type: ProductType,
}

/// The offer of a route, by its row number.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct OffersOfRoute(pub i64);

impl Scope {
    /// Rows whose `model` column is in the scope.
    pub(super) fn of(&self, model: impl ColumnTrait) -> Expr {
        match self {
            Self::Models(ids) if ids.len() > MANY => Expr::val(1).eq(1),
            Self::Models(ids) => model.is_in(ids.iter().copied()),
            Self::Routes(_) => Expr::val(1).eq(0),
        }
    }

    fn routes(&self) -> Expr {
        match self {
            Self::Models(_) => self.of(route::Column::ModelId),
            Self::Routes(ids) => route::Column::Id.is_in(ids.iter().copied()),
        }
    }
}

impl Catalog {
    /// The routes in a scope with their chosen prices; nothing when not asked for.
    pub(super) async fn offers_of(&self, scope: Option<&Scope>) -> Result<Offers> {
        let Some(scope) = scope else {
            return Ok(Offers::default());
        };
        let (routes, prices) = try_join!(self.routes_in(scope), self.prices_in(scope))?;
        let mut of_route: HashMap<i64, Vec<contender::Price>> = HashMap::new();
        for row in &prices {
            let prices = of_route.entry(row.route_id).or_default();
            prices.push(plain::price(row)?);
        }
        let mut offers = Offers::default();
        let mut providers: HashMap<i64, Arc<contender::Provider>> = HashMap::new();
        for row in &routes {
            let route = Arc::new(route::Model::from_query_result(row, "")?);
            let provider = match providers.get(&route.provider_id) {
                Some(provider) => Arc::clone(provider),
                None => offers.provider(row, &mut providers)?,
            };
            let prices = of_route.remove(&route.id).unwrap_or_default();
            // What ended before its model did has no day of its own, and what is yet to end has not ended.
            let retired: Option<String> = row.try_get("", RETIRED)?;
            let retired = day("model", retired.as_deref())?.filter(|day| *day <= self.today);
            let ended_on = retired.filter(|_| route.status == stored::RouteStatus::Retired);
            let plain = Arc::new(plain::route(&route, provider, prices, ended_on));
            let of_model = offers.of_model.entry(route.model_id).or_default();
            of_model.push(Arc::clone(&plain));
            let product: stored::ProductType = row.try_get("", PRODUCT)?;
            let offer = Offer {
                plain,
                product_type: product.into(),
                row: Arc::clone(&route),
            };
            offers.routes.insert(route.id, offer);
        }
        offers.prices = prices.into_iter().map(|row| (row.id, row)).collect();
        Ok(offers)
    }

    async fn routes_in(&self, scope: &Scope) -> Result<Vec<QueryResult>> {
        let mut select = route::Entity::find().filter(scope.routes()).into_query();
        add_columns::<provider::Entity>(&mut select, PROVIDER);
        let serves = provider::Column::Id
            .into_expr()
            .eq(route::Column::ProviderId.into_expr());
        let lab = organization::Column::Id
            .into_expr()
            .eq(provider::Column::OrganizationId.into_expr());
        let own = model::Column::Id
            .into_expr()
            .eq(route::Column::ModelId.into_expr());
        select
            .expr_as(organization::Column::Slug.into_expr(), LAB)
            .expr_as(model::Column::ProductType.into_expr(), PRODUCT)
            .expr_as(model::Column::RetiredOn.into_expr(), RETIRED)
            .inner_join(model::Entity, own)
            .inner_join(provider::Entity, serves)
            .left_join(organization::Entity, lab);
        for column in [provider::Column::DisplayRank, provider::Column::Slug] {
            select.order_by_expr(column.into_expr(), Order::Asc);
        }
        for column in [route::Column::ProviderModelId, route::Column::Region] {
            select.order_by_expr(column.into_expr(), Order::Asc);
        }
        Ok(self.db.query_all(&select).await?)
    }

    async fn prices_in(&self, scope: &Scope) -> Result<Vec<Arc<price::Model>>> {
        let routes = route::Entity::find()
            .select_only()
            .column(route::Column::Id)
            .filter(scope.routes());
        let rows = price::Entity::find()
            .filter(price::Column::Chosen.eq(true))
            .filter(price::Column::RouteId.in_subquery(routes.into_query()))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(Arc::new).collect())
    }
}

impl Offers {
    fn provider(
        &mut self,
        row: &QueryResult,
        known: &mut HashMap<i64, Arc<contender::Provider>>,
    ) -> Result<Arc<contender::Provider>> {
        let stored = Arc::new(provider::Model::from_query_result(row, PROVIDER)?);
        let plain = Arc::new(plain::provider(&stored, row.try_get("", LAB)?));
        known.insert(stored.id, Arc::clone(&plain));
        self.providers.insert(stored.id, stored);
        Ok(plain)
    }

    /// The routes of a model, by provider.
    pub(super) fn of_model(&self, model: i64) -> Vec<Arc<contender::Route>> {
        self.of_model.get(&model).cloned().unwrap_or_default()
    }

    /// A route as a comparison sees it.
    pub fn plain(&self, route: i64) -> Option<&Arc<contender::Route>> {
        self.routes.get(&route).map(|offer| &offer.plain)
    }

    /// The row of a route.
    pub fn route(&self, reference: Ref) -> Option<&Arc<route::Model>> {
        self.routes.get(&reference.0).map(|offer| &offer.row)
    }

    /// What kind of product a route serves.
    pub fn product_type(&self, reference: Ref) -> ProductType {
        let offer = self.routes.get(&reference.0);
        offer.map_or(ProductType::Other, |offer| offer.product_type)
    }

    /// The row of a price.
    pub fn price(&self, reference: Ref) -> Option<&Arc<price::Model>> {
        self.prices.get(&reference.0)
    }

    /// The row of every route.
    pub fn routes(&self) -> impl Iterator<Item = &Arc<route::Model>> {
        self.routes.values().map(|offer| &offer.row)
    }

    /// Every provider of the routes.
    pub fn providers(&self) -> impl Iterator<Item = &Arc<provider::Model>> {
        self.providers.values()
    }
}

impl Loader<OffersOfRoute> for Catalog {
    type Value = Arc<Offers>;
    type Error = Arc<Error>;

    async fn load(
        &self,
        keys: &[OffersOfRoute],
    ) -> Result<HashMap<OffersOfRoute, Arc<Offers>>, Arc<Error>> {
        let scope = Scope::Routes(keys.iter().map(|key| key.0).collect());
        let offers = Arc::new(self.offers_of(Some(&scope)).await.map_err(Arc::new)?);
        Ok(keys
            .iter()
            .map(|key| (key.clone(), Arc::clone(&offers)))
            .collect())
    }
}
