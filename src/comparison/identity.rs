//! What a pair is called.

use chrono::NaiveDate;

use super::contender::Contender;

const BETWEEN: &str = "-vs-";

/// The slug of a pair, sides as asked.
pub fn slug(left: &str, right: &str) -> String {
    format!("{left}{BETWEEN}{right}")
}

/// The slug of a pair with its sides in alphabetical order: one for both directions.
pub fn canonical_slug(left: &str, right: &str) -> String {
    slug(left.min(right), left.max(right))
}

/// Every way to read a slug as a pair, the shortest left side first; more than one only where a model's own slug holds "-vs-".
pub fn readings(slug: &str) -> Vec<(&str, &str)> {
    let whole = |(at, _): (usize, &str)| Some((slug.get(..at)?, slug.get(at + BETWEEN.len()..)?));
    let readings = slug.match_indices(BETWEEN).filter_map(whole);
    readings
        .filter(|(left, right)| !left.is_empty() && !right.is_empty())
        .collect()
}

/// The older of the two review dates; `None` unless both were reviewed.
pub fn reviewed_on(left: &Contender, right: &Contender) -> Option<NaiveDate> {
    let (left, right) = left.reviewed_on.zip(right.reviewed_on)?;
    Some(left.min(right))
}

#[cfg(test)]
mod tests;
