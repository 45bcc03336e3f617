//! How many providers serve a model, and how many scores there are.

use std::collections::{HashMap, HashSet};

use entities::enums::RouteStatus;

use crate::import::apply::state::State;

pub(super) fn set(state: &mut State) {
    let mut providers: HashMap<i64, HashSet<i64>> = HashMap::new();
    for route in state
        .routes
        .iter()
        .filter(|route| route.status == RouteStatus::Active)
    {
        if state
            .providers
            .get(route.provider_id)
            .is_some_and(|provider| provider.tracked)
        {
            providers
                .entry(route.model_id)
                .or_default()
                .insert(route.provider_id);
        }
    }
    let mut of_model: HashMap<i64, i64> = HashMap::new();
    let mut of_benchmark: HashMap<i64, (i64, HashSet<i64>)> = HashMap::new();
    for score in state.scores.iter() {
        *of_model.entry(score.model_id).or_default() += 1;
        let benchmark = of_benchmark.entry(score.benchmark_id).or_default();
        benchmark.0 += 1;
        benchmark.1.insert(score.model_id);
    }
    for id in state.models.ids() {
        state.models.change(id, |row| {
            row.provider_count = providers.get(&id).map_or(0, count);
            row.score_count = of_model.get(&id).copied().unwrap_or(0);
        });
    }
    for id in state.benchmarks.ids() {
        state.benchmarks.change(id, |row| {
            let (scores, models) = of_benchmark
                .get(&id)
                .map_or((0, 0), |(n, models)| (*n, count(models)));
            row.score_count = scores;
            row.model_count = models;
        });
    }
}

fn count(set: &HashSet<i64>) -> i64 {
    i64::try_from(set.len()).unwrap_or(i64::MAX)
}
