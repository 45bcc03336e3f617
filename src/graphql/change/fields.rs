//! The fields in which two rows differ, as far as they read as something.

use entities::change::FOLLOWING;
use serde_json::{Map, Value};

use crate::prose::change::{FieldStep, FieldValue};

/// Columns that hold multiples of what their names say.
const SCALED: [&str; 3] = ["throughput_milli_tps", "range_min", "range_max"];

/// Columns of free text, in which capitals are no values of a closed list.
const FREE: [&str; 4] = ["name", "family", "architecture", "region"];

/// What differs, in the order of the columns.
pub(super) fn steps(before: &str, after: &str) -> Vec<FieldStep> {
    let read = |row| serde_json::from_str::<Map<String, Value>>(row).unwrap_or_default();
    let (before, after) = (read(before), read(after));
    after
        .iter()
        .filter(|(name, _)| !FOLLOWING.contains(&name.as_str()))
        .filter_map(|(name, new)| {
            let old = before.get(name).unwrap_or(&Value::Null);
            (old != new).then(|| FieldStep {
                name: called(name),
                before: value(name, old),
                after: value(name, new),
            })
        })
        .collect()
}

fn called(column: &str) -> String {
    let name = match column {
        "throughput_milli_tps" => "throughput",
        "first_token_ms" => "milliseconds to the first token",
        _ => column.strip_suffix("_id").unwrap_or(column),
    };
    name.replace('_', " ")
}

fn value(column: &str, value: &Value) -> FieldValue {
    let reference = column.ends_with("_id") && value.is_number();
    match value {
        _ if reference || SCALED.contains(&column) => FieldValue::Untold,
        Value::Null => FieldValue::Unknown,
        Value::Bool(truth) => FieldValue::Truth(*truth),
        Value::Number(number) => number
            .as_i64()
            .map_or(FieldValue::Untold, FieldValue::Number),
        Value::String(text) if text.is_empty() => FieldValue::Unknown,
        Value::String(text) if FREE.contains(&column) => FieldValue::Text(text.clone()),
        Value::String(text) => FieldValue::Text(words(text)),
        Value::Array(_) | Value::Object(_) => FieldValue::Untold,
    }
}

/// A text as it reads: values of closed lists in words.
pub(super) fn words(text: &str) -> String {
    if text.split(',').all(is_listed) {
        text.to_lowercase().replace('_', " ").replace(',', ", ")
    } else {
        text.to_owned()
    }
}

/// Whether a text is a value of a closed list, such as `OPEN_WEIGHTS`.
fn is_listed(text: &str) -> bool {
    text.len() > 3 && text.chars().all(|c| c.is_ascii_uppercase() || c == '_')
}
