//! Scores.

use std::sync::Arc;

use async_graphql::{Context, ID, Object};
use entities::score;

use super::{
    benchmark::Benchmark,
    error::Result,
    model::Model,
    node,
    request::{follow, load},
    scalars::{Date, Decimal, day, stated},
    source::Source,
};
use crate::catalog::{
    benchmark::{BenchmarkById, BenchmarkBySlug},
    enums::MeasuredBy,
    loaders::All,
    model::{ModelById, ModelBySlug},
    price::{SourceById, SourceBySlug},
    score::EveryScoreOfModel,
};
use crate::comparison::units::ScoreValue;

/// One result of one model on one benchmark. A model may have several on the same one: they are kept apart, never averaged.
#[derive(Clone)]
pub struct Score(Arc<score::Model>);

impl From<Arc<score::Model>> for Score {
    fn from(row: Arc<score::Model>) -> Self {
        Self(row)
    }
}

impl From<score::Model> for Score {
    fn from(row: score::Model) -> Self {
        Self(Arc::new(row))
    }
}

/// One result of one model on one benchmark. A model may have several on the same one: they are kept apart, never averaged.
#[Object]
impl Score {
    /// Global id, the same on every database and replica.
    pub async fn id(&self, ctx: &Context<'_>) -> Result<ID> {
        let (model, benchmark, source) = futures_util::try_join!(
            follow(ctx, "model", ModelById(self.0.model_id)),
            follow(ctx, "benchmark", BenchmarkById(self.0.benchmark_id)),
            follow(ctx, "source", SourceById(self.0.source_id)),
        )?;
        let row = &*self.0;
        let key = [
            &*model.slug,
            &benchmark.slug,
            &row.version,
            &row.variant,
            &row.effort,
            &row.harness,
            &row.measurer,
            &source.slug,
        ];
        Ok(node::id("score", &key))
    }

    /// The model that was measured.
    async fn model(&self, ctx: &Context<'_>) -> Result<Model> {
        Ok(follow(ctx, "model", ModelById(self.0.model_id))
            .await?
            .into())
    }

    /// The benchmark.
    async fn benchmark(&self, ctx: &Context<'_>) -> Result<Benchmark> {
        let row = follow(ctx, "benchmark", BenchmarkById(self.0.benchmark_id)).await?;
        Ok(row.into())
    }

    /// Version of the benchmark; null when none is stated.
    async fn version(&self) -> Option<&str> {
        stated(&self.0.version)
    }

    /// Variant of the benchmark; null when none is stated.
    async fn variant(&self) -> Option<&str> {
        stated(&self.0.variant)
    }

    /// Reasoning effort of the run, such as "high"; null when none is stated.
    async fn effort(&self) -> Option<&str> {
        stated(&self.0.effort)
    }

    /// Program that ran it; null when none is stated.
    async fn harness(&self) -> Option<&str> {
        stated(&self.0.harness)
    }

    /// The exact result, in the unit of the benchmark.
    async fn value(&self) -> Decimal {
        Decimal::from_ten_thousandths(self.0.value)
    }

    /// The result for people, with one decimal.
    async fn display(&self) -> String {
        ScoreValue(self.0.value).to_string()
    }

    /// Standard error, in the unit of the benchmark; null when not stated.
    async fn standard_error(&self) -> Option<Decimal> {
        self.0.standard_error.map(Decimal::from_ten_thousandths)
    }

    /// Class of the measurer.
    async fn measured_by(&self) -> MeasuredBy {
        self.0.measured_by.into()
    }

    /// Name of the measurer, such as "Epoch AI".
    async fn measurer(&self) -> &str {
        &self.0.measurer
    }

    /// Day of the run or of its publication; null when unknown.
    async fn measured_on(&self) -> Result<Option<Date>> {
        day("score", Some(&self.0.measured_on))
    }

    /// Who states it.
    async fn source(&self, ctx: &Context<'_>) -> Result<Source> {
        Ok(follow(ctx, "source", SourceById(self.0.source_id))
            .await?
            .into())
    }

    /// Page that states this very score; null when not known.
    async fn url(&self) -> Option<&str> {
        self.0.url.as_deref()
    }

    /// Whether it is the one that orders and filters of models look at: independent before the lab's own before aggregated, then the later one.
    async fn preferred(&self) -> bool {
        self.0.preferred
    }
}

impl Score {
    /// The score with this natural key.
    pub(crate) async fn of(ctx: &Context<'_>, key: &[&str]) -> Result<Option<Self>> {
        let [model, benchmark, run @ .., source] = key else {
            return Ok(None);
        };
        let (model, benchmark, source) = futures_util::try_join!(
            load(ctx, ModelBySlug((*model).to_owned())),
            load(ctx, BenchmarkBySlug((*benchmark).to_owned())),
            load(ctx, SourceBySlug((*source).to_owned())),
        )?;
        let (Some(model), Some(benchmark), Some(source)) = (model, benchmark, source) else {
            return Ok(None);
        };
        let rows = load(ctx, All(EveryScoreOfModel(model.id))).await?;
        let rows = rows.unwrap_or_default();
        let mut found = rows.iter().filter(|row| {
            row.benchmark_id == benchmark.id
                && row.source_id == source.id
                && [
                    &row.version,
                    &row.variant,
                    &row.effort,
                    &row.harness,
                    &row.measurer,
                ] == *run
        });
        Ok(found.next().cloned().map(Self::from))
    }
}
