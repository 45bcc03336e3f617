//! Benchmarks, like with like: the same benchmark, version and variant on both sides.

mod choice;

use std::collections::BTreeMap;
use std::sync::Arc;

pub use choice::{Comparability, choose, preferred};

use super::contender::{Benchmark, Contender, Score};
use super::context::{Pair, Seat, Side};
use super::evidence::{Evidence, Missing, absence};
use super::units::ScoreValue;
use super::vocabulary::{BenchmarkDirection, Capability};

/// What identifies a line: benchmark, version, variant.
pub type BenchmarkKey<'a> = (&'a str, Option<&'a str>, Option<&'a str>);

/// The scores of one model under each key.
pub type ScoresByKey<'a> = BTreeMap<BenchmarkKey<'a>, Vec<&'a Arc<Score>>>;

/// The benchmarks of both sides.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenchmarkComparison {
    /// Lines that both have a score on, by benchmark, version and variant.
    pub shared: Vec<SharedBenchmark>,
    /// The best comparable score of each line that only the left model has.
    pub left_only: Vec<Arc<Score>>,
    /// The same of the right model.
    pub right_only: Vec<Arc<Score>>,
    /// The shared scores, or their absence on both sides.
    pub evidence: Vec<Evidence>,
}

/// One line that both have a score on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SharedBenchmark {
    /// Score of the left model.
    pub left: Arc<Score>,
    /// Score of the right model.
    pub right: Arc<Score>,
    /// How far apart they are, never negative.
    pub gap: ScoreValue,
    /// Who has the better score.
    pub leader: Side,
    /// How alike the two measurements are.
    pub comparability: Comparability,
    /// Whether the gap exceeds both standard errors together; `None` unless both are known.
    pub exceeds_error: Option<bool>,
}

/// The benchmarks of a pair.
pub fn compare(pair: &Pair) -> BenchmarkComparison {
    let (left, right) = pair.both(by_key);
    let shared: Vec<_> = left
        .iter()
        .filter_map(|(key, scores)| line(scores, right.get(key)?))
        .collect();
    let evidence = if shared.is_empty() {
        [pair.left, pair.right].map(lacks_shared_score).to_vec()
    } else {
        shared.iter().flat_map(SharedBenchmark::evidence).collect()
    };
    BenchmarkComparison {
        shared,
        left_only: only(&left, &right),
        right_only: only(&right, &left),
        evidence,
    }
}

/// The scores of a model under each key.
pub fn by_key(of: &Contender) -> ScoresByKey<'_> {
    let mut keys = ScoresByKey::new();
    for score in &of.scores {
        keys.entry((
            &score.benchmark.slug,
            score.version.as_deref(),
            score.variant.as_deref(),
        ))
        .or_default()
        .push(score);
    }
    keys
}

/// Who has the better of two values.
pub fn better(
    direction: BenchmarkDirection,
    left: Option<ScoreValue>,
    right: Option<ScoreValue>,
) -> Side {
    match direction {
        BenchmarkDirection::HigherIsBetter => Side::of_larger(left, right),
        BenchmarkDirection::LowerIsBetter => Side::of_smaller(left, right),
    }
}

impl BenchmarkComparison {
    /// The part of it that bears on a capability.
    #[must_use]
    pub fn about(self, which: Capability) -> Self {
        let bears = |score: &Arc<Score>| score.benchmark.bears_on == Some(which);
        let shared: Vec<_> = self
            .shared
            .into_iter()
            .filter(|line| bears(&line.left))
            .collect();
        Self {
            evidence: shared.iter().flat_map(SharedBenchmark::evidence).collect(),
            left_only: self.left_only.into_iter().filter(bears).collect(),
            right_only: self.right_only.into_iter().filter(bears).collect(),
            shared,
        }
    }

    /// The line with a leader whose gap is the largest part of its scale; lines without a scale come last.
    pub fn largest_gap(&self) -> Option<&SharedBenchmark> {
        let led = self
            .shared
            .iter()
            .filter(|line| line.leader.seat().is_some());
        led.rev()
            .max_by(|a, b| a.part_of_scale(b).cmp(&b.part_of_scale(a)))
    }

    /// How many lines a side leads.
    pub fn led_by(&self, seat: Seat) -> usize {
        self.shared
            .iter()
            .filter(|line| line.leader == seat.side())
            .count()
    }

    /// The side that leads more lines; not comparable without a shared line.
    pub fn leader(&self) -> Side {
        let led = |seat| (!self.shared.is_empty()).then(|| self.led_by(seat));
        Side::of_larger(led(Seat::Left), led(Seat::Right))
    }
}

impl SharedBenchmark {
    /// The benchmark.
    pub fn benchmark(&self) -> &Arc<Benchmark> {
        &self.left.benchmark
    }

    /// Both scores.
    pub fn evidence(&self) -> [Evidence; 2] {
        [
            Evidence::Score(self.left.reference),
            Evidence::Score(self.right.reference),
        ]
    }

    /// This gap times the other's scale: comparing both products compares the parts of the scales without dividing.
    fn part_of_scale(&self, other: &Self) -> (bool, i128) {
        let scale = |line: &Self| {
            line.benchmark()
                .scale
                .filter(|scale| scale.0 > 0)
                .map(|scale| i128::from(scale.0))
        };
        let known = scale(self).is_some();
        (
            known,
            i128::from(self.gap.0) * if known { scale(other).unwrap_or(1) } else { 1 },
        )
    }
}

fn line(left: &[&Arc<Score>], right: &[&Arc<Score>]) -> Option<SharedBenchmark> {
    let (comparability, chosen) = choose(&[left.to_vec(), right.to_vec()]);
    let mut chosen = chosen.into_iter();
    let (left, right) = (chosen.next()?, chosen.next()?);
    let gap = ScoreValue(left.value.0.saturating_sub(right.value.0).saturating_abs());
    let errors = left.standard_error.zip(right.standard_error);
    Some(SharedBenchmark {
        gap,
        leader: better(
            left.benchmark.direction,
            Some(left.value),
            Some(right.value),
        ),
        comparability,
        exceeds_error: errors.map(|(a, b)| gap.0 > a.0.saturating_add(b.0)),
        left,
        right,
    })
}

fn only(here: &ScoresByKey, there: &ScoresByKey) -> Vec<Arc<Score>> {
    let alone = here.iter().filter(|(key, _)| !there.contains_key(*key));
    alone
        .flat_map(|(_, scores)| choose(std::slice::from_ref(scores)).1)
        .collect()
}

fn lacks_shared_score(side: &Contender) -> Evidence {
    absence(
        side,
        if side.scores.is_empty() {
            Missing::Score
        } else {
            Missing::SharedScore
        },
    )
}

#[cfg(test)]
mod tests;
