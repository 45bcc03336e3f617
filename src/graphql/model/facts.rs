//! What is known of a model itself.

use std::sync::Arc;

use async_graphql::{Context, ID, Object, SimpleObject};
use entities::{enums as stored, model};

use super::{Model, global_id};
use crate::{
    catalog::{
        enums::{Lifecycle, Modality, Openness, ProductType},
        loaders::All,
        model::{LicenseById, ModalitiesOfModel, ModelById, stage},
        organization::OrganizationById,
    },
    graphql::{
        cost::list_size,
        error::Result,
        license::License,
        organization::Organization,
        request::{catalog, follow, load},
        scalars::{Date, Long, TokenCount, day},
    },
    prose::numbers::parameters,
};

/// What is known of a model itself.
#[derive(Clone)]
pub struct ModelFacts(pub(super) Arc<model::Model>);

#[Object]
impl ModelFacts {
    /// Global id, the same on every database and replica.
    async fn id(&self) -> ID {
        global_id(&self.0)
    }

    /// Canonical public key, lower case with dots kept, such as "gpt-4.1".
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Name as its maker writes it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// Who created it.
    async fn organization(&self, ctx: &Context<'_>) -> Result<Organization> {
        let row = follow(
            ctx,
            "organization",
            OrganizationById(self.0.organization_id),
        )
        .await?;
        Ok(row.into())
    }

    /// Family it belongs to, as its maker names it; null when not sourced.
    async fn family(&self) -> Option<&str> {
        self.0.family.as_deref()
    }

    /// What kind of product it is.
    async fn product_type(&self) -> ProductType {
        self.0.product_type.into()
    }

    /// Stage of its life today: a stated deprecation or retirement holds from `deprecatedOn` and `retiredOn` on, where these days are known, and not before. A comparison as of another day shows the stage of that day.
    async fn lifecycle(&self, ctx: &Context<'_>) -> Result<Lifecycle> {
        Ok(stage(&self.0, catalog(ctx)?.today)?.into())
    }

    /// Day from which it is deprecated; null when none is known.
    async fn deprecated_on(&self) -> Result<Option<Date>> {
        day("model", self.0.deprecated_on.as_deref())
    }

    /// Day from which it is retired; null when none is known.
    async fn retired_on(&self) -> Result<Option<Date>> {
        day("model", self.0.retired_on.as_deref())
    }

    /// The model that replaces it; null when its maker names none.
    async fn successor(&self, ctx: &Context<'_>) -> Result<Option<Model>> {
        match self.0.successor_id {
            Some(id) => Ok(Some(follow(ctx, "model", ModelById(id)).await?.into())),
            None => Ok(None),
        }
    }

    /// Day of its release; the first of the month or year where the chosen claim states no more; null when not sourced.
    async fn released_on(&self) -> Result<Option<Date>> {
        day("model", self.0.released_on.as_deref())
    }

    /// Where its training data ends, as precisely as its maker says: a year, month or day in ISO 8601, such as "2025-01"; null when not sourced.
    async fn knowledge_cutoff(&self) -> Option<&str> {
        self.0.knowledge_cutoff.as_deref()
    }

    /// Largest prompt and answer together, in tokens; null when not sourced. A route may allow less.
    async fn context_window(&self) -> Option<TokenCount> {
        self.0.context_window.map(TokenCount::of)
    }

    /// Longest answer, in tokens; null when not sourced. A route may allow less.
    async fn max_output_tokens(&self) -> Option<TokenCount> {
        self.0.max_output_tokens.map(TokenCount::of)
    }

    /// How many weights it has; null when nothing is published.
    async fn parameters(&self) -> Option<Parameters> {
        Parameters::of(self.0.parameters_total, self.0.parameters_active)
    }

    /// Architecture as its maker names it; null when not published.
    async fn architecture(&self) -> Option<&str> {
        self.0.architecture.as_deref()
    }

    /// Terms of the weights or of the service; null when not sourced.
    async fn license(&self, ctx: &Context<'_>) -> Result<Option<License>> {
        match self.0.license_id {
            Some(id) => Ok(Some(follow(ctx, "license", LicenseById(id)).await?.into())),
            None => Ok(None),
        }
    }

    /// What of it is open; UNKNOWN when not sourced.
    async fn openness(&self) -> Openness {
        self.0.openness.into()
    }

    /// What it takes; empty when not sourced.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn input_modalities(&self, ctx: &Context<'_>) -> Result<Vec<Modality>> {
        self.modalities(ctx, stored::ModalityDirection::Input).await
    }

    /// What it gives; empty when not sourced.
    #[graphql(directive = list_size::apply(Some(6), None, None, false))]
    async fn output_modalities(&self, ctx: &Context<'_>) -> Result<Vec<Modality>> {
        self.modalities(ctx, stored::ModalityDirection::Output)
            .await
    }

    /// Distinct tracked providers that serve it over an active route.
    async fn provider_count(&self) -> i32 {
        i32::try_from(self.0.provider_count).unwrap_or(i32::MAX)
    }
}

impl ModelFacts {
    async fn modalities(
        &self,
        ctx: &Context<'_>,
        direction: stored::ModalityDirection,
    ) -> Result<Vec<Modality>> {
        let rows = load(ctx, All(ModalitiesOfModel(self.0.id))).await?;
        let rows = rows.unwrap_or_default();
        let mut modalities: Vec<_> = rows
            .iter()
            .filter(|row| row.direction == direction)
            .map(|row| row.modality)
            .collect();
        modalities.sort_unstable();
        Ok(modalities.into_iter().map(Modality::from).collect())
    }
}

/// How many weights a model has.
#[derive(SimpleObject)]
pub struct Parameters {
    /// All its weights; null when not published.
    total: Option<Long>,
    /// Weights used for each token, fewer than all in a mixture of experts; null when not published.
    active: Option<Long>,
    /// Both for people, such as "671B (37B active)".
    display: String,
}

impl Parameters {
    fn of(total: Option<i64>, active: Option<i64>) -> Option<Self> {
        let display = match (total, active) {
            (None, None) => return None,
            (Some(total), None) => parameters(total),
            (None, Some(active)) => format!("{} active", parameters(active)),
            (Some(total), Some(active)) => {
                format!("{} ({} active)", parameters(total), parameters(active))
            }
        };
        Some(Self {
            total: total.map(Long),
            active: active.map(Long),
            display,
        })
    }
}
