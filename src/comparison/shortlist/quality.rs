//! How good the scores of a model are among others, without ever averaging scores.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use crate::comparison::benchmarks::{BenchmarkKey, better, by_key, choose, preferred};
use crate::comparison::contender::{Contender, Score};
use crate::comparison::context::Side;
use crate::comparison::vocabulary::BenchmarkDirection;

/// How good a model is; larger is better.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Quality {
    /// Its preferred score on the benchmark that was asked for.
    Score(Arc<Score>),
    /// Of all duels with the others on a shared line, those that it wins; a level one is half a win.
    Duels {
        /// Twice the wins, so that a half counts.
        half_wins: u64,
        /// Duels in all.
        of: u64,
    },
}

impl Quality {
    /// Which of two is better; qualities of different kinds are level.
    pub fn compare(&self, other: &Self) -> Ordering {
        match (self, other) {
            (Self::Score(own), Self::Score(others)) => match own.benchmark.direction {
                BenchmarkDirection::HigherIsBetter => own.value.cmp(&others.value),
                BenchmarkDirection::LowerIsBetter => others.value.cmp(&own.value),
            },
            (
                Self::Duels {
                    half_wins: a,
                    of: m,
                },
                Self::Duels {
                    half_wins: b,
                    of: n,
                },
            ) => (u128::from(*a) * u128::from(*n)).cmp(&(u128::from(*b) * u128::from(*m))),
            (Self::Score(_), Self::Duels { .. }) | (Self::Duels { .. }, Self::Score(_)) => {
                Ordering::Equal
            }
        }
    }
}

/// The preferred score of each model on a benchmark.
pub fn on_benchmark(models: &[&Contender], benchmark: &str) -> Vec<Option<Quality>> {
    models
        .iter()
        .map(|model| preferred(model, benchmark).map(|score| Quality::Score(Arc::clone(score))))
        .collect()
}

/// The duels of each model with all others; `None` for a model without any.
pub fn by_duels(models: &[&Contender]) -> Vec<Option<Quality>> {
    let mut tallies = vec![(0_u64, 0_u64); models.len()];
    for line in lines(models).values() {
        for (place, own) in line {
            for (_, other) in line.iter().filter(|(other, _)| other != place) {
                if let Some(tally) = tallies.get_mut(*place) {
                    tally.0 += half_wins(own, other);
                    tally.1 += 1;
                }
            }
        }
    }
    tallies
        .into_iter()
        .map(|(half_wins, of)| (of > 0).then_some(Quality::Duels { half_wins, of }))
        .collect()
}

/// For each line, the places of the models that have a score on it and that score.
fn lines<'a>(models: &[&'a Contender]) -> BTreeMap<BenchmarkKey<'a>, Vec<(usize, Arc<Score>)>> {
    let mut lines = BTreeMap::<_, Vec<_>>::new();
    for (place, model) in models.iter().enumerate() {
        for (key, scores) in by_key(model) {
            let best = choose(&[scores]).1;
            lines
                .entry(key)
                .or_default()
                .extend(best.into_iter().map(|score| (place, score)));
        }
    }
    lines
}

fn half_wins(own: &Score, other: &Score) -> u64 {
    match better(own.benchmark.direction, Some(own.value), Some(other.value)) {
        Side::Left => 2,
        Side::Tie => 1,
        Side::Right | Side::None => 0,
    }
}
