//! Prices.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::price;

use super::{
    error::Result,
    node,
    request::{follow, load},
    route::{self, Route},
    scalars::{Date, Long, Money, day},
    source::Source,
};
use crate::catalog::{
    enums::{PriceComponent, PriceUnit, ServiceTier},
    loaders::All,
    price::{PricesOfRoute, SourceById, SourceBySlug},
    route::RouteById,
};

/// One dated amount of a route for one component, service tier and prompt size, as one source states it.
#[derive(Clone)]
pub struct Price(Arc<price::Model>);

impl From<Arc<price::Model>> for Price {
    fn from(row: Arc<price::Model>) -> Self {
        Self(row)
    }
}

impl From<price::Model> for Price {
    fn from(row: price::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// One dated amount of a route for one component, service tier and prompt size, as one source states it.
#[Object]
impl Price {
    /// Global id, the same on every database and replica.
    pub async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        let (route, source) = futures_util::try_join!(
            follow(ctx, "route", RouteById(self.0.route_id)),
            follow(ctx, "source", SourceById(self.0.source_id)),
        )?;
        let route = route::key(ctx, &route).await?;
        let price = part(&self.0);
        let price = price.each_ref().map(String::as_str);
        let key = [&route.each()[..], &price[..], &[&*source.slug]].concat();
        Ok(node::id("price", &key))
    }

    /// The route.
    async fn route(&self, ctx: &Context<'_>) -> Result<Route> {
        Ok(follow(ctx, "route", RouteById(self.0.route_id))
            .await?
            .into())
    }

    /// What is paid for.
    async fn component(&self) -> PriceComponent {
        self.0.component.into()
    }

    /// Service tier it holds for.
    async fn tier(&self) -> ServiceTier {
        self.0.tier.into()
    }

    /// What one amount buys.
    async fn unit(&self) -> PriceUnit {
        self.0.unit.into()
    }

    /// Prompt size in tokens from which it holds, as the provider states it; 0 for the base price.
    async fn min_prompt_tokens(&self) -> Long {
        Long(self.0.min_prompt_tokens)
    }

    /// The amount for one unit.
    async fn amount(&self) -> Money {
        Money::price(self.0.amount_micro_usd, self.0.unit.into())
    }

    /// First day it holds; null when it held ever since.
    async fn effective_from(&self) -> Result<Option<Date>> {
        day("price", Some(&self.0.effective_from))
    }

    /// First day it no longer holds; null while no end is known.
    async fn effective_to(&self) -> Result<Option<Date>> {
        day("price", Some(&self.0.effective_to))
    }

    /// Who states it.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        Ok(follow(ctx, "source", SourceById(self.0.source_id))
            .await?
            .into())
    }

    /// Day of the statement; null when unknown.
    async fn observed_on(&self) -> Result<Option<Date>> {
        day("price", Some(&self.0.observed_on))
    }

    /// Whether comparisons use it on at least one day; others are what further sources state. Two that are in force on one day may both be, each used on other days: `Route.prices(asOf:)` gives those that are used on a day. Providers rank before independent sources before aggregators, then the later day wins; an editor's choice outranks all.
    async fn chosen(&self) -> bool {
        self.0.chosen
    }

    /// Why an editor chose it over the others; null when no editor did.
    async fn curated(&self) -> Option<&str> {
        self.0.curated.as_deref()
    }
}

/// The part of the natural key that a price has besides its route and source.
fn part(row: &price::Model) -> [String; 4] {
    [
        node::name(PriceComponent::from(row.component)).to_owned(),
        node::name(ServiceTier::from(row.tier)).to_owned(),
        row.min_prompt_tokens.to_string(),
        row.effective_from.clone(),
    ]
}

impl Price {
    /// The price with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [route @ .., component, tier, threshold, from, source] = key else {
            return Ok(None);
        };
        let (route, source) = futures_util::try_join!(Route::of(ctx, route), async {
            load(ctx, SourceBySlug((*source).to_owned())).await
        })?;
        let (Some(route), Some(source)) = (route, source) else {
            return Ok(None);
        };
        let rows = load(ctx, All(PricesOfRoute(route.row().id))).await?;
        let rows = rows.unwrap_or_default();
        let wanted = [*component, *tier, *threshold, *from];
        let mut found = rows
            .iter()
            .filter(|row| row.source_id == source.id && part(row) == wanted);
        Ok(found.next().cloned().map(Self::from))
    }
}
