//! The opening paragraph: who, what class, how much context, the telling benchmark, prices.

use std::sync::Arc;

use super::benchmarks::{self, SharedBenchmark};
use super::contender::{Benchmark, Contender};
use super::context::{Pair, Seat};
use super::evidence::{Evidence, PricingKey, capability, field};
use super::prices::cheapest;
use super::units::{MicroUsd, ScoreValue};
use super::vocabulary::{Capability, ModelField, ProductType, closed_lists};

const COMPACT_PARAMETERS: i64 = 8_000_000_000;

closed_lists! {
    /// What class of models a pair is of.
    Class {
        /// At least one of them reasons.
        FrontierReasoning,
        /// Both are small.
        Compact,
        /// Neither of the others.
        GeneralPurpose,
    }
}

/// The decided opening paragraph; names, years and context windows are those of the pair.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Summary {
    /// The class of the pair.
    pub class: Class,
    /// How many benchmark lines both have.
    pub shared_benchmarks: usize,
    /// The benchmark with the largest gap relative to its scale; `None` when no shared line has a leader.
    pub benchmark: Option<BenchmarkLead>,
    /// The cheapest prices of both sides; `None` unless all four are known.
    pub prices: Option<PairPrices>,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// A lead on one benchmark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct BenchmarkLead {
    /// Who leads.
    pub leader: Seat,
    /// The benchmark.
    pub benchmark: Arc<Benchmark>,
    /// By how much.
    pub gap: ScoreValue,
}

/// Cheapest prices for a million tokens, input before output.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PairPrices {
    /// Of the left model.
    pub left: (MicroUsd, MicroUsd),
    /// Of the right model.
    pub right: (MicroUsd, MicroUsd),
}

/// The opening paragraph of a pair.
pub fn summary(pair: &Pair) -> Summary {
    let benchmarks = benchmarks::compare(pair);
    let largest = benchmarks.largest_gap();
    let (left, right) = pair.both(|side| token_prices(side, pair));
    let prices = left.zip(right);
    let facts = [pair.left, pair.right].into_iter().flat_map(identity);
    // That there is no shared result, or that all are level, rests on all of them.
    let scores = largest.map_or_else(
        || benchmarks.evidence.clone(),
        |line| line.evidence().to_vec(),
    );
    let dollars = prices
        .into_iter()
        .flat_map(|(left, right)| left.1.into_iter().chain(right.1));
    Summary {
        class: class(pair),
        shared_benchmarks: benchmarks.shared.len(),
        evidence: facts
            .chain(kind_evidence(pair))
            .chain(class_evidence(pair))
            .chain(scores)
            .chain(dollars)
            .collect(),
        benchmark: largest.and_then(lead),
        prices: prices.map(|(left, right)| PairPrices {
            left: left.0,
            right: right.0,
        }),
    }
}

/// The class of a pair.
pub fn class(pair: &Pair) -> Class {
    let (left, right) = (pair.left, pair.right);
    let few = |side: &Contender| {
        side.parameters_total
            .is_some_and(|total| total <= COMPACT_PARAMETERS)
    };
    if left.has(Capability::Reasoning) || right.has(Capability::Reasoning) {
        Class::FrontierReasoning
    } else if (few(left) && few(right)) || (left.small_by_lab && right.small_by_lab) {
        Class::Compact
    } else {
        Class::GeneralPurpose
    }
}

/// The lead on a line, where one side leads it.
pub(super) fn lead(line: &SharedBenchmark) -> Option<BenchmarkLead> {
    let leader = line.leader.seat()?;
    Some(BenchmarkLead {
        leader,
        benchmark: Arc::clone(line.benchmark()),
        gap: line.gap,
    })
}

fn identity(side: &Contender) -> [Evidence; 3] {
    [
        field(side, ModelField::Organization, true),
        field(side, ModelField::ReleasedOn, side.released_on.is_some()),
        field(
            side,
            ModelField::ContextWindow,
            side.context_window.is_some(),
        ),
    ]
}

/// The kinds of product, where the paragraph names them.
fn kind_evidence(pair: &Pair) -> Vec<Evidence> {
    let sides = [pair.left, pair.right];
    if sides.map(|side| side.product_type) == [ProductType::ApiModel; 2] {
        return Vec::new();
    }
    sides
        .map(|side| field(side, ModelField::ProductType, true))
        .to_vec()
}

fn class_evidence(pair: &Pair) -> Vec<Evidence> {
    let size = |side: &Contender| {
        if side.small_by_lab {
            field(side, ModelField::SmallByLab, true)
        } else {
            field(
                side,
                ModelField::ParametersTotal,
                side.parameters_total.is_some(),
            )
        }
    };
    let reasoning = |side| capability(side, Capability::Reasoning);
    let facts = [reasoning(pair.left), reasoning(pair.right)];
    match class(pair) {
        Class::FrontierReasoning => facts.to_vec(),
        Class::Compact | Class::GeneralPurpose => facts
            .into_iter()
            .chain([size(pair.left), size(pair.right)])
            .collect(),
    }
}

type TokenPrices = ((MicroUsd, MicroUsd), [Evidence; 2]);

fn token_prices(side: &Contender, pair: &Pair) -> Option<TokenPrices> {
    let input = cheapest(side, pair.context, PricingKey::InputPrice)?.price;
    let output = cheapest(side, pair.context, PricingKey::OutputPrice)?.price;
    Some((
        (input.amount, output.amount),
        [
            Evidence::Price(input.reference),
            Evidence::Price(output.reference),
        ],
    ))
}

#[cfg(test)]
mod tests;
