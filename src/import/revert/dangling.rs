//! Rows that would refer to a row that a revert takes away.

use entities::enums::SubjectKind;

use crate::import::apply::facts::Fact;
use crate::import::apply::rows::Rows;
use crate::import::apply::state::State;

/// The first row that refers to one that is not there.
pub(super) fn find(state: &State) -> Option<(SubjectKind, String)> {
    let model = |id: i64| state.models.get(id).is_some();
    let source = |id: i64| state.sources.get(id).is_some();
    let lab = |id: i64| state.organizations.get(id).is_some();
    let provider = |id: i64| state.providers.get(id).is_some();
    let benchmark = |id: i64| state.benchmarks.get(id).is_some();
    let speed = |id: Option<i64>| id.is_none_or(source);
    first(state, &state.models, |row| lab(row.organization_id))
        .or_else(|| first(state, &state.model_aliases, |row| model(row.model_id)))
        .or_else(|| {
            first(state, &state.capabilities, |row| {
                model(row.model_id) && source(row.source_id)
            })
        })
        .or_else(|| {
            first(state, &state.use_cases, |row| {
                model(row.model_id) && source(row.source_id)
            })
        })
        .or_else(|| {
            first(state, &state.providers, |row| {
                row.organization_id.is_none_or(lab)
            })
        })
        .or_else(|| {
            first(state, &state.provider_aliases, |row| {
                provider(row.provider_id)
            })
        })
        .or_else(|| {
            first(state, &state.routes, |row| {
                model(row.model_id)
                    && provider(row.provider_id)
                    && source(row.source_id)
                    && speed(row.speed_source_id)
            })
        })
        .or_else(|| {
            first(state, &state.prices, |row| {
                state.routes.get(row.route_id).is_some() && source(row.source_id)
            })
        })
        .or_else(|| {
            first(state, &state.benchmark_aliases, |row| {
                benchmark(row.benchmark_id)
            })
        })
        .or_else(|| {
            first(state, &state.scores, |row| {
                model(row.model_id) && benchmark(row.benchmark_id) && source(row.source_id)
            })
        })
        .or_else(|| {
            first(state, &state.claims, |row| {
                model(row.model_id) && source(row.source_id)
            })
        })
}

fn first<R: Fact>(
    state: &State,
    rows: &Rows<R>,
    holds: impl Fn(&R) -> bool,
) -> Option<(SubjectKind, String)> {
    let row = rows.iter().find(|row| !holds(row))?;
    Some((R::SUBJECT, row.subject(state)))
}
