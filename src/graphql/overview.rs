//! The catalog as a whole.

use std::sync::Arc;

use async_graphql::{Context, Object, SimpleObject};

use super::{
    change::Revision,
    cost::{cost, list_size},
    error::Result,
    request::{catalog, read},
    scalars::{Date, day},
    source::Source,
};
use crate::catalog::overview;

/// The catalog as a whole.
pub struct Catalog;

/// The catalog as a whole.
#[Object]
impl Catalog {
    /// Number of the revision that this answer is made from; 0 before the first.
    async fn revision(&self, ctx: &Context<'_>) -> Result<i32> {
        Ok(i32::try_from(catalog(ctx)?.revision).unwrap_or(i32::MAX))
    }

    /// The revision that this answer is made from.
    async fn latest_revision(&self, ctx: &Context<'_>) -> Result<Revision> {
        let row = read(
            ctx,
            |catalog| async move { catalog.latest_revision().await },
        )
        .await?;
        Ok(row.into())
    }

    /// How much it holds.
    #[graphql(directive = cost::apply("20".to_owned()))]
    async fn counts(&self, ctx: &Context<'_>) -> Result<CatalogCounts> {
        let counts = read(ctx, |catalog| async move { catalog.counts().await }).await?;
        Ok(counts.into())
    }

    /// The latest day on which an editor reviewed the facts of any model; null when never.
    async fn reviewed_on(&self, ctx: &Context<'_>) -> Result<Option<Date>> {
        let latest = read(ctx, |catalog| async move { catalog.reviewed_on().await }).await?;
        day("model", latest.as_deref())
    }

    /// Every source that its facts name, by slug, with the credits that their licences ask for.
    #[graphql(directive = list_size::apply(Some(50), None, None, false))]
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        let rows = read(ctx, |catalog| async move { catalog.sources().await }).await?;
        Ok(rows.into_iter().map(|row| Arc::new(row).into()).collect())
    }
}

/// How much the catalog holds.
#[derive(SimpleObject)]
pub struct CatalogCounts {
    /// Models.
    models: i32,
    /// Organizations.
    organizations: i32,
    /// Providers.
    providers: i32,
    /// Providers that counts and cheapest routes look at by default.
    tracked_providers: i32,
    /// Routes.
    routes: i32,
    /// Prices of all sources and days.
    prices: i32,
    /// Benchmarks.
    benchmarks: i32,
    /// Scores.
    scores: i32,
    /// Sources.
    sources: i32,
}

impl From<overview::Counts> for CatalogCounts {
    fn from(counts: overview::Counts) -> Self {
        let whole = |count: i64| i32::try_from(count).unwrap_or(i32::MAX);
        Self {
            models: whole(counts.models),
            organizations: whole(counts.organizations),
            providers: whole(counts.providers),
            tracked_providers: whole(counts.tracked_providers),
            routes: whole(counts.routes),
            prices: whole(counts.prices),
            benchmarks: whole(counts.benchmarks),
            scores: whole(counts.scores),
            sources: whole(counts.sources),
        }
    }
}

/// The query for the catalog as a whole.
#[derive(Default)]
pub struct CatalogQuery;

#[Object]
impl CatalogQuery {
    /// The catalog as a whole: its revision, how much it holds, and where its facts come from.
    async fn catalog(&self) -> Catalog {
        Catalog
    }
}
