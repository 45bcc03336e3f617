//! Records as TOML text: the file's own fields first, one block for each record, everything deeper on one line or one line for each entry.

use serde::Serialize;
use serde_json::{Map, Value};

/// Lists whose entries are lines rather than blocks.
const LINES: [&str; 2] = ["scores", "complete"];

/// A file as TOML. What is null or empty is left out.
pub(super) fn toml(file: &impl Serialize) -> String {
    let mut text = String::new();
    let Ok(Value::Object(fields)) = serde_json::to_value(file) else {
        return text;
    };
    for (key, value) in &fields {
        if is_empty(value) {
            continue;
        }
        match value {
            Value::Array(records) if is_blocks(key, records) => {
                for record in records {
                    text.push_str(&format_block(key, record));
                }
            }
            other => push_field(&mut text, key, other),
        }
    }
    text
}

fn is_blocks(key: &str, records: &[Value]) -> bool {
    !LINES.contains(&key) && records.iter().all(Value::is_object)
}

fn format_block(key: &str, record: &Value) -> String {
    let mut text = format!("\n[[{key}]]\n");
    for (key, value) in record.as_object().into_iter().flatten() {
        if !is_empty(value) {
            push_field(&mut text, key, value);
        }
    }
    text
}

fn push_field(text: &mut String, key: &str, value: &Value) {
    text.push_str(&bare(key));
    text.push_str(" = ");
    text.push_str(&entry(value));
    text.push('\n');
}

/// A value; a list of tables takes one line for each.
fn entry(value: &Value) -> String {
    match value {
        Value::Array(list) if list.len() > 1 && list.iter().all(Value::is_object) => {
            let lines: Vec<String> = list
                .iter()
                .map(|item| format!("  {},\n", inline(item)))
                .collect();
            format!("[\n{}]", lines.concat())
        }
        other => inline(other),
    }
}

fn inline(value: &Value) -> String {
    match value {
        Value::Array(list) => {
            let items: Vec<String> = list.iter().map(inline).collect();
            format!("[{}]", items.join(", "))
        }
        Value::Object(fields) => inline_table(fields),
        Value::String(text) => toml::Value::from(text.as_str()).to_string(),
        other => other.to_string(),
    }
}

fn inline_table(fields: &Map<String, Value>) -> String {
    let items: Vec<String> = fields
        .iter()
        .filter(|(_, value)| !is_empty(value))
        .map(|(key, value)| format!("{} = {}", bare(key), inline(value)))
        .collect();
    format!("{{ {} }}", items.join(", "))
}

fn is_empty(value: &Value) -> bool {
    match value {
        Value::Null => true,
        Value::Array(list) => list.is_empty(),
        Value::Object(fields) => fields.is_empty(),
        _ => false,
    }
}

fn bare(key: &str) -> String {
    let plain = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_';
    if !key.is_empty() && key.chars().all(plain) {
        key.to_owned()
    } else {
        toml::Value::from(key).to_string()
    }
}
