//! Fields of a model: which texts are values of them, and how a value gets into the row.

use entities::enums::{Lifecycle, Modality, ModelField, Openness, ProductType};
use entities::model;
use serde::de::DeserializeOwned;

use super::state::State;
use crate::import::values;
use crate::words::name_key;

/// Why a text is not, or not yet, the value of a field.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can never be one; why, and what would be right.
    Malformed(String),
    /// It names a record that the catalog does not have.
    Unknown {
        /// The canonical text.
        value: String,
        /// Kind of the record.
        what: &'static str,
    },
}

/// The canonical text of `value`, if it can be chosen for `field`.
pub fn check(state: &State, field: ModelField, value: &str) -> Result<String, Fault> {
    let value = values::canonical(field, value).map_err(Fault::Malformed)?;
    let (known, what) = match field {
        ModelField::Organization => (state.organizations.id_of(&value).is_some(), "organization"),
        ModelField::License => (state.licenses.id_of(&value).is_some(), "licence"),
        ModelField::Successor => (state.models.id_of(&value).is_some(), "model"),
        _ => (true, ""),
    };
    if known {
        Ok(value)
    } else {
        Err(Fault::Unknown { value, what })
    }
}

/// Sets `field` of `row` to a value that [`check`] let pass, or to what an unclaimed field holds.
pub fn set(state: &State, row: &mut model::Model, field: ModelField, value: Option<&str>) {
    let text = || value.map(str::to_owned);
    match field {
        ModelField::Name => {
            if let Some(name) = value {
                name.clone_into(&mut row.name);
                row.name_key = name_key(name);
            }
        }
        ModelField::Organization => {
            let chosen = value.and_then(|slug| state.organizations.id_of(&slug.to_owned()));
            row.organization_id = chosen.unwrap_or(row.organization_id);
        }
        ModelField::License => {
            row.license_id = value.and_then(|slug| state.licenses.id_of(&slug.to_owned()));
        }
        ModelField::Successor => {
            row.successor_id = value.and_then(|slug| state.models.id_of(&slug.to_owned()));
        }
        ModelField::Family => row.family = text(),
        ModelField::Architecture => row.architecture = text(),
        ModelField::DeprecatedOn => row.deprecated_on = text(),
        ModelField::RetiredOn => row.retired_on = text(),
        // Models are ordered and filtered by day: one that is stated no finer than by its month stands at the first.
        ModelField::ReleasedOn => row.released_on = value.and_then(values::first_day),
        ModelField::ReviewedOn => row.reviewed_on = text(),
        ModelField::KnowledgeCutoff => row.knowledge_cutoff = text(),
        ModelField::ContextWindow => row.context_window = value.and_then(number),
        ModelField::MaxOutputTokens => row.max_output_tokens = value.and_then(number),
        ModelField::ParametersTotal => row.parameters_total = value.and_then(number),
        ModelField::ParametersActive => row.parameters_active = value.and_then(number),
        ModelField::ProductType => row.product_type = named(value).unwrap_or(ProductType::ApiModel),
        ModelField::Lifecycle => row.lifecycle = named(value).unwrap_or(Lifecycle::Current),
        ModelField::Openness => {
            row.openness = named(value).unwrap_or_else(|| of_license(state, row));
        }
        ModelField::SmallByLab => row.small_by_lab = value == Some("true"),
        ModelField::InputModalities | ModelField::OutputModalities => {}
    }
}

/// The modalities that a claim lists; none when it lists anything else.
pub fn modalities(value: &str) -> Option<Vec<Modality>> {
    value
        .split(',')
        .map(|name| values::named(name).ok())
        .collect()
}

// Fields are set in the order of the enum, so the licence is known by now.
fn of_license(state: &State, row: &model::Model) -> Openness {
    row.license_id
        .and_then(|id| state.licenses.get(id))
        .map_or(Openness::Unknown, |license| license.openness)
}

fn number(value: &str) -> Option<i64> {
    value.parse().ok().filter(|number| *number > 0)
}

fn named<E: DeserializeOwned>(value: Option<&str>) -> Option<E> {
    values::named(value?).ok()
}
