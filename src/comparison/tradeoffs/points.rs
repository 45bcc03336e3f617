//! When each point holds, in the order in which points stand.

use std::{collections::BTreeSet, sync::Arc};

use chrono::{Datelike, NaiveDate};

use super::Point;
use crate::comparison::cell::Cell;
use crate::comparison::context::{Pair, Seat};
use crate::comparison::evidence::{Evidence, PricingKey, field};
use crate::comparison::fit::decision_fit;
use crate::comparison::pricing::price_cell;
use crate::comparison::vocabulary::ModelField;
use crate::comparison::{benchmarks, capabilities, cost, signals};

/// How many capabilities are named before the rest is counted.
const NAMED: usize = 3;

/// A point with what it rests on, where it holds.
pub(super) type Found = Option<(Point, Vec<Evidence>)>;

pub(super) fn benchmark_lead(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn larger_context(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn cheaper_output(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn cheaper_at_workload(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn broader_coverage(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn unique_capabilities(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn open_weights(pair: &Pair, seat: Seat) -> Found {
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

pub(super) fn newer(pair: &Pair, seat: Seat) -> Found {
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
fn months_past_years(later: NaiveDate, earlier: NaiveDate) -> u32 {
    let begun = 12 + later.month() - earlier.month();
    (begun - u32::from(later.day() < earlier.day())) % 12
}

pub(super) fn use_case_fit(pair: &Pair, seat: Seat) -> Found {
    let fit = decision_fit(pair.at(seat), pair.context);
    let other = decision_fit(pair.at(seat.other()), pair.context);
    let shared = fit.uses.len() == other.uses.len()
        && fit.uses.iter().all(|which| other.uses.contains(which));
    let theirs = other.evidence.into_iter().filter(|_| shared);
    let evidence: BTreeSet<_> = fit.evidence.into_iter().chain(theirs).collect();
    (!fit.uses.is_empty()).then(|| {
        (
            Point::UseCaseFit {
                uses: fit.uses,
                curated: fit.curated,
                shared,
            },
            evidence.into_iter().collect(),
        )
    })
}

fn claims(pair: &Pair, which: ModelField) -> Vec<Evidence> {
    [pair.left, pair.right]
        .map(|side| field(side, which, true))
        .to_vec()
}
