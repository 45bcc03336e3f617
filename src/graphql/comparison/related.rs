//! Further pairs worth reading.

use std::sync::Arc;

use async_graphql::{Context, Object};
use entities::{enums as stored, model};
use futures_util::future::try_join_all;

use super::verdict::number;
use crate::{
    catalog::{contenders::PartnersOfModel, pair::PartnerReason},
    comparison::{
        context::Seat,
        identity,
        related::{MAX_RELATED, Partner, related},
    },
    graphql::{
        error::{ApiError, Result},
        model::Model,
        request::load,
    },
    prose,
};

/// A further pair worth reading, which keeps one model of where it is listed.
pub struct RelatedComparison {
    kept: Arc<model::Model>,
    partner: Partner,
    model: Arc<model::Model>,
}

/// A further pair worth reading, which keeps one model of where it is listed.
#[Object]
impl RelatedComparison {
    /// Slug of the pair, for `comparisonBySlug`, the kept model first.
    async fn slug(&self) -> String {
        identity::slug(&self.kept.slug, &self.partner.slug)
    }

    /// Slug of the pair with its sides in alphabetical order: one address for both directions.
    async fn canonical_slug(&self) -> String {
        identity::canonical_slug(&self.kept.slug, &self.partner.slug)
    }

    /// Title of the pair.
    async fn title(&self) -> String {
        prose::title(&self.kept.name, &self.partner.name)
    }

    /// Why the two are worth a page.
    async fn reason(&self) -> PartnerReason {
        stored::PartnerReason::from(self.partner.reason).into()
    }

    /// The reason as a sentence.
    async fn text(&self) -> String {
        prose::related(&self.kept.name, &self.partner)
    }

    /// Benchmarks that both have a score on.
    async fn shared_benchmarks(&self) -> i32 {
        number(self.partner.shared_benchmarks)
    }

    /// The model that is kept.
    async fn kept(&self) -> Model {
        Arc::clone(&self.kept).into()
    }

    /// The other model of the pair.
    async fn model(&self) -> Model {
        Arc::clone(&self.model).into()
    }
}

/// Further pairs that keep one of `sides`, ranked: successor, sibling, same price class, most shared benchmarks.
pub(super) async fn ranked(
    ctx: &Context<'_>,
    sides: &[(Seat, Arc<model::Model>)],
    first: Option<i32>,
) -> Result<Vec<RelatedComparison>> {
    let first = size(first)?;
    let of_side = sides
        .iter()
        .map(|(_, side)| load(ctx, PartnersOfModel(side.id)));
    let of_side = try_join_all(of_side).await?;
    let mut candidates = Vec::new();
    for ((seat, kept), rows) in sides.iter().zip(of_side) {
        for row in rows.unwrap_or_default().iter() {
            candidates.push(RelatedComparison {
                kept: Arc::clone(kept),
                partner: row.plain(*seat),
                model: Arc::clone(&row.model),
            });
        }
    }
    let plain: Vec<Partner> = candidates.iter().map(|one| one.partner.clone()).collect();
    let slugs: Vec<&str> = sides.iter().map(|(_, side)| &*side.slug).collect();
    let [left, right] = [slugs.first(), slugs.last()].map(|slug| slug.copied().unwrap_or_default());
    let ranked = related(left, right, &plain);
    let mut found = Vec::with_capacity(first);
    for partner in ranked.into_iter().take(first) {
        let at = candidates.iter().position(|one| one.partner == partner);
        found.extend(at.map(|at| candidates.swap_remove(at)));
    }
    Ok(found)
}

fn size(first: Option<i32>) -> Result<usize> {
    let size = first.map_or(Some(MAX_RELATED), |first| usize::try_from(first).ok());
    size.filter(|size| (1..=MAX_RELATED).contains(size))
        .ok_or_else(|| {
            ApiError::BadUserInput(format!(
                "`first` must be from 1 to {MAX_RELATED}, got {}.",
                first.unwrap_or_default()
            ))
        })
}
