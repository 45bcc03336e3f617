//! One JSON document per kind: an array of records, with slugs in the place of row numbers.

use serde_json::{Map, Value};

use crate::import::apply::facts::Fact;
use crate::import::apply::rows::Rows;
use crate::import::apply::state::State;

/// All documents, by path.
pub(super) fn all(state: &State) -> Vec<(String, String)> {
    vec![
        document(state, "organizations", &state.organizations),
        document(state, "licenses", &state.licenses),
        document(state, "sources", &state.sources),
        document(state, "models", &state.models),
        document(state, "model_aliases", &state.model_aliases),
        document(state, "model_capabilities", &state.capabilities),
        document(state, "model_modalities", &state.modalities),
        document(state, "model_use_cases", &state.use_cases),
        document(state, "providers", &state.providers),
        document(state, "provider_aliases", &state.provider_aliases),
        document(state, "routes", &state.routes),
        document(state, "prices", &state.prices),
        document(state, "benchmarks", &state.benchmarks),
        document(state, "benchmark_aliases", &state.benchmark_aliases),
        document(state, "scores", &state.scores),
        document(state, "claims", &state.claims),
    ]
}

// Sorted by what names a record, so that equal catalogs give equal documents whatever their row numbers are.
fn document<R: Fact>(state: &State, name: &str, rows: &Rows<R>) -> (String, String) {
    let mut records: Vec<(String, &R)> = rows.iter().map(|row| (row.subject(state), row)).collect();
    records.sort_by(|a, b| a.0.cmp(&b.0));
    let lines: Vec<String> = records
        .iter()
        .filter_map(|(_, row)| serde_json::to_value(row).ok())
        .map(|value| readable(state, value).to_string())
        .collect();
    (
        format!("{name}.json"),
        format!("[\n{}\n]\n", lines.join(",\n")),
    )
}

fn readable(state: &State, value: Value) -> Value {
    let Value::Object(fields) = value else {
        return value;
    };
    let mut record = Map::new();
    for (name, value) in fields {
        if name == "id" {
            continue;
        }
        match name.strip_suffix("_id").zip(value.as_i64()) {
            Some((parent, id)) => {
                record.insert(parent.to_owned(), parent_name(state, parent, id));
            }
            None if name.ends_with("_id") && value.is_null() && is_reference(&name) => {
                record.insert(name.trim_end_matches("_id").to_owned(), Value::Null);
            }
            None => {
                record.insert(name, value);
            }
        }
    }
    Value::Object(record)
}

fn is_reference(name: &str) -> bool {
    matches!(
        name,
        "organization_id" | "successor_id" | "license_id" | "speed_source_id"
    )
}

fn parent_name(state: &State, parent: &str, id: i64) -> Value {
    let name = match parent {
        "model" | "successor" => state.model_slug(id),
        "source" | "speed_source" => Some(state.source_name(id).to_owned()),
        "organization" => state.organizations.get(id).map(|row| row.slug.clone()),
        "license" => state.licenses.get(id).map(|row| row.slug.clone()),
        "provider" => state.providers.get(id).map(|row| row.slug.clone()),
        "benchmark" => state.benchmarks.get(id).map(|row| row.slug.clone()),
        "route" => state.routes.get(id).map(|row| state.route_name(row)),
        _ => None,
    };
    name.map_or(Value::Null, Value::String)
}
