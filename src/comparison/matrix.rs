//! Two to six models as one table: a row a fact, a cell a model, and the leaders of each row.

mod leaders;

use std::collections::BTreeSet;
use std::fmt;
use std::sync::Arc;

use leaders::leaders;

use super::benchmarks::{self, BenchmarkKey, Comparability};
use super::cell::{Cell, Known, SpecKey, UnknownReason};
use super::contender::{Benchmark, Contender, Score};
use super::context::Context;
use super::cost::monthly_cost;
use super::evidence::{Evidence, Missing, PricingKey, absence, capability};
use super::pricing::price_cell;
use super::specs::spec;
use super::vocabulary::Capability;

/// Fewest models of a matrix.
pub const MIN_CONTENDERS: usize = 2;
/// Most models of a matrix.
pub const MAX_CONTENDERS: usize = 6;

/// Two to six different models.
#[derive(Clone, Debug)]
pub struct Contenders<'a>(Vec<&'a Contender>);

/// Why models are refused.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ContendersFault {
    /// Fewer than two or more than six.
    Count(usize),
    /// The same model twice, perhaps by two of its names.
    Twice(String),
}

/// What a row is about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum MatrixKey {
    /// A specification.
    Spec(SpecKey),
    /// A price or the providers.
    Pricing(PricingKey),
    /// A capability.
    Capability(Capability),
    /// A benchmark line that at least two models have a score on.
    Benchmark {
        /// The benchmark.
        benchmark: Arc<Benchmark>,
        /// Its version; `None` when none is stated.
        version: Option<String>,
        /// Its variant; `None` when none is stated.
        variant: Option<String>,
        /// How alike the measurements are.
        comparability: Comparability,
    },
    /// Monthly cost at the workload.
    MonthlyCost,
}

/// One row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MatrixRow {
    /// What it is about.
    pub key: MatrixKey,
    /// A cell for each model, in the order of the models.
    pub cells: Vec<Known>,
    /// Places of the models with the best value; empty when the row has no order, fewer than two values, or all are equal.
    pub leaders: Vec<usize>,
}

impl<'a> Contenders<'a> {
    /// The models, when they are two to six different ones.
    pub fn new(models: Vec<&'a Contender>) -> Result<Self, ContendersFault> {
        if !(MIN_CONTENDERS..=MAX_CONTENDERS).contains(&models.len()) {
            return Err(ContendersFault::Count(models.len()));
        }
        let mut seen = BTreeSet::new();
        match models
            .iter()
            .find(|model| !seen.insert(model.slug.as_str()))
        {
            Some(twice) => Err(ContendersFault::Twice(twice.slug.clone())),
            None => Ok(Self(models)),
        }
    }

    /// The models, in the order they were given.
    pub fn models(&self) -> &[&'a Contender] {
        &self.0
    }
}

impl fmt::Display for ContendersFault {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Count(got) => write!(
                f,
                "`models` must name {MIN_CONTENDERS} to {MAX_CONTENDERS} models, got {got}."
            ),
            Self::Twice(slug) => write!(
                f,
                "`models` must name different models, \"{slug}\" is there twice."
            ),
        }
    }
}

impl std::error::Error for ContendersFault {}

/// Every row: specifications, prices, capabilities, benchmarks, monthly cost.
pub fn matrix(contenders: &Contenders, context: &Context) -> Vec<MatrixRow> {
    let models = contenders.models();
    let specs = SpecKey::ALL.iter().map(|&key| {
        row(MatrixKey::Spec(key), models, |model| {
            spec(model, context, key)
        })
    });
    let prices = PricingKey::ALL.iter().map(|&key| {
        row(MatrixKey::Pricing(key), models, |model| {
            price_cell(model, context, key)
        })
    });
    let capabilities = Capability::ALL.iter().map(|&which| {
        row(MatrixKey::Capability(which), models, |model| {
            support(model, which)
        })
    });
    let cost = row(MatrixKey::MonthlyCost, models, |model| {
        let cost = monthly_cost(model, context);
        Known {
            cell: Cell::monthly(&cost),
            evidence: cost.evidence,
        }
    });
    specs
        .chain(prices)
        .chain(capabilities)
        .chain(benchmark_rows(models))
        .chain([cost])
        .collect()
}

fn row(key: MatrixKey, models: &[&Contender], cell: impl Fn(&Contender) -> Known) -> MatrixRow {
    let cells: Vec<_> = models.iter().map(|model| cell(model)).collect();
    let leaders = leaders(&key, &cells);
    MatrixRow {
        key,
        cells,
        leaders,
    }
}

fn support(model: &Contender, which: Capability) -> Known {
    Known {
        cell: Cell::Support(model.support(which)),
        evidence: vec![capability(model, which)],
    }
}

fn benchmark_rows(models: &[&Contender]) -> Vec<MatrixRow> {
    let by_model: Vec<_> = models
        .iter()
        .map(|model| benchmarks::by_key(model))
        .collect();
    let keys: BTreeSet<BenchmarkKey> = by_model
        .iter()
        .flat_map(|keys| keys.keys().copied())
        .collect();
    let scores = |key: &BenchmarkKey| {
        by_model
            .iter()
            .map(|keys| keys.get(key).cloned())
            .collect::<Vec<_>>()
    };
    keys.iter()
        .filter_map(|key| benchmark_row(models, &scores(key)))
        .collect()
}

/// The row of one line; `None` when fewer than two models have a score on it.
fn benchmark_row(models: &[&Contender], scores: &[Option<Vec<&Arc<Score>>>]) -> Option<MatrixRow> {
    let candidates: Vec<_> = scores.iter().flatten().cloned().collect();
    let (comparability, chosen) = benchmarks::choose(&candidates);
    let first = chosen
        .first()
        .filter(|_| chosen.len() >= MIN_CONTENDERS)
        .cloned()?;
    let mut chosen = chosen.into_iter();
    let cells: Vec<_> = models
        .iter()
        .zip(scores)
        .map(|(model, own)| score(model, own.as_ref().and_then(|_| chosen.next())))
        .collect();
    let key = MatrixKey::Benchmark {
        benchmark: Arc::clone(&first.benchmark),
        version: first.version.clone(),
        variant: first.variant.clone(),
        comparability,
    };
    let leaders = leaders(&key, &cells);
    Some(MatrixRow {
        key,
        cells,
        leaders,
    })
}

fn score(model: &Contender, score: Option<Arc<Score>>) -> Known {
    match score {
        Some(score) => Known {
            evidence: vec![Evidence::Score(score.reference)],
            cell: Cell::Score(score),
        },
        None => Known {
            cell: Cell::Unknown(UnknownReason::NotSourced),
            evidence: vec![absence(model, Missing::Score)],
        },
    }
}

#[cfg(test)]
mod tests;
