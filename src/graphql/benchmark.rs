//! Benchmarks and the queries for them.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::benchmark;

use super::{
    alias::Alias,
    connection::{Connection, list, nested},
    cost::{ASSUMED_PAGE, both_ways, elements, list_size},
    error::Result,
    node,
    request::load,
    scalars::Decimal,
    score::Score,
};
use crate::catalog::{
    Page,
    benchmark::{AliasesOfBenchmark, BenchmarkBySlug, BenchmarkFilter, BenchmarkOrder, Benchmarks},
    enums::{BenchmarkCategory, BenchmarkDirection, BenchmarkUnit},
    loaders::All,
    names::{self, Name},
    score::{ScoreFilter, ScoreOrder, ScoresOfBenchmark},
};

/// A test that models are measured with.
#[derive(Clone)]
pub struct Benchmark(Arc<benchmark::Model>);

impl From<Arc<benchmark::Model>> for Benchmark {
    fn from(row: Arc<benchmark::Model>) -> Self {
        Self(row)
    }
}

impl From<benchmark::Model> for Benchmark {
    fn from(row: benchmark::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// A test that models are measured with.
#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl Benchmark {
    /// Global id, the same on every database and replica.
    pub async fn id(&self) -> Result<ID> {
        Ok(node::id("benchmark", &[&self.0.slug]))
    }

    /// Stable public key, lower case.
    async fn slug(&self) -> &str {
        &self.0.slug
    }

    /// Name as its makers write it.
    async fn name(&self) -> &str {
        &self.0.name
    }

    /// What it tests.
    async fn category(&self) -> BenchmarkCategory {
        self.0.category.into()
    }

    /// Unit of its scores. Sources that state fractions are stored as per cent.
    async fn unit(&self) -> BenchmarkUnit {
        self.0.unit.into()
    }

    /// Which of its scores are better.
    async fn direction(&self) -> BenchmarkDirection {
        self.0.direction.into()
    }

    /// Lowest possible score, in its unit; null when unbounded.
    async fn range_min(&self) -> Option<Decimal> {
        self.0.range_min.map(Decimal::from_ten_thousandths)
    }

    /// Highest possible score, in its unit; null when unbounded.
    async fn range_max(&self) -> Option<Decimal> {
        self.0.range_max.map(Decimal::from_ten_thousandths)
    }

    /// Home page; null when not sourced.
    async fn website(&self) -> Option<&str> {
        self.0.website.as_deref()
    }

    /// Scores that the catalog has on it.
    async fn score_count(&self) -> i32 {
        i32::try_from(self.0.score_count).unwrap_or(i32::MAX)
    }

    /// Models with a score on it.
    async fn model_count(&self) -> i32 {
        i32::try_from(self.0.model_count).unwrap_or(i32::MAX)
    }

    /// Names that sources know it under; every look-up by slug takes them too.
    #[graphql(directive = list_size::apply(Some(10), None, None, false))]
    async fn aliases(&self, ctx: &Context<'_>) -> Result<Vec<Alias>> {
        let rows = load(ctx, All(AliasesOfBenchmark(self.0.id))).await?;
        Ok(rows.unwrap_or_default().iter().map(Alias::from).collect())
    }

    /// Scores on it, the best first unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn scores(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many elements to give from the start, 1 to 100; 20 when neither this nor `last` is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(
            desc = "How many elements to give from the end, 1 to 100; not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Cursor to end before.")] before: Option<String>,
        #[graphql(desc = "Which scores to keep.")] filter: Option<ScoreFilter>,
        #[graphql(desc = "In which order; the best value first when absent.")] order_by: Option<
            ScoreOrder,
        >,
    ) -> Result<Connection<Score>> {
        let page = Page::new(first, after, last, before)?;
        let order = order_by.unwrap_or_else(|| ScoreOrder::best_first(self.0.direction));
        nested::<ScoresOfBenchmark, _>(ctx, self.0.id, page, filter, Some(order)).await
    }
}

impl Benchmark {
    /// The benchmark with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [slug] = key else { return Ok(None) };
        let row = load(ctx, BenchmarkBySlug((*slug).to_owned())).await?;
        Ok(row.map(Self))
    }
}

/// Queries for benchmarks.
#[derive(Default)]
pub struct BenchmarkQuery;

#[Object]
#[expect(clippy::too_many_arguments, reason = "Relay names the arguments")]
impl BenchmarkQuery {
    /// The benchmark with this slug or alias; null when there is none, or when an alias names several.
    async fn benchmark(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "Canonical slug such as \"mmlu-pro\", or any alias; case does not matter."
        )]
        slug: String,
    ) -> Result<Option<Benchmark>> {
        let row = load(ctx, Name::<names::Benchmark>::new(&slug)).await?;
        Ok(row.map(Benchmark))
    }

    /// Benchmarks, by name unless ordered otherwise.
    #[graphql(directive = list_size::apply(Some(ASSUMED_PAGE), both_ways(), elements(), false))]
    async fn benchmarks(
        &self,
        ctx: &Context<'_>,
        #[graphql(
            desc = "How many elements to give from the start, 1 to 100; 20 when neither this nor `last` is given."
        )]
        first: Option<i32>,
        #[graphql(desc = "Cursor to begin after.")] after: Option<String>,
        #[graphql(
            desc = "How many elements to give from the end, 1 to 100; not together with `first`."
        )]
        last: Option<i32>,
        #[graphql(desc = "Cursor to end before.")] before: Option<String>,
        #[graphql(desc = "Which benchmarks to keep.")] filter: Option<BenchmarkFilter>,
        #[graphql(desc = "In which order; by name when absent.")] order_by: Option<BenchmarkOrder>,
    ) -> Result<Connection<Benchmark>> {
        let page = Page::new(first, after, last, before)?;
        list::<Benchmarks, _>(ctx, page, filter, order_by).await
    }
}
