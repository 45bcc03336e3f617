//! Canonical text of the values that facts hold: one way to write a day, a slug, an enum value, a list of modalities.

use chrono::NaiveDate;
use entities::enums::{Lifecycle, Modality, ModelField, Openness, ProductType};
use serde::de::value::{Error as NameError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

/// The enum value that a public name stands for; else a message that lists the names.
pub fn named<'a, T: Deserialize<'a>>(name: &'a str) -> Result<T, String> {
    let deserializer: StrDeserializer<'a, NameError> = name.into_deserializer();
    T::deserialize(deserializer).map_err(|error| error.to_string())
}

/// Public name of an enum value.
pub fn name_of<T: Serialize>(value: &T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        _ => String::new(),
    }
}

/// Whether a text is a slug: lower-case letters, digits, dots and dashes, starting with a letter or digit.
pub fn is_slug(text: &str) -> bool {
    let allowed = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '.' || c == '-';
    text.len() <= 120
        && text.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit())
        && text.chars().all(allowed)
}

/// Whether a text is a real day, written YYYY-MM-DD.
pub fn is_day(text: &str) -> bool {
    text.len() == 10 && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

/// Whether a text is a year, month or day, written YYYY, YYYY-MM or YYYY-MM-DD.
pub fn is_partial_day(text: &str) -> bool {
    match text.len() {
        4 => is_day(&format!("{text}-01-01")),
        7 => is_day(&format!("{text}-01")),
        _ => is_day(text),
    }
}

/// The first day of a year, month or day, where sources state a release only so far.
pub fn first_day(text: &str) -> Option<String> {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    is_day(&day).then_some(day)
}

/// Modalities as their public names in the order of the enum, joined by commas.
pub fn modalities(list: &[Modality]) -> String {
    let mut list = list.to_vec();
    list.sort_unstable();
    list.dedup();
    let names: Vec<String> = list.iter().map(name_of).collect();
    names.join(",")
}

/// The canonical text of a value of a field; else what would be right.
pub fn canonical(field: ModelField, value: &str) -> Result<String, String> {
    let value = value.trim();
    if value.is_empty() {
        return Err("is empty; leave the field out where nothing is known".to_owned());
    }
    match field {
        ModelField::Name | ModelField::Family | ModelField::Architecture => Ok(value.to_owned()),
        ModelField::Organization | ModelField::Successor | ModelField::License => slug(value),
        ModelField::ProductType => enumerated::<ProductType>(value),
        ModelField::Lifecycle => enumerated::<Lifecycle>(value),
        ModelField::Openness => enumerated::<Openness>(value),
        ModelField::DeprecatedOn
        | ModelField::RetiredOn
        | ModelField::ReleasedOn
        | ModelField::ReviewedOn => day(value),
        ModelField::KnowledgeCutoff => partial_day(value),
        ModelField::ContextWindow
        | ModelField::MaxOutputTokens
        | ModelField::ParametersTotal
        | ModelField::ParametersActive => count(value),
        ModelField::SmallByLab => match value {
            "true" | "false" => Ok(value.to_owned()),
            other => Err(format!("`{other}` is neither true nor false")),
        },
        ModelField::InputModalities | ModelField::OutputModalities => modality_list(value),
    }
}

fn slug(value: &str) -> Result<String, String> {
    if is_slug(value) {
        Ok(value.to_owned())
    } else {
        Err(format!(
            "`{value}` is no slug; use lower-case letters, digits, dots and dashes"
        ))
    }
}

fn enumerated<T: DeserializeOwned + Serialize>(value: &str) -> Result<String, String> {
    named::<T>(value).map(|value| name_of(&value))
}

fn day(value: &str) -> Result<String, String> {
    if is_day(value) {
        Ok(value.to_owned())
    } else {
        Err(format!("`{value}` is no day; write YYYY-MM-DD"))
    }
}

fn partial_day(value: &str) -> Result<String, String> {
    if is_partial_day(value) {
        Ok(value.to_owned())
    } else {
        Err(format!(
            "`{value}` is no date; write YYYY, YYYY-MM or YYYY-MM-DD"
        ))
    }
}

fn count(value: &str) -> Result<String, String> {
    match value.parse::<i64>() {
        Ok(number) if number > 0 => Ok(number.to_string()),
        _ => Err(format!(
            "`{value}` is no count; write a whole number above 0"
        )),
    }
}

fn modality_list(value: &str) -> Result<String, String> {
    let list = value
        .split(',')
        .map(|name| named::<Modality>(name.trim()))
        .collect::<Result<Vec<_>, _>>()?;
    Ok(modalities(&list))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn values_have_one_spelling() {
        assert_eq!(
            canonical(ModelField::InputModalities, "IMAGE, TEXT"),
            Ok("TEXT,IMAGE".to_owned())
        );
        assert_eq!(
            canonical(ModelField::ContextWindow, "007"),
            Ok("7".to_owned())
        );
        assert!(canonical(ModelField::ReleasedOn, "2025-02-30").is_err());
        assert!(canonical(ModelField::KnowledgeCutoff, "2025-02").is_ok());
        assert!(canonical(ModelField::Lifecycle, "current").is_err());
    }
}
