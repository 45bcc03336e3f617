//! Benchmarks: filter, order, and the ways to reach them.

use async_graphql::{Enum, InputObject};
use entities::{benchmark, enums as stored, score};
use sea_orm::{ColumnTrait as _, Condition};

use super::{
    Catalog, OrderDirection,
    enums::{BenchmarkCategory, BenchmarkDirection, BenchmarkUnit},
    error::Result,
    filter::{any_of, found, keys_of, not_negative, within},
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::{by_key, children},
    names,
};

by_key!(
    /// A benchmark by its row number.
    BenchmarkById(i64) => benchmark.Id / id
);
by_key!(
    /// A benchmark by its canonical slug.
    BenchmarkBySlug(String) => benchmark.Slug / slug
);
children!(
    /// Names that sources know a benchmark under.
    AliasesOfBenchmark => benchmark_alias.BenchmarkId / benchmark_id by Namespace, ExternalId
);

/// Which benchmarks to keep; a benchmark must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct BenchmarkFilter {
    /// What it tests: any of these.
    pub category: Option<Vec<BenchmarkCategory>>,
    /// Unit of its scores: any of these.
    pub unit: Option<Vec<BenchmarkUnit>>,
    /// Which of its scores are better.
    pub direction: Option<BenchmarkDirection>,
    /// Slug or alias of a model that has a score on it.
    pub model: Option<String>,
    /// Fewest models with a score on it.
    pub min_models: Option<i32>,
    /// Words that its name, slug or aliases begin with, all of them.
    pub text: Option<String>,
}

/// What benchmarks can be ordered by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum BenchmarkOrderField {
    /// Its name.
    #[default]
    Name,
    /// How many scores the catalog has on it.
    ScoreCount,
}

/// An order of benchmarks.
#[derive(InputObject, Clone, Debug, Default)]
pub struct BenchmarkOrder {
    /// What to order by.
    pub field: BenchmarkOrderField,
    /// Which end comes first.
    #[graphql(default)]
    pub direction: OrderDirection,
}

/// All benchmarks.
pub struct Benchmarks;

impl Listing for Benchmarks {
    type Entity = benchmark::Entity;
    type Row = benchmark::Model;
    type Filter = BenchmarkFilter;
    type Order = BenchmarkOrder;

    async fn condition(catalog: &Catalog, filter: &BenchmarkFilter) -> Result<Condition> {
        let min_models = filter.min_models.map(i64::from);
        not_negative("minModels", min_models)?;
        let model = catalog
            .required_id::<names::Model>(filter.model.as_ref())
            .await?;
        let direction = filter.direction.map(stored::BenchmarkDirection::from);
        let condition = Condition::all()
            .add_option(direction.map(|direction| benchmark::Column::Direction.eq(direction)))
            .add_option(min_models.map(|least| benchmark::Column::ModelCount.gte(least)))
            .add_option(model.map(|id| {
                let scored = Condition::all().add(score::Column::ModelId.eq(id));
                within(
                    benchmark::Column::Id,
                    keys_of::<score::Entity>(score::Column::BenchmarkId, scored),
                )
            }));
        let condition = any_of::<_, _, stored::BenchmarkCategory>(
            condition,
            benchmark::Column::Category,
            ("category", filter.category.as_ref()),
        )?;
        let condition = any_of::<_, _, stored::BenchmarkUnit>(
            condition,
            benchmark::Column::Unit,
            ("unit", filter.unit.as_ref()),
        )?;
        found(
            condition,
            benchmark::Column::Slug,
            stored::SubjectKind::Benchmark,
            filter.text.as_ref(),
        )
    }

    async fn sort(_: &Catalog, order: &BenchmarkOrder) -> Result<Sort> {
        let key = match order.field {
            BenchmarkOrderField::Name => {
                SortKey::text(benchmark::Column::NameKey.as_column_ref(), order.direction)
            }
            BenchmarkOrderField::ScoreCount => SortKey::integer(
                benchmark::Column::ScoreCount.as_column_ref(),
                order.direction,
            ),
        };
        let slug = SortKey::text(benchmark::Column::Slug.as_column_ref(), OrderDirection::Asc);
        Ok(Sort::by(format!("benchmarks {order:?}"), vec![key, slug]))
    }
}
