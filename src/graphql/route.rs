//! Routes.

use std::sync::Arc;

use async_graphql::{Context, ID, MergedObject, Object, SimpleObject};
use entities::route;

use super::{
    comparison::RouteCosts,
    error::Result,
    model::Model,
    node,
    provider::Provider,
    request::{follow, load},
    scalars::{Date, Decimal, Long, TokenCount, day, stated},
    source::Source,
};
use crate::catalog::{
    enums::{PriceState, RouteStatus},
    loaders::All,
    model::ModelById,
    price::SourceById,
    provider::{ProviderById, ProviderBySlug},
    route::EveryRouteOfProvider,
};

mod pricing;

pub use pricing::RoutePricing;

/// One model as one provider serves it, with its own limits and prices.
#[derive(Clone, MergedObject)]
pub struct Route(RouteFacts, RoutePricing, RouteCosts);

impl From<Arc<route::Model>> for Route {
    fn from(row: Arc<route::Model>) -> Self {
        Self(
            RouteFacts(Arc::clone(&row)),
            RoutePricing(Arc::clone(&row)),
            RouteCosts::from(row),
        )
    }
}

impl From<route::Model> for Route {
    fn from(row: route::Model) -> Self {
        Self::from(Arc::new(row))
    }
}

/// What is known of a route itself.
#[derive(Clone)]
pub struct RouteFacts(Arc<route::Model>);

#[Object]
impl RouteFacts {
    /// Global id, the same on every database and replica.
    async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        Ok(node::id("route", &key(ctx, &self.0).await?.each()))
    }

    /// The model.
    async fn model(&self, ctx: &Context<'_>) -> Result<Model> {
        Ok(follow(ctx, "model", ModelById(self.0.model_id))
            .await?
            .into())
    }

    /// The provider.
    async fn provider(&self, ctx: &Context<'_>) -> Result<Provider> {
        let row = follow(ctx, "provider", ProviderById(self.0.provider_id)).await?;
        Ok(row.into())
    }

    /// Name of the model in calls of the provider.
    async fn provider_model_id(&self) -> &str {
        &self.0.provider_model_id
    }

    /// Region it is served from; null when none is stated.
    async fn region(&self) -> Option<&str> {
        stated(&self.0.region)
    }

    /// Whether it can be called.
    async fn status(&self) -> RouteStatus {
        self.0.status.into()
    }

    /// Whether it has a price, and if not, why.
    async fn price_state(&self) -> PriceState {
        self.0.price_state.into()
    }

    /// Largest prompt and answer together over this route, in tokens; null when it states none.
    async fn context_window(&self) -> Option<TokenCount> {
        self.0.context_window.map(TokenCount::of)
    }

    /// Longest answer over this route, in tokens; null when it states none.
    async fn max_output_tokens(&self) -> Option<TokenCount> {
        self.0.max_output_tokens.map(TokenCount::of)
    }

    /// Quantization of the weights served, such as "fp8"; null when not stated.
    async fn quantization(&self) -> Option<&str> {
        self.0.quantization.as_deref()
    }

    /// How fast it answers, as measured; null when nobody measured it.
    async fn speed(&self, ctx: &Context<'_>) -> Result<Option<RouteSpeed>> {
        RouteSpeed::of(ctx, &self.0).await
    }

    /// Who says that the route exists.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        Ok(follow(ctx, "source", SourceById(self.0.source_id))
            .await?
            .into())
    }

    /// Day the route was last seen; null when unknown.
    async fn observed_on(&self) -> Result<Option<Date>> {
        day("route", Some(&self.0.observed_on))
    }
}

/// The natural key of a route.
pub(super) struct Key {
    provider: String,
    provider_model_id: String,
    region: String,
}

impl Key {
    /// Its parts, in order.
    pub(super) fn each(&self) -> [&str; 3] {
        [&self.provider, &self.provider_model_id, &self.region]
    }
}

/// The natural key of `row`.
pub(super) async fn key(ctx: &Context<'_>, row: &route::Model) -> Result<Key> {
    let provider = follow(ctx, "provider", ProviderById(row.provider_id)).await?;
    Ok(Key {
        provider: provider.slug.clone(),
        provider_model_id: row.provider_model_id.clone(),
        region: row.region.clone(),
    })
}

impl Route {
    /// Its row.
    pub fn row(&self) -> &Arc<route::Model> {
        &self.0.0
    }

    /// Its global id.
    pub async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        Ok(node::id("route", &key(ctx, self.row()).await?.each()))
    }

    /// The route with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [provider, provider_model_id, region] = key else {
            return Ok(None);
        };
        let Some(provider) = load(ctx, ProviderBySlug((*provider).to_owned())).await? else {
            return Ok(None);
        };
        let rows = load(ctx, All(EveryRouteOfProvider(provider.id))).await?;
        let rows = rows.unwrap_or_default();
        let mut found = rows
            .iter()
            .filter(|row| row.provider_model_id == *provider_model_id && row.region == *region);
        Ok(found.next().cloned().map(Self::from))
    }
}

/// How fast a route answers, as measured.
#[derive(SimpleObject)]
pub struct RouteSpeed {
    /// Output tokens per second; null when not measured.
    tokens_per_second: Option<Decimal>,
    /// Time to the first token, in milliseconds; null when not measured.
    first_token_ms: Option<Long>,
    /// Day of the measurement; null when unknown.
    observed_on: Option<Date>,
    /// Who measured it; null when not stated.
    source: Option<Source>,
}

impl RouteSpeed {
    async fn of(ctx: &Context<'_>, row: &route::Model) -> Result<Option<Self>> {
        if row.throughput_milli_tps.or(row.first_token_ms).is_none() {
            return Ok(None);
        }
        let source = match row.speed_source_id {
            Some(id) => Some(follow(ctx, "source", SourceById(id)).await?.into()),
            None => None,
        };
        Ok(Some(Self {
            tokens_per_second: row.throughput_milli_tps.map(Decimal::from_thousandths),
            first_token_ms: row.first_token_ms.map(Long),
            observed_on: day("route", row.speed_observed_on.as_deref())?,
            source,
        }))
    }
}
