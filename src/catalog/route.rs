//! Routes: filter, order, and the ways to reach them.

use async_graphql::{Enum, InputObject};
use entities::{enums as stored, provider, route, route_price_interval};
use sea_orm::{
    ColumnTrait as _, Condition, EntityName as _,
    sea_query::{Expr, ExprTrait as _},
};

use super::{
    Catalog, OrderDirection,
    enums::{PriceState, RouteStatus},
    error::Result,
    filter::{any_of, keys_of, within},
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::{by_key, children},
    names,
    nested::Nested,
};

by_key!(
    /// A route by its row number.
    RouteById(i64) => route.Id / id
);

children!(
    /// Every route of a provider.
    EveryRouteOfProvider => route.ProviderId / provider_id by ProviderModelId, Region
);

/// Which routes to keep; a route must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct RouteFilter {
    /// Slug or alias of the provider.
    pub provider: Option<String>,
    /// Slug or alias of the model.
    pub model: Option<String>,
    /// Name of the model in calls of the provider, exactly.
    pub provider_model_id: Option<String>,
    /// Region it is served from; "" for routes that state none.
    pub region: Option<String>,
    /// Whether it has a price, and if not, why: any of these.
    pub price_state: Option<Vec<PriceState>>,
    /// Whether it can be called: any of these.
    pub status: Option<Vec<RouteStatus>>,
    /// Whether its provider is tracked.
    pub tracked: Option<bool>,
}

/// What routes can be ordered by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum RouteOrderField {
    /// The display rank of its provider.
    #[default]
    Provider,
    /// Its name in calls of the provider.
    ProviderModelId,
    /// Its input price today; what is free, covered by a plan or unpriced comes last.
    InputPrice,
    /// Its output price today; what is free, covered by a plan or unpriced comes last.
    OutputPrice,
    /// Its own context window.
    ContextWindow,
}

/// An order of routes. Routes whose value is not known come last in both directions.
#[derive(InputObject, Clone, Debug, Default)]
pub struct RouteOrder {
    /// What to order by.
    pub field: RouteOrderField,
    /// Which end comes first.
    #[graphql(default)]
    pub direction: OrderDirection,
}

impl RouteOrder {
    /// The order in which the routes of one provider are listed.
    pub fn of_a_provider() -> Self {
        Self {
            field: RouteOrderField::ProviderModelId,
            ..Self::default()
        }
    }
}

/// All routes.
pub struct Routes;

impl Listing for Routes {
    type Entity = route::Entity;
    type Row = route::Model;
    type Filter = RouteFilter;
    type Order = RouteOrder;

    async fn condition(catalog: &Catalog, filter: &RouteFilter) -> Result<Condition> {
        let provider = catalog
            .required_id::<names::Provider>(filter.provider.as_ref())
            .await?;
        let model = catalog
            .required_id::<names::Model>(filter.model.as_ref())
            .await?;
        let name = filter.provider_model_id.as_ref();
        let condition = Condition::all()
            .add_option(provider.map(|id| route::Column::ProviderId.eq(id)))
            .add_option(model.map(|id| route::Column::ModelId.eq(id)))
            .add_option(name.map(|name| route::Column::ProviderModelId.eq(name)))
            .add_option(
                filter
                    .region
                    .as_ref()
                    .map(|region| route::Column::Region.eq(region)),
            )
            .add_option(filter.tracked.map(|tracked| {
                let kept = Condition::all().add(provider::Column::Tracked.eq(tracked));
                within(
                    route::Column::ProviderId,
                    keys_of::<provider::Entity>(provider::Column::Id, kept),
                )
            }));
        let condition = any_of::<_, _, stored::PriceState>(
            condition,
            route::Column::PriceState,
            ("priceState", filter.price_state.as_ref()),
        )?;
        any_of::<_, _, stored::RouteStatus>(
            condition,
            route::Column::Status,
            ("status", filter.status.as_ref()),
        )
    }

    async fn sort(catalog: &Catalog, order: &RouteOrder) -> Result<Sort> {
        let direction = order.direction;
        let name = format!("routes {order:?}");
        let id = SortKey::integer(route::Column::Id.as_column_ref(), OrderDirection::Asc);
        let by = |key: SortKey| Sort::by(&*name, vec![key, id.clone()]);
        Ok(match order.field {
            RouteOrderField::ProviderModelId => by(SortKey::text(
                route::Column::ProviderModelId.as_column_ref(),
                direction,
            )),
            RouteOrderField::ContextWindow => by(SortKey::integer(
                route::Column::ContextWindow.as_column_ref(),
                direction,
            )
            .or_null()),
            RouteOrderField::Provider => {
                let rank =
                    SortKey::integer(provider::Column::DisplayRank.as_column_ref(), direction);
                let of = provider::Column::Id
                    .into_expr()
                    .eq(route::Column::ProviderId.into_expr());
                by(rank).joined(provider::Entity.table_ref(), Condition::all().add(of))
            }
            RouteOrderField::InputPrice => by_price(
                catalog,
                &name,
                route_price_interval::Column::InputMicroUsd,
                direction,
            ),
            RouteOrderField::OutputPrice => by_price(
                catalog,
                &name,
                route_price_interval::Column::OutputMicroUsd,
                direction,
            ),
        })
    }
}

fn by_price(
    catalog: &Catalog,
    name: &str,
    column: route_price_interval::Column,
    direction: OrderDirection,
) -> Sort {
    let price = SortKey::integer(column.as_column_ref(), direction).or_null();
    let id = SortKey::integer(route::Column::Id.as_column_ref(), OrderDirection::Asc);
    let today = Condition::all()
        .add(
            route_price_interval::Column::RouteId
                .into_expr()
                .eq(route::Column::Id.into_expr()),
        )
        .add(route_price_interval::Column::FromOn.lte(catalog.day()))
        .add(route_price_interval::Column::ToOn.gt(catalog.day()));
    Sort::by(name, vec![price, id]).joined(route_price_interval::Entity.table_ref(), today)
}

/// The routes of a model.
pub struct RoutesOfModel;

impl Nested for RoutesOfModel {
    type List = Routes;
    fn parent() -> Expr {
        route::Column::ModelId.into_expr()
    }
}

/// The routes of a provider.
pub struct RoutesOfProvider;

impl Nested for RoutesOfProvider {
    type List = Routes;
    fn parent() -> Expr {
        route::Column::ProviderId.into_expr()
    }
}
