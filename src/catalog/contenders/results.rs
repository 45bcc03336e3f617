//! Scores with their benchmarks, and the figures over the whole catalog that rules look at.

use std::{collections::HashMap, sync::Arc};

use entities::{benchmark, catalog_threshold, enums::ThresholdKind, score, source};
use futures_util::try_join;
use sea_orm::{
    ColumnTrait as _, Condition, ConnectionTrait as _, EntityTrait as _, FromQueryResult as _,
    QueryFilter as _, QueryResult, QuerySelect as _, QueryTrait as _,
    sea_query::{ExprTrait as _, Order},
};

use super::{offers::Scope, plain, subjects::add_columns};
use crate::{
    catalog::{Catalog, error::Result},
    comparison::{
        contender,
        context::Thresholds,
        units::{MicroUsd, ScoreValue},
    },
};

const BENCHMARK: &str = "b_";
const SOURCE: &str = "source_name";

/// Scores of some models, with the rows they come from.
#[derive(Debug, Default)]
pub(super) struct Results {
    /// Rows of scores by their numbers.
    pub rows: HashMap<i64, Arc<score::Model>>,
    /// Rows of benchmarks by their numbers.
    pub benchmarks: HashMap<i64, Arc<benchmark::Model>>,
    of_model: HashMap<i64, Vec<Arc<contender::Score>>>,
}

/// Numbers of the catalog by kind and subject.
type Figures = HashMap<(ThresholdKind, String), i64>;

impl Catalog {
    /// The scores of the models in `scores`, and thresholds when `thresholds` asks for them.
    pub(super) async fn results_of(
        &self,
        scores: Option<&Scope>,
        thresholds: Option<&Scope>,
    ) -> Result<(Results, Thresholds)> {
        let (rows, figures) =
            try_join!(self.scores_in(scores), self.figures_of(scores, thresholds))?;
        let mut results = Results::default();
        let mut benchmarks: HashMap<i64, Arc<contender::Benchmark>> = HashMap::new();
        for row in &rows {
            let score = Arc::new(score::Model::from_query_result(row, "")?);
            let benchmark = if let Some(known) = benchmarks.get(&score.benchmark_id) {
                Arc::clone(known)
            } else {
                let stored = Arc::new(benchmark::Model::from_query_result(row, BENCHMARK)?);
                let plain = Arc::new(with_figures(&stored, &figures));
                benchmarks.insert(stored.id, Arc::clone(&plain));
                results.benchmarks.insert(stored.id, stored);
                plain
            };
            let plain = plain::score(&score, benchmark, row.try_get("", SOURCE)?)?;
            let of_model = results.of_model.entry(score.model_id).or_default();
            of_model.push(Arc::new(plain));
            results.rows.insert(score.id, score);
        }
        let third = figure(&figures, ThresholdKind::OutputPriceLowerThird, "");
        Ok((
            results,
            Thresholds {
                output_price_lower_third: third.map(MicroUsd),
            },
        ))
    }

    async fn scores_in(&self, scope: Option<&Scope>) -> Result<Vec<QueryResult>> {
        let Some(scope) = scope else {
            return Ok(Vec::new());
        };
        let select = score::Entity::find().filter(scope.of(score::Column::ModelId));
        let mut select = select.into_query();
        add_columns::<benchmark::Entity>(&mut select, BENCHMARK);
        let on = benchmark::Column::Id
            .into_expr()
            .eq(score::Column::BenchmarkId.into_expr());
        let by = source::Column::Id
            .into_expr()
            .eq(score::Column::SourceId.into_expr());
        select
            .expr_as(source::Column::Name.into_expr(), SOURCE)
            .inner_join(benchmark::Entity, on)
            .inner_join(source::Entity, by)
            .order_by_expr(score::Column::Id.into_expr(), Order::Asc);
        Ok(self.db.query_all(&select).await?)
    }

    async fn figures_of(&self, scores: Option<&Scope>, asked: Option<&Scope>) -> Result<Figures> {
        if asked.is_none() {
            return Ok(Figures::new());
        }
        let measured = |scope: &Scope| {
            let slugs = benchmark::Entity::find()
                .select_only()
                .column(benchmark::Column::Slug)
                .filter(
                    benchmark::Column::Id.in_subquery(
                        score::Entity::find()
                            .select_only()
                            .column(score::Column::BenchmarkId)
                            .filter(scope.of(score::Column::ModelId))
                            .into_query(),
                    ),
                );
            catalog_threshold::Column::Subject.in_subquery(slugs.into_query())
        };
        let kinds = [
            ThresholdKind::OutputPriceLowerThird,
            ThresholdKind::BenchmarkScale,
            ThresholdKind::BenchmarkTopQuartile,
        ];
        let subjects = Condition::any()
            .add(catalog_threshold::Column::Subject.eq(""))
            .add_option(scores.map(measured));
        let rows = catalog_threshold::Entity::find()
            .filter(catalog_threshold::Column::Kind.is_in(kinds))
            .filter(subjects)
            .all(&self.db)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| ((row.kind, row.subject), row.value))
            .collect())
    }
}

impl Results {
    /// The scores of a model.
    pub(super) fn of_model(&self, model: i64) -> Vec<Arc<contender::Score>> {
        self.of_model.get(&model).cloned().unwrap_or_default()
    }
}

fn with_figures(row: &benchmark::Model, figures: &Figures) -> contender::Benchmark {
    let of = |kind| figure(figures, kind, &row.slug).map(ScoreValue);
    contender::Benchmark {
        scale: of(ThresholdKind::BenchmarkScale),
        top_quartile: of(ThresholdKind::BenchmarkTopQuartile),
        ..plain::benchmark(row)
    }
}

fn figure(figures: &Figures, kind: ThresholdKind, subject: &str) -> Option<i64> {
    figures.get(&(kind, subject.to_owned())).copied()
}
