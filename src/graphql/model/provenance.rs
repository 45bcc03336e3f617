//! Where the facts of a model come from, and where sources disagree.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::{Context, Object};
use entities::{claim, enums as stored, model};
use futures_util::future::try_join_all;

use crate::{
    catalog::{
        enums::ModelField,
        loaders::All,
        model::{CapabilitiesOfModel, ClaimsOfModel},
        price::SourceById,
    },
    graphql::{
        claim::{Claim, Disagreement},
        cost::list_size,
        error::Result,
        request::{follow, load},
        scalars::{Date, day},
        source::Source,
    },
};

/// Where the facts of a model come from.
#[derive(Clone)]
pub struct ModelProvenance(pub(super) Arc<model::Model>);

#[Object]
impl ModelProvenance {
    /// What sources say of its fields, chosen or not, by field.
    #[graphql(directive = list_size::apply(Some(40), None, None, false))]
    async fn claims(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Only of this field; of all fields when absent.")] field: Option<
            ModelField,
        >,
    ) -> Result<Vec<Claim>> {
        let field = field.map(stored::ModelField::from);
        let mut rows = self.rows(ctx).await?;
        rows.retain(|row| field.is_none_or(|field| row.field == field));
        Ok(rows
            .into_iter()
            .map(|row| Claim::of(&self.0, row))
            .collect())
    }

    /// Fields on which sources disagree, with the chosen claim and the others.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn disagreements(&self, ctx: &Context<'_>) -> Result<Vec<Disagreement>> {
        Ok(Disagreement::all(&self.0, &self.rows(ctx).await?))
    }

    /// Day its facts were last reviewed by an editor; null when never.
    async fn reviewed_on(&self) -> Result<Option<Date>> {
        day("model", self.0.reviewed_on.as_deref())
    }

    /// Sources of its own facts and capabilities, by slug. Prices and scores name their sources themselves.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn sources(&self, ctx: &Context<'_>) -> Result<Vec<Source>> {
        let capabilities = load(ctx, All(CapabilitiesOfModel(self.0.id)));
        let (claims, capabilities) = futures_util::try_join!(self.rows(ctx), capabilities)?;
        let capabilities = capabilities.unwrap_or_default();
        let named = claims.iter().map(|row| row.source_id);
        let named: BTreeSet<i64> = named
            .chain(capabilities.iter().map(|row| row.source_id))
            .collect();
        let rows = named
            .into_iter()
            .map(|id| follow(ctx, "source", SourceById(id)));
        let mut rows = try_join_all(rows).await?;
        rows.sort_by(|a, b| a.slug.cmp(&b.slug));
        Ok(rows.into_iter().map(Source::from).collect())
    }
}

impl ModelProvenance {
    async fn rows(&self, ctx: &Context<'_>) -> Result<Vec<claim::Model>> {
        let rows = load(ctx, All(ClaimsOfModel(self.0.id))).await?;
        let mut rows = rows.unwrap_or_default().to_vec();
        rows.sort_by_key(|row| (row.field, !row.chosen, row.id));
        Ok(rows)
    }
}
