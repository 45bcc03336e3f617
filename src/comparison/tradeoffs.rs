//! What speaks for choosing each side.

mod points;

use std::sync::Arc;

use super::contender::Benchmark;
use super::context::{Pair, Seat, Side};
use super::evidence::Evidence;
use super::units::{CentUsd, MicroUsd, Ratio, ScoreValue, Tokens};
use super::vocabulary::{Capability, Openness, UseCase, closed_lists};
use points::Found;

/// The tradeoffs of both sides, each in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tradeoffs {
    /// What speaks for the left model.
    pub left: Vec<Tradeoff>,
    /// What speaks for the right model.
    pub right: Vec<Tradeoff>,
}

/// One point for a side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tradeoff {
    /// Whom it speaks for.
    pub seat: Seat,
    /// The point, with the values it was decided on.
    pub point: Point,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// A point for one side; "own" is its value, "other" that of the other side.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Point {
    /// It leads the benchmark with the largest gap relative to its scale.
    BenchmarkLead {
        /// The benchmark.
        benchmark: Arc<Benchmark>,
        /// By how much.
        gap: ScoreValue,
        /// How many lines both have.
        shared: usize,
    },
    /// Its context window is larger.
    LargerContext {
        /// Its window.
        own: Tokens,
        /// The other one.
        other: Tokens,
    },
    /// Its cheapest output price is lower.
    CheaperOutput {
        /// Its price.
        own: MicroUsd,
        /// The other one.
        other: MicroUsd,
    },
    /// It costs less at the workload.
    CheaperAtWorkload {
        /// Its cost.
        own: CentUsd,
        /// The other one.
        other: CentUsd,
        /// How many times its cost the other one is.
        ratio: Option<Ratio>,
    },
    /// More providers count.
    BroaderCoverage {
        /// Its providers.
        own: usize,
        /// The other's.
        other: usize,
    },
    /// It has capabilities that the other has not.
    UniqueCapabilities {
        /// The first three, in the fixed order.
        first: Vec<Capability>,
        /// How many more.
        more: usize,
    },
    /// Its weights are open where the other's are not.
    OpenWeights {
        /// What is open.
        openness: Openness,
    },
    /// It was released six months later or more.
    Newer {
        /// Whole months between the releases.
        months: u32,
    },
    /// Uses it fits.
    UseCaseFit {
        /// All of them.
        uses: Vec<UseCase>,
        /// Whether editors tagged them.
        curated: bool,
        /// Whether the other side fits the same uses, so that they are no reason to choose.
        shared: bool,
    },
}

closed_lists! {
    /// The kinds of points, in order.
    TradeoffKind {
        /// It leads the most telling benchmark.
        BenchmarkLead,
        /// Its context window is larger.
        LargerContext,
        /// Its cheapest output price is lower.
        CheaperOutput,
        /// It costs less at the workload.
        CheaperAtWorkload,
        /// More providers count.
        BroaderCoverage,
        /// It has capabilities that the other has not.
        UniqueCapabilities,
        /// Its weights are open where the other's are not.
        OpenWeights,
        /// It was released six months later or more.
        Newer,
        /// Uses it fits.
        UseCaseFit,
    }
}

impl Point {
    /// The kind of the point.
    pub fn kind(&self) -> TradeoffKind {
        match self {
            Self::BenchmarkLead { .. } => TradeoffKind::BenchmarkLead,
            Self::LargerContext { .. } => TradeoffKind::LargerContext,
            Self::CheaperOutput { .. } => TradeoffKind::CheaperOutput,
            Self::CheaperAtWorkload { .. } => TradeoffKind::CheaperAtWorkload,
            Self::BroaderCoverage { .. } => TradeoffKind::BroaderCoverage,
            Self::UniqueCapabilities { .. } => TradeoffKind::UniqueCapabilities,
            Self::OpenWeights { .. } => TradeoffKind::OpenWeights,
            Self::Newer { .. } => TradeoffKind::Newer,
            Self::UseCaseFit { .. } => TradeoffKind::UseCaseFit,
        }
    }
}

/// The tradeoffs of a pair.
pub fn tradeoffs(pair: &Pair) -> Tradeoffs {
    Tradeoffs {
        left: points_of(pair, Seat::Left),
        right: points_of(pair, Seat::Right),
    }
}

/// What speaks for one side, in order.
fn points_of(pair: &Pair, seat: Seat) -> Vec<Tradeoff> {
    let found: [Found; 9] = [
        points::benchmark_lead(pair, seat),
        points::larger_context(pair, seat),
        points::cheaper_output(pair, seat),
        points::cheaper_at_workload(pair, seat),
        points::broader_coverage(pair, seat),
        points::unique_capabilities(pair, seat),
        points::open_weights(pair, seat),
        points::newer(pair, seat),
        points::use_case_fit(pair, seat),
    ];
    found
        .into_iter()
        .flatten()
        .map(|(point, evidence)| Tradeoff {
            seat,
            point,
            evidence,
        })
        .collect()
}

impl Tradeoffs {
    /// The points of a side.
    pub fn of(&self, side: Side) -> &[Tradeoff] {
        match side {
            Side::Left => &self.left,
            Side::Right => &self.right,
            Side::Tie | Side::None => &[],
        }
    }
}

#[cfg(test)]
mod tests;
