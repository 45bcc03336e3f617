//! What a change reads as: the rows before and after, with everything called by its name.

use std::sync::Arc;

use async_graphql::Context;
use entities::{
    benchmark_alias, change, claim,
    enums::{Lifecycle, ModelField, RouteStatus, SubjectKind},
    model, model_alias, model_capability, price, provider_alias, route, score,
};
use serde::de::DeserializeOwned;

use super::fields;
use crate::{
    catalog::{
        self,
        benchmark::BenchmarkById,
        loaders::All,
        model::ModelById,
        organization::OrganizationById,
        price::{PricesOfRoute, SourceById},
        provider::ProviderById,
        route::RouteById,
    },
    comparison::units::{MicroUsd, ScoreValue, Tokens},
    graphql::{error::Result, node, request::load, scalars::stated},
    prose::{
        self,
        change::{Happening, Place, PriceLine, PriceStep, RecordStep, Step},
    },
};

/// The sentence. What is gone from the catalog has no name left: then the subject stands for it.
pub(super) async fn text(ctx: &Context<'_>, row: &change::Model) -> Result<String> {
    let happening = match row.subject_kind {
        SubjectKind::Model => of_model(ctx, row).await?,
        SubjectKind::Route => of_route(ctx, row).await?,
        SubjectKind::Price => of_price(ctx, row).await?,
        SubjectKind::Score => of_score(ctx, row).await?,
        SubjectKind::Claim => of_claim(ctx, row).await?,
        SubjectKind::ModelCapability => of_capability(ctx, row).await?,
        SubjectKind::ModelAlias | SubjectKind::ProviderAlias | SubjectKind::BenchmarkAlias => {
            of_alias(ctx, row).await?
        }
        SubjectKind::Organization
        | SubjectKind::License
        | SubjectKind::Source
        | SubjectKind::ModelModality
        | SubjectKind::ModelUseCase
        | SubjectKind::Provider
        | SubjectKind::Benchmark => None,
    };
    Ok(prose::change(&happening.unwrap_or_else(|| record(row))))
}

/// A row before and after.
struct Rows<R> {
    before: Option<R>,
    after: Option<R>,
}

impl<R: DeserializeOwned> Rows<R> {
    // A row of an older form of its table is told like any other record.
    fn of(row: &change::Model) -> Option<Self> {
        let read = |text: &Option<String>| match text {
            Some(text) => serde_json::from_str(text).map(Some),
            None => Ok(None),
        };
        let (before, after) = (read(&row.before).ok()?, read(&row.after).ok()?);
        Some(Self { before, after })
    }

    fn latest(&self) -> Option<&R> {
        self.after.as_ref().or(self.before.as_ref())
    }

    fn step<T>(&self, value: impl Fn(&R) -> T) -> Step<T> {
        Step {
            before: self.before.as_ref().map(&value),
            after: self.after.as_ref().map(&value),
        }
    }
}

fn record(row: &change::Model) -> Happening {
    let step = match (&row.before, &row.after) {
        (Some(before), Some(after)) => RecordStep::Changed(fields::steps(before, after)),
        (None, _) => RecordStep::Added,
        (Some(_), None) => RecordStep::Removed,
    };
    let kind = node::name(catalog::enums::SubjectKind::from(row.subject_kind));
    Happening::Record {
        kind: kind.to_lowercase().replace('_', " "),
        name: row.subject.clone(),
        step,
    }
}

async fn of_model(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let Some(Rows::<model::Model> { before, after }) = Rows::of(row) else {
        return Ok(None);
    };
    let Some(after) = after else { return Ok(None) };
    let model = after.name.clone();
    let Some(before) = before else {
        let maker = load(ctx, OrganizationById(after.organization_id)).await?;
        return Ok(maker.map(|maker| Happening::ModelAdded {
            model,
            organization: maker.name.clone(),
            released: after.released_on,
        }));
    };
    let on = match after.lifecycle {
        Lifecycle::Deprecated => after.deprecated_on,
        Lifecycle::Retired => after.retired_on,
        Lifecycle::Preview | Lifecycle::Current => None,
    };
    Ok(
        (before.lifecycle != after.lifecycle).then(|| Happening::ModelStage {
            model,
            stage: after.lifecycle.into(),
            on,
        }),
    )
}

async fn of_route(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let Some(Rows::<route::Model> { before, after }) = Rows::of(row) else {
        return Ok(None);
    };
    let Some(after) = after else { return Ok(None) };
    let Some(place) = place(ctx, &after).await? else {
        return Ok(None);
    };
    let id = after.provider_model_id;
    Ok(match before {
        None => Some(Happening::RouteAdded { place, id }),
        Some(before) if before.status != after.status && after.status == RouteStatus::Retired => {
            Some(Happening::RouteRetired { place, id })
        }
        Some(_) => None,
    })
}

async fn place(ctx: &Context<'_>, route: &route::Model) -> Result<Option<Place>> {
    let (model, provider) = futures_util::try_join!(
        load(ctx, ModelById(route.model_id)),
        load(ctx, ProviderById(route.provider_id)),
    )?;
    Ok(model.zip(provider).map(|(model, provider)| Place {
        model: model.name.clone(),
        provider: provider.name.clone(),
    }))
}

async fn of_price(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let Some(rows) = Rows::<price::Model>::of(row) else {
        return Ok(None);
    };
    let Some(latest) = rows.latest() else {
        return Ok(None);
    };
    let (route, source, ever) = futures_util::try_join!(
        load(ctx, RouteById(latest.route_id)),
        load(ctx, SourceById(latest.source_id)),
        load(ctx, All(PricesOfRoute(latest.route_id))),
    )?;
    let Some((route, source)) = route.zip(source) else {
        return Ok(None);
    };
    let Some(place) = place(ctx, &route).await? else {
        return Ok(None);
    };
    let line = PriceLine {
        component: latest.component.into(),
        tier: latest.tier.into(),
        unit: latest.unit.into(),
        threshold: Tokens(latest.min_prompt_tokens),
    };
    let step = price_step(&rows, &ever.unwrap_or_default());
    Ok(step.map(|step| Happening::Price {
        place,
        line,
        step,
        source: source.name.clone(),
    }))
}

fn price_step(rows: &Rows<price::Model>, ever: &[price::Model]) -> Option<PriceStep> {
    let amount = |row: &price::Model| MicroUsd(row.amount_micro_usd);
    let from = |row: &price::Model| stated(&row.effective_from).map(ToOwned::to_owned);
    Some(match (&rows.before, &rows.after) {
        (None, None) => return None,
        (Some(before), None) => PriceStep::Removed {
            amount: amount(before),
        },
        (None, Some(after)) => match followed(after, ever) {
            Some(before) => PriceStep::Moved {
                before: amount(before),
                after: amount(after),
                from: from(after),
            },
            None => PriceStep::New {
                amount: amount(after),
                from: from(after),
            },
        },
        (Some(before), Some(after)) if before.amount_micro_usd != after.amount_micro_usd => {
            PriceStep::Moved {
                before: amount(before),
                after: amount(after),
                from: from(after),
            }
        }
        (Some(before), Some(after)) => same_amount(before, after),
    })
}

fn same_amount(before: &price::Model, after: &price::Model) -> PriceStep {
    let amount = MicroUsd(after.amount_micro_usd);
    if before.effective_to != after.effective_to && !after.effective_to.is_empty() {
        let on = after.effective_to.clone();
        return PriceStep::Ends { amount, on };
    }
    let restated = before.effective_to != after.effective_to || before.curated != after.curated;
    match (restated, before.chosen, after.chosen) {
        (false, false, true) => PriceStep::Chosen { amount },
        (false, true, false) => PriceStep::Unchosen { amount },
        _ => PriceStep::Restated { amount },
    }
}

/// The price whose place another one took, as the same source states both.
fn followed<'a>(after: &price::Model, ever: &'a [price::Model]) -> Option<&'a price::Model> {
    let line = |row: &price::Model| {
        (
            row.component,
            row.tier,
            row.unit,
            row.min_prompt_tokens,
            row.source_id,
        )
    };
    stated(&after.effective_from)?;
    ever.iter()
        .find(|row| row.effective_to == after.effective_from && line(row) == line(after))
        .filter(|row| row.amount_micro_usd != after.amount_micro_usd)
}

async fn of_score(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let Some(rows) = Rows::<score::Model>::of(row) else {
        return Ok(None);
    };
    let Some(latest) = rows.latest() else {
        return Ok(None);
    };
    let (named, benchmark) = futures_util::try_join!(
        said_of(ctx, latest.model_id, latest.source_id),
        load(ctx, BenchmarkById(latest.benchmark_id)),
    )?;
    let details = [
        latest.version.clone(),
        latest.variant.clone(),
        stated(&latest.effort).map_or_else(String::new, |effort| format!("{effort} effort")),
        latest.harness.clone(),
    ];
    Ok(named.zip(benchmark).map(|((model, source), benchmark)| {
        let details = details.into_iter().filter(|detail| !detail.is_empty());
        Happening::Score {
            model,
            line: std::iter::once(benchmark.name.clone())
                .chain(details)
                .collect(),
            unit: benchmark.unit.into(),
            step: rows.step(|row| ScoreValue(row.value)),
            measurer: latest.measurer.clone(),
            source,
        }
    }))
}

async fn of_claim(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let Some(rows) = Rows::<claim::Model>::of(row) else {
        return Ok(None);
    };
    let Some(latest) = rows.latest() else {
        return Ok(None);
    };
    let named = said_of(ctx, latest.model_id, latest.source_id).await?;
    Ok(named.map(|(model, source)| Happening::Claim {
        model,
        field: latest.field.into(),
        step: rows.step(|row| claimed(row.field, &row.value)),
        source,
    }))
}

fn claimed(field: ModelField, value: &str) -> String {
    let counted = matches!(
        field,
        ModelField::ContextWindow
            | ModelField::MaxOutputTokens
            | ModelField::ParametersTotal
            | ModelField::ParametersActive
    );
    match value.parse() {
        Ok(count) if counted => prose::numbers::whole(count),
        _ if matches!(
            field,
            ModelField::Name | ModelField::Family | ModelField::Architecture
        ) =>
        {
            value.to_owned()
        }
        _ => fields::words(value),
    }
}

async fn of_capability(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let Some(rows) = Rows::<model_capability::Model>::of(row) else {
        return Ok(None);
    };
    let Some(latest) = rows.latest() else {
        return Ok(None);
    };
    let named = said_of(ctx, latest.model_id, latest.source_id).await?;
    Ok(named.map(|(model, source)| Happening::Capability {
        model,
        capability: latest.capability.into(),
        step: rows.step(|row| row.support.into()),
        source,
    }))
}

/// Names of a model and of the source that says something of it.
async fn said_of(ctx: &Context<'_>, model: i64, source: i64) -> Result<Option<(String, String)>> {
    let (model, source) =
        futures_util::try_join!(load(ctx, ModelById(model)), load(ctx, SourceById(source)),)?;
    Ok(model
        .zip(source)
        .map(|(model, source)| (model.name.clone(), source.name.clone())))
}

async fn of_alias(ctx: &Context<'_>, row: &change::Model) -> Result<Option<Happening>> {
    let (name, namespace, id) = match row.subject_kind {
        SubjectKind::ModelAlias => {
            let Some(alias) = added::<model_alias::Model>(row) else {
                return Ok(None);
            };
            let model = load(ctx, ModelById(alias.model_id)).await?;
            let name = model.map(|model| Arc::unwrap_or_clone(model).name);
            (name, alias.namespace, alias.external_id)
        }
        SubjectKind::ProviderAlias => {
            let Some(alias) = added::<provider_alias::Model>(row) else {
                return Ok(None);
            };
            let provider = load(ctx, ProviderById(alias.provider_id)).await?;
            let name = provider.map(|provider| Arc::unwrap_or_clone(provider).name);
            (name, alias.namespace, alias.external_id)
        }
        _ => {
            let Some(alias) = added::<benchmark_alias::Model>(row) else {
                return Ok(None);
            };
            let benchmark = load(ctx, BenchmarkById(alias.benchmark_id)).await?;
            let name = benchmark.map(|benchmark| Arc::unwrap_or_clone(benchmark).name);
            (name, alias.namespace, alias.external_id)
        }
    };
    Ok(name.map(|name| Happening::AliasAdded {
        name,
        namespace,
        id,
    }))
}

/// A row that is new.
fn added<R: DeserializeOwned>(row: &change::Model) -> Option<R> {
    let rows = Rows::of(row)?;
    rows.after.filter(|_| rows.before.is_none())
}
