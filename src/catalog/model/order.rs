//! What models can be ordered by.

use async_graphql::{Enum, InputObject};
use entities::{model, model_price_interval, score};
use sea_orm::{ColumnTrait as _, Condition, EntityName as _, sea_query::ExprTrait as _};

use super::in_force;
use crate::catalog::{
    Catalog, OrderDirection,
    error::{Error, Result},
    keyset::{Sort, SortKey},
    names,
};

/// What models can be ordered by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ModelOrderField {
    /// Its name.
    #[default]
    Name,
    /// The day of its release.
    Released,
    /// Its context window.
    ContextWindow,
    /// The input price of its cheapest tracked route today.
    InputPrice,
    /// The output price of its cheapest tracked route today.
    OutputPrice,
    /// Its preferred score on the benchmark that the order names.
    BenchmarkScore,
    /// How many tracked providers serve it.
    ProviderCount,
}

/// An order of models. Models whose value is not known come last in both directions; ties are ordered by slug.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ModelOrder {
    /// What to order by.
    pub field: ModelOrderField,
    /// Which end comes first.
    #[graphql(default)]
    pub direction: OrderDirection,
    /// Slug or alias of the benchmark; needed for BENCHMARK_SCORE and refused for any other field.
    pub benchmark: Option<String>,
}

/// The keys that `order` looks at; refuses an order by score without its benchmark.
pub(super) async fn sort(catalog: &Catalog, order: &ModelOrder) -> Result<Sort> {
    let benchmark = catalog
        .required_id::<names::Benchmark>(order.benchmark.as_ref())
        .await?;
    let by_score = order.field == ModelOrderField::BenchmarkScore;
    match benchmark {
        None if by_score => Err(Error::input(
            "An order by BENCHMARK_SCORE needs `benchmark`, the slug of the benchmark.",
        )),
        Some(_) if !by_score => Err(Error::input(
            "`benchmark` belongs to an order by BENCHMARK_SCORE: leave it out here.",
        )),
        benchmark => Ok(keys(catalog, order, benchmark.unwrap_or_default())),
    }
}

fn keys(catalog: &Catalog, order: &ModelOrder, benchmark: i64) -> Sort {
    let direction = order.direction;
    let slug = SortKey::text(model::Column::Slug.as_column_ref(), OrderDirection::Asc);
    let name = format!("models {:?} {direction:?}", order.field);
    let by = |key: SortKey| Sort::by(&*name, vec![key, slug.clone()]);
    match order.field {
        ModelOrderField::Name => by(SortKey::text(
            model::Column::NameKey.as_column_ref(),
            direction,
        )),
        ModelOrderField::Released => {
            by(SortKey::text(model::Column::ReleasedOn.as_column_ref(), direction).or_null())
        }
        ModelOrderField::ContextWindow => {
            by(SortKey::integer(model::Column::ContextWindow.as_column_ref(), direction).or_null())
        }
        ModelOrderField::ProviderCount => by(SortKey::integer(
            model::Column::ProviderCount.as_column_ref(),
            direction,
        )),
        ModelOrderField::InputPrice => by_price(
            catalog,
            &name,
            model_price_interval::Column::InputMicroUsd,
            direction,
        ),
        ModelOrderField::OutputPrice => by_price(
            catalog,
            &name,
            model_price_interval::Column::OutputMicroUsd,
            direction,
        ),
        ModelOrderField::BenchmarkScore => {
            let value = SortKey::integer(score::Column::Value.as_column_ref(), direction).or_null();
            let preferred = Condition::all()
                .add(
                    score::Column::ModelId
                        .into_expr()
                        .eq(model::Column::Id.into_expr()),
                )
                .add(score::Column::BenchmarkId.eq(benchmark))
                .add(score::Column::Preferred.eq(true));
            Sort::by(
                format!("{name} {}", order.benchmark.as_deref().unwrap_or_default()),
                vec![value, slug],
            )
            .joined(score::Entity.table_ref(), preferred)
        }
    }
}

fn by_price(
    catalog: &Catalog,
    name: &str,
    column: model_price_interval::Column,
    direction: OrderDirection,
) -> Sort {
    let today = in_force(catalog).add(
        model_price_interval::Column::ModelId
            .into_expr()
            .eq(model::Column::Id.into_expr()),
    );
    Sort::by(
        name,
        vec![
            SortKey::integer(column.as_column_ref(), direction).or_null(),
            SortKey::text(model::Column::Slug.as_column_ref(), OrderDirection::Asc),
        ],
    )
    .joined(model_price_interval::Entity.table_ref(), today)
}
