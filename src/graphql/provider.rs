//! Providers and the queries for them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::provider;

use super::{
    alias::Alias,
    connection::{Connection, list, nested},
    cost::{ASSUMED_PAGE, both_ways, elements, list_size},
    error::Result,
    model::Model,
    node,
    organization::Organization,
    request::{follow, load},
    route::Route,
};
use crate::catalog::{
    Page,
    enums::ProviderKind,
    loaders::All,
    model::{ModelFilter, ModelOrder, ModelsOfProvider},
    names::{self, Name},
    organization::OrganizationById,
    provider::{AliasesOfProvider, ProviderBySlug, ProviderFilter, ProviderOrder, Providers},
    route::{RouteFilter, RouteOrder, RoutesOfProvider},
};

/// Who serves models over an API.
#[derive(Clone)]
pub struct Provider(Arc<provider::Model>);

impl From<Arc<provider::Model>> for Provider {
    fn from(row: Arc<provider::Model>) -> Self {
        Self(row)
    }
}

impl From<provider::Model> for Provider {
    fn from(row: provider::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// Who serves models over an API.
#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl Provider {
    /// Global id, the same on every database and replica.
    pub async fn id(&self) -> Result<ID> {
        Ok(node::id("provider", &[&self.0.slug]))
    }

    /// Stable public key, lower case.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Name as the provider writes it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What kind of provider it is.
    async fn kind(&self) -> ProviderKind {
        self.0.kind.into()
    }

    /// Whether counts and cheapest routes look at it by default.
    async fn tracked(&self) -> bool {
        self.0.tracked
    }

    /// Place in lists of providers; the lower one wins ties of price.
    async fn display_rank(&self) -> i32 {
        i32::try_from(self.0.display_rank).unwrap_or(i32::MAX)
    }

    /// The lab behind it; null when it is no lab of the catalog.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Option<Organization>> {
        match self.0.organization_id {
            Some(id) => {
                let row = follow(ctx, "organization", OrganizationById(id)).await?;
                Ok(Some(row.into()))
            }
            None => Ok(None),
        }
    }

    /// Wire format of its API, such as "openai"; null when not sourced.
    async fn wire_format(&self) -> Option<&str> {
        self.0.wire_format.as_deref()
    }

    /// Home page; null when not sourced.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }

    /// Page of its API documentation; null when not sourced.
    async fn documentation(&self) -> Option<&str> {
        self.0.documentation.as_deref()
    }

    /// Names that sources know it under; every look-up by slug takes them too.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<Alias>> {
        let rows = load(ctx, All(AliasesOfProvider(self.0.id))).await?;
        Ok(rows.unwrap_or_default().iter().map(Alias::from).collect())
    }

    /// What it serves, route by route, by the name of the model in its calls unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn routes(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many elements to give from the start, 1 to 100; 20 when neither this nor `last` is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(
            desc = "How many elements to give from the end, 1 to 100; not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Cursor to end before.")] before: Option<String>,
        #[graphql(desc = "Which routes to keep.")] filter: Option<RouteFilter>,
        #[graphql(desc = "In which order; by `providerModelId` when absent.")] order_by: Option<
            RouteOrder,
        >,
    ) -> Result<Connection<Route>> {
        let page = Page::new(first, after, last, before)?;
        let order = order_by.unwrap_or_else(RouteOrder::of_a_provider);
        nested::<RoutesOfProvider, _>(ctx, self.0.id, page, filter, Some(order)).await
    }

    /// Models that it serves over a route that is not retired, each once, by name unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn models(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many elements to give from the start, 1 to 100; 20 when neither this nor `last` is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(
            desc = "How many elements to give from the end, 1 to 100; not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Cursor to end before.")] before: Option<String>,
        #[graphql(desc = "Which models to keep.")] filter: Option<ModelFilter>,
        #[graphql(desc = "In which order; by name when absent.")] order_by: Option<ModelOrder>,
    ) -> Result<Connection<Model>> {
        let page = Page::new(first, after, last, before)?;
        nested::<ModelsOfProvider, _>(ctx, self.0.id, page, filter, order_by).await
    }
}

impl Provider {
    /// The provider with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug] = key else { return Ok(None) };
        let row = load(ctx, ProviderBySlug((*slug).to_owned())).await?;
        Ok(row.map(Self))
    }
}

/// Queries for providers.
#[derive(Default)]
pub struct ProviderQuery;

#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl ProviderQuery {
    /// The provider with this slug or alias; null when there is none, or when an alias names several.
    async fn provider(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Canonical slug such as \"openrouter\", or any alias; case does not matter."
        )]
        slug: String,
    ) -> Result<Option<Provider>> {
        let row = load(ctx, Name::<names::Provider>::new(&slug)).await?;
        Ok(row.map(Provider))
    }

    /// Providers, by display rank unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn providers(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many elements to give from the start, 1 to 100; 20 when neither this nor `last` is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(
            desc = "How many elements to give from the end, 1 to 100; not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Cursor to end before.")] before: Option<String>,
        #[graphql(desc = "Which providers to keep.")] filter: Option<ProviderFilter>,
        #[graphql(desc = "In which order; by display rank when absent.")] order_by: Option<
            ProviderOrder,
        >,
    ) -> Result<Connection<Provider>> {
        let page = Page::new(first, after, last, before)?;
        list::<Providers, _>(ctx, page, filter, order_by).await
    }
}
