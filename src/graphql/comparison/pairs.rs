//! The pairs worth a page.

use async_graphql::{Context, Object};
use entities::model_partner;

use super::verdict::number;
use crate::{
    catalog::{model::ModelById, pair::PartnerReason},
    graphql::{error::Result, model::Model, request::follow},
    prose,
};

/// A pair of models worth a page.
pub struct ComparisonPair(model_partner::Model);

impl From<model_partner::Model> for ComparisonPair {
    fn from(row: model_partner::Model) -> Self {
        Self(row)
    }
}

/// A pair of models worth a page.
#[Object]
impl ComparisonPair {
    /// Slug of the pair, its sides in alphabetical order, for `comparisonBySlug`.
    async fn slug(&self) -> &str {
        &self.0.pair_slug
    }

    /// Title of the pair.
    async fn title(&self, ctx: &Context<'_>) -> Result<String> {
        let (left, right) = self.sides(ctx).await?;
        Ok(prose::title(&left.row().name, &right.row().name))
    }

    /// Why the two are worth a page: the strongest reason.
    async fn reason(&self) -> PartnerReason {
        self.0.reason.into()
    }

    /// Benchmarks that both have a score on.
    async fn shared_benchmarks(&self) -> i32 {
        number(usize::try_from(self.0.shared_benchmarks).unwrap_or_default())
    }

    /// The model that comes first in the slug.
    async fn left(&self, ctx: &Context<'_>) -> Result<Model> {
        Ok(self.sides(ctx).await?.0)
    }

    /// The model that comes second in the slug.
    async fn right(&self, ctx: &Context<'_>) -> Result<Model> {
        Ok(self.sides(ctx).await?.1)
    }
}

impl ComparisonPair {
    /// Both models, in alphabetical order of their slugs.
    async fn sides(&self, ctx: &Context<'_>) -> Result<(Model, Model)> {
        let (one, other) = futures_util::try_join!(
            follow(ctx, "model", ModelById(self.0.model_id)),
            follow(ctx, "model", ModelById(self.0.partner_id)),
        )?;
        let (left, right) = if one.slug <= other.slug {
            (one, other)
        } else {
            (other, one)
        };
        Ok((left.into(), right.into()))
    }
}
