//! What values of closed lists and counts read as, for those who show answers to people.

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

#[cfg(test)]
mod tests {
    use super::capitalised;

    #[test]
    fn values_of_closed_lists_become_words() {
        assert_eq!(capitalised("LOWER_RISK"), "Lower risk");
        assert_eq!(capitalised(""), "");
    }
}
