//! Words for values of closed lists, and names of units.

use super::answer::{Side, Support};

/// `NO_TRACKED_ROUTE` as "no tracked route".
pub(super) fn plain(value: &str) -> String {
    match value {
        "BOTH_SELF_REPORTED" => "both self-reported".to_owned(),
        "MIXED" => "different measurers".to_owned(),
        "LAB" => "self-reported".to_owned(),
        "RAG" => value.to_owned(),
        _ => value.to_lowercase().replace('_', " "),
    }
}

/// `LOWER_RISK` as "Lower risk".
pub(super) fn capitalised(value: &str) -> String {
    let words = plain(value);
    let mut letters = words.chars();
    letters.next().map_or_else(String::new, |first| {
        first.to_uppercase().chain(letters).collect()
    })
}

/// What decided a verdict, after "decided by".
pub(super) fn decided_by(kind: &str) -> String {
    match kind {
        "PRODUCT_TYPE_MISMATCH" => "nothing: two kinds of product".to_owned(),
        "SUPERSEDED" => "the lifecycle".to_owned(),
        "TOO_LITTLE_DATA" => "nothing: too little data".to_owned(),
        "CONTEXT_RATIO" => "the context window".to_owned(),
        "TIE" => "nothing: a tie".to_owned(),
        "SPLIT" => "nothing: the leads are small".to_owned(),
        "PRIORITY" => "your priority".to_owned(),
        _ => plain(kind),
    }
}

/// What the other side of a verdict is for.
pub(super) fn strength(value: &str) -> String {
    match value {
        "BENCHMARK" => "benchmark scores".to_owned(),
        "CONTEXT" => "long context".to_owned(),
        "COVERAGE" => "a choice of providers".to_owned(),
        "OPENNESS" => "open weights".to_owned(),
        _ => plain(value),
    }
}

/// What a signal of a verdict asks.
pub(super) fn signal(signal: &str, axis: &str) -> String {
    match (axis, signal) {
        ("RISK", "OPENNESS") => "Open weights".to_owned(),
        ("RISK", "RELEASED") => "Newer by half a year".to_owned(),
        ("RISK", "COMMERCIAL_USE") => "Unconditional commercial use".to_owned(),
        ("RISK", "LIFECYCLE") => "Still current".to_owned(),
        ("MEASURED", "CAPABILITIES") => "Capabilities of its own".to_owned(),
        _ => capitalised(signal),
    }
}

/// A count with its thousands apart: 800,000,000.
pub(super) fn grouped(count: u64) -> String {
    let digits = count.to_string();
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

/// Why a row of benchmarks may be compared, in full.
pub(super) fn comparability(value: &str) -> &'static str {
    match value {
        "SAME_MEASURER" => "Both scores come from the same measurer.",
        "BOTH_SELF_REPORTED" => "Each lab reports its own score; conditions may differ.",
        _ => "The scores come from different measurers; conditions may differ.",
    }
}

/// What a gap amounts to, in the unit of the benchmark.
pub(super) fn gap(gap: &str, unit: &str) -> String {
    match unit {
        "USD" => format!("${gap}"),
        "ELO" => format!("{gap} Elo"),
        "MINUTES" => format!("{gap} min"),
        _ if gap == "1" => "1 point".to_owned(),
        _ => format!("{gap} points"),
    }
}

/// Class of the side that leads.
pub(super) fn side_class(side: &Side) -> &'static str {
    match side {
        Side::Left => "leads-left",
        Side::Right => "leads-right",
        Side::Tie | Side::None => "",
    }
}

/// An answer about a capability.
pub(super) fn support(support: &Support) -> &'static str {
    match support {
        Support::Yes => "Yes",
        Support::No => "No",
        Support::Unknown => "Unknown",
    }
}

/// Class of an answer about a capability.
pub(super) fn support_class(support: &Support) -> &'static str {
    match support {
        Support::Yes => "yes",
        Support::No => "no",
        Support::Unknown => "unknown",
    }
}

/// The beginning of a text, ended at a word, for places that show little.
pub(super) fn beginning(text: &str, most: usize) -> String {
    if text.chars().count() <= most {
        return text.to_owned();
    }
    let cut: String = text.chars().take(most).collect();
    let whole = cut
        .rsplit_once(' ')
        .map_or(cut.as_str(), |(before, _)| before);
    format!("{}…", whole.trim_end_matches([',', ';', ':', '.']))
}

#[cfg(test)]
mod tests {
    use super::{beginning, capitalised, gap, grouped};

    #[test]
    fn values_of_closed_lists_become_words() {
        assert_eq!(capitalised("LOWER_RISK"), "Lower risk");
        assert_eq!(capitalised(""), "");
    }

    #[test]
    fn counts_are_grouped_by_thousands() {
        assert_eq!(
            [0, 999, 1_000, 800_000_000].map(grouped),
            ["0", "999", "1,000", "800,000,000"]
        );
    }

    #[test]
    fn gaps_carry_their_unit() {
        assert_eq!(gap("2.7", "PERCENT"), "2.7 points");
        assert_eq!(gap("1", "POINTS"), "1 point");
        assert_eq!(gap("9", "ELO"), "9 Elo");
    }

    #[test]
    fn beginnings_end_at_a_word() {
        assert_eq!(beginning("one two, three", 10), "one two…");
        assert_eq!(beginning("one two", 10), "one two");
    }
}
