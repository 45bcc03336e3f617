//! Where facts come from.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::source;

use super::{
    error::Result,
    node,
    request::load,
    scalars::{Date, day},
};
use crate::catalog::{enums::SourceClass, price::SourceBySlug};

/// Where a fact came from, with the credit that its licence asks for.
#[derive(Clone)]
pub struct Source(Arc<source::Model>);

impl From<Arc<source::Model>> for Source {
    fn from(row: Arc<source::Model>) -> Self {
        Self(row)
    }
}

/// Where a fact came from, with the credit that its licence asks for.
#[Object]
impl Source {
    /// Global id, the same on every database and replica.
    pub async fn id(&self) -> Result<ID> {
        Ok(node::id("source", &[&self.0.slug]))
    }

    /// Stable public key, lower case; filters take it.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Name of the source.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// How it ranks when sources disagree: editors before labs before independent measurers before aggregators.
    async fn class(&self) -> SourceClass {
        self.0.class.into()
    }

    /// Where it is published; null for facts that editors put together.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// Licence of its data; null when it states none.
    async fn license(&self) -> Option<&str> {
        self.0.license.as_deref()
    }

    /// Where that licence stands; null when it states none.
    async fn license_url(&self) -> Option<&str> {
        self.0.license_url.as_deref()
    }

    /// Credit that the licence asks for; null when it asks for none.
    async fn attribution(&self) -> Option<&str> {
        self.0.attribution.as_deref()
    }

    /// Day of the latest retrieval; null when unknown.
    async fn retrieved_on(&self) -> Result<Option<Date>> {
        day("source", self.0.retrieved_on.as_deref())
    }
}

impl Source {
    /// The source with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug] = key else { return Ok(None) };
        Ok(load(ctx, SourceBySlug((*slug).to_owned())).await?.map(Self))
    }
}
