//! One change backwards.

use entities::enums::SubjectKind;
use entities::{change, observation};

use crate::import::apply::facts::Fact;
use crate::import::apply::read_numbers;
use crate::import::apply::rows::Rows;
use crate::import::apply::state::State;

/// Why a change cannot be taken back.
pub(super) enum Fault {
    /// The row is not any more what the change made of it.
    Moved,
    /// The history cannot be read.
    Damaged(String),
}

/// Puts back what a change replaced.
pub(super) fn restore(state: &mut State, change: &change::Model) -> Result<(), Fault> {
    match change.subject_kind {
        SubjectKind::Organization => row(&mut state.organizations, change),
        SubjectKind::License => row(&mut state.licenses, change),
        SubjectKind::Source => row(&mut state.sources, change),
        // The fields of a model are those of its chosen claims: only its being there is restored.
        SubjectKind::Model if change.before.is_some() && change.after.is_some() => Ok(()),
        SubjectKind::Model => row(&mut state.models, change),
        SubjectKind::ModelAlias => row(&mut state.model_aliases, change),
        SubjectKind::ModelCapability => row(&mut state.capabilities, change),
        SubjectKind::ModelModality => Ok(()),
        SubjectKind::ModelUseCase => row(&mut state.use_cases, change),
        SubjectKind::Provider => row(&mut state.providers, change),
        SubjectKind::ProviderAlias => row(&mut state.provider_aliases, change),
        SubjectKind::Route => row(&mut state.routes, change),
        SubjectKind::Price => row(&mut state.prices, change),
        SubjectKind::Benchmark => row(&mut state.benchmarks, change),
        SubjectKind::BenchmarkAlias => row(&mut state.benchmark_aliases, change),
        SubjectKind::Score => row(&mut state.scores, change),
        SubjectKind::Claim => row(&mut state.claims, change),
    }
}

/// Takes back that a revision saw rows on a later day or through another source. A row that was seen again since stays as it is.
pub(super) fn unsee(state: &mut State, moved: &observation::Model) {
    match moved.subject_kind {
        SubjectKind::Source => observed(&mut state.sources, moved),
        SubjectKind::ModelCapability => observed(&mut state.capabilities, moved),
        SubjectKind::Route => observed(&mut state.routes, moved),
        SubjectKind::Price => observed(&mut state.prices, moved),
        SubjectKind::Score => observed(&mut state.scores, moved),
        SubjectKind::Claim => observed(&mut state.claims, moved),
        // Rows without a day.
        SubjectKind::Organization
        | SubjectKind::License
        | SubjectKind::Model
        | SubjectKind::ModelAlias
        | SubjectKind::ModelModality
        | SubjectKind::ModelUseCase
        | SubjectKind::Provider
        | SubjectKind::ProviderAlias
        | SubjectKind::Benchmark
        | SubjectKind::BenchmarkAlias => {}
    }
}

fn observed<R: Fact>(rows: &mut Rows<R>, moved: &observation::Model) {
    for id in read_numbers(&moved.numbers) {
        rows.change(id, |row| {
            if row.seen() == (moved.after.as_str(), moved.source_after) {
                row.see(&moved.before, moved.source_before);
            }
        });
    }
}

fn row<R: Fact>(rows: &mut Rows<R>, change: &change::Model) -> Result<(), Fault> {
    let (before, after) = (
        read::<R>(change.before.as_ref())?,
        read::<R>(change.after.as_ref())?,
    );
    let Some(known) = before.as_ref().or(after.as_ref()) else {
        return Ok(());
    };
    let standing = rows.get(known.id()).or_else(|| rows.find(&known.key()));
    let made = after.as_ref().map(Fact::facts);
    // What a model says follows from its claims, which are compared one by one.
    let as_made = match (standing, &after) {
        (Some(row), Some(_)) if R::SUBJECT == SubjectKind::Model => row.id() == known.id(),
        _ => standing.map(Fact::facts) == made,
    };
    if !as_made {
        return Err(Fault::Moved);
    }
    match before {
        Some(before) => rows.put(before),
        None => rows.remove(known.id()),
    }
    Ok(())
}

fn read<R: Fact>(text: Option<&String>) -> Result<Option<R>, Fault> {
    text.map(|text| serde_json::from_str(text))
        .transpose()
        .map_err(|error| Fault::Damaged(error.to_string()))
}
