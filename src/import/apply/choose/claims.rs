//! One claim per field of a model, by rank; the model's row and modalities follow from the chosen ones.
//!
//! Fields that cannot contradict each other are chosen together: see [`Said`].

use std::collections::HashMap;

use entities::enums::{ModalityDirection, ModelField, Openness, SourceClass};
use entities::{claim, license, model_modality};
use sea_orm::Iterable;

use crate::import::apply::fields;
use crate::import::apply::rank::Rank;
use crate::import::apply::state::State;
use crate::import::exceptions;
use crate::import::values;

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
    let mut models: HashMap<i64, Said<'_>> = HashMap::new();
    for row in state.claims.iter() {
        if let Some(rank) = rank(state, row) {
            let said = models.entry(row.model_id).or_default();
            said.0.entry(row.field).or_default().push((rank, row));
        }
    }
    let mut best = HashMap::new();
    for (model_id, mut said) in models {
        for claims in said.0.values_mut() {
            claims.sort_by(|one, other| one.0.cmp(&other.0));
        }
        for field in said.0.keys() {
            if let Some(claim) = said.choice(state, *field) {
                best.insert((model_id, *field), claim.id);
            }
        }
    }
    best
}

// A claim that names a record the catalog does not have (yet) waits; one that editors found to be a slip is never chosen.
fn rank<'a>(state: &'a State, row: &'a claim::Model) -> Option<Rank<'a>> {
    fields::check(state, row.field, &row.value).ok()?;
    let source = state.sources.get(row.source_id)?;
    if exceptions::refuses(&source.slug, state.model_name(row.model_id), row.field) {
        return None;
    }
    Some(Rank::of(source, &row.observed_on, row.curated.is_some()))
}

type Ranked<'a> = (Rank<'a>, &'a claim::Model);

/// What is said of one model, field by field, best first.
///
/// - A licence brings its openness. An openness whose source states no licence is a bare flag, which says nothing where a
///   licence is chosen; but where editors state one without a licence, no licence that opens more or less is believed.
/// - No answer is longer than the window: a limit above the chosen one is what some host writes of its own.
#[derive(Default)]
struct Said<'a>(HashMap<ModelField, Vec<Ranked<'a>>>);

impl<'a> Said<'a> {
    fn of(&self, field: ModelField) -> &[Ranked<'a>] {
        self.0.get(&field).map_or(&[], Vec::as_slice)
    }

    fn choice(&self, state: &'a State, field: ModelField) -> Option<&'a claim::Model> {
        let mut claims = self.of(field).iter();
        let chosen = match field {
            ModelField::MaxOutputTokens => {
                let window = self.of(ModelField::ContextWindow).first();
                let window = window.and_then(|(_, window)| count(window));
                claims.find(|(_, limit)| window.is_none() || count(limit) <= window)
            }
            ModelField::License => return Some(self.license(state)?.0),
            ModelField::Openness => match self.openness_of_license(state) {
                Some(brought) => claims.find(|(_, claim)| openness(claim) == Some(brought)),
                None => claims.next(),
            },
            _ => claims.next(),
        };
        Some(chosen?.1)
    }

    fn license(&self, state: &'a State) -> Option<(&'a claim::Model, &'a license::Model)> {
        let flag = self.of(ModelField::Openness).iter().find(|(_, claim)| {
            let source = state.sources.get(claim.source_id);
            let editors = source.is_some_and(|source| source.class == SourceClass::Editors);
            let mut licenses = self.of(ModelField::License).iter();
            let bare = !licenses.any(|(_, license)| license.source_id == claim.source_id);
            (editors || claim.curated.is_some()) && bare
        });
        let licenses = self.of(ModelField::License).iter();
        let mut known = licenses.filter_map(|(rank, claim)| {
            let id = state.licenses.id_of(&claim.value)?;
            Some((rank, *claim, state.licenses.get(id)?))
        });
        let (_, claim, license) = known.find(|(rank, _, license)| {
            flag.is_none_or(|(of_flag, flag)| {
                let opens = license.openness;
                rank.tier() < of_flag.tier()
                    || opens == Openness::Unknown
                    || openness(flag) == Some(opens)
            })
        })?;
        Some((claim, license))
    }

    fn openness_of_license(&self, state: &'a State) -> Option<Openness> {
        let (_, license) = self.license(state)?;
        Some(license.openness).filter(|openness| *openness != Openness::Unknown)
    }
}

fn count(claim: &claim::Model) -> Option<i64> {
    claim.value.parse().ok()
}

fn openness(claim: &claim::Model) -> Option<Openness> {
    values::named(&claim.value).ok()
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
