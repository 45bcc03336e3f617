//! The score of a model on a benchmark that orders and filters look at.

use std::cmp::Reverse;
use std::collections::HashMap;

use entities::enums::MeasuredBy;
use entities::score;

use crate::import::apply::state::State;

/// Efforts by the work they ask for, least first.
const EFFORTS: [&str; 8] = [
    "", "none", "minimal", "low", "medium", "high", "xhigh", "max",
];

pub(super) fn choose(state: &mut State) {
    let mut best: HashMap<(i64, i64), &score::Model> = HashMap::new();
    for row in state.scores.iter() {
        best.entry((row.model_id, row.benchmark_id))
            .and_modify(|standing| {
                if place(state, row) < place(state, standing) {
                    *standing = row;
                }
            })
            .or_insert(row);
    }
    let preferred: std::collections::HashSet<i64> = best.values().map(|row| row.id).collect();
    for id in state.scores.ids() {
        state
            .scores
            .change(id, |row| row.preferred = preferred.contains(&id));
    }
}

// Independent before lab before aggregator, then the later run; the rest makes the order total.
fn place<'a>(state: &'a State, row: &'a score::Model) -> impl Ord + use<'a> {
    let class = match row.measured_by {
        MeasuredBy::Independent => 0,
        MeasuredBy::Lab => 1,
        MeasuredBy::Aggregator => 2,
    };
    let effort = EFFORTS.iter().position(|effort| *effort == row.effort);
    (
        (class, Reverse(&row.measured_on), Reverse(effort)),
        (&row.variant, &row.version, &row.harness, &row.measurer),
        (&row.effort, state.source_name(row.source_id)),
    )
}
