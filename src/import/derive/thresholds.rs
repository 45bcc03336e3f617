//! Thirds and quartiles over the whole catalog, by nearest rank: the value at place ⌈n·k/m⌉ of the sorted list.

use std::collections::{BTreeMap, HashMap};

use entities::catalog_threshold;
use entities::enums::{BenchmarkDirection, ThresholdKind};

use crate::import::apply::state::State;

pub(super) fn all(
    state: &State,
    output_prices: &HashMap<i64, i64>,
) -> Vec<catalog_threshold::Model> {
    let mut rows = Vec::new();
    let mut prices: Vec<i64> = output_prices.values().copied().collect();
    prices.sort_unstable();
    for (kind, k, m) in [
        (ThresholdKind::OutputPriceLowerThird, 1, 3),
        (ThresholdKind::OutputPriceUpperThird, 2, 3),
        (ThresholdKind::PriceMedian, 1, 2),
    ] {
        rows.extend(nearest_rank(&prices, k, m).map(|value| threshold(kind, "", value)));
    }
    let mut scores: BTreeMap<i64, Vec<i64>> = BTreeMap::new();
    for score in state.scores.iter().filter(|score| score.preferred) {
        scores
            .entry(score.benchmark_id)
            .or_default()
            .push(score.value);
    }
    for benchmark in state.benchmarks.iter() {
        let mut values = scores.remove(&benchmark.id).unwrap_or_default();
        values.sort_unstable();
        let interquartile = nearest_rank(&values, 3, 4)
            .zip(nearest_rank(&values, 1, 4))
            .map(|(upper, lower)| upper - lower);
        let scale = benchmark
            .range_max
            .zip(benchmark.range_min)
            .map(|(max, min)| max - min)
            .or(interquartile)
            .filter(|scale| *scale > 0);
        if benchmark.direction == BenchmarkDirection::HigherIsBetter {
            values.reverse();
        }
        let top = nearest_rank(&values, 1, 4);
        rows.extend(
            top.map(|value| threshold(ThresholdKind::BenchmarkTopQuartile, &benchmark.slug, value)),
        );
        rows.extend(
            scale.map(|value| threshold(ThresholdKind::BenchmarkScale, &benchmark.slug, value)),
        );
    }
    rows
}

/// The value of `kind` over the whole catalog among `rows`.
pub(super) fn of_catalog(rows: &[catalog_threshold::Model], kind: ThresholdKind) -> Option<i64> {
    rows.iter()
        .find(|row| row.kind == kind && row.subject.is_empty())
        .map(|row| row.value)
}

fn threshold(kind: ThresholdKind, subject: &str, value: i64) -> catalog_threshold::Model {
    catalog_threshold::Model {
        id: 0,
        kind,
        subject: subject.to_owned(),
        value,
    }
}

fn nearest_rank(sorted: &[i64], k: usize, m: usize) -> Option<i64> {
    let place = (sorted.len() * k).div_ceil(m);
    sorted.get(place.checked_sub(1)?).copied()
}

#[cfg(test)]
mod tests {
    use super::nearest_rank;

    #[test]
    fn the_nearest_rank_is_a_value_of_the_list() {
        let values = [10, 20, 30, 40];
        assert_eq!(nearest_rank(&values, 1, 4), Some(10));
        assert_eq!(nearest_rank(&values, 3, 4), Some(30));
        assert_eq!(nearest_rank(&values, 1, 3), Some(20));
        assert_eq!(nearest_rank(&[], 1, 3), None);
    }
}
