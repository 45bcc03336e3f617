//! Faults of structure: what is no TOML, no known field or no value of the right type.

use serde::de::DeserializeOwned;
use toml::{Table, Value};

use super::super::fault::Place;

/// Finds the faults of a file that does not fit its shape, every field tried alone, and gives what is left without them.
pub(super) fn mend<F: DeserializeOwned, R: DeserializeOwned>(
    place: &mut Place<'_>,
    text: &str,
    list: &str,
    whole: &toml::de::Error,
) -> Option<F> {
    let Ok(mut table) = text.parse::<Table>() else {
        place.fault("", format!("is no TOML: {}", at_line(text, whole)));
        return None;
    };
    let before = place.faults.len();
    table.retain(|key, value| match value {
        Value::Array(records) if key == list => {
            let mut number = 0;
            records.retain_mut(|record| {
                number += 1;
                sound_record::<R>(place, (list, number), record)
            });
            true
        }
        other => is_sound::<F>(place, key, other),
    });
    if place.faults.len() == before {
        place.fault("", at_line(text, whole));
    }
    table.try_into().ok()
}

fn sound_record<R: DeserializeOwned>(
    place: &mut Place<'_>,
    (list, number): (&str, usize),
    record: &mut Value,
) -> bool {
    let name = ["slug", "model"]
        .iter()
        .find_map(|key| record.get(*key).and_then(Value::as_str));
    place.record = match name {
        Some(name) => format!("{list}[{number}] ({name})"),
        None => format!("{list}[{number}]"),
    };
    let is_record = if let Value::Table(fields) = record {
        fields.retain(|key, value| is_sound::<R>(place, key, value));
        true
    } else {
        place.fault("", "is no table of fields");
        false
    };
    place.record = String::new();
    is_record
}

fn is_sound<T: DeserializeOwned>(place: &mut Place<'_>, key: &str, value: &Value) -> bool {
    let mut alone = Table::new();
    alone.insert(key.to_owned(), value.clone());
    let Err(error) = alone.try_into::<T>() else {
        return true;
    };
    place.fault(key, error.message().trim().replace('\n', " "));
    false
}

fn at_line(text: &str, error: &toml::de::Error) -> String {
    let message = error.message().trim().replace('\n', " ");
    match error.span().and_then(|span| text.get(..span.start)) {
        Some(before) => format!("line {}: {message}", before.matches('\n').count() + 1),
        None => message,
    }
}
