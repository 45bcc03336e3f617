//! Fields of a model: which texts are values of them, and how a value gets into the row.

use chrono::NaiveDate;
use entities::enums::{Lifecycle, Modality, ModelField, Openness, ProductType};
use entities::model;
use sea_orm::{ActiveEnum, Iterable};

use super::state::State;
use crate::words::name_key;

/// Why a text is not, or not yet, the value of a field.
#[derive(Debug, PartialEq, Eq)]
pub enum Fault {
    /// It can never be one; what would be right.
    Malformed(String),
    /// It names a record that the catalog does not have; its kind.
    Unknown(&'static str),
}

/// Whether `value` can be chosen for `field`.
pub fn check(state: &State, field: ModelField, value: &str) -> Result<(), Fault> {
    match field {
        ModelField::Name | ModelField::Family | ModelField::Architecture => {
            require(!value.trim().is_empty(), "a text that is not empty")
        }
        ModelField::Organization => {
            known(state.organizations.id_of(&value.to_owned()), "organization")
        }
        ModelField::License => known(state.licenses.id_of(&value.to_owned()), "licence"),
        ModelField::Successor => known(state.models.id_of(&value.to_owned()), "model"),
        ModelField::ProductType => one_of::<ProductType>(value),
        ModelField::Lifecycle => one_of::<Lifecycle>(value),
        ModelField::Openness => one_of::<Openness>(value),
        ModelField::DeprecatedOn
        | ModelField::RetiredOn
        | ModelField::ReleasedOn
        | ModelField::ReviewedOn => require(is_day(value), "an ISO day such as 2025-04-14"),
        ModelField::KnowledgeCutoff => require(
            is_partial_day(value),
            "an ISO year, month or day such as 2024-06",
        ),
        ModelField::ContextWindow
        | ModelField::MaxOutputTokens
        | ModelField::ParametersTotal
        | ModelField::ParametersActive => require(
            number(value).is_some(),
            "a whole number above 0 in plain digits",
        ),
        ModelField::SmallByLab => require(matches!(value, "true" | "false"), "`true` or `false`"),
        ModelField::InputModalities | ModelField::OutputModalities => require(
            modalities(value).is_some(),
            "modalities joined by commas, such as TEXT,IMAGE",
        ),
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
        ModelField::ReleasedOn => row.released_on = text(),
        ModelField::ReviewedOn => row.reviewed_on = text(),
        ModelField::KnowledgeCutoff => row.knowledge_cutoff = text(),
        ModelField::ContextWindow => row.context_window = value.and_then(number),
        ModelField::MaxOutputTokens => row.max_output_tokens = value.and_then(number),
        ModelField::ParametersTotal => row.parameters_total = value.and_then(number),
        ModelField::ParametersActive => row.parameters_active = value.and_then(number),
        ModelField::ProductType => row.product_type = named(value).unwrap_or(ProductType::ApiModel),
        ModelField::Lifecycle => row.lifecycle = named(value).unwrap_or(Lifecycle::Current),
        ModelField::Openness => {
            row.openness = named(value).unwrap_or_else(|| of_license(state, row))
        }
        ModelField::SmallByLab => row.small_by_lab = value == Some("true"),
        ModelField::InputModalities | ModelField::OutputModalities => {}
    }
}

/// The modalities that a claim lists; none when it lists anything else.
pub fn modalities(value: &str) -> Option<Vec<Modality>> {
    value
        .split(',')
        .map(|name| Modality::try_from_value(&name.trim().to_owned()).ok())
        .collect()
}

/// Whether a text is an ISO day.
pub fn is_day(value: &str) -> bool {
    value.len() == 10 && NaiveDate::parse_from_str(value, "%Y-%m-%d").is_ok()
}

fn is_partial_day(value: &str) -> bool {
    match value.len() {
        4 => is_day(&format!("{value}-01-01")),
        7 => is_day(&format!("{value}-01")),
        _ => is_day(value),
    }
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

fn named<E: ActiveEnum<Value = String>>(value: Option<&str>) -> Option<E> {
    E::try_from_value(&value?.to_owned()).ok()
}

fn one_of<E: ActiveEnum<Value = String> + Iterable>(value: &str) -> Result<(), Fault> {
    if E::try_from_value(&value.to_owned()).is_ok() {
        return Ok(());
    }
    let names: Vec<String> = E::iter().map(|known| known.to_value()).collect();
    Err(Fault::Malformed(format!("one of {}", names.join(", "))))
}

fn known(id: Option<i64>, what: &'static str) -> Result<(), Fault> {
    id.map(|_| ()).ok_or(Fault::Unknown(what))
}

fn require(holds: bool, right: &str) -> Result<(), Fault> {
    if holds {
        Ok(())
    } else {
        Err(Fault::Malformed(right.to_owned()))
    }
}
