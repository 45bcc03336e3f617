//! One claim per field of a model, by rank; the model's row and modalities follow from the chosen ones.

use std::collections::HashMap;

use entities::enums::{ModalityDirection, ModelField};
use entities::{claim, model_modality};
use sea_orm::Iterable;

use crate::import::apply::fields;
use crate::import::apply::rank::Rank;
use crate::import::apply::state::State;

pub(super) fn choose(state: &mut State) {
    let chosen = best(state);
    for id in state.claims.ids() {
        let is = state
            .claims
            .get(id)
            .is_some_and(|row| chosen.get(&(row.model_id, row.field)) == Some(&id));
        state.claims.change(id, |row| row.chosen = is);
    }
    let mut modalities = Vec::new();
    for model_id in state.models.ids() {
        let values: HashMap<ModelField, &str> = ModelField::iter()
            .filter_map(|field| {
                let claim = state.claims.get(*chosen.get(&(model_id, field))?)?;
                Some((field, claim.value.as_str()))
            })
            .collect();
        modalities.extend(modality_rows(model_id, &values));
        let Some(mut row) = state.models.get(model_id).cloned() else {
            continue;
        };
        for field in ModelField::iter() {
            fields::set(state, &mut row, field, values.get(&field).copied());
        }
        state.models.change(model_id, |old| *old = row);
    }
    state.modalities.replace(modalities);
}

fn best(state: &State) -> HashMap<(i64, ModelField), i64> {
    let mut best: HashMap<(i64, ModelField), (Rank<'_>, i64)> = HashMap::new();
    for row in state.claims.iter() {
        let Some(rank) = rank(state, row) else {
            continue;
        };
        best.entry((row.model_id, row.field))
            .and_modify(|standing| {
                if rank < standing.0 {
                    *standing = (rank.clone(), row.id);
                }
            })
            .or_insert((rank, row.id));
    }
    best.into_iter().map(|(key, (_, id))| (key, id)).collect()
}

// A claim that names a record the catalog does not have (yet) waits.
fn rank<'a>(state: &'a State, row: &'a claim::Model) -> Option<Rank<'a>> {
    fields::check(state, row.field, &row.value).ok()?;
    let source = state.sources.get(row.source_id)?;
    Some(Rank::of(source, &row.observed_on, row.curated.is_some()))
}

fn modality_rows(model_id: i64, values: &HashMap<ModelField, &str>) -> Vec<model_modality::Model> {
    let of = |field, direction| {
        let listed = values
            .get(&field)
            .and_then(|value| fields::modalities(value));
        listed
            .into_iter()
            .flatten()
            .map(move |modality| model_modality::Model {
                id: 0,
                model_id,
                direction,
                modality,
            })
    };
    let mut rows: Vec<model_modality::Model> =
        of(ModelField::InputModalities, ModalityDirection::Input)
            .chain(of(ModelField::OutputModalities, ModalityDirection::Output))
            .collect();
    rows.sort_by_key(|row| (row.direction, row.modality));
    rows.dedup();
    rows
}
