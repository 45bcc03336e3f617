//! The leaderboard's YAML: a flat list of records with plain fields, which is all of YAML that it uses.

use std::collections::BTreeMap;

/// The records, each with the number of its first line.
pub fn records(text: &str) -> Vec<(usize, BTreeMap<String, String>)> {
    let mut records: Vec<(usize, BTreeMap<String, String>)> = Vec::new();
    for (number, line) in text.lines().enumerate() {
        let field = match line.strip_prefix("- ") {
            Some(field) => {
                records.push((number + 1, BTreeMap::new()));
                field
            }
            None => line,
        };
        if let (Some((key, value)), Some((_, record))) = (field.split_once(':'), records.last_mut())
        {
            let value = value.trim().trim_matches(['"', '\'']);
            record.insert(key.trim().to_owned(), value.to_owned());
        }
    }
    records
}
