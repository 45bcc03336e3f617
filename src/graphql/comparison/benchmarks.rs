//! Benchmarks, like with like.

use std::sync::Arc;

use async_graphql::Object;

use super::{
    enums::{Comparability, Side},
    page::Page,
    statement::Statement,
};
use crate::{
    comparison::{benchmarks as decided, contender, deep_dive},
    graphql::{benchmark::Benchmark, cost::list_size, scalars::Decimal, score::Score},
    prose,
};

/// The benchmarks of both models, like with like: the same benchmark, version and variant.
pub struct BenchmarkComparison {
    page: Arc<Page>,
    lines: decided::BenchmarkComparison,
}

impl BenchmarkComparison {
    pub(super) fn of(page: &Arc<Page>) -> Self {
        Self {
            page: Arc::clone(page),
            lines: decided::compare(&page.pair()),
        }
    }

    fn score(&self, score: &contender::Score) -> Option<Score> {
        self.page.score(score)
    }
}

/// The benchmarks of both models, like with like: the same benchmark, version and variant.
#[Object]
impl BenchmarkComparison {
    /// Lines that both have a score on, by benchmark, version and variant. Where a model has several scores, the pair comes from one measurer if it can, independent before lab; of those the highest stated effort is taken, budgets of thinking tokens such as "32k" by their size.
    #[graphql(directive = list_size::apply(Some(20), None, None, false))]
    async fn shared(&self) -> Vec<SharedBenchmark> {
        let lines = self.lines.shared.iter();
        lines
            .filter_map(|line| SharedBenchmark::of(&self.page, line))
            .collect()
    }

    /// The best comparable score of each line that only the left model has.
    #[graphql(directive = list_size::apply(Some(20), None, None, false))]
    async fn left_only(&self) -> Vec<Score> {
        let scores = self.lines.left_only.iter();
        scores.filter_map(|score| self.score(score)).collect()
    }

    /// The best comparable score of each line that only the right model has.
    #[graphql(directive = list_size::apply(Some(20), None, None, false))]
    async fn right_only(&self) -> Vec<Score> {
        let scores = self.lines.right_only.iter();
        scores.filter_map(|score| self.score(score)).collect()
    }

    /// What the shared lines say, in short; also that there is none.
    async fn summary(&self) -> Statement {
        let pair = self.page.pair();
        let story = deep_dive::deep_dive(&pair).benchmarks;
        let text = prose::benchmarks(&pair, &story.says);
        Statement::new(&self.page, text, story.evidence)
    }
}

/// One benchmark line that both models have a score on.
pub struct SharedBenchmark {
    line: decided::SharedBenchmark,
    benchmark: Benchmark,
    left: Score,
    right: Score,
}

impl SharedBenchmark {
    fn of(page: &Page, line: &decided::SharedBenchmark) -> Option<Self> {
        Some(Self {
            benchmark: Arc::clone(page.facts.benchmark(line.benchmark())?).into(),
            left: page.score(&line.left)?,
            right: page.score(&line.right)?,
            line: line.clone(),
        })
    }
}

/// One benchmark line that both models have a score on.
#[Object]
impl SharedBenchmark {
    /// The benchmark.
    async fn benchmark(&self) -> &Benchmark {
        &self.benchmark
    }

    /// Score of the left model.
    async fn left(&self) -> &Score {
        &self.left
    }

    /// Score of the right model.
    async fn right(&self) -> &Score {
        &self.right
    }

    /// How far apart they are, in the unit of the benchmark; never negative.
    async fn gap(&self) -> Decimal {
        Decimal::from_ten_thousandths(self.line.gap.0)
    }

    /// The score of the left model for people: with one decimal, and with more where the two and their gap would not add up.
    async fn left_display(&self) -> String {
        let [left, _, _] = self.shown();
        left
    }

    /// The score of the right model for people, with as many decimals as that of the left one.
    async fn right_display(&self) -> String {
        let [_, right, _] = self.shown();
        right
    }

    /// The gap for people with its unit, such as "2.7 points", with as many decimals as the two scores: it is the difference of what `leftDisplay` and `rightDisplay` show.
    async fn gap_display(&self) -> String {
        let [_, _, gap] = self.shown();
        gap
    }

    /// Who has the better score, which is the lower one where the benchmark says so.
    async fn leader(&self) -> Side {
        self.line.leader.into()
    }

    /// How alike the two measurements are.
    async fn comparability(&self) -> Comparability {
        self.line.comparability.into()
    }

    /// Whether the gap exceeds both standard errors together; null unless both are known.
    async fn exceeds_error(&self) -> Option<bool> {
        self.line.exceeds_error
    }
}

impl SharedBenchmark {
    fn shown(&self) -> [String; 3] {
        let (left, right) = (self.line.left.value, self.line.right.value);
        prose::numbers::side_by_side(left, right, self.line.gap, self.line.benchmark())
    }
}

impl Page {
    fn score(&self, score: &contender::Score) -> Option<Score> {
        self.facts
            .score(score.reference)
            .map(|row| Arc::clone(row).into())
    }
}
