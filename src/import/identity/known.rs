//! What the editors know of models themselves: terms, sizes, days, limits, capabilities.

use std::collections::BTreeMap;
use std::sync::LazyLock;

use entities::enums::{Capability, Lifecycle, ModelField, Openness};
use serde::Deserialize;

use super::registry;
use crate::import::draft::License;
use crate::import::values;

/// A record of `facts.toml`: what it says of each of its models.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
struct Record {
    /// Slugs; a `*` at the end stands for any rest.
    models: Vec<String>,
    /// Slug of the licence, which says how open the model is.
    license: Option<String>,
    /// How open it is where no licence of the table says so.
    openness: Option<Openness>,
    released_on: Option<String>,
    knowledge_cutoff: Option<String>,
    context_window: Option<i64>,
    max_output_tokens: Option<i64>,
    parameters_total: Option<i64>,
    parameters_active: Option<i64>,
    lifecycle: Option<Lifecycle>,
    deprecated_on: Option<String>,
    retired_on: Option<String>,
    successor: Option<String>,
    input_modalities: Option<String>,
    /// Capabilities that it has.
    #[serde(default)]
    yes: Vec<Capability>,
    /// Capabilities that it has not.
    #[serde(default)]
    no: Vec<Capability>,
}

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct Table {
    facts: Vec<Record>,
}

static TABLE: LazyLock<Table> =
    LazyLock::new(|| registry::table(include_str!("../../../data/identity/facts.toml")));

/// What the editors say of one model.
#[derive(Debug, Default)]
pub struct Known {
    /// Fields with their canonical text.
    pub fields: Vec<(ModelField, String)>,
    /// The licence among them.
    pub license: Option<License>,
    /// Capabilities that it has.
    pub yes: Vec<Capability>,
    /// Capabilities that it has not.
    pub no: Vec<Capability>,
}

/// What the editors know of a model; of two records the one with the longer pattern counts.
pub fn known(slug: &str) -> Known {
    let mut records: Vec<(usize, &Record)> = TABLE
        .facts
        .iter()
        .filter_map(|record| Some((record.weight(slug)?, record)))
        .collect();
    records.sort_by_key(|(weight, _)| *weight);
    let mut fields: BTreeMap<ModelField, String> = BTreeMap::new();
    let mut known = Known::default();
    for (_, record) in records {
        fields.extend(record.fields());
        if let Some(license) = record.license.as_deref().and_then(registry::license) {
            fields.insert(ModelField::License, license.slug.clone());
            fields.insert(ModelField::Openness, values::name_of(&license.openness));
            known.license = Some(license);
        } else if record.openness.is_some() {
            fields.remove(&ModelField::License);
            known.license = None;
        }
        known.yes.extend(&record.yes);
        known.no.extend(&record.no);
    }
    known.fields = fields.into_iter().collect();
    known
}

/// Whether the editors know the weights of a model to be open: then anybody may serve it, whatever its lab does.
pub fn has_open_weights(slug: &str) -> bool {
    known(slug).fields.iter().any(|(field, value)| {
        *field == ModelField::Openness && matches!(value.as_str(), "OPEN_WEIGHTS" | "OPEN_SOURCE")
    })
}

impl Record {
    /// How exactly it names a model: the length of the longest of its patterns that fits.
    fn weight(&self, slug: &str) -> Option<usize> {
        let fits = |pattern: &&String| match pattern.strip_suffix('*') {
            Some(start) => slug.starts_with(start),
            None => slug == *pattern,
        };
        self.models.iter().filter(fits).map(String::len).max()
    }

    /// The plain fields.
    fn fields(&self) -> Vec<(ModelField, String)> {
        let count = |number: Option<i64>| number.map(|number| number.to_string());
        [
            (
                ModelField::Openness,
                self.openness.as_ref().map(values::name_of),
            ),
            (ModelField::ReleasedOn, self.released_on.clone()),
            (ModelField::KnowledgeCutoff, self.knowledge_cutoff.clone()),
            (ModelField::ContextWindow, count(self.context_window)),
            (ModelField::MaxOutputTokens, count(self.max_output_tokens)),
            (ModelField::ParametersTotal, count(self.parameters_total)),
            (ModelField::ParametersActive, count(self.parameters_active)),
            (
                ModelField::Lifecycle,
                self.lifecycle.as_ref().map(values::name_of),
            ),
            (ModelField::DeprecatedOn, self.deprecated_on.clone()),
            (ModelField::RetiredOn, self.retired_on.clone()),
            (ModelField::Successor, self.successor.clone()),
            (ModelField::InputModalities, self.input_modalities.clone()),
        ]
        .into_iter()
        .filter_map(|(field, value)| Some((field, value?)))
        .collect()
    }
}

#[cfg(test)]
mod tests {
    use super::super::{is_known, known_models};
    use super::*;

    #[test]
    fn every_record_speaks_of_known_models_in_canonical_values() {
        assert!(TABLE.facts.len() > 50);
        for record in &TABLE.facts {
            for pattern in &record.models {
                let fits = known_models().any(|slug| match pattern.strip_suffix('*') {
                    Some(start) => slug.starts_with(start),
                    None => slug == pattern,
                });
                assert!(fits, "{pattern} names no model");
            }
            for (field, value) in record.fields() {
                assert_eq!(values::canonical(field, &value), Ok(value.clone()));
            }
            let license = record.license.as_deref();
            assert!(
                license.is_none_or(|name| registry::license(name).is_some()),
                "{license:?}"
            );
            assert!(record.license.is_none() || record.openness.is_none());
            let successor = record.successor.as_deref();
            assert!(successor.is_none_or(is_known), "{successor:?}");
        }
    }

    #[test]
    fn records_of_equal_weight_do_not_contradict() {
        for slug in known_models() {
            let mut said: BTreeMap<(usize, ModelField), String> = BTreeMap::new();
            for record in &TABLE.facts {
                let Some(weight) = record.weight(slug) else {
                    continue;
                };
                let mut fields = record.fields();
                fields.extend(
                    record
                        .license
                        .clone()
                        .map(|license| (ModelField::License, license)),
                );
                for (field, value) in fields {
                    let known = said.entry((weight, field)).or_insert_with(|| value.clone());
                    assert_eq!(*known, value, "{slug} {field:?}");
                }
            }
        }
    }

    #[test]
    fn families_are_open_or_closed_as_their_makers_say() {
        let openness = |slug: &str| {
            let fields = known(slug).fields;
            let found = fields
                .into_iter()
                .find(|(field, _)| *field == ModelField::Openness);
            found.map(|(_, value)| value).unwrap_or_default()
        };
        for slug in ["gemma-3-4b-it", "gemma-3-12b-it", "gemma-3-27b-it"] {
            assert_eq!(openness(slug), "OPEN_WEIGHTS", "{slug}");
        }
        for slug in ["gpt-oss-20b", "qwen3-vl-32b-thinking", "ministral-8b-2512"] {
            assert_eq!(openness(slug), "OPEN_SOURCE", "{slug}");
        }
        for slug in ["gpt-5", "qwen3-max", "embed-v4.0", "claude-opus-4.5"] {
            assert_eq!(openness(slug), "PROPRIETARY", "{slug}");
        }
        assert_eq!(openness("grok-2"), "OPEN_WEIGHTS");
    }
}
