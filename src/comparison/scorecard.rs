//! The scorecard: one row a signal, one cell a side, and who leads it.

use std::cmp::Reverse;

use super::benchmarks;
use super::cell::{Cell, Known, SpecKey, UnknownReason};
use super::contender::Contender;
use super::context::{Pair, Seat, Side};
use super::cost;
use super::evidence::{Evidence, PricingKey, field};
use super::fit::{best_for, decision_fit};
use super::pricing::price_cell;
use super::signals::Signal;
use super::specs::spec;
use super::vocabulary::{ModelField, Openness};

/// One row of the scorecard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ScorecardRow {
    /// What the row is about.
    pub signal: Signal,
    /// The left model.
    pub left: Cell,
    /// The right model.
    pub right: Cell,
    /// Who leads it; not comparable where a side is unknown or the row has no order.
    pub leader: Side,
    /// What it rests on.
    pub evidence: Vec<Evidence>,
}

/// The rows, in order.
pub fn scorecard(pair: &Pair) -> Vec<ScorecardRow> {
    let differs = pair.left.product_type != pair.right.product_type;
    let product_type = differs.then(|| unordered(Signal::ProductType, pair.both(product_type)));
    let spec_row = |signal, key, leader| {
        row(
            signal,
            leader,
            pair.both(|side| spec(side, pair.context, key)),
        )
    };
    let rows = [
        unordered(Signal::BestFor, pair.both(|side| best_for_cell(side, pair))),
        unordered(
            Signal::DecisionFit,
            pair.both(|side| decision_fit_cell(side, pair)),
        ),
        spec_row(
            Signal::ContextWindow,
            SpecKey::ContextWindow,
            larger(pair, |side| side.context_window),
        ),
        cheapest_output(pair),
        provider_routes(pair),
        shared_benchmarks(pair),
        monthly_cost(pair),
        spec_row(
            Signal::Openness,
            SpecKey::Openness,
            larger(pair, |side| known(side.openness)),
        ),
        spec_row(
            Signal::Released,
            SpecKey::Released,
            larger(pair, |side| side.released_on),
        ),
        spec_row(
            Signal::LatestKnowledge,
            SpecKey::KnowledgeCutoff,
            latest_knowledge(pair),
        ),
    ];
    product_type.into_iter().chain(rows).collect()
}

fn row(signal: Signal, leader: Side, (left, right): (Known, Known)) -> ScorecardRow {
    let evidence = left.evidence.into_iter().chain(right.evidence).collect();
    ScorecardRow {
        signal,
        left: left.cell,
        right: right.cell,
        leader,
        evidence,
    }
}

fn unordered(signal: Signal, cells: (Known, Known)) -> ScorecardRow {
    row(signal, Side::None, cells)
}

fn larger<T: Ord>(pair: &Pair, value: impl Fn(&Contender) -> Option<T>) -> Side {
    Side::of_larger(value(pair.left), value(pair.right))
}

fn product_type(side: &Contender) -> Known {
    Known {
        cell: Cell::ProductType(side.product_type),
        evidence: vec![field(side, ModelField::ProductType, true)],
    }
}

fn best_for_cell(side: &Contender, pair: &Pair) -> Known {
    let (reasons, evidence) = best_for(side, pair.context);
    Known {
        cell: Cell::BestFor(reasons),
        evidence,
    }
}

fn decision_fit_cell(side: &Contender, pair: &Pair) -> Known {
    let fit = decision_fit(side, pair.context);
    Known {
        cell: Cell::DecisionFit {
            uses: fit.uses,
            curated: fit.curated,
        },
        evidence: fit.evidence,
    }
}

fn cheapest_output(pair: &Pair) -> ScorecardRow {
    let (left, right) = pair.both(|side| price_cell(side, pair.context, PricingKey::OutputPrice));
    let price = |known: &Known| {
        if let Cell::Price(amount) = known.cell {
            Some(amount)
        } else {
            None
        }
    };
    row(
        Signal::CheapestOutput,
        Side::of_smaller(price(&left), price(&right)),
        (left, right),
    )
}

fn provider_routes(pair: &Pair) -> ScorecardRow {
    let named = pair.context.providers.is_some();
    let (left, right) = pair.both(|side| pair.context.coverage(side).len());
    let cell = |side, count| Known {
        cell: Cell::ProviderCount { count, named },
        evidence: pair.context.coverage_evidence(side),
    };
    row(
        Signal::ProviderRoutes,
        Side::of_larger(Some(left), Some(right)),
        (cell(pair.left, left), cell(pair.right, right)),
    )
}

fn shared_benchmarks(pair: &Pair) -> ScorecardRow {
    let benchmarks = benchmarks::compare(pair);
    let cell = |seat: Seat| {
        let largest = benchmarks
            .largest_gap()
            .filter(|line| line.leader == seat.side());
        let leads_largest = largest.map(|line| std::sync::Arc::clone(line.benchmark()));
        match benchmarks.shared.len() {
            0 => Cell::Unknown(UnknownReason::NoSharedBenchmark),
            rows => Cell::SharedBenchmarks {
                rows,
                led: benchmarks.led_by(seat),
                leads_largest,
            },
        }
    };
    let (left, right) = (cell(Seat::Left), cell(Seat::Right));
    let leader = benchmarks.leader();
    ScorecardRow {
        signal: Signal::SharedBenchmarks,
        left,
        right,
        leader,
        evidence: benchmarks.evidence,
    }
}

fn monthly_cost(pair: &Pair) -> ScorecardRow {
    let costs = cost::compare(pair);
    let (left, right) = (Cell::monthly(&costs.left), Cell::monthly(&costs.right));
    ScorecardRow {
        signal: Signal::MonthlyCost,
        left,
        right,
        leader: costs.lower,
        evidence: costs.evidence,
    }
}

fn known(openness: Openness) -> Option<Openness> {
    Some(openness).filter(|openness| *openness != Openness::Unknown)
}

/// The later cutoff; a month against a day of that very month is a tie, because either may be the later one.
fn latest_knowledge(pair: &Pair) -> Side {
    let (left, right) = pair.both(|side| side.knowledge_cutoff.as_deref());
    match left.zip(right) {
        Some((left, right)) if left.starts_with(right) || right.starts_with(left) => Side::Tie,
        Some(_) | None => Side::of_smaller(left.map(Reverse), right.map(Reverse)),
    }
}

#[cfg(test)]
mod tests;
