//! Four paragraphs: benchmarks, capability footprint, pricing coverage, closing choice.

use super::benchmarks::{self, SharedBenchmark};
use super::capabilities;
use super::cell::{Cell, UnknownReason};
use super::context::{Pair, Seat};
use super::evidence::{Evidence, PricingKey};
use super::pricing::price_cell;
use super::summary::{BenchmarkLead, lead};
use super::tradeoffs::{Point, Tradeoff, tradeoffs};
use super::units::{MicroUsd, ScoreValue};
use super::verdict::{VerdictKind, verdict};
use super::vocabulary::{Capability, Support};

/// The four paragraphs, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DeepDive {
    /// What the benchmarks say.
    pub benchmarks: Paragraph<BenchmarkStory>,
    /// What each side can do.
    pub footprint: Paragraph<Footprint>,
    /// What is known of prices.
    pub pricing: Paragraph<PricingCoverage>,
    /// When to choose which.
    pub choice: Paragraph<Choice>,
}

/// A decided paragraph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Paragraph<T> {
    /// What it says.
    pub says: T,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// What the benchmarks say.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum BenchmarkStory {
    /// There is no shared line.
    NothingShared {
        /// Lines that only the left model has.
        left_only: usize,
        /// Lines that only the right model has.
        right_only: usize,
    },
    /// Every shared line is level.
    AllLevel {
        /// How many.
        rows: usize,
    },
    /// Some lines are led.
    Led {
        /// Shared lines.
        rows: usize,
        /// Lines that the left model leads.
        left: usize,
        /// Lines that the right model leads.
        right: usize,
        /// The largest gap relative to its scale.
        largest: BenchmarkLead,
        /// The two values there, left first.
        values: (ScoreValue, ScoreValue),
        /// Whether that gap exceeds both standard errors together.
        exceeds_error: Option<bool>,
    },
}

/// What each side can do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Footprint {
    /// What only the left model has.
    pub left_only: Vec<Capability>,
    /// What only the right model has.
    pub right_only: Vec<Capability>,
    /// What both have.
    pub shared: Vec<Capability>,
    /// How many are unanswered for at least one side.
    pub unanswered: usize,
}

/// What is known of prices.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct PricingCoverage {
    /// Cheapest input price of the left model, or why there is none.
    pub left: Result<MicroUsd, UnknownReason>,
    /// Cheapest input price of the right model, or why there is none.
    pub right: Result<MicroUsd, UnknownReason>,
    /// Providers of the left model that count.
    pub left_providers: usize,
    /// Providers of the right model that count.
    pub right_providers: usize,
}

/// When to choose which.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What speaks for the left model, in order.
    pub left: Vec<Point>,
    /// What speaks for the right model, in order.
    pub right: Vec<Point>,
    /// What the verdict recommends.
    pub recommended: Option<Seat>,
    /// What decided the verdict.
    pub kind: VerdictKind,
}

/// The four paragraphs of a pair.
pub fn deep_dive(pair: &Pair) -> DeepDive {
    DeepDive {
        benchmarks: benchmark_story(pair),
        footprint: footprint(pair),
        pricing: pricing(pair),
        choice: choice(pair),
    }
}

/// What the benchmarks say, in one case.
pub fn benchmark_story(pair: &Pair) -> Paragraph<BenchmarkStory> {
    let found = benchmarks::compare(pair);
    let rows = found.shared.len();
    let led = |line: &SharedBenchmark| {
        Some((
            lead(line)?,
            (line.left.value, line.right.value),
            line.exceeds_error,
        ))
    };
    let says = match found.largest_gap().and_then(led) {
        Some((largest, values, exceeds_error)) => {
            let (left, right) = (found.led_by(Seat::Left), found.led_by(Seat::Right));
            BenchmarkStory::Led {
                rows,
                left,
                right,
                largest,
                values,
                exceeds_error,
            }
        }
        None if rows > 0 => BenchmarkStory::AllLevel { rows },
        None => BenchmarkStory::NothingShared {
            left_only: found.left_only.len(),
            right_only: found.right_only.len(),
        },
    };
    Paragraph {
        says,
        evidence: found.evidence,
    }
}

fn footprint(pair: &Pair) -> Paragraph<Footprint> {
    let left_only = capabilities::unique(pair, Seat::Left);
    let right_only = capabilities::unique(pair, Seat::Right);
    let shared = capabilities::shared(pair);
    let rows = capabilities::capabilities(pair);
    let unanswered = rows
        .iter()
        .filter(|row| row.left == Support::Unknown || row.right == Support::Unknown)
        .count();
    let named: Vec<_> = left_only
        .iter()
        .chain(&right_only)
        .chain(&shared)
        .copied()
        .collect();
    let evidence = capabilities::evidence(pair, &named);
    Paragraph {
        says: Footprint {
            left_only,
            right_only,
            shared,
            unanswered,
        },
        evidence,
    }
}

fn pricing(pair: &Pair) -> Paragraph<PricingCoverage> {
    let (left, right) = pair.both(|side| price_cell(side, pair.context, PricingKey::InputPrice));
    let (left_providers, right_providers) = pair.both(|side| pair.context.coverage(side).len());
    let price = |cell: &Cell| {
        if let Cell::Price(amount) = cell {
            Ok(*amount)
        } else {
            Err(cell.unknown_reason().unwrap_or(UnknownReason::NotSourced))
        }
    };
    let says = PricingCoverage {
        left: price(&left.cell),
        right: price(&right.cell),
        left_providers,
        right_providers,
    };
    let mut evidence: Vec<_> = left.evidence.into_iter().chain(right.evidence).collect();
    for found in [pair.left, pair.right]
        .into_iter()
        .flat_map(|side| pair.context.coverage_evidence(side))
    {
        if !evidence.contains(&found) {
            evidence.push(found);
        }
    }
    Paragraph { says, evidence }
}

fn choice(pair: &Pair) -> Paragraph<Choice> {
    let found = tradeoffs(pair);
    let points = |side: &[Tradeoff]| side.iter().map(|tradeoff| tradeoff.point.clone()).collect();
    let verdict = verdict(pair);
    let says = Choice {
        left: points(&found.left),
        right: points(&found.right),
        recommended: verdict.recommended,
        kind: verdict.kind,
    };
    let both = found.left.iter().chain(&found.right);
    let mut evidence: Vec<_> = both
        .flat_map(|tradeoff| tradeoff.evidence.iter().copied())
        .chain(verdict.evidence)
        .collect();
    evidence.sort_unstable();
    evidence.dedup();
    Paragraph { says, evidence }
}

#[cfg(test)]
mod tests;
