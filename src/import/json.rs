//! Reading JSON record by record: numbers by their text, and one bad record at a time.

use std::fmt;

use rust_decimal::Decimal;
use serde::de::{Error as _, MapAccess, Visitor};
use serde::{Deserialize, Deserializer};
use serde_json::value::RawValue;

use super::decimal;

/// The entries of an object in their order, each still as text; a key may stand twice.
#[derive(Debug, Default)]
pub struct Entries<'a>(pub Vec<(String, &'a RawValue)>);

impl<'de: 'a, 'a> Deserialize<'de> for Entries<'a> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_map(EntriesVisitor)
    }
}

struct EntriesVisitor;

impl<'de> Visitor<'de> for EntriesVisitor {
    type Value = Entries<'de>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = map.next_entry()? {
            entries.push(entry);
        }
        Ok(Entries(entries))
    }
}

/// A number as its source writes it, as a number or as a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number(pub Decimal);

impl Number {
    /// The number that a JSON text states; none where it states none.
    pub fn of(raw: &RawValue) -> Option<Self> {
        decimal::parse(raw.get().trim().trim_matches('"')).map(Self)
    }
}

impl<'de> Deserialize<'de> for Number {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let raw = <&RawValue>::deserialize(deserializer)?;
        Self::of(raw).ok_or_else(|| D::Error::custom(format!("{} is no number", short(raw.get()))))
    }
}

impl Number {
    /// The number as a count; none where it is no whole number above 0. One that is too large for the catalog stays too
    /// large, so that it is refused with its reason where it is used.
    pub fn count(self) -> Option<i64> {
        let whole = self.0.is_sign_positive() && !self.0.is_zero() && self.0.fract().is_zero();
        whole.then(|| i64::try_from(self.0).unwrap_or(i64::MAX))
    }
}

/// The beginning of a text, for messages.
pub fn short(text: &str) -> String {
    let mut start: String = text.chars().take(60).collect();
    if start.len() < text.len() {
        start.push('…');
    }
    start
}

/// A record of JSON text; else what is wrong with it.
pub fn record<'a, T: Deserialize<'a>>(text: &'a str) -> Result<T, String> {
    serde_json::from_str(text).map_err(|error| {
        let message = error.to_string();
        let end = message.rfind(" at line ").unwrap_or(message.len());
        message.get(..end).unwrap_or(&message).to_owned()
    })
}
