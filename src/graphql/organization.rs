//! Organizations and the queries for them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::organization;

use super::{
    connection::{Connection, list, nested},
    cost::{ASSUMED_PAGE, both_ways, elements, list_size},
    error::Result,
    model::Model,
    node,
    request::load,
};
use crate::catalog::{
    Page,
    model::{ModelFilter, ModelOrder, ModelsOfOrganization},
    names::{self, Name},
    organization::{OrganizationBySlug, OrganizationFilter, OrganizationOrder, Organizations},
};

/// Who created models, such as OpenAI or Alibaba.
#[derive(Clone)]
pub struct Organization(Arc<organization::Model>);

impl From<Arc<organization::Model>> for Organization {
    fn from(row: Arc<organization::Model>) -> Self {
        Self(row)
    }
}

impl From<organization::Model> for Organization {
    fn from(row: organization::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// Who created models, such as OpenAI or Alibaba.
#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl Organization {
    /// Global id, the same on every database and replica.
    pub async fn id(&self) -> Result<ID> {
        Ok(node::id("organization", &[&self.0.slug]))
    }

    /// Stable public key, lower case.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Name as the organization writes it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Home page; null when not sourced.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }

    /// Country of the head office, as an ISO 3166 code of two letters; null when not sourced.
    async fn country(&self) -> Option<&str> {
        self.0.country.as_deref()
    }

    /// Models that it created, by name unless ordered otherwise.
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
        nested::<ModelsOfOrganization, _>(ctx, self.0.id, page, filter, order_by).await
    }
}

impl Organization {
    /// The organization with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug] = key else { return Ok(None) };
        let row = load(ctx, OrganizationBySlug((*slug).to_owned())).await?;
        Ok(row.map(Self))
    }
}

/// Queries for organizations.
#[derive(Default)]
pub struct OrganizationQuery;

#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl OrganizationQuery {
    /// The organization with this slug; null when there is none.
    async fn organization(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Slug such as \"openai\"; case does not matter.")] slug: String,
    ) -> Result<Option<Organization>> {
        let row = load(ctx, Name::<names::Organization>::new(&slug)).await?;
        Ok(row.map(Organization))
    }

    /// Organizations, by name unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn organizations(
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
        #[graphql(desc = "Which organizations to keep.")] filter: Option<OrganizationFilter>,
        #[graphql(desc = "In which order; by name when absent.")] order_by: Option<
            OrganizationOrder,
        >,
    ) -> Result<Connection<Organization>> {
        let page = Page::new(first, after, last, before)?;
        list::<Organizations, _>(ctx, page, filter, order_by).await
    }
}
