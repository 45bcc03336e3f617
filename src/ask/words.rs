//! What values of closed lists and counts read as, for those who show answers to people.

use chrono::NaiveDate;

/// `NO_TRACKED_ROUTE` as "no tracked route".
pub fn plain(value: &str) -> String {
    match value {
        "BOTH_SELF_REPORTED" => "both self-reported".to_owned(),
        "MIXED" => "different measurers".to_owned(),
        "LAB" => "self-reported".to_owned(),
        "RAG" => value.to_owned(),
        _ => value.to_lowercase().replace('_', " "),
    }
}

/// `LOWER_RISK` as "Lower risk".
pub fn capitalised(value: &str) -> String {
    let words = plain(value);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// A count with its thousands apart: 800,000,000.
pub fn grouped(count: u64) -> String {
    crate::words::grouped(count.into())
}

/// Whether a text is a day as the API writes and reads it: 2026-01-31. What else ISO 8601 allows is not.
pub fn is_day(text: &str) -> bool {
    let digits = |byte: &u8| byte.is_ascii_digit();
    let shaped =
        text.len() == "2026-01-31".len() && text.bytes().filter(|byte| digits(byte)).count() == 8;
    shaped && NaiveDate::parse_from_str(text, "%Y-%m-%d").is_ok()
}

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn values_of_closed_lists_become_words() {
        assert_eq!(capitalised("LOWER_RISK"), "Lower risk");
        assert_eq!(capitalised(""), "");
    }
}
