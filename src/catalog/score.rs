//! Scores: filter, order, and the ways to reach them.

use async_graphql::{Enum, InputObject};
use entities::{benchmark, enums as stored, score};
use sea_orm::{
    ColumnTrait as _, Condition, EntityName as _,
    sea_query::{Expr, ExprTrait as _},
};

use super::{
    Catalog, OrderDirection,
    enums::MeasuredBy,
    error::Result,
    filter::{any_of, ordered},
    keyset::{Sort, SortKey},
    listing::Listing,
    loaders::children,
    names,
    nested::Nested,
    scalars::{Date, Decimal},
};

children!(
    /// Every score of a model.
    EveryScoreOfModel => score.ModelId / model_id by Id
);

/// Which scores to keep; a score must meet every condition that is given.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ScoreFilter {
    /// Slug or alias of the benchmark.
    pub benchmark: Option<String>,
    /// Slug or alias of the model.
    pub model: Option<String>,
    /// Slug of the source that states it.
    pub source: Option<String>,
    /// Class of the measurer: any of these.
    pub measured_by: Option<Vec<MeasuredBy>>,
    /// Name of the measurer, exactly as the catalog writes it.
    pub measurer: Option<String>,
    /// Version of the benchmark; "" for scores that state none.
    pub version: Option<String>,
    /// Variant of the benchmark; "" for scores that state none.
    pub variant: Option<String>,
    /// Reasoning effort of the run; "" for scores that state none.
    pub effort: Option<String>,
    /// Program that ran it; "" for scores that state none.
    pub harness: Option<String>,
    /// Whether it is the preferred score of its model on its benchmark.
    pub preferred: Option<bool>,
    /// Lowest value, in the unit of the benchmark.
    pub min_value: Option<Decimal>,
    /// Highest value, in the unit of the benchmark.
    pub max_value: Option<Decimal>,
    /// Measured on this day or later. Scores without a sourced day are left out.
    pub measured_after: Option<Date>,
    /// Measured on this day or earlier. Scores without a sourced day are left out.
    pub measured_before: Option<Date>,
}

/// What scores can be ordered by.
#[derive(Enum, Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ScoreOrderField {
    /// The name of its benchmark.
    #[default]
    Benchmark,
    /// Its value, in the unit of its benchmark: compare only scores of one benchmark.
    Value,
    /// The day it was measured.
    MeasuredOn,
}

/// An order of scores. Scores without a sourced day come last in an order by day.
#[derive(InputObject, Clone, Debug, Default)]
pub struct ScoreOrder {
    /// What to order by.
    pub field: ScoreOrderField,
    /// Which end comes first.
    #[graphql(default)]
    pub direction: OrderDirection,
}

impl ScoreOrder {
    /// The best score of a benchmark first.
    pub fn best_first(benchmark: stored::BenchmarkDirection) -> Self {
        Self {
            field: ScoreOrderField::Value,
            direction: match benchmark {
                stored::BenchmarkDirection::HigherIsBetter => OrderDirection::Desc,
                stored::BenchmarkDirection::LowerIsBetter => OrderDirection::Asc,
            },
        }
    }
}

/// All scores.
pub struct Scores;

impl Listing for Scores {
    type Entity = score::Entity;
    type Row = score::Model;
    type Filter = ScoreFilter;
    type Order = ScoreOrder;

    async fn condition(catalog: &Catalog, filter: &ScoreFilter) -> Result<Condition> {
        let benchmark = catalog
            .required_id::<names::Benchmark>(filter.benchmark.as_ref())
            .await?;
        let model = catalog
            .required_id::<names::Model>(filter.model.as_ref())
            .await?;
        let source = catalog
            .required_id::<names::Source>(filter.source.as_ref())
            .await?;
        let condition = own_columns(filter)?
            .add_option(benchmark.map(|id| score::Column::BenchmarkId.eq(id)))
            .add_option(model.map(|id| score::Column::ModelId.eq(id)))
            .add_option(source.map(|id| score::Column::SourceId.eq(id)));
        any_of::<_, _, stored::MeasuredBy>(
            condition,
            score::Column::MeasuredBy,
            ("measuredBy", filter.measured_by.as_ref()),
        )
    }

    async fn sort(_: &Catalog, order: &ScoreOrder) -> Result<Sort> {
        let direction = order.direction;
        let name = format!("scores {order:?}");
        let id = SortKey::integer(score::Column::Id.as_column_ref(), OrderDirection::Asc);
        let value = SortKey::integer(score::Column::Value.as_column_ref(), OrderDirection::Desc);
        Ok(match order.field {
            ScoreOrderField::Value => {
                let value = SortKey::integer(score::Column::Value.as_column_ref(), direction);
                Sort::by(name, vec![value, id])
            }
            ScoreOrderField::MeasuredOn => {
                let undated = Expr::cust("NULLIF(\"score\".\"measured_on\", '')");
                Sort::by(
                    name,
                    vec![SortKey::text_of(undated, direction).or_null(), id],
                )
            }
            ScoreOrderField::Benchmark => {
                let slug = SortKey::text(benchmark::Column::NameKey.as_column_ref(), direction);
                let of = benchmark::Column::Id
                    .into_expr()
                    .eq(score::Column::BenchmarkId.into_expr());
                Sort::by(name, vec![slug, value, id])
                    .joined(benchmark::Entity.table_ref(), Condition::all().add(of))
            }
        })
    }
}

fn own_columns(filter: &ScoreFilter) -> Result<Condition> {
    let steps =
        |name, bound: Option<Decimal>| bound.map(|bound| bound.ten_thousandths(name)).transpose();
    let (min, max) = (
        steps("minValue", filter.min_value)?,
        steps("maxValue", filter.max_value)?,
    );
    ordered(("minValue", min), ("maxValue", max))?;
    let (after, before) = (filter.measured_after, filter.measured_before);
    ordered(("measuredAfter", after), ("measuredBefore", before))?;
    let texts = [
        (score::Column::Measurer, &filter.measurer),
        (score::Column::Version, &filter.version),
        (score::Column::Variant, &filter.variant),
        (score::Column::Effort, &filter.effort),
        (score::Column::Harness, &filter.harness),
    ];
    let condition = texts
        .into_iter()
        .fold(Condition::all(), |all, (column, text)| {
            all.add_option(text.as_ref().map(|text| column.eq(text)))
        });
    let dated = after.or(before).map(|_| score::Column::MeasuredOn.ne(""));
    Ok(condition
        .add_option(
            filter
                .preferred
                .map(|preferred| score::Column::Preferred.eq(preferred)),
        )
        .add_option(min.map(|min| score::Column::Value.gte(min)))
        .add_option(max.map(|max| score::Column::Value.lte(max)))
        .add_option(dated)
        .add_option(after.map(|day| score::Column::MeasuredOn.gte(day.iso())))
        .add_option(before.map(|day| score::Column::MeasuredOn.lte(day.iso()))))
}

/// The scores of a model.
pub struct ScoresOfModel;

impl Nested for ScoresOfModel {
    type List = Scores;
    fn parent() -> Expr {
        score::Column::ModelId.into_expr()
    }
}

/// The scores on a benchmark.
pub struct ScoresOfBenchmark;

impl Nested for ScoresOfBenchmark {
    type List = Scores;
    fn parent() -> Expr {
        score::Column::BenchmarkId.into_expr()
    }
}
