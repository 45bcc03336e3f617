//! What comparisons read, in the same waves as the rest of their request.

use std::{collections::BTreeSet, sync::Arc};

use async_graphql::Context;
use futures_util::future::join_all;
use tokio::sync::OnceCell;

use crate::{
    catalog::{
        benchmark::BenchmarkById,
        contenders::{Facts, FactsOfModel, Subject},
        model::{LicenseById, ModelById},
        names,
        organization::OrganizationById,
        provider::ProviderById,
        route::RouteById,
    },
    comparison::sections,
    graphql::{
        error::{ApiError, Result},
        request::{keep, read, unknown},
        source::Source,
    },
};

/// What each of `names` names; refuses all that name nothing, together.
pub(super) async fn required(ctx: &Context<'_>, names: &[String]) -> Result<Vec<Arc<Subject>>> {
    let found = subjects(ctx, names.to_vec()).await?;
    let mut subjects = Vec::with_capacity(found.len());
    let mut missing = Vec::new();
    for (name, subject) in names.iter().zip(found) {
        match subject {
            Some(subject) => subjects.push(subject),
            None if !missing.contains(&name) => missing.push(name),
            None => {}
        }
    }
    let missing = missing
        .into_iter()
        .map(|name| unknown::<names::Model>(ctx, name));
    let refusals = join_all(missing).await;
    refusals
        .into_iter()
        .reduce(ApiError::and)
        .map_or(Ok(subjects), Err)
}

/// What each of `names` names, by slug or alias.
pub(super) async fn subjects(
    ctx: &Context<'_>,
    names: Vec<String>,
) -> Result<Vec<Option<Arc<Subject>>>> {
    read(ctx, |catalog| async move { catalog.subjects(&names).await }).await
}

/// Every model with the facts that shortlists are drawn from: read for the first of a request, and kept for the others.
#[derive(Default)]
pub(in crate::graphql) struct Everyone(OnceCell<Arc<Facts>>);

/// Every model with the facts that shortlists are drawn from.
pub(super) async fn everyone(ctx: &Context<'_>) -> Result<Arc<Facts>> {
    let read = || async {
        let subjects = read(ctx, |catalog| async move { catalog.all_subjects().await });
        let wanted = [
            sections::Facts::Capabilities,
            sections::Facts::Routes,
            sections::Facts::Scores,
        ];
        facts(ctx, subjects.await?, wanted.into()).await
    };
    let Everyone(known) = ctx.data::<Everyone>()?;
    known.get_or_try_init(read).await.cloned()
}

/// The facts of some models that `wanted` names. Rows that come along are kept for the loaders of the request.
pub(super) async fn facts(
    ctx: &Context<'_>,
    subjects: Vec<Arc<Subject>>,
    wanted: BTreeSet<sections::Facts>,
) -> Result<Arc<Facts>> {
    let priced = wanted.contains(&sections::Facts::Routes);
    let facts = read(ctx, |catalog| async move {
        catalog.facts(subjects, &wanted).await
    });
    let facts = Arc::new(facts.await?);
    keep_rows(ctx, &facts).await?;
    if priced {
        let models = facts.models().into_iter();
        let known = models.map(|id| (FactsOfModel(id), Arc::clone(&facts)));
        keep(ctx, known).await?;
    }
    Ok(facts)
}

async fn keep_rows(ctx: &Context<'_>, facts: &Facts) -> Result<()> {
    let subjects = facts.subjects();
    let row = |subject: &Arc<Subject>| (ModelById(subject.row.id), Arc::clone(&subject.row));
    keep(ctx, subjects.iter().map(row)).await?;
    let makers = subjects.iter().map(|subject| &subject.organization);
    keep(
        ctx,
        makers.map(|maker| (OrganizationById(maker.id), Arc::clone(maker))),
    )
    .await?;
    let terms = subjects
        .iter()
        .filter_map(|subject| subject.license.as_ref());
    keep(
        ctx,
        terms.map(|terms| (LicenseById(terms.id), Arc::clone(terms))),
    )
    .await?;
    let routes = facts.offers().routes();
    keep(
        ctx,
        routes.map(|route| (RouteById(route.id), Arc::clone(route))),
    )
    .await?;
    let providers = facts.offers().providers();
    keep(
        ctx,
        providers.map(|it| (ProviderById(it.id), Arc::clone(it))),
    )
    .await?;
    let benchmarks = facts.benchmarks();
    keep(
        ctx,
        benchmarks.map(|it| (BenchmarkById(it.id), Arc::clone(it))),
    )
    .await
}

/// The sources behind everything the catalog holds of some models, by slug.
pub(super) async fn sources(ctx: &Context<'_>, models: Vec<i64>) -> Result<Vec<Source>> {
    let rows = read(ctx, |catalog| async move {
        catalog.sources_behind(models).await
    });
    let rows = rows.await?.into_iter();
    Ok(rows.map(|row| Arc::new(row).into()).collect())
}
