//! Values as rows store them.

use chrono::NaiveDate;

use super::error::{Error, Result};

/// A day as a row of `table` stores it; '' and null stand for none.
pub fn day(table: &'static str, text: Option<&str>) -> Result<Option<NaiveDate>> {
    let Some(text) = text.and_then(stated) else {
        return Ok(None);
    };
    let day = NaiveDate::parse_from_str(text, "%Y-%m-%d");
    let day = day.map_err(|_| Error::malformed(table, text, "is no day in ISO 8601"))?;
    Ok(Some(day))
}

/// A text that is stored as '' where there is none.
pub fn stated(text: &str) -> Option<&str> {
    Some(text).filter(|text| !text.is_empty())
}
