//! Scalars that filters are written in, each with the form it travels in.

use std::str::FromStr as _;

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};
use chrono::{Datelike as _, NaiveDate};

use super::error::{Error, Result};

/// Millionths in one unit of money.
const MICROS: i64 = 1_000_000;

/// Stored steps in one unit of a benchmark.
const TEN_THOUSANDTHS: i64 = 10_000;

/// A whole number of up to 64 bits, sent as a JSON number; every value of the catalog lies within ±9,007,199,254,740,991, which JavaScript holds exactly.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Long(pub i64);

/// A whole number of up to 64 bits, sent as a JSON number; every value of the catalog lies within ±9,007,199,254,740,991, which JavaScript holds exactly.
#[Scalar(
    name = "Long",
    specified_by_url = "https://scalars.graphql.org/chillicream/long"
)]
impl ScalarType for Long {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::Number(number) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        number
            .as_i64()
            .map(Self)
            .ok_or_else(|| InputValueError::custom("a Long is a whole number of at most 64 bits"))
    }

    fn to_value(&self) -> Value {
        Value::from(self.0)
    }
}

/// An exact decimal number, sent as a string in plain notation without trailing zeros, such as "0.075"; accepted as a string or a number.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Decimal(pub rust_decimal::Decimal);

/// An exact decimal number, sent as a string in plain notation without trailing zeros, such as "0.075"; accepted as a string or a number.
#[Scalar(
    name = "Decimal",
    specified_by_url = "https://www.w3.org/TR/xmlschema11-2/#decimal"
)]
impl ScalarType for Decimal {
    fn parse(value: Value) -> InputValueResult<Self> {
        let text = match &value {
            Value::String(text) => text.clone(),
            Value::Number(number) => number.to_string(),
            Value::Null
            | Value::Boolean(_)
            | Value::Binary(_)
            | Value::Enum(_)
            | Value::List(_)
            | Value::Object(_) => return Err(InputValueError::expected_type(value)),
        };
        rust_decimal::Decimal::from_str(&text)
            .or_else(|_| rust_decimal::Decimal::from_scientific(&text))
            .map(Self)
            .map_err(|_| InputValueError::custom("a Decimal is a number such as \"0.075\""))
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.normalize().to_string())
    }
}

impl Decimal {
    /// The number that `micros` millionths are.
    pub fn from_micros(micros: i64) -> Self {
        Self(rust_decimal::Decimal::new(micros, 6))
    }

    /// The number that `steps` thousandths are.
    pub fn from_thousandths(steps: i64) -> Self {
        Self(rust_decimal::Decimal::new(steps, 3))
    }

    /// The number that `steps` ten-thousandths are.
    pub fn from_ten_thousandths(steps: i64) -> Self {
        Self(rust_decimal::Decimal::new(steps, 4))
    }

    /// Whole millionths, rounded down.
    pub(crate) fn micros(self, argument: &str) -> Result<i64> {
        self.scaled(MICROS, argument)
    }

    /// Whole ten-thousandths, rounded down.
    pub(crate) fn ten_thousandths(self, argument: &str) -> Result<i64> {
        self.scaled(TEN_THOUSANDTHS, argument)
    }

    fn scaled(self, factor: i64, argument: &str) -> Result<i64> {
        self.0
            .checked_mul(factor.into())
            .and_then(|scaled| i64::try_from(scaled.floor()).ok())
            .ok_or_else(|| Error::input(format!("`{argument}` is out of range.")))
    }
}

/// A day in ISO 8601, such as "2026-05-22".
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Date(pub NaiveDate);

/// A day in ISO 8601, such as "2026-05-22".
#[Scalar(
    name = "Date",
    specified_by_url = "https://scalars.graphql.org/chillicream/local-date"
)]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        // Days are compared as texts, so only the one form that sorts by time is a day.
        let form = |(place, letter): (usize, u8)| match place {
            4 | 7 => letter == b'-',
            _ => letter.is_ascii_digit(),
        };
        Some(text)
            .filter(|text| text.len() == "2026-05-22".len() && text.bytes().enumerate().all(form))
            .and_then(|text| NaiveDate::parse_from_str(text, "%Y-%m-%d").ok())
            .filter(|day| day.year() >= 1)
            .map(Self)
            .ok_or_else(|| InputValueError::custom("a Date is a day such as \"2026-05-22\""))
    }

    fn to_value(&self) -> Value {
        Value::String(self.iso())
    }
}

impl Date {
    /// The day as it is stored, in ISO text.
    pub fn iso(self) -> String {
        self.0.format("%Y-%m-%d").to_string()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_four_two_and_two_digits_of_a_real_day() {
        let day = |text: &str| Date::parse(Value::from(text)).ok().map(Date::iso);
        for text in ["2026-05-22", "0001-01-01", "9999-12-31", "2024-02-29"] {
            assert_eq!(day(text).as_deref(), Some(text));
        }
        for text in [
            "+12026-1-1",
            " 2026-01-1",
            "-999-01-01",
            "0000-01-01",
            "2026-02-29",
            "2026-1-001",
            "2026/01/01",
            "٢٠٢٦-01-01",
            "2026-01-01T",
            "",
        ] {
            assert_eq!(day(text), None, "{text:?}");
        }
    }
}
