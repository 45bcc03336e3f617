//! Which models to keep.

use async_graphql::InputObject;
use entities::{
    enums as stored, license, model, model_capability, model_modality, model_price_interval, route,
    score,
};
use sea_orm::{ColumnTrait as _, Condition};

use super::{in_force, lifecycle};
use crate::catalog::{
    Catalog,
    enums::{Capability, CommercialUse, Lifecycle, Modality, Openness, ProductType},
    error::{Error, Result},
    filter::{any_of, found, keys_of, not_negative, ordered, some_of, within},
    names,
    scalars::{Date, Decimal, Long},
};

/// Which models to keep; a model must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ModelFilter {
    /// Slug of the organization that created the model.
    pub organization: Option<String>,
    /// Family, exactly as the catalog writes it, such as "gpt-4.1".
    pub family: Option<String>,
    /// What of the model is open: any of these.
    pub openness: Option<Vec<Openness>>,
    /// Slug of the licence.
    pub license: Option<String>,
    /// Whether the licence allows commercial use: any of these. Models without a sourced licence are left out.
    pub commercial_use: Option<Vec<CommercialUse>>,
    /// What the model can do, all of these. A capability that is not sourced does not count.
    pub capabilities: Option<Vec<Capability>>,
    /// What the model takes, all of these.
    pub input_modalities: Option<Vec<Modality>>,
    /// What the model gives, all of these.
    pub output_modalities: Option<Vec<Modality>>,
    /// Smallest context window, in tokens. Models without a sourced window are left out.
    pub min_context_window: Option<Long>,
    /// Largest context window, in tokens. Models without a sourced window are left out.
    pub max_context_window: Option<Long>,
    /// Lowest input price of the cheapest tracked route today, in US dollars per million tokens.
    pub min_input_price: Option<Decimal>,
    /// Highest input price of the cheapest tracked route today, in US dollars per million tokens. Unpriced models are left out.
    pub max_input_price: Option<Decimal>,
    /// Lowest output price of the cheapest tracked route today, in US dollars per million tokens.
    pub min_output_price: Option<Decimal>,
    /// Highest output price of the cheapest tracked route today, in US dollars per million tokens. Unpriced models are left out.
    pub max_output_price: Option<Decimal>,
    /// Released on this day or later. Models without a sourced day are left out.
    pub released_after: Option<Date>,
    /// Released on this day or earlier. Models without a sourced day are left out.
    pub released_before: Option<Date>,
    /// Stage of its life today: any of these.
    pub lifecycle: Option<Vec<Lifecycle>>,
    /// Kind of product: any of these.
    pub product_type: Option<Vec<ProductType>>,
    /// Whether a tracked route has an input and an output price today; of an embedding model, an input price.
    pub has_price: Option<bool>,
    /// Slug or alias of a provider that serves it, over a route that is not retired.
    pub provider: Option<String>,
    /// Slug or alias of a benchmark that it has a score on.
    pub benchmark: Option<String>,
    /// Lowest value of its preferred score on `benchmark`, in the benchmark's unit.
    pub min_score: Option<Decimal>,
    /// Highest value of its preferred score on `benchmark`, in the benchmark's unit.
    pub max_score: Option<Decimal>,
    /// Words that its name, slug or aliases begin with, all of them.
    pub text: Option<String>,
}

/// Models that `filter` keeps.
pub(super) async fn condition(catalog: &Catalog, filter: &ModelFilter) -> Result<Condition> {
    let condition = own_columns(catalog, filter)?;
    let condition = capabilities(condition, filter)?;
    let condition = prices(catalog, condition, filter)?;
    let condition = relations(catalog, condition, filter).await?;
    let condition = scores(catalog, condition, filter).await?;
    found(
        condition,
        model::Column::Slug,
        stored::SubjectKind::Model,
        filter.text.as_ref(),
    )
}

fn own_columns(catalog: &Catalog, filter: &ModelFilter) -> Result<Condition> {
    let tokens = |bound: Option<Long>| bound.map(|Long(tokens)| tokens);
    let (min, max) = (
        tokens(filter.min_context_window),
        tokens(filter.max_context_window),
    );
    not_negative("minContextWindow", min)?;
    ordered(("minContextWindow", min), ("maxContextWindow", max))?;
    let (after, before) = (filter.released_after, filter.released_before);
    ordered(("releasedAfter", after), ("releasedBefore", before))?;
    let condition = Condition::all()
        .add_option(
            filter
                .family
                .as_ref()
                .map(|family| model::Column::Family.eq(family)),
        )
        .add_option(min.map(|min| model::Column::ContextWindow.gte(min)))
        .add_option(max.map(|max| model::Column::ContextWindow.lte(max)))
        .add_option(after.map(|day| model::Column::ReleasedOn.gte(day.iso())))
        .add_option(before.map(|day| model::Column::ReleasedOn.lte(day.iso())));
    let condition = any_of::<_, _, stored::Openness>(
        condition,
        model::Column::Openness,
        ("openness", filter.openness.as_ref()),
    )?;
    let stages = some_of("lifecycle", filter.lifecycle.as_ref())?;
    let condition = condition.add_option(stages.map(|stages| {
        lifecycle::is_in(stages.iter().map(|stage| (*stage).into()), &catalog.day())
    }));
    any_of::<_, _, stored::ProductType>(
        condition,
        model::Column::ProductType,
        ("productType", filter.product_type.as_ref()),
    )
}

fn capabilities(mut condition: Condition, filter: &ModelFilter) -> Result<Condition> {
    for capability in some_of("capabilities", filter.capabilities.as_ref())?
        .into_iter()
        .flatten()
    {
        let capability: stored::Capability = capability.into();
        let able = Condition::all()
            .add(model_capability::Column::Capability.eq(capability))
            .add(model_capability::Column::Support.eq(stored::Support::Yes));
        condition = condition.add(within(
            model::Column::Id,
            keys_of::<model_capability::Entity>(model_capability::Column::ModelId, able),
        ));
    }
    let modalities = [
        (
            "inputModalities",
            &filter.input_modalities,
            stored::ModalityDirection::Input,
        ),
        (
            "outputModalities",
            &filter.output_modalities,
            stored::ModalityDirection::Output,
        ),
    ];
    for (name, modalities, direction) in modalities {
        for modality in some_of(name, modalities.as_ref())?.into_iter().flatten() {
            let modality: stored::Modality = modality.into();
            let able = Condition::all()
                .add(model_modality::Column::Direction.eq(direction))
                .add(model_modality::Column::Modality.eq(modality));
            condition = condition.add(within(
                model::Column::Id,
                keys_of::<model_modality::Entity>(model_modality::Column::ModelId, able),
            ));
        }
    }
    Ok(condition)
}

fn prices(catalog: &Catalog, condition: Condition, filter: &ModelFilter) -> Result<Condition> {
    use model_price_interval::Column;
    // In dollars, as it was asked: the refusal shows it.
    let micros = |name, bound: Option<Decimal>| {
        not_negative(name, bound.map(|Decimal(dollars)| dollars))?;
        bound.map(|bound| bound.micros(name)).transpose()
    };
    let bounds = [
        (
            Column::InputMicroUsd,
            (
                "minInputPrice",
                micros("minInputPrice", filter.min_input_price)?,
            ),
            (
                "maxInputPrice",
                micros("maxInputPrice", filter.max_input_price)?,
            ),
        ),
        (
            Column::OutputMicroUsd,
            (
                "minOutputPrice",
                micros("minOutputPrice", filter.min_output_price)?,
            ),
            (
                "maxOutputPrice",
                micros("maxOutputPrice", filter.max_output_price)?,
            ),
        ),
    ];
    let mut priced = Condition::all();
    for (column, min, max) in bounds {
        ordered(min, max)?;
        priced = priced
            .add_option(min.1.map(|min| column.gte(min)))
            .add_option(max.1.map(|max| column.lte(max)));
    }
    let with = |priced: Condition| {
        within(
            model::Column::Id,
            keys_of::<model_price_interval::Entity>(Column::ModelId, in_force(catalog).add(priced)),
        )
    };
    // Vectors are no answer in tokens: makers of embedding models charge for input alone.
    let complete = || {
        let input = || Condition::all().add(Column::InputMicroUsd.is_not_null());
        let vectors = model::Column::ProductType.eq(stored::ProductType::Embedding);
        Condition::any()
            .add(with(input().add(Column::OutputMicroUsd.is_not_null())))
            .add(Condition::all().add(vectors).add(with(input())))
    };
    let condition = match filter.has_price {
        Some(true) => condition.add(complete()),
        Some(false) if !priced.is_empty() => {
            return Err(Error::input(
                "`hasPrice: false` and a bound on a price contradict each other: leave one out.",
            ));
        }
        Some(false) => condition.add(complete().not()),
        None => condition,
    };
    Ok(if priced.is_empty() {
        condition
    } else {
        condition.add(with(priced))
    })
}

async fn relations(
    catalog: &Catalog,
    condition: Condition,
    filter: &ModelFilter,
) -> Result<Condition> {
    let organization = catalog
        .required_id::<names::Organization>(filter.organization.as_ref())
        .await?;
    let license = catalog
        .required_id::<names::License>(filter.license.as_ref())
        .await?;
    let provider = catalog
        .required_id::<names::Provider>(filter.provider.as_ref())
        .await?;
    let condition = condition
        .add_option(organization.map(|id| model::Column::OrganizationId.eq(id)))
        .add_option(license.map(|id| model::Column::LicenseId.eq(id)))
        .add_option(provider.map(|id| {
            let served = Condition::all()
                .add(route::Column::ProviderId.eq(id))
                .add(route::Column::Status.ne(stored::RouteStatus::Retired));
            within(
                model::Column::Id,
                keys_of::<route::Entity>(route::Column::ModelId, served),
            )
        }));
    let uses = any_of::<_, _, stored::CommercialUse>(
        Condition::all(),
        license::Column::CommercialUse,
        ("commercialUse", filter.commercial_use.as_ref()),
    )?;
    Ok(if uses.is_empty() {
        condition
    } else {
        condition.add(within(
            model::Column::LicenseId,
            keys_of::<license::Entity>(license::Column::Id, uses),
        ))
    })
}

async fn scores(
    catalog: &Catalog,
    condition: Condition,
    filter: &ModelFilter,
) -> Result<Condition> {
    let steps =
        |name, bound: Option<Decimal>| bound.map(|bound| bound.ten_thousandths(name)).transpose();
    let min = steps("minScore", filter.min_score)?;
    let max = steps("maxScore", filter.max_score)?;
    ordered(("minScore", min), ("maxScore", max))?;
    let benchmark = catalog
        .required_id::<names::Benchmark>(filter.benchmark.as_ref())
        .await?;
    let Some(benchmark) = benchmark else {
        return if min.or(max).is_some() {
            Err(Error::input(
                "`minScore` and `maxScore` need `benchmark`, the slug of the benchmark.",
            ))
        } else {
            Ok(condition)
        };
    };
    let scored = Condition::all()
        .add(score::Column::BenchmarkId.eq(benchmark))
        .add(score::Column::Preferred.eq(true))
        .add_option(min.map(|min| score::Column::Value.gte(min)))
        .add_option(max.map(|max| score::Column::Value.lte(max)));
    Ok(condition.add(within(
        model::Column::Id,
        keys_of::<score::Entity>(score::Column::ModelId, scored),
    )))
}
