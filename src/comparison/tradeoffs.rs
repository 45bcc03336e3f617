//! What speaks for choosing each side.

use std::sync::Arc;

use super::benchmarks;
use super::cell::Cell;
use super::contender::Benchmark;
use super::context::{Pair, Seat, Side};
use super::evidence::{Evidence, PricingKey, field};
use super::fit::decision_fit;
use super::pricing::price_cell;
use super::units::{CentUsd, MicroUsd, Ratio, ScoreValue, Tokens};
use super::vocabulary::{Capability, ModelField, Openness, UseCase, closed_lists};
use super::{capabilities, cost, signals};

/// How many capabilities are named before the rest is counted.
const NAMED: usize = 3;

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
        left: points(pair, Seat::Left),
        right: points(pair, Seat::Right),
    }
}

/// What speaks for one side, in order.
fn points(pair: &Pair, seat: Seat) -> Vec<Tradeoff> {
    let found: [Option<(Point, Vec<Evidence>)>; 9] = [
        benchmark_lead(pair, seat),
        larger_context(pair, seat),
        cheaper_output(pair, seat),
        cheaper_at_workload(pair, seat),
        broader_coverage(pair, seat),
        unique_capabilities(pair, seat),
        open_weights(pair, seat),
        newer(pair, seat),
        use_case_fit(pair, seat),
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

type Found = Option<(Point, Vec<Evidence>)>;

fn benchmark_lead(pair: &Pair, seat: Seat) -> Found {
    let benchmarks = benchmarks::compare(pair);
    let line = benchmarks
        .largest_gap()
        .filter(|line| line.leader == seat.side())?;
    let point = Point::BenchmarkLead {
        benchmark: Arc::clone(line.benchmark()),
        gap: line.gap,
        shared: benchmarks.shared.len(),
    };
    Some((point, line.evidence().to_vec()))
}

fn larger_context(pair: &Pair, seat: Seat) -> Found {
    let (own, other) = pair
        .at(seat)
        .context_window
        .zip(pair.at(seat.other()).context_window)?;
    (own > other).then(|| {
        (
            Point::LargerContext { own, other },
            claims(pair, ModelField::ContextWindow),
        )
    })
}

fn cheaper_output(pair: &Pair, seat: Seat) -> Found {
    let price = |seat| price_cell(pair.at(seat), pair.context, PricingKey::OutputPrice);
    let (own, other) = (price(seat), price(seat.other()));
    let (Cell::Price(own_price), Cell::Price(other_price)) = (own.cell, other.cell) else {
        return None;
    };
    let evidence = own.evidence.into_iter().chain(other.evidence).collect();
    (own_price < other_price).then_some((
        Point::CheaperOutput {
            own: own_price,
            other: other_price,
        },
        evidence,
    ))
}

fn cheaper_at_workload(pair: &Pair, seat: Seat) -> Found {
    let costs = cost::compare(pair);
    let cost = |seat| match seat {
        Seat::Left => costs.left.amount(),
        Seat::Right => costs.right.amount(),
    };
    let (own, other) = cost(seat)
        .zip(cost(seat.other()))
        .filter(|_| costs.lower == seat.side())?;
    Some((
        Point::CheaperAtWorkload {
            own,
            other,
            ratio: costs.ratio,
        },
        costs.evidence,
    ))
}

fn broader_coverage(pair: &Pair, seat: Seat) -> Found {
    let count = |seat| pair.context.coverage(pair.at(seat)).len();
    let (own, other) = (count(seat), count(seat.other()));
    let evidence = || {
        [pair.left, pair.right]
            .into_iter()
            .flat_map(|side| pair.context.coverage_evidence(side))
            .collect()
    };
    (own > other).then(|| (Point::BroaderCoverage { own, other }, evidence()))
}

fn unique_capabilities(pair: &Pair, seat: Seat) -> Found {
    let unique = capabilities::unique(pair, seat);
    let first: Vec<_> = unique.iter().copied().take(NAMED).collect();
    let more = unique.len() - first.len();
    (!unique.is_empty()).then(|| {
        (
            Point::UniqueCapabilities { first, more },
            capabilities::evidence(pair, &unique),
        )
    })
}

fn open_weights(pair: &Pair, seat: Seat) -> Found {
    let leads = signals::open_weights(pair) == seat.side();
    leads.then(|| {
        (
            Point::OpenWeights {
                openness: pair.at(seat).openness,
            },
            claims(pair, ModelField::Openness),
        )
    })
}

fn newer(pair: &Pair, seat: Seat) -> Found {
    let (own, other) = pair
        .at(seat)
        .released_on
        .zip(pair.at(seat.other()).released_on)?;
    if signals::newer(pair) != seat.side() {
        return None;
    }
    let months = own.years_since(other).unwrap_or(0) * 12 + months_past_years(own, other);
    Some((
        Point::Newer { months },
        claims(pair, ModelField::ReleasedOn),
    ))
}

/// Whole months between two days, the years left out.
fn months_past_years(later: chrono::NaiveDate, earlier: chrono::NaiveDate) -> u32 {
    use chrono::Datelike;
    let begun = 12 + later.month() - earlier.month();
    (begun - u32::from(later.day() < earlier.day())) % 12
}

fn use_case_fit(pair: &Pair, seat: Seat) -> Found {
    let fit = decision_fit(pair.at(seat), pair.context);
    (!fit.uses.is_empty()).then_some((
        Point::UseCaseFit {
            uses: fit.uses,
            curated: fit.curated,
        },
        fit.evidence,
    ))
}

fn claims(pair: &Pair, which: ModelField) -> Vec<Evidence> {
    [pair.left, pair.right]
        .map(|side| field(side, which, true))
        .to_vec()
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
