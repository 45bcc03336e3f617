//! Canonical text of the values that facts hold: one way to write a day, a slug, an enum value, a list of modalities.

use chrono::NaiveDate;
use entities::enums::{Lifecycle, Modality, ModelField, Openness, ProductType};
use serde::de::value::{Error as NameError, StrDeserializer};
use serde::de::{DeserializeOwned, IntoDeserializer};
use serde::{Deserialize, Serialize};

/// Above this a number of tokens is a slip of its source: the largest windows are of ten million.
pub const MOST_TOKENS: i64 = 1_000_000_000;
/// Above this a number of weights is a slip of its source: the largest models have some ten million million.
const MOST_WEIGHTS: i64 = 100_000_000_000_000;

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

/// The first day of a year, month or day.
pub fn first_day(text: &str) -> Option<String> {
    let day = match text.len() {
        4 => format!("{text}-01-01"),
        7 => format!("{text}-01"),
        _ => text.to_owned(),
    };
    is_day(&day).then_some(day)
}

/// Whether a day, month or year is more than a year after a day.
pub fn is_far_ahead(date: &str, today: &str) -> bool {
    let next_year = today.split_once('-').and_then(|(year, rest)| {
        let year: i32 = year.parse().ok()?;
        Some(format!("{:04}-{rest}", year + 1))
    });
    next_year.is_some_and(|limit| *date > *limit)
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
        ModelField::DeprecatedOn | ModelField::RetiredOn | ModelField::ReviewedOn => day(value),
        ModelField::ReleasedOn | ModelField::KnowledgeCutoff => partial_day(value),
        ModelField::ContextWindow | ModelField::MaxOutputTokens => count(value, MOST_TOKENS),
        ModelField::ParametersTotal | ModelField::ParametersActive => count(value, MOST_WEIGHTS),
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

fn count(value: &str, most: i64) -> Result<String, String> {
    match value.parse::<i64>() {
        Ok(number) if number > most => Err(format!("`{value}` is more than any model has")),
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
        assert!(canonical(ModelField::ReleasedOn, "2025-02").is_ok());
        assert!(canonical(ModelField::Lifecycle, "current").is_err());
    }

    #[test]
    fn counts_that_no_model_has_are_refused() {
        for (field, most, more) in [
            (ModelField::ContextWindow, "1000000000", "1000000001"),
            (
                ModelField::MaxOutputTokens,
                "1000000000",
                "1000000000000000000",
            ),
            (
                ModelField::ParametersTotal,
                "100000000000000",
                "100000000000001",
            ),
        ] {
            assert_eq!(canonical(field, most), Ok(most.to_owned()));
            assert!(canonical(field, more).unwrap_err().contains(more));
        }
    }

    #[test]
    fn a_year_ahead_is_not_far() {
        for (date, far) in [
            ("2027-11-27", false),
            ("2027-11-28", true),
            ("2099-01-01", true),
            ("2028", true),
            ("2027-11", false),
            ("2020-02-29", false),
        ] {
            assert_eq!(is_far_ahead(date, "2026-11-27"), far, "{date}");
        }
        assert!(!is_far_ahead("2099-01-01", ""));
    }
}
