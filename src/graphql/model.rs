//! Models and the queries for them.

use std::sync::Arc;

use async_graphql::{Context, ID, MergedObject, Object};
use entities::model;

use super::{
    comparison::ModelComparisons,
    connection::{Connection, list},
    cost::{ASSUMED_PAGE, both_ways, elements, list_size},
    error::Result,
    node,
    request::load,
};
use crate::catalog::{
    Page,
    model::{ModelBySlug, ModelFilter, ModelOrder, Models},
    names::{self, Name},
};

mod facts;
mod provenance;
mod relations;

pub use facts::ModelFacts;
pub use provenance::ModelProvenance;
pub use relations::ModelRelations;

/// One released language model, independent of who serves it.
#[derive(Clone, MergedObject)]
pub struct Model(
    ModelFacts,
    ModelRelations,
    ModelProvenance,
    ModelComparisons,
);

impl From<Arc<model::Model>> for Model {
    fn from(row: Arc<model::Model>) -> Self {
        Self(
            ModelFacts(Arc::clone(&row)),
            ModelRelations(Arc::clone(&row)),
            ModelProvenance(Arc::clone(&row)),
            ModelComparisons::from(row),
        )
    }
}

impl From<model::Model> for Model {
    fn from(row: model::Model) -> Self {
        Self::from(Arc::new(row))
    }
}

impl Model {
    /// Its row.
    pub fn row(&self) -> &Arc<model::Model> {
        &self.0.0
    }

    /// Its global id.
    pub async fn id(&self, _: &Context<'_>) -> Result<ID> {
        Ok(global_id(self.row()))
    }

    /// The model with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug] = key else { return Ok(None) };
        let row = load(ctx, ModelBySlug((*slug).to_owned())).await?;
        Ok(row.map(Self::from))
    }
}

/// The global id of a model.
fn global_id(row: &model::Model) -> ID {
    node::id("model", &[&row.slug])
}

/// Queries for models.
#[derive(Default)]
pub struct ModelQuery;

#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl ModelQuery {
    /// The model with this slug or alias; null when there is none, or when an alias names several. A slug wins over an alias; the answer carries the canonical slug.
    async fn model(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Canonical slug such as \"gpt-4.1\", or any alias such as \"gpt-4.1-2025-04-14\"; case does not matter."
        )]
        slug: String,
    ) -> Result<Option<Model>> {
        let row = load(ctx, Name::<names::Model>::new(&slug)).await?;
        Ok(row.map(Model::from))
    }

    /// Models, by name unless ordered otherwise.
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
        list::<Models, _>(
            ctx,
            Page::new(first, after, last, before)?,
            filter,
            order_by,
        )
        .await
    }
}
